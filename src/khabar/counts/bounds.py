"""Gives a number with what stands around it: more than, at least, about, from one to another."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from khabar.knowledge import load_table
from khabar.numerals import Number, leads, particle
from khabar.text import fold
from khabar.words import Page

COMMAS = (",", "\u060c")
AFTER = 4  # how many words behind a number "at least" may stand
NOT_PEOPLE = 10**10  # a number from which "more than" no longer means one more
Phrase = tuple[tuple[str, ...], str]


class Bounded(NamedTuple):
    """A number phrase: words [first, last), clean characters [start, end), least and most, how many numbers.

    `number_last` is the end of the number itself, where a phrase goes on behind the counted noun.
    """

    first: int
    last: int
    start: int
    end: int
    low: int | float
    high: int | float | None
    kind: str
    digits: bool
    number_last: int
    numbers: int = 1
    article: bool = False


@cache
def phrases(side: str) -> dict[str, tuple[Phrase, ...]]:
    """Give the phrases of one side by the word that stands next to the number."""
    found: dict[str, list[Phrase]] = {}
    for row in load_table("counts/bounds").rows:
        if row["side"] == side:
            for form in row["words"].split("|"):
                parts = tuple(fold(form).split())
                found.setdefault(parts[-1 if side == "before" else 0], []).append((parts, row["effect"]))
    return {word: tuple(sorted(rows, key=lambda phrase: -len(phrase[0]))) for word, rows in found.items()}


@lru_cache(maxsize=60_000)
def _bare(form: str) -> str:
    """Give a form without the clitics that may stand before "more than", "about"."""
    for letters, _, _, article in leads():
        if letters and not article and form.startswith(letters):
            rest = form[len(letters) :]
            if rest in _openers():
                return rest
    return form


@cache
def _openers() -> frozenset[str]:
    return frozenset(parts[0] for rows in phrases("before").values() for parts, _ in rows)


def read_bounds(page: Page, numbers: Sequence[Number], at: int) -> Bounded:
    """Give the number phrase that begins with numbers[at]."""
    number = numbers[at]
    ranged = _range(page, numbers, at)
    if ranged:
        return ranged
    first, last, start, end, low, high, kind, digits = number[:8]
    plain = Bounded(first, last, start, end, low, high, kind, digits, last, 1, number.article)
    if number.kind not in ("cardinal", "vague", "percent", "fraction") or number.low >= NOT_PEOPLE:
        return plain
    before = _before(page, number)
    if before:
        first, effect = before
        start = page.words[first].start + _lead(page.words[first].form)
        plain = plain._replace(first=first, start=start)
        return _moved(plain, effect)
    after = _after(page, number)
    if after:
        last, effect = after
        moved = _moved(plain, effect)
        return moved._replace(last=last, end=page.words[last - 1].end) if effect != "about" else moved
    return plain


def _lead(form: str) -> int:
    return len(form) - len(_bare(form))


def _moved(plain: Bounded, effect: str) -> Bounded:
    low, high = plain.low, plain.high
    if high is None:
        return plain
    step = 1 if plain.kind in ("cardinal", "vague") and low % 1 == 0 else 0
    if effect == "above":
        return plain._replace(low=low + step, high=None)
    if effect == "atleast":
        return plain._replace(high=None)
    if effect == "below":
        return plain._replace(low=0, high=high - step)
    return plain._replace(low=0) if effect == "upto" else plain


def _before(page: Page, number: Number) -> tuple[int, str] | None:
    """Give where a phrase before a number begins, and its effect."""
    words, begin = page.words, page.ranges[page.words[number.first].sentence][0]
    at = number.first - 1
    if at < begin or number.conj:
        return None
    for parts, effect in phrases("before").get(words[at].form, ()) or phrases("before").get(_bare(words[at].form), ()):
        first = at - len(parts) + 1
        if first < begin:
            continue
        forms = [word.form for word in words[first : at + 1]]
        if forms[1:] == list(parts[1:]) and parts[0] in (forms[0], _bare(forms[0])):
            return first, effect
    return None


def _after(page: Page, number: Number) -> tuple[int, str] | None:
    """Give where a phrase behind a number and its noun ends, and its effect."""
    words, end = page.words, page.ranges[page.words[number.first].sentence][1]
    for at in range(number.last, min(end, number.last + AFTER)):
        for parts, effect in phrases("after").get(words[at].form, ()):
            if tuple(word.form for word in words[at : at + len(parts)]) == parts:
                return at + len(parts), effect
        if words[at].pos in ("PUNCT", "VERB", "NUM") and words[at].form not in COMMAS:
            break
    return None


def _range(page: Page, numbers: Sequence[Number], at: int) -> Bounded | None:
    """Read a number that runs to the next one («بين 20 و30», «من 3 إلى 5», «3-5»)."""
    if at + 1 >= len(numbers):
        return None
    first, last = numbers[at], numbers[at + 1]
    words = page.words
    if (
        words[first.first].sentence != words[last.first].sentence
        or not 0 <= first.low < last.low
        or last.high != last.low
    ):
        return None
    if first.kind not in ("cardinal", "piece") or last.kind not in ("cardinal", "piece"):
        return None
    opener = first.first - 1 if first.first > page.ranges[words[first.first].sentence][0] else None
    if not _links(page, first, last, words[opener].form if opener is not None else ""):
        return None
    opened = opener is not None and words[opener].form in particle("between") + particle("of")
    begin, start = (opener, words[opener].start) if opened and opener is not None else (first.first, first.start)
    kind = "cardinal"
    return Bounded(begin, last.last, start, last.end, first.low, last.high, kind, first.digits, last.last, 2)


def _links(page: Page, first: Number, last: Number, opener: str) -> bool:
    words, between = page.words, page.words[first.last : last.first]
    if first.kind == "piece" or last.kind == "piece":
        joint = page.text.folded[first.end : last.start]
        whole = words[first.first]
        return first.first == last.first and joint == "-" and whole.end == last.end and whole.start == first.start
    forms = [word.form for word in between]
    if opener in particle("between"):
        return forms == list(particle("and")) or (not forms and bool(last.conj))
    if len(forms) == 1 and forms[0] in particle("until"):
        return True
    return len(forms) == 1 and forms[0] in particle("or") and last.low - first.low <= 1
