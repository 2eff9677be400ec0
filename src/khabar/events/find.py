"""Gives the words of a page that may name an act (candidates), by the tables of acts."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from khabar.events.acts import Act, Index, load_acts
from khabar.events.readings import other_lemmas, other_stems
from khabar.knowledge import alternatives, load_table
from khabar.words import Page, Word
from khabar.words.features import LAM

FORMS = ("verb", "noun")  # what a single word may be read as
MAYBE_VERBS = ("NOUN", "PROPN", "X")  # what the tagger may take a verb for; an adjective of two clitics is none


class Trigger(NamedTuple):
    """Words [first, last) that may name one of `acts`; `form` is verb, noun or phrase."""

    first: int
    last: int
    form: str
    acts: tuple[Act, ...]


@cache
def idle_words() -> frozenset[tuple[str, str]]:
    """Give the words that name no act, as (form, word)."""
    rows = load_table("events/idle").rows
    return frozenset((row["key"], word) for row in rows for word in alternatives(row["words"]))


def idle_key(word: Word, form: str) -> str:
    """Give by what a word read as a verb or noun is looked up among the idle ones."""
    return word.lemma if form == "verb" else word.stem


def find_triggers(page: Page, *, idle: bool = True) -> Iterator[Trigger]:
    """Find the candidates in reading order; the longest wins where two start together, and none overlap.

    Idle words are left out unless `idle` is False.
    """
    index, free, dull = load_acts(), 0, idle_words() if idle else frozenset()
    for start, end in page.ranges:
        for at in range(start, end):
            if at < free:
                continue
            found = _phrase(page, index, at, end) or _single(page.words[at])
            if found is None:
                continue
            free = found.last
            if found.last > at + 1 or (found.form, idle_key(page.words[at], found.form)) not in dull:
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


def _single(word: Word) -> Trigger | None:
    two_lams = word.article and word.prep.endswith(LAM)
    form, acts = _acts_of(word.form, word.pos, word.stem, word.lemma, two_lams)
    return Trigger(word.index, word.index + 1, form, acts) if acts else None


@lru_cache(maxsize=60_000)
def _acts_of(written: str, pos: str, stem: str, lemma: str, two_lams: bool) -> tuple[str, tuple[Act, ...]]:
    """Give the acts that a word may name, read as a verb or as a noun; none leaves the reading open."""
    index = load_acts()
    if pos == "VERB":
        acts = _of_verbs(index, (lemma, *other_lemmas(written)))
        return ("verb", acts) if acts else ("noun", index.nouns.get(stem) or _respelt(written, index))
    if pos not in ("NOUN", "ADJ", "PROPN", "X", "NUM", "ADV"):
        return "", ()
    acts = _of_noun(index, stem, lemma, two_lams) or _respelt(written, index)
    if acts or pos not in MAYBE_VERBS:
        return "noun", acts
    return "verb", _of_verbs(index, other_lemmas(written))


def _of_noun(index: Index, stem: str, lemma: str, two_lams: bool) -> tuple[Act, ...]:
    """Give the acts of a noun; «للقاء» may be «لقاء» after one lam, or «إلقاء» after two."""
    acts = index.nouns.get(stem) or index.nouns.get(lemma) or ()
    if two_lams:
        acts = tuple({act.key: act for act in (*index.nouns.get(LAM + stem, ()), *acts)}.values())
    return acts


def _of_verbs(index: Index, lemmas: Iterable[str]) -> tuple[Act, ...]:
    """Give the acts of all verbs that a form may belong to: unvowelled, «يعدم» is of two verbs."""
    return tuple({act.key: act for lemma in lemmas for act in index.verbs.get(lemma, ())}.values())


def _respelt(written: str, index: Index) -> tuple[Act, ...]:
    """Give the acts of a noun whose stem the tables do not know, its letters divided in another way."""
    return next((index.nouns[stem] for stem in other_stems(written) if stem in index.nouns), ())
