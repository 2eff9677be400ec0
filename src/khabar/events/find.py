"""Gives the words of a page that may name an act (candidates), by the tables of acts."""

from collections.abc import Iterator
from typing import NamedTuple

from khabar.events.acts import Act, Index, load_acts
from khabar.words import Page, Word


class Trigger(NamedTuple):
    """Words [first, last) that may name one of `acts`; `form` is verb, noun or phrase."""

    first: int
    last: int
    form: str
    acts: tuple[Act, ...]


def find_triggers(page: Page) -> Iterator[Trigger]:
    """Find the candidates in reading order; the longest wins where two start together, and none overlap."""
    index, free = load_acts(), 0
    for start, end in page.ranges:
        for at in range(start, end):
            if at < free:
                continue
            found = _phrase(page, index, at, end) or _single(page.words[at], index)
            if found is not None:
                free = found.last
                yield found


def _phrase(page: Page, index: Index, at: int, end: int) -> Trigger | None:
    word = page.words[at]
    for opening in {word.stem, word.lemma}:
        for parts, act in index.phrases.get(opening, ()):
            last = at + len(parts)
            if last <= end and all(_same(page.words[at + n], part) for n, part in enumerate(parts[1:], 1)):
                return Trigger(at, last, "phrase", (act,))
    return None


def _same(word: Word, part: str) -> bool:
    return part in (word.stem, word.lemma, word.form) or (word.prep != "" and word.form == part)


def _single(word: Word, index: Index) -> Trigger | None:
    if word.pos == "VERB":
        acts = index.verbs.get(word.lemma)
        return Trigger(word.index, word.index + 1, "verb", acts) if acts else None
    if word.pos in ("NOUN", "ADJ", "PROPN", "X", "NUM", "ADV"):
        acts = index.nouns.get(word.stem) or index.nouns.get(word.lemma)
        return Trigger(word.index, word.index + 1, "noun", acts) if acts else None
    return None
