"""Gives a page as a row of symbols: one letter for each word that may belong to a time phrase."""

import re
from functools import cache
from typing import Any, NamedTuple

from khabar.numerals import Number, particle, read_numbers
from khabar.times.calendar import try_day
from khabar.times.lexicon import PUNCTUATION, Term, load_terms
from khabar.words import Page

DATE = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?![\d/:]|[.-]\d)")
DAY_MONTH = re.compile(r"(\d{1,2})[/.](\d{1,2})(?![\d/:.])")
YEAR_MONTH = re.compile(r"(\d{4})[/.-](\d{1,2})(?![\d/:.-])|(\d{1,2})[/.-](\d{4})(?![\d/:.-])")
CLOCK = re.compile(r"([01]?\d|2[0-4])[:,.]([0-5]\d)(?::[0-5]\d)?(?![\d/:])")
BREAK, OTHER, POINT, LENGTH, DEFINITE_LENGTH = "#", ";", "P", "L", "2"
ZONE, ZONE_NAME = "9", "0"
YEARS = (1000, 2200)
TENS = 20  # the least that "tens" means


class Item(NamedTuple):
    """A symbol: its letter, words [first, last), clean characters [start, end), and what it stands for."""

    code: str
    first: int
    last: int
    start: int
    end: int
    value: Any = None
    kind: str = ""


def read_symbols(page: Page) -> list[Item]:
    """Give the symbols of a page; runs of words that are no time words are one symbol, sentences end with a break."""
    numbers = {number.first: number for number in reversed(read_numbers(page))}
    items = [Item(BREAK, 0, 0, 0, 0)]
    words, known = page.words, _known()
    for first, last in page.ranges:
        at = first
        while at < last:
            word = words[at]
            if word.form in known or at in numbers or word.form[0].isdigit() or items[-1].code == ZONE:
                at = _read(page, at, last, numbers, items)
            else:
                if items[-1].code != OTHER:
                    items.append(Item(OTHER, at, at + 1, word.start, word.end))
                at += 1
        if items[-1].code != BREAK:
            items.append(Item(BREAK, last, last, 0, 0))
    return items


@cache
def _known() -> frozenset[str]:
    """Give the forms that are no plain words."""
    return frozenset(load_terms()) | frozenset(PUNCTUATION)


def _read(page: Page, at: int, last: int, numbers: dict[int, Number], items: list[Item]) -> int:
    """Add the symbols of the word at `at` (and of those that go with it); give the place after them."""
    word = page.words[at]
    form = word.form
    if form[0].isdigit():
        return _read_digits(page, at, last, numbers, items)
    terms = load_terms().get(form)
    number = numbers.get(at)
    for term in terms or ():
        size = 1 + len(term.rest)
        if at + size <= last and all(page.words[at + n].form == rest for n, rest in enumerate(term.rest, 1)):
            if number is not None and number.last > at + size:
                break
            _add_term(page, at, at + size, term, items)
            return at + size
    if number is not None:
        _add_number(number, items)
        return number.last
    # What follows "in the time of" is the name of a zone.
    code = ZONE_NAME if items[-1].code == ZONE else PUNCTUATION.get(form, OTHER)
    items.append(Item(code, at, at + 1, word.start, word.end))
    return at + 1


def _add_term(page: Page, first: int, last: int, term: Term, items: list[Item]) -> None:
    start = page.words[first].start
    _add_clitics(term.conj, term.prep, Item("", first, last, start, start), items)
    items.append(
        Item(term.letter, first, last, start + term.lead, page.words[last - 1].end, term.value, kind=term.kind)
    )


def _add_clitics(conj: str, prep: str, at: Item, items: list[Item]) -> None:
    """Add the symbols of what is attached before a word: "and" and "in" (at, to)."""
    if conj:
        items.append(at._replace(code="&"))
    if prep:
        items.append(at._replace(code="i"))


def _add_number(number: Number, items: list[Item]) -> None:
    _add_clitics(number.conj, number.prep, Item("", number.first, number.last, number.start, number.start), items)
    if number.kind == "ordinal":
        code = "o"
    elif number.kind != "cardinal" or number.low % 1:
        code = "x" if number.low == TENS else OTHER
    elif 1 <= number.low <= 31:
        code = "n"
    else:
        code = "4" if YEARS[0] <= number.low <= YEARS[1] else "~"
    items.append(Item(code, number.first, number.last, number.start, number.end, number, number.kind))


def _read_digits(page: Page, at: int, last: int, numbers: dict[int, Number], items: list[Item]) -> int:
    """Add a date, a clock or a number in digits; joined numbers (19-20) become numbers with dashes between."""
    text, start = page.text.folded, page.words[at].start
    found = _try_date(text, start) or _try_clock(text, start, numbers.get(at))
    if found:
        code, value, end = found
        stop = page.word_from(end, at + 1, last)
        items.append(Item(code, at, stop, start, end, value))
        return stop
    number = numbers.get(at)
    if number is None:
        return at + 1
    if number.kind != "piece":
        _add_number(_with_article(page, number, items), items)
        return max(number.last, at + 1)
    word = page.words[at]
    parts = [int(part) for part in re.findall(r"\d+", word.form)]
    if len(parts) == 2 and "-" in word.form:
        cut = word.form.index("-")
        for value, (begin, end) in zip(parts, ((0, cut), (cut + 1, len(word.form))), strict=True):
            _add_number(number._replace(low=value, kind="cardinal", start=start + begin, end=start + end), items)
            items.append(Item("-", at, at + 1, start + cut, start + cut + 1))
        items.pop()
    else:
        items.append(Item(OTHER, at, number.last, start, number.end, None, "digits"))
    return max(number.last, at + 1)


def _with_article(page: Page, number: Number, items: list[Item]) -> Number:
    """Give a number in digits the article that is written before it as a word («الـ48»)."""
    before = page.words[number.first - 1] if items[-1].code == OTHER else None
    if before is None or before.end != number.start or before.form != particle("article")[0]:
        return number
    if items[-1].first == before.index:
        items.pop()
    return number._replace(first=before.index, start=before.start, article=True)


def _try_date(text: str, start: int) -> tuple[str, Any, int] | None:
    """Read a date in digits: value is (year or 0, month, day or 0)."""
    if match := DATE.match(text, start):
        a, b, c = int(match[1]), int(match[3]), int(match[4])
        for year, month, day in ((a, b, c), (c, b, a), (c, a, b)):
            if year < 100:
                year += 2000 if year < 70 else 1900
            if try_day(year, month, day):
                return "K", (year, month, day), match.end()
    elif match := YEAR_MONTH.match(text, start):
        year, month = int(match[1] or match[4]), int(match[2] or match[3])
        if 1 <= month <= 12 and YEARS[0] <= year <= YEARS[1]:
            return "K", (year, month, 0), match.end()
    elif match := DAY_MONTH.match(text, start):
        a, b = int(match[1]), int(match[2])
        month, day = (b, a) if b <= 12 else (a, b)
        if try_day(2000, month, day):
            slashed = "/" in match.group()
            return ("K" if slashed else "C"), (0, month, day), match.end()
    return None


def _try_clock(text: str, start: int, number: Number | None) -> tuple[str, Any, int] | None:
    match = CLOCK.match(text, start)
    if not match or (number is not None and number.end > match.end()):
        return None
    return "C", (int(match[1]), int(match[2])), match.end()
