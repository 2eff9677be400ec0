"""Gives the year of a date: written out, told by a word (last, this, next), or chosen by what lies near."""

from collections.abc import Sequence
from datetime import date

from khabar.times.calendar import Days, around, month_days, open_days, try_day
from khabar.times.cues import year_of_named_day
from khabar.times.grammar import Context, pick
from khabar.times.symbols import Item

STEPS = {"b": -1, "z": -1, "a": 1, "A": 1, "c": 0, "t": 0}
NEAR = 60  # a yearless day so few days ahead is ahead, whatever the verb
LOOK_BACK = 120  # symbols in which the year of "that year" is looked for
SOON = 3  # a yearless month so few months ahead is ahead where no verb tells of what has been
FAR = 183


def written_year(items: Sequence[Item]) -> int | None:
    """Give the year that stands in a phrase in digits or words."""
    found = pick(items, "4")
    return int(found.value.low) if found else None


def step_of(items: Sequence[Item]) -> int | None:
    """Give -1 for "last", 0 for "this", 1 for "next" (2, -2 for the ones after), None where no such word stands."""
    found = pick(items, "baAczt")
    if found is None:
        return None
    return int(found.value) if found.code in "ba" else STEPS[found.code]


def month_of(items: Sequence[Item], context: Context, month: int) -> Days:
    """Give a month in the year that its phrase or its surroundings tell."""
    year = year_of(items, context, month)
    found = month_days(year, month) if year else None
    loose = 0 if written_year(items) else month
    return Days(*found, "month", "gregorian", loose) if found else open_days("month")


def day_of(items: Sequence[Item], context: Context, month: int, day: int) -> Days | None:
    """Give a day of a month in the year that its phrase or its surroundings tell; None where there is no such day."""
    if not try_day(2000, month, day):
        return None
    year = year_of(items, context, month, day)
    there = try_day(year, month, day) if year else None
    if year and there is None:
        return None
    loose = (0, 0) if written_year(items) else (month, day)
    return Days(there, there, "day", "gregorian", *loose)


def year_of(items: Sequence[Item], context: Context, month: int, day: int = 0) -> int | None:
    """Give the year of a month or day, None where neither the phrase nor the day of publication tells it."""
    written, today, step = written_year(items), context.published, step_of(items)
    named = None if written else year_of_named_day(context.page, items[0].first, month, day)
    if written or named or today is None:
        return written or named
    unit = pick(items, "U")
    if unit is not None and unit.value == "year":
        if step is not None:
            return today.year + step
        if pick(items, "h="):
            return _year_before(context) or chosen_year(today, month, day, -1, 0)
    return chosen_year(today, month, day, step, context.direction(items))


def _year_before(context: Context) -> int | None:
    """Give the year of the nearest time told before («في أبريل من العام نفسه»)."""
    before = (item.value for item in reversed(context.items[-LOOK_BACK:]) if item.code == "P")
    return next((days.end.year for days in before if days.end), None)


def chosen_year(today: date, month: int, day: int, step: int | None, direction: int) -> int:
    """Choose the year of a date without one: "last" and "next" decide, else the verb, else what is nearest."""
    if step == 0:
        return today.year
    here, now = (month, day or today.day), (today.month, today.day)
    past = today.year - (here > now)
    ahead = past if here == now else past + 1
    if step is not None:
        same = month == today.month and not day
        return (past - same if step < 0 else ahead + same) if same else (past if step < 0 else ahead)
    if not day:
        soon = direction == 0 and 1 <= (month - today.month) % 12 <= SOON
        return ahead if direction > 0 or soon else past
    there = try_day(ahead, month, day)
    distance = (there - today).days if there else FAR
    if direction > 0:
        return ahead if distance <= FAR + 120 else past
    return ahead if distance <= NEAR else past


def container(items: Sequence[Item], context: Context) -> Days | None:
    """Give the week, month, year, decade or century of a phrase such as "last month", seen from publication."""
    unit, step = pick(items, "UJ"), step_of(items)
    if unit is None or step is None:
        return None
    name = "day" if unit.code == "J" else unit.value
    if context.published is None:
        return open_days(name)
    if pick(items, "A"):
        return around(context.published, name, 1)
    return around(context.published, name, step)
