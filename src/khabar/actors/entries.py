"""The record of one thing the actor tables know, and the endings of Arabic nouns and nisba adjectives."""

from functools import cache
from itertools import pairwise
from typing import NamedTuple

from khabar.knowledge import load_table
from khabar.text import fold
from khabar.words.marks import phrase_words


class Entry(NamedTuple):
    """One row of a table, in one of its forms.

    `layer` is the table it came from (nation, capital, seat, nisba, agency, outlet, organisation, group, body, office,
    head, people, holder, name, city, family, counterpart, coref, short); `kind` and `speaker` are those of the
    mention; `definite` tells that the form counts only with the article.
    """

    layer: str
    key: str
    name: str = ""
    country: str | None = None
    sectors: tuple[str, ...] = ()
    kind: str = "organisation"
    speaker: str = "organisation"
    ref: str | None = None
    flags: frozenset[str] = frozenset()
    gender: str = ""
    number: str = ""
    definite: bool = False
    arabic: str = ""


class Ending(NamedTuple):
    """A way to undo an ending: the base form, what the ending told, and whether it belongs to sound plurals only."""

    base: str
    gender: str
    number: str
    sound: bool


@cache
def endings() -> dict[str, tuple[str, ...]]:
    """Give the inflectional endings of the table, folded, by name."""
    rows = load_table("actors/endings").rows
    return {row["key"]: tuple(fold(cell) for cell in row["endings"].split("|")) for row in rows}


@cache
def _rules() -> tuple[tuple[str, str, str, str, bool], ...]:
    """Give (ending, put in its place, gender, number, sound) from the table, the longest first."""
    tail = endings()
    feminine = tail["feminine"][0]
    rules = [(ending, "", "m", "s", False) for ending in tail["tanwin"]]
    rules += [(ending, "", "f", "s", False) for ending in tail["feminine"]]
    rules += [(ending, "", "m", "d", False) for ending in tail["dual"]]
    rules += [(ending, put, "f", "d", False) for ending in tail["feminine_dual"] for put in (feminine, "")]
    rules += [(ending, put, "f", "p", False) for ending in tail["feminine_plural"] for put in (feminine, "")]
    rules += [(ending, "", "m", "p", True) for ending in tail["masculine_plural"]]
    return tuple(sorted(rules, key=lambda rule: (-len(rule[0]), not rule[4])))


def undo_endings(form: str) -> list[Ending]:
    """Give the base forms that a folded noun or adjective may have come from.

    >>> [ending.base for ending in undo_endings("فرنسيين")]
    ['فرنسي', 'فرنسي']
    """
    return [
        Ending(form[: -len(ending)] + put, gender, number, sound)
        for ending, put, gender, number, sound in _rules()
        if form.endswith(ending) and len(form) - len(ending) >= 2
    ]


@cache
def _close() -> tuple[frozenset[str], frozenset[str]]:
    """Give the words that the next one, and the one before, are written onto in names."""
    return phrase_words()["name_opener"], phrase_words()["no_article"]


def joined(name: str) -> str:
    """Give a folded name with those of its words joined that the news write apart or as one.

    >>> joined("عبد الله صالح")
    'عبدالله صالح'
    """
    words, (openers, of_god) = name.split(), _close()
    if openers.isdisjoint(words) and of_god.isdisjoint(words):
        return name
    written = words[0]
    for before, word in pairwise(words):
        written += word if before in openers or word in of_god else f" {word}"
    return written


def first_gender(name: str) -> str:
    """Give the gender of a name's first word: the feminine ending, or the plural of things, goes with she-forms."""
    first, tail = name.split(" ", 1)[0], endings()
    she = first.endswith((*tail["feminine"], *tail["feminine_plural"])) or first in tail["broken_plural_head"]
    return "f" if she else "m"


def like_nisba(bare_nisba: str, bare_name: str) -> str:
    """Give the gender of a nation's adjective in the form that is also the nation's name (Syria, Russia), or ''."""
    tail, told = endings(), bare_name.removeprefix(bare_nisba)
    return "f" if told in tail["feminine"] else "m" if told in tail["tanwin"] else ""
