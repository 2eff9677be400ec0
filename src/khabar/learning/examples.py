"""Gives the example sentences of a class from a text file."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from khabar.errors import InputError

FEWEST = 10
COUNTER, REMARK = "-", "#"


class Examples(NamedTuple):
    """Sentences that tell a class, and counter-examples: sentences that look like it but do not tell it."""

    wanted: tuple[str, ...]
    unwanted: tuple[str, ...] = ()


def read_examples(path: Path) -> Examples:
    """Read a file of one sentence a line: `-` opens a counter-example, `#` a remark; twins are left out.

    Raises InputError where the file cannot be read, has fewer than 10 examples, or gives one sentence both ways.
    """
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        step = "give a UTF-8 file, one sentence a line"
        raise InputError(f"no examples: {error}", where=str(path), next=step) from error
    return make_examples(lines, str(path))


def make_examples(lines: Iterable[str], where: str) -> Examples:
    """Make examples of lines as such a file has them. Raises InputError as `read_examples` does."""
    wanted: dict[str, None] = {}
    unwanted: dict[str, None] = {}
    for line in map(str.strip, lines):
        if line and not line.startswith(REMARK):
            side = unwanted if line.startswith(COUNTER) else wanted
            side[" ".join(line.removeprefix(COUNTER).split())] = None
    if both := wanted.keys() & unwanted.keys():
        what = f"both example and counter-example: {min(both)}"
        raise InputError(what, where=where, next="leave one of them out")
    if len(wanted) < FEWEST:
        step = f"give at least {FEWEST}, better 20 or more, each told in other words"
        raise InputError(f"only {len(wanted)} example sentences", where=where, next=step)
    return Examples(tuple(wanted), tuple(filter(None, unwanted)))
