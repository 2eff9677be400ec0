"""Gives the words of a page that may name an act (candidates), by the tables of acts."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from khabar.events.acts import Act, Index, load_acts
from khabar.words import Page, Word
from khabar.words.features import SUFFIXES, TA, TA_MARBUTA, hints, label_of
from khabar.words.split import split


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
    rows = [row for opening in dict.fromkeys((word.stem, word.lemma)) for row in index.phrases.get(opening, ())]
    found: list[tuple[int, Act]] = []
    for parts, act in rows:
        last = at + len(parts)
        if last <= end and all(_same(page.words[at + n], part) for n, part in enumerate(parts[1:], 1)):
            found.append((last, act))
    if not found:
        return None
    longest = max(last for last, _ in found)
    return Trigger(at, longest, "phrase", tuple(act for last, act in found if last == longest))


def _same(word: Word, part: str) -> bool:
    return part in (word.stem, word.lemma, word.form) or (word.prep != "" and word.form == part)


def _single(word: Word, index: Index) -> Trigger | None:
    if word.pos == "VERB":
        return _found(word, "verb", index.verbs.get(word.lemma)) or _found(word, "noun", index.nouns.get(word.stem))
    if word.pos in ("NOUN", "ADJ", "PROPN", "X", "NUM", "ADV"):
        acts = index.nouns.get(word.stem) or index.nouns.get(word.lemma) or index.nouns.get(_bare(word))
        return _found(word, "noun", acts) or _found(word, "verb", index.verbs.get(_other_lemma(word.form)))
    return None


def _found(word: Word, form: str, acts: tuple[Act, ...] | None) -> Trigger | None:
    return Trigger(word.index, word.index + 1, form, acts) if acts else None


def _bare(word: Word) -> str:
    """Give a noun's stem without a pronoun that the tagger left on it."""
    if word.suffix or word.article:
        return ""
    ending = next((s for s in SUFFIXES if word.stem.endswith(s) and len(word.stem) - len(s) > 3), "")
    stem = word.stem.removesuffix(ending)
    return stem[:-1] + TA_MARBUTA if stem.endswith(TA) else stem


@lru_cache(maxsize=50_000)
def _other_lemma(form: str) -> str:
    """Give the lemma of a word that the tagger took for a noun, read as the verb that the tables allow."""
    hint = next((hint for hint in hints(form) if hint[0] == "V"), None)
    return split(form, label_of(form, hint)).lemma if hint else ""
