"""Gives the words that persons' names are made of, with their Latin spelling."""

from functools import cache
from typing import NamedTuple

from khabar.actors.lexicon import parts, rows_of
from khabar.text import fold
from khabar.words.marks import phrase_words


class NameWord(NamedTuple):
    """A word of the name list: its Latin spelling, and whether it is mostly something else (a name only in company)."""

    latin: str
    plain: bool


@cache
def name_words() -> dict[str, NameWord]:
    """Give the given and family names of the table by their folded form, article and all."""
    found: dict[str, NameWord] = {}
    for row in rows_of("names"):
        for cell in parts(row.get("arabic")):
            found.setdefault(fold(cell), NameWord(row.get("latin", ""), row.get("plain") == "yes"))
    return found


@cache
def closed_words() -> frozenset[str]:
    """Give the closed-class words that are never names by themselves."""
    names = ("adposition", "conjunction", "relative", "demonstrative", "quantifier", "numeral", "verb", "time")
    return frozenset().union(*(phrase_words()[name] for name in names))
