"""Gives the days that a time phrase means: from its words and the day of publication."""

from datetime import date
from typing import NamedTuple

from khabar.times.calendar import Days, back, month, part, week, weekday, year
from khabar.words import Word


class Piece(NamedTuple):
    """A word of time in a phrase."""

    kind: str
    value: str
    word: Word


class Phrase(NamedTuple):
    """A run of time words [first, last)."""

    pieces: tuple[Piece, ...]
    first: int
    last: int

    def get(self, kind: str) -> str | None:
        """Give the value of the first piece of a kind."""
        return next((p.value for p in self.pieces if p.kind == kind), None)


STEPS = {"past": -1, "next": 1, "this": 0}


def resolve(phrase: Phrase, published: date | None, future: bool) -> tuple[Days | None, str]:
    """Give (first and last day or None, grain); grain "" where the words are no time after all."""
    step = next((STEPS[p.kind] for p in phrase.pieces if p.kind in STEPS), None)
    written = phrase.get("date")
    if written is not None:
        return _written(written), "day"
    for read in (_month, _weekday, _day, _units, _year):
        found = read(phrase, published, step, future)
        if found is not None:
            days, grain = found
            if days and phrase.get("since") is not None and published and days[0] <= published:
                days = (days[0], published)
            return days, grain
    return None, ""


Found = tuple[Days | None, str] | None


def _written(text: str) -> Days | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day, day


def _month(phrase: Phrase, published: date | None, step: int | None, future: bool) -> Found:
    name = phrase.get("month")
    if name is None:
        return None
    number, written = int(name), phrase.get("year")
    day = phrase.get("number")
    if written is None and published is None:
        return None, "day" if day else "month"
    if written is not None:
        there = int(written)
    else:
        assert published is not None
        there = published.year
        if step == 1 or (future and step is None):
            there += number < published.month
        elif step == -1 or step is None:
            there -= number > published.month or (step == -1 and number == published.month)
    days = month(there, number)
    if day is not None and 1 <= int(day) <= days[1].day:
        exact = days[0].replace(day=int(day))
        return (exact, exact), "day"
    which = phrase.get("part")
    return (part(days, which) if which else days), "month"


def _weekday(phrase: Phrase, published: date | None, step: int | None, future: bool) -> Found:
    name = phrase.get("weekday")
    if name is None:
        return None
    if published is None:
        return None, "day"
    if phrase.get("day") is not None and step is None:
        return _day(phrase, published, step, future)
    if step is None and future:
        step = 1
    if step == 1 and future and int(name) == published.weekday() and phrase.get("next") is None:
        return (published, published), "day"
    day = weekday(published, int(name), step if step else None)
    return (day, day), "day"


def _day(phrase: Phrase, published: date | None, step: int | None, future: bool) -> Found:
    offset = phrase.get("day")
    if offset is None:
        return None
    if published is None:
        return None, "day"
    return back(published, -int(offset), "day"), "day"


def _units(phrase: Phrase, published: date | None, step: int | None, future: bool) -> Found:
    unit = phrase.get("unit")
    if unit is None:
        return None
    piece = next(p for p in phrase.pieces if p.kind == "unit")
    count = _count(phrase, piece)
    if phrase.get("year") is not None and unit == "year":
        days = year(int(phrase.get("year") or 0))
        which = phrase.get("part")
        return (part(days, which) if which else days), "year"
    if published is None:
        return (None, unit) if step is not None or phrase.get("ago") or phrase.get("since") else None
    if phrase.get("ago") is not None or phrase.get("since") is not None:
        return back(published, count, unit), unit
    if step is None:
        return None
    counted = piece.word.number in ("d", "p") or phrase.get("number") is not None
    if counted and step:
        edge = back(published, -step * count, unit)
        if edge is None:
            return None
        return ((edge[0], published) if step < 0 else (published, edge[1])), unit
    days = {"week": lambda: week(published, step), "month": lambda: month(published.year, published.month + step)}.get(
        unit, lambda: year(published.year + step)
    )()
    if unit in ("day", "hour"):
        return back(published, -step, "day"), "day"
    which = phrase.get("part")
    return (part(days, which) if which else days), unit


def _count(phrase: Phrase, piece: Piece) -> int:
    number = phrase.get("number")
    if number is not None:
        return int(number)
    return 2 if piece.word.number == "d" or piece.word.form.endswith("\u064a\u0646") else 1


def _year(phrase: Phrase, published: date | None, step: int | None, future: bool) -> Found:
    written = phrase.get("year")
    if written is None or len(phrase.pieces) == 1 and phrase.pieces[0].word.prep == "":
        return None
    if all(p.kind in ("year", "since", "within", "part", "until", "ago") for p in phrase.pieces):
        days = year(int(written))
        which = phrase.get("part")
        return (part(days, which) if which else days), "year"
    return None
