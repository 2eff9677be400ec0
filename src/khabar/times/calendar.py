"""Gives first and last days: of weeks, months, years, their parts, and of steps from a day."""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

MONTHS_OF = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
EARLY = 10  # the last day of the early part of a month or year
LATE = 21  # the day from which a month, or the last one of a year, is at its end
DAYS_OF = {"second": 0, "minute": 0, "hour": 0, "day": 1, "week": 7}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}


class Days(NamedTuple):
    """What a time phrase means: first and last day (None where nothing tells them), grain and calendar.

    `month` and `day` are kept of a date that was written without its year, so that a range may give it another.
    """

    start: date | None
    end: date | None
    grain: str
    calendar: str = "gregorian"
    month: int = 0
    day: int = 0


def open_days(grain: str) -> Days:
    """Give a time of which nothing tells the day."""
    return Days(None, None, grain)


def one_day(there: date, grain: str = "day") -> Days:
    """Give a single day."""
    return Days(there, there, grain)


def try_day(year: int, month: int, day: int) -> date | None:
    """Give a day, or None if the calendar has no such day."""
    if not (1 <= year <= 9998 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def month_days(year: int, month: int, count: int = 1) -> tuple[date, date] | None:
    """Give the first and last day of `count` months; month numbers below 1 and above 12 run into other years."""
    first, last = 12 * year + month - 1, 12 * year + month + count - 2
    if not (12 <= first <= last < 12 * 9999):
        return None
    year, month = divmod(last, 12)
    return date(first // 12, first % 12 + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])


def around(day: date, unit: str, step: int = 0) -> Days:
    """Give the week (Monday to Sunday), month, year, decade or century `step` after that of a day.

    >>> around(date(2018, 8, 17), "week", -1)[:2]
    (datetime.date(2018, 8, 6), datetime.date(2018, 8, 12))
    """
    if unit in DAYS_OF:
        there = shift(day, step, unit)
        if unit == "week" and there:
            monday = there - timedelta(days=there.weekday())
            return Days(monday, monday + timedelta(days=6), unit)
        return Days(there, there, "day")
    if unit == "century":
        found = month_days((day.year - 1) // 100 * 100 + 1 + 100 * step, 1, 1200)
    elif unit == "decade":
        found = month_days(day.year // 10 * 10 + 10 * step, 1, 120)
    elif unit == "year":
        found = month_days(day.year + step, 1, 12)
    else:
        found = month_days(day.year, day.month + step)
    return Days(*found, unit) if found else open_days(unit)


def shift(day: date, count: int | float, unit: str) -> date | None:
    """Give the day `count` units later (earlier, if negative), the month's last where it has no such day."""
    try:
        if unit in DAYS_OF:
            hours = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1.0}.get(unit)
            days = round(count * hours / 24) if hours else round(count * DAYS_OF[unit])
            return day + timedelta(days=days)
        months = 12 * day.year + day.month - 1 + round(count * MONTHS_OF[unit])
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None


def weekday(day: date, number: int, step: int = 0) -> date:
    """Give the weekday `number` (Monday 0): last till a day (0), before (-1), after (1), from it on (2)."""
    behind = (day.weekday() - number) % 7
    if step > 0:
        return day + timedelta(days=-behind % 7 or (7 if step == 1 else 0))
    return day - timedelta(days=behind or (7 if step < 0 else 0))


def part_of(days: Days, which: str, today: date | None) -> Days:
    """Give the early, middle, late part of a week, month or longer time, its end, or its rest from today on."""
    first, last = days.start, days.end
    if not first or not last:
        return days
    length = (last - first).days + 1
    if which == "rest":
        return days._replace(start=max(first, min(today or first, last)))
    if which == "earlier" and today is not None and first <= today:
        return days._replace(end=min(today, last))
    if length == 7:
        begin, end = {
            "early": (0, 3),
            "mid": (1, 4),
            "late": (3, 6),
            "end": (5, 6),
            "later": (3, 6),
            "earlier": (0, 3),
        }[which]
        return days._replace(start=first + timedelta(days=begin), end=first + timedelta(days=end), grain="day")
    if length < 40:
        begin, end = {"early": (1, 10), "mid": (11, 20), "later": (16, 31), "earlier": (1, 15)}.get(which, (21, 31))
        if length < 28:
            return days
        return days._replace(start=first.replace(day=begin), end=first.replace(day=min(end, last.day)))
    return _part_of_years(days, which)


def _part_of_years(days: Days, which: str) -> Days:
    """Give a third (early, mid, late), a half (later, earlier) or the end of a season or longer."""
    first, last = days.start, days.end
    assert first and last
    months = _months(first, last)
    if months == MONTHS_OF["year"] and which in ("end", "late"):
        return days._replace(start=last.replace(day=LATE))
    if months == MONTHS_OF["year"] and which == "early":
        return days._replace(end=first.replace(day=EARLY))
    third, half, least = max(1, months // 3), max(1, months // 2), max(1, months // 12)
    begin, count = {
        "early": (0, third),
        "mid": (third, third),
        "late": (months - third, third),
        "end": (months - least, least),
        "later": (half, months - half),
        "earlier": (0, half),
    }[which]
    found = month_days(first.year, first.month + begin, count)
    return days._replace(start=found[0], end=found[1]) if found else days


def _months(first: date, last: date) -> int:
    """Give how many months two days touch, with those between."""
    return (last.year - first.year) * 12 + last.month - first.month + 1


def fraction_of(days: Days, parts: int, number: int) -> Days:
    """Give the number-th half, third or quarter of a year, month or longer; the last one for -1."""
    first, last = days.start, days.end
    if number == -1:
        number = parts
    if not first or not last or not 1 <= number <= parts:
        return open_days("quarter")
    months = _months(first, last)
    if months < parts:
        length = (last - first).days + 1
        begin, end = length * (number - 1) // parts, length * number // parts - 1
        return days._replace(start=first + timedelta(days=begin), end=first + timedelta(days=end))
    found = month_days(first.year, first.month + months // parts * (number - 1), months // parts)
    grain = "quarter" if months == 12 and parts == 4 else days.grain
    return Days(*found, grain) if found else open_days(grain)


def season_days(name: str, year: int) -> Days:
    """Give the three months of a season; winter begins in December of its year."""
    first, last = SEASONS[name]
    found = month_days(year, first, last - first + 1)
    return Days(*found, "season") if found else open_days("season")
