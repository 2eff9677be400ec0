"""The documentation names every command, option, column and table."""

from pathlib import Path

import pytest

from khabar.cli.main import COMMANDS, group
from khabar.exports import COLUMNS
from khabar.knowledge import table_names

ROOT = Path(__file__).resolve().parents[1]
COMMAND_PAGE = (ROOT / "docs" / "commands.md").read_text("utf8")


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_and_options_are_described(name):
    assert f"## khabar {name}" in COMMAND_PAGE
    part = COMMAND_PAGE.split(f"## khabar {name}")[1].split("\n## ")[0]
    command = group.get_command(None, name)
    for parameter in command.params:
        for option in parameter.opts:
            if option.startswith("--") and option != "--help":
                assert option in part, (name, option)


def test_columns_are_described():
    page = (ROOT / "docs" / "reading.md").read_text("utf8")
    assert [name for name in COLUMNS if f"`{name}`" not in page] == []


def test_tables_are_described():
    page = (ROOT / "docs" / "knowledge.md").read_text("utf8")
    assert [name for name in table_names() if f"`{name}`" not in page] == []


def test_links_lead_somewhere():
    import re

    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf8")):
            assert (page.parent / link).exists(), (page.name, link)


def test_files_stay_short():
    long = [p.name for p in (ROOT / "src").rglob("*.py") if len(p.read_text("utf8").splitlines()) > 320]
    assert long == []
