"""Gives the rows of a knowledge table."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from khabar.errors import TableError
from khabar.settings import setting

Row = dict[str, str]
ROOT = Path(str(files("khabar.knowledge")))


class Table(NamedTuple):
    """A table: its name, what its head says, its columns and rows. Row i stands in line `lines[i]` of the file."""

    name: str
    head: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    lines: tuple[int, ...]


def alternatives(cell: str | None) -> list[str]:
    """Split a cell into its alternatives, without empty ones.

    >>> alternatives("قال|ذكر"), alternatives(None)  # said, mentioned
    (['قال', 'ذكر'], [])
    """
    return [part.strip() for part in cell.split("|") if part.strip()] if cell else []


def table_names() -> list[str]:
    """Give the names of all shipped tables, such as "times/months"."""
    return sorted(str(path.relative_to(ROOT).with_suffix("")) for path in ROOT.rglob("*.tsv"))


@cache
def load_table(name: str) -> Table:
    """Read a shipped table, with the rows of the user's own table of that name (setting "tables").

    A row of theirs replaces the shipped one of the same key; the others are added. Raises TableError where a row has
    more cells than there are columns, or their table has a column that the shipped one lacks.
    """
    table = read_table(ROOT / f"{name}.tsv", name)
    folder = setting("tables")
    path = Path(folder).expanduser() / f"{name}.tsv"
    return _extended(table, read_table(path, str(path))) if folder and path.is_file() else table


def _extended(table: Table, own: Table) -> Table:
    """Give a shipped table with a user's rows."""
    strange = [column for column in own.columns if column not in table.columns]
    if strange or table.columns[0] not in own.columns:
        raise TableError(
            f"columns are {', '.join(own.columns)}",
            where=own.name,
            next=f"use the columns of {table.name}: {', '.join(table.columns)}",
        )
    key, empty = table.columns[0], dict.fromkeys(table.columns, "")
    rows = {row[key]: empty | row for row in own.rows}
    kept = [rows.pop(row[key], row) for row in table.rows]
    added = len(rows)
    return table._replace(rows=(*kept, *rows.values()), lines=(*table.lines, *own.lines[len(own.lines) - added :]))


def read_table(path: Path, name: str) -> Table:
    """Read any table file; short rows are filled with empty cells."""
    try:
        text = path.read_text("utf8")
    except OSError as error:
        raise TableError("no such table", where=name, next="khabar tables list shows all") from error
    except UnicodeDecodeError as error:
        step = "save it as UTF-8, or install khabar again if it is a shipped one"
        raise TableError(f"byte {error.start} is no UTF-8", where=name, next=step) from error
    head: list[str] = []
    columns: tuple[str, ...] = ()
    rows: list[Row] = []
    lines: list[int] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("#"):
            head.append(line[1:].strip())
        elif not columns:
            columns = tuple(line.split("\t"))
        elif line:
            cells = line.split("\t")
            if len(cells) > len(columns):
                raise TableError(
                    f"{len(cells)} cells for {len(columns)} columns", where=f"{name} line {number}", next="mend the row"
                )
            rows.append(dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True)))
            lines.append(number)
    return Table(name, tuple(head), columns, tuple(rows), tuple(lines))
