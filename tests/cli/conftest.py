"""What the tests of commands share: a command run as typed."""

from collections.abc import Callable

import pytest

from khabar.cli.main import main


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run a command in this process: (exit status, what it printed, its errors)."""

    def typed(*arguments: object) -> tuple[int, str, str]:
        status = 0
        try:
            main(list(map(str, arguments)))
        except SystemExit as error:
            status = error.code
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return typed
