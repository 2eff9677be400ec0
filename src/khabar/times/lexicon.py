"""Gives the words of time by their folded form: kind and value."""

from functools import cache
from typing import NamedTuple

from khabar.knowledge import load_table
from khabar.text import fold


class TimeWord(NamedTuple):
    """A row of times/words.tsv."""

    kind: str
    value: str


@cache
def load_words() -> dict[str, tuple[tuple[tuple[str, ...], TimeWord], ...]]:
    """Give, by their first word, the words and phrases of time, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], TimeWord]]] = {}
    for row in load_table("times/words").rows:
        for word in row["words"].split("|"):
            parts = tuple(fold(word).split())
            found.setdefault(parts[0], []).append((parts, TimeWord(row["kind"], row["value"])))
    return {first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in found.items()}
