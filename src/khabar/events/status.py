"""Tells whether an act happened: actual, future, hypothetical or negated, by particles and governing words."""

from functools import cache
from typing import NamedTuple

from khabar.events.acts import stem_of
from khabar.events.clause import unjoined
from khabar.events.links import sentence_range
from khabar.knowledge import alternatives, load_table
from khabar.text import fold
from khabar.words import Page, Word

REACH = 7  # words before an act in which its governor is looked for
WINDOW, NEAR, BEHIND = 12, 3, 5  # words around an act in which any sign is noted


class Sign(NamedTuple):
    """A row of events/status.tsv."""

    key: str
    kind: str
    status: str
    tense: str


@cache
def load_signs() -> dict[str, Sign]:
    """Read the table of status once: folded word or lemma to its row."""
    found: dict[str, Sign] = {}
    for row in load_table("events/status").rows:
        sign = Sign(row["key"], row["kind"], row["status"], row["tense"])
        for word in alternatives(row["words"]):
            found.setdefault(fold(word) if sign.kind != "governor" else stem_of(word), sign)
    return found


def sign_of(word: Word) -> Sign | None:
    """Give the row of a word: as written, by its lemma or by its stem."""
    signs = load_signs()
    return signs.get(unjoined(word)) or signs.get(word.lemma) or signs.get(word.stem)


def read_status(page: Page, first: int, form: str) -> tuple[str, str]:
    """Give the status of the act at word `first` and the key of the row that decided, or "actual" and ""."""
    word = page.words[first]
    if word.future:
        return "future", "sa"
    sign = _particle(page, first, word) if form == "verb" else None
    sign = sign or _governor(page, first, form)
    return (sign.status, sign.key) if sign else ("actual", "")


def _particle(page: Page, first: int, word: Word) -> Sign | None:
    start = sentence_range(page, first)[0]
    for at in range(first - 1, max(start, first - 3) - 1, -1):
        sign = load_signs().get(unjoined(page.words[at]))
        if sign is not None and sign.kind == "particle":
            return sign if not sign.tense or sign.tense == word.tense else None
    return None


def _governor(page: Page, first: int, form: str) -> Sign | None:
    start = sentence_range(page, first)[0]
    for at in range(first - 1, max(start, first - REACH) - 1, -1):
        word = page.words[at]
        if word.pos == "PUNCT" and at < first - 1:
            return None
        sign = sign_of(word)
        if sign is not None and sign.kind != "particle":
            return None if sign.status == "actual" else sign
        if word.pos == "VERB":
            return None
    return None


def conditional(word: Word) -> bool:
    """Tell whether a word opens a conditional clause or a question."""
    sign = load_signs().get(unjoined(word))
    return sign is not None and sign.kind == "clause"


def signs_around(page: Page, first: int, last: int) -> list[tuple[str, str]]:
    """Give the keys of all signs in the sentence of an act, each with where it stands: near, before or behind."""
    start, end = sentence_range(page, first)
    found = []
    for at in (*range(max(start, first - WINDOW), first), *range(last, min(end, last + BEHIND))):
        word = page.words[at]
        sign = sign_of(word)
        if sign is not None:
            found.append((sign.key, "behind" if at >= last else "near" if first - at <= NEAR else "before"))
    return found
