"""Gives the words that persons' names are made of, with their Latin spelling."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from khabar.actors.entries import undo_endings
from khabar.actors.lexicon import rows_of
from khabar.actors.splits import bound_splits, splits
from khabar.knowledge import alternatives
from khabar.text import fold
from khabar.words.lexicon import nominals, verb_table
from khabar.words.marks import phrase_words


class NameWord(NamedTuple):
    """A word of the name list: its Latin spelling, whether it is mostly something else, and whether foreign."""

    latin: str
    plain: bool
    foreign: bool


@cache
def name_words() -> dict[str, NameWord]:
    """Give the given and family names of the table by their folded form, article and all."""
    found: dict[str, NameWord] = {}
    for row in rows_of("names"):
        for cell in alternatives(row.get("arabic")):
            found.setdefault(
                fold(cell), NameWord(row.get("latin", ""), row.get("plain") == "yes", row.get("source") == "khabar")
            )
    return found


@cache
def closed_words() -> frozenset[str]:
    """Give the closed-class words that are never names by themselves."""
    names = ("adposition", "conjunction", "relative", "demonstrative", "quantifier", "numeral", "verb", "time")
    return frozenset().union(*(phrase_words()[name] for name in names))


@cache
def common_words() -> frozenset[str]:
    """Give the common words that the word tables lack, folded."""
    return frozenset(fold(word) for row in rows_of("commons") for word in alternatives(row["words"]))


@cache
def _shapes() -> re.Pattern[str]:
    """Give the shapes of verbal nouns, participles and plurals, as one pattern."""
    shapes = (shape for row in rows_of("commons") for shape in alternatives(row["shapes"]) if "." in shape)
    return re.compile("|".join(shapes))


def is_common(stem: str) -> bool:
    """Say whether a folded stem is on the list of common words or has the shape of one.

    >>> is_common("ارتكاب"), is_common("بوتين")
    (True, False)
    """
    return stem in common_words() or _shapes().fullmatch(stem) is not None


@lru_cache(maxsize=100_000)
def is_unknown(form: str) -> bool:
    """Say whether a folded word is in no reading a form that the word tables know: mostly a foreign name."""
    nouns, verbs = nominals(), verb_table()
    for split in (*splits(form), *bound_splits(form)):
        core = split.core
        if core in nouns or core in verbs or len(core) < 3 or core[:-1] in nouns or core[1:] in verbs:
            return False
        if is_common(core) or any(is_common(ending.base) for ending in undo_endings(core)):
            return False
    return not any(ending.base in nouns for ending in undo_endings(form))


def is_plain_word(form: str) -> bool:
    """Say whether a folded word is one of the language's, and no name of the list (thanks)."""
    return form not in name_words() and not is_unknown(form)
