"""Gives first and last days: of weeks, months, years, their parts, and of steps from a day."""

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]
PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


def week(day: date, step: int = 0) -> Days:
    """Give the Monday and Sunday of the week `step` weeks from a day."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
    return monday, monday + timedelta(days=6)


def month(year: int, number: int) -> Days:
    """Give the first and last day of a month; numbers below 1 and above 12 run into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def year(number: int) -> Days:
    """Give the first and last day of a year."""
    return date(number, 1, 1), date(number, 12, 31)


def part(days: Days, which: str) -> Days:
    """Give the early, middle or late part of a month (10 days each) or year (4 months each)."""
    first, last = days
    if (last - first).days > 40:
        start = {"early": 1, "mid": 5, "late": 9}[which]
        return date(first.year, start, 1), month(first.year, start + 3)[1]
    begin, end = PARTS[which]
    return first.replace(day=begin), first.replace(day=min(end, last.day))


def back(day: date, count: int, unit: str) -> Days | None:
    """Give the day, week, month or year that lies `count` units before a day (after it, if negative)."""
    try:
        if unit in ("day", "hour"):
            there = day - timedelta(days=count if unit == "day" else 0)
            return there, there
        if unit == "week":
            there = day - timedelta(weeks=count)
            return there, there
        if unit == "month":
            return month(day.year, day.month - count)
        return year(day.year - count * (10 if unit == "decade" else 1))
    except (OverflowError, ValueError):
        return None


def weekday(day: date, number: int, step: int | None) -> date:
    """Give the weekday `number` (Monday 0): the last at or before a day, or before it (-1), or after it (1)."""
    behind = (day.weekday() - number) % 7
    if step == 1:
        return day + timedelta(days=(number - day.weekday()) % 7 or 7)
    if step == -1 and behind == 0:
        behind = 7
    return day - timedelta(days=behind)
