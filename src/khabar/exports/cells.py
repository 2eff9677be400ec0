"""Gives the cells of tables for spreadsheets: text that would be taken for a formula is told apart by an apostrophe.

Article text may begin with a sign that Excel, LibreOffice and their like take for the beginning of a formula, and a
formula may fetch or run something ("CSV injection", OWASP). Such a cell gets an apostrophe before it. Numbers are left
as they are, negative ones too. `unguard_cell` gives back exactly what was written.
"""

import re
from typing import Any

SIGNS = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"  # the full-width forms are taken for the same
GUARDED = re.compile(f"'*[{SIGNS}]")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")
SEPARATOR = ";"  # between the items of a list; some spreadsheets cut cells there, so each item is guarded


def guard_cell(value: Any) -> Any:
    """Give a cell's value as a spreadsheet may open it; lists are joined by `;`, each item guarded.

    >>> guard_cell("=1+1"), guard_cell("-4.5"), guard_cell(-4.5), guard_cell(["Syria", "@home"])
    ("'=1+1", '-4.5', -4.5, "Syria;'@home")
    """
    if isinstance(value, (list, tuple)):
        return SEPARATOR.join(str(guard_cell(one)) for one in value)
    if not isinstance(value, str) or not GUARDED.match(value) or NUMBER.fullmatch(value):
        return value
    return f"'{value}"


def unguard_cell(text: str) -> str:
    """Give back what `guard_cell` was given; the items of a list one by one, once they are split.

    >>> unguard_cell("'=1+1"), unguard_cell("'quoted'"), unguard_cell(guard_cell("'=x"))
    ('=1+1', "'quoted'", "'=x")
    """
    return text[1:] if text.startswith("'") and GUARDED.match(text) else text


def guard_row(row: dict[str, Any]) -> dict[str, Any]:
    """Give a row with its cells guarded."""
    return {name: guard_cell(value) for name, value in row.items()}
