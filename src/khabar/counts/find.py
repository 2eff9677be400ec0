"""Gives the counts of a page: numbers with their bounds, duals and singulars of people, and what is counted."""

from functools import cache
from typing import NamedTuple

from khabar.knowledge import load_table
from khabar.model import Count
from khabar.numerals import Number, read_numbers
from khabar.text import fold, read_text
from khabar.words import Page, Word, read_words

AROUND = 6  # words on either side in which what is counted may be said
DUALS = ("\u0627\u0646", "\u064a\u0646")
WOMEN = "\u0629"
KINDS_OF_NUMBER = frozenset(("cardinal", "vague"))


class CountMention(NamedTuple):
    """A count: words [first, last) of the number, clean characters [start, end), what, and its least and most."""

    first: int
    last: int
    start: int
    end: int
    what: str | None
    min: int
    max: int | None
    noun_first: int
    noun_last: int


class Bound(NamedTuple):
    """A row of counts/bounds.tsv."""

    words: tuple[str, ...]
    effect: str


@cache
def bounds(side: str) -> tuple[Bound, ...]:
    """Give the bounds of one side, the longest first."""
    found = []
    for row in load_table("counts/bounds").rows:
        if row["side"] == side:
            found += [Bound(tuple(fold(word).split()), row["effect"]) for word in row["words"].split("|")]
    return tuple(sorted(found, key=lambda bound: -len(bound.words)))


@cache
def kinds(side: str) -> dict[str, str]:
    """Give word to kind of count for one side."""
    found: dict[str, str] = {}
    for row in load_table("counts/kinds").rows:
        if row["side"] == side:
            for word in row["words"].split("|"):
                found.setdefault(fold(word).split()[-1], row["what"])
    return found


@cache
def singles() -> dict[str, int]:
    """Give the folded duals (2) and singulars (1) of people."""
    found: dict[str, int] = {}
    for row in load_table("counts/duals").rows:
        single = fold(row["singular"])
        base = single[:-1] + "\u062a" if single.endswith(WOMEN) else single
        found |= {single: 1, single + "\u0627": 1}
        found |= {base + ending: 2 for ending in DUALS}
    return found


def find_counts(page: Page) -> tuple[CountMention, ...]:
    """Find the counts of a page in order of place."""
    found = []
    taken: set[int] = set()
    for number in read_numbers(page):
        if number.kind in KINDS_OF_NUMBER:
            mention = _bounded(page, number)
            found.append(mention)
            taken.update(range(mention.first, mention.noun_last))
    for word in page.words:
        value = singles().get(word.stem) if word.pos in ("NOUN", "ADJ", "NUM") and not word.article else None
        if value is not None and word.index not in taken:
            what = _what(page, word.index, word.index + 1, word.index)
            if what is not None:
                found.append(CountMention(word.index, word.index + 1, _start(word), word.end, what, value, value, word.index, word.index + 1))
    return tuple(sorted(found))


def _start(word: Word) -> int:
    return word.start + len(word.conj) + len(word.prep)


def _bounded(page: Page, number: Number) -> CountMention:
    first, low, high = number.first, int(number.low), int(number.high)
    most: int | None = high
    effect = ""
    begin, end = page.ranges[page.words[first].sentence]
    for bound in bounds("before"):
        n = len(bound.words)
        if first - n >= begin and _match(page, first - n, bound.words):
            first, effect = first - n, bound.effect
            break
    noun_last = min(number.last + 1, end) if number.last < end and page.words[number.last].pos in ("NOUN", "ADJ") else number.last
    if not effect:
        for bound in bounds("after"):
            for at in (number.last, noun_last):
                if at + len(bound.words) <= end and _match(page, at, bound.words):
                    effect = bound.effect
    if effect == "above":
        low, most = high + 1, None
    elif effect == "atleast":
        most = None
    elif effect == "below":
        low, most = 0, high - 1
    elif effect == "upto":
        low = 0
    what = _what(page, first, number.last, number.last)
    start = _start(page.words[first])
    return CountMention(first, number.last, start, number.end, what, low, most, number.last, noun_last)


def _match(page: Page, at: int, words: tuple[str, ...]) -> bool:
    first = page.words[at]
    bare = first.form[len(first.conj) + len(first.prep) :]
    if words[0] not in (first.form, bare):
        return False
    return all(page.words[at + n].form == word for n, word in enumerate(words[1:], 1))


def _what(page: Page, first: int, last: int, noun: int) -> str | None:
    """Give what a number counts: by the counted noun, else by what governs it before, else by what is said after it."""
    begin, end = page.ranges[page.words[first].sentence]
    for at in range(noun, min(noun + 2, end)):
        what = _kind(page.words[at], "noun")
        if what:
            return what
    for at in range(first - 1, max(begin, first - AROUND) - 1, -1):
        word = page.words[at]
        what = _kind(word, "before")
        if what:
            return what
        if word.pos == "PUNCT" and first - at > 2:
            break
    for at in range(last, min(end, last + AROUND)):
        if page.words[at].pos == "PUNCT":
            break
        what = _kind(page.words[at], "after")
        if what:
            return what
    return None


def _kind(word: Word, side: str) -> str | None:
    table = kinds(side)
    return table.get(word.lemma) or table.get(word.stem)


def read_counts(text: str) -> list[Count]:
    """Read the counts of a text, with spans of the text as given.

    >>> [(count.what, count.min, count.max) for count in read_counts("مقتل أكثر من ألف شخص")]  # over a thousand killed
    [('dead', 1001, None)]
    """
    clean, sentences, _ = read_text(text)
    page = read_words(clean, sentences)
    return [Count(clean.to_original(c.start, c.end), c.what, c.min, c.max) for c in find_counts(page)]
