"""Writes the reference that comes from the program itself: options.md, tables.md and messages.md in docs/reference.

    python docs/make_reference.py            write the pages
    python docs/make_reference.py --check    say which of them are out of date (exit status 1)

What a column of a knowledge table holds stands in docs/reference/columns.tsv, a line a column; the rest is read from the
commands, the settings, the heads of the tables, and the places in the code that raise an error or reject an input.
"""

import ast
import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from khabar import errors
from khabar.cli.main import COMMANDS, group
from khabar.knowledge import load_table, table_names
from khabar.settings import SETTINGS

DOCS = Path(__file__).resolve().parent
SOURCE = DOCS.parent / "src" / "khabar"
MADE = "<!-- Made by docs/make_reference.py: change the program or columns.tsv, not this page. -->\n"
LINE = "a line"
"""The column under which columns.tsv describes the lines of a list."""
ANY = "*"
"""The table name under which columns.tsv describes a column that means the same in many tables."""


def cell(text: str) -> str:
    """Give a text as one cell of a Markdown table."""
    for mark in ("\\", "|", "<", "*", "_", "["):
        text = text.replace(mark, "\\" + mark)
    return " ".join(text.split())


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Give a Markdown table."""
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def _value(option: click.Option) -> str:
    if option.is_flag:
        return ""
    if isinstance(option.type, click.Choice):
        return ", ".join(f"`{one}`" for one in option.type.choices)
    kind = {
        "integer": "a whole number",
        "integer range": "a whole number",
        "float": "a number",
        "float range": "a number",
    }
    return option.metavar or kind.get(option.type.name, "FILE" if isinstance(option.type, click.Path) else "TEXT")


def _option(option: click.Option) -> tuple[str, ...]:
    names = ", ".join(f"`{name}`" for name in option.opts)
    given = option.default
    plain = isinstance(given, int | float | str | Path) and not isinstance(given, bool) and option.name != "who"
    notes = " Needed." if option.required else " May be given more than once." if option.multiple else ""
    return names, _value(option), f"`{given}`" if plain and str(given) else "", cell(option.help or "") + notes


def options() -> str:
    """Give the page of all commands, options and settings."""
    parts = [
        MADE,
        "# Options\n",
        "All commands and options, as the program has them. How they work together: [commands](../commands.md).\n",
    ]
    for name in COMMANDS:
        command = group.get_command(click.Context(group), name)
        assert command is not None
        usage = command.collect_usage_pieces(click.Context(command))
        parts += [f"## khabar {name}\n", f"`khabar {name} {' '.join(usage)}`\n", COMMANDS[name] + "\n"]
        rows = [_option(option) for option in command.params if isinstance(option, click.Option)]
        parts += [table(("option", "value", "default", "what it does"), rows)] if rows else []
    parts += ["## Settings\n", "Environment variables that hold for every command.\n"]
    rows = [(f"`KHABAR_{s.name.upper()}`", f"`{s.default}`" if s.default else "", cell(s.help)) for s in SETTINGS]
    return "\n".join([*parts, table(("variable", "default", "what it does"), rows)])


def described() -> dict[tuple[str, str], str]:
    """Give what columns.tsv says of each (table, column)."""
    with (DOCS / "reference" / "columns.tsv").open(encoding="utf8", newline="") as file:
        rows = csv.reader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return {(name, column): what for name, column, what in rows}


def column_line(said: dict[tuple[str, str], str], name: str, column: str) -> str:
    """Give the line that describes a column of a table, "" where there is none."""
    return said.get((name, column)) or said.get((ANY, column)) or ""


def list_names() -> list[str]:
    """Give the names of the shipped lists, such as "words/forms.txt"."""
    folder = SOURCE / "knowledge"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.txt"))


def tables() -> str:
    """Give the page of all knowledge tables and their columns."""
    said = described()
    parts = [
        MADE,
        "# Tables\n",
        "Every knowledge table: what its head says, and what its columns hold. How to mend or extend them: ",
    ]
    parts[-1] += "[knowledge](../knowledge.md), [adding a word](../teach/words.md).\n"
    for name in table_names():
        one = load_table(name)
        head = "\n".join(cell(line.lstrip("# ")) for line in one.head if line.strip("# "))
        rows = [(f"`{column}`", cell(column_line(said, name, column))) for column in one.columns]
        parts += [f"## {name}\n", head + "\n", table(("column", "what it holds"), rows)]
    parts += [
        "## Lists\n",
        "Beside the tables there are lists that programs of `training/` made; they are not mended by hand.\n",
    ]
    rows = [(f"`{name}`", cell(said.get((name, LINE), ""))) for name in list_names()]
    return "\n".join([*parts, table(("list", "what a line holds"), rows)])


Names = list[tuple[int, str, str]]
"""The texts that a file gives to names: (line, name, text)."""


def _named(name: str, line: int, names: Names) -> str:
    before = [text for at, one, text in names if one == name and at <= line]
    return before[-1] if before else ""


def _text(node: ast.expr | None, names: Names) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part, names) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        inside = ast.unparse(node.value)
        return _named(inside, node.lineno, names) or (f"({inside})" if inside.isidentifier() else "…")
    if isinstance(node, ast.BinOp):
        return _text(node.left, names) + _text(node.right, names)
    return _named(node.id, node.lineno, names) if isinstance(node, ast.Name) else ""


def _raised(path: Path, classes: set[str]) -> Iterator[tuple[str, str, str]]:
    tree = ast.parse(path.read_text("utf8"))
    names: Names = [
        (node.lineno, target.id, _text(node.value, []))
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant | ast.JoinedStr | ast.BinOp)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in classes and node.args:
            kind = node.func.id
            keys = {keyword.arg: keyword.value for keyword in node.keywords}
            step = keys.get("next") or (node.args[1] if len(node.args) > 1 else None)
            what, then = _text(node.args[0], sorted(names)).strip(), _text(step, sorted(names))
            if kind == "ExtraError":
                what, then = f"{what} is not installed", f"pip install 'khabar[{then}]'"
            if what.strip("…: ,"):
                yield kind, what, then


def messages() -> str:
    """Give the page of all errors: the classes, then what each may say and what to do next."""
    kinds = {name: kind for name, kind in vars(errors).items() if isinstance(kind, type)}
    found = sorted({one for path in sorted(SOURCE.rglob("*.py")) for one in _raised(path, {*kinds, "Unreadable"})})
    parts = [MADE, "# Messages\n", (DOCS / "reference" / "messages_head.txt").read_text("utf8")]
    for name, kind in kinds.items():
        rows = [(cell(what), cell(step)) for one, what, step in found if one == name]
        parts += [f"## {name}\n", " ".join((kind.__doc__ or "").split()) + "\n"]
        parts += [table(("what it says", "what to do"), rows)] if rows else []
    rows = [(cell(what), cell(step)) for one, what, step in found if one == "Unreadable"]
    parts += [
        "## Rejected items\n",
        "An item of an input that is no article: the run goes on, and the item is written to `OUTPUT.rejected.jsonl`.\n",
    ]
    return "\n".join([*parts, table(("reason", "next"), rows)])


PAGES = {"options.md": options, "tables.md": tables, "messages.md": messages}


def main() -> None:
    """Write the pages, or check them."""
    stale = []
    for name, make in PAGES.items():
        path, text = DOCS / "reference" / name, make()
        if "--check" in sys.argv:
            stale += [name] if not path.exists() or path.read_text("utf8") != text else []
        else:
            path.write_text(text, "utf8")
    if stale:
        sys.exit(f"out of date: {', '.join(stale)} (run: python docs/make_reference.py)")


if __name__ == "__main__":
    main()
