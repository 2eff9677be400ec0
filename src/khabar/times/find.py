"""Gives the time phrases of a page, and the days that they mean seen from the day of publication."""

import re
from datetime import date
from typing import NamedTuple

from khabar.model import Time
from khabar.text import read_text
from khabar.times.lexicon import load_words
from khabar.times.resolve import Piece, Phrase, resolve
from khabar.words import Page, read_words

YEAR = re.compile(r"(?:1[89]|20)\d\d$")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})$")
SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")
GLUE = frozenset(("/", "\u060c", ",", "(", ")", "-"))
OF = frozenset(("\u0645\u0646", "\u0641\u064a"))


class TimeMention(NamedTuple):
    """A time phrase: words [first, last), clean characters [start, end), and its first and last day, if known."""

    first: int
    last: int
    start: int
    end: int
    date_start: str | None
    date_end: str | None
    grain: str
    calendar: str = "gregorian"


def find_times(page: Page, published: date | None) -> tuple[TimeMention, ...]:
    """Find the time phrases of a page in order of place; relative ones stay open without a day of publication."""
    found = []
    for begin, end in page.ranges:
        at = begin
        while at < end:
            phrase = _collect(page, at, end)
            if phrase is None:
                at += 1
                continue
            days, grain = resolve(phrase, published, _future(page, phrase))
            if grain:
                word = page.words[phrase.first]
                start = word.start + len(word.conj) + len(word.prep)
                first, last = (day.isoformat() for day in days) if days else (None, None)
                found.append(
                    TimeMention(phrase.first, phrase.last, start, page.words[phrase.last - 1].end, first, last, grain)
                )
            at = phrase.last
    return tuple(found)


def _future(page: Page, phrase: Phrase) -> bool:
    """Say whether the nearest verb before a phrase speaks of what is to come."""
    begin = page.ranges[page.words[phrase.first].sentence][0]
    for word in reversed(page.words[max(begin, phrase.first - 10) : phrase.first]):
        if word.pos == "VERB":
            return word.future
    return False


def _piece(page: Page, at: int, end: int) -> tuple[Piece, int] | None:
    """Read the time word that starts at a word."""
    word = page.words[at]
    bare = word.form[len(word.conj) + len(word.prep) :]
    if word.prep and bare[:1] == "\u0644":
        bare = "\u0627" + bare
    for form in dict.fromkeys((word.form, bare, word.stem)):
        for parts, meaning in load_words().get(form, ()):
            last = at + len(parts)
            if last <= end and all(page.words[at + n].form == part for n, part in enumerate(parts[1:], 1)):
                if meaning.kind == "unit" and word.article is False and form == word.stem and bare != form:
                    continue
                return Piece(meaning.kind, meaning.value, word), last
    return _digits(page, at)


def _digits(page: Page, at: int) -> tuple[Piece, int] | None:
    word = page.words[at]
    form = word.form[len(word.conj) + len(word.prep) :] if not word.form[0].isdigit() else word.form
    if YEAR.match(form):
        return Piece("year", form, word), at + 1
    if match := ISO.match(form):
        return Piece("date", f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}", word), at + 1
    if match := SLASHED.match(form):
        return Piece("date", f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}", word), at + 1
    if form.isdigit() and len(form) <= 3:
        return Piece("number", form, word), at + 1
    return None


def _collect(page: Page, at: int, end: int) -> Phrase | None:
    """Collect the longest run of time words from a word, over slashes, commas and prepositions between them."""
    first = _piece(page, at, end)
    pieces: list[Piece] = []
    last = at
    spot = at
    if first is None and not _number(page, at):
        return None
    while spot < end:
        found = _piece(page, spot, end)
        if found is None and (value := _number(page, spot)) is not None:
            found = (Piece("number", str(value), page.words[spot]), spot + 1)
        if found is not None:
            if pieces and page.words[spot].conj and found[0].kind in ("weekday", "day", "month", "year", "date"):
                break
            pieces.append(found[0])
            spot = last = found[1]
            continue
        word = page.words[spot]
        glue = word.form in GLUE or word.form in OF
        if not glue or not pieces or spot + 1 >= end or _piece(page, spot + 1, end) is None:
            break
        following = _piece(page, spot + 1, end)
        if following is None or not _joins(word.form, pieces[-1], following[0]):
            break
        spot += 1
    return Phrase(tuple(pieces), at, last) if pieces else None


def _joins(glue: str, before: Piece, after: Piece) -> bool:
    """Say whether a mark or preposition joins two time words («تموز/يوليو», «أمس، الأحد», «الخامس من مايو»)."""
    if glue == "/":
        return before.kind == after.kind == "month"
    if glue in OF:
        return after.kind in ("month", "year", "part") or (before.kind == "part")
    return {before.kind, after.kind} <= {"day", "weekday", "number", "date", "month"} and after.kind != "number"



def _number(page: Page, at: int) -> int | None:
    """Read a number word that may count units or days of a month."""
    from khabar.numerals.lexicon import load_atoms

    word = page.words[at]
    for form in (word.form, word.stem):
        atom = load_atoms().get(form)
        if atom is not None and atom.kind in ("unit", "ordinal", "ten", "teen"):
            return int(atom.value)
    return None


def read_times(text: str, published: date | None = None) -> list[Time]:
    """Read the time phrases of a text, with spans of the text as given.

    >>> [(t.start, t.end) for t in read_times("قبل ثلاثة أيام", published=date(2018, 8, 27))]  # three days ago
    [('2018-08-24', '2018-08-24')]
    """
    clean, sentences, _ = read_text(text)
    page = read_words(clean, sentences)
    return [
        Time(clean.to_original(t.start, t.end), t.date_start, t.date_end, t.grain, t.calendar)
        for t in find_times(page, published)
    ]

