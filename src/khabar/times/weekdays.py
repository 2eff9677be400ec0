"""Gives the days of weekdays: alone, of a week or month, beside another day."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from khabar.times import calendar as days_of
from khabar.times.calendar import Days, one_day, open_days, try_day
from khabar.times.grammar import Context, pick
from khabar.times.symbols import Item
from khabar.times.years import container, month_of, step_of

UNTIL = "I"
SATURDAY = 5


def weekday(items: Sequence[Item], context: Context) -> Days | None:
    """Read a weekday alone, or with "last" or "next"."""
    found, today = pick(items, "W"), context.published
    assert found
    if today is None:
        return open_days("day")
    number, step = int(found.value), step_of(items)
    if step == 0:
        monday = days_of.around(today, "week").start
        return one_day(monday + timedelta(days=number)) if monday else None
    if step is None:
        return one_day(_bare_weekday(items, context, number, today))
    there = days_of.weekday(today, number, 1 if step > 0 else -1)
    if pick(items, "A"):
        there = days_of.weekday(today, number, 1)
    return one_day(there + timedelta(weeks=step - 1 if step > 1 else step + 1 if step < -1 else 0))


def _bare_weekday(items: Sequence[Item], context: Context, number: int, today: date) -> date:
    """Choose the day of a bare weekday: beside another day («الجمعة والسبت»), else by the verb, else the near one."""
    last, next_one = days_of.weekday(today, number), days_of.weekday(today, number, 2)
    before = [item for item in context.items[-3:] if item.code != "#"]
    near = next((item.value for item in before if item.code == "P" and item.value.grain == "day"), None)
    if near is not None and near.end and len(before) < 4 and items[0].first - before[-1].last < 2:
        there = days_of.weekday(near.end, number, 1)
        if (there - near.end).days <= 2:
            return there
    direction = context.direction(items)
    if direction == 0 and before and before[-1].code == UNTIL:
        return next_one
    if direction > 0 or (direction == 0 and (next_one - today).days <= 2 and (today - last).days >= 5):
        return next_one
    return last


def weekday_of_week(items: Sequence[Item], context: Context) -> Days | None:
    """Read a weekday of a week that is named («الأحد من الأسبوع المقبل»)."""
    found, week = pick(items, "W"), container(items, context)
    if not found or not week or week.grain != "week":
        return None
    return one_day(week.start + timedelta(days=int(found.value))) if week.start else open_days("day")


def weekday_number(items: Sequence[Item], context: Context) -> Days | None:
    """Read a weekday with the day of its month («الخميس 21»), if the two agree in a month near publication."""
    found, number, today = pick(items, "W"), pick(items, "no"), context.published
    assert found and number
    beside = items[-2] is found
    counts = number.code == "n" and beside and (not number.value.digits or context.next_is_counted(items))
    if today is None or counts or (number.code == "o" and not number.value.article):
        return None
    for step in (0, 1, -1):
        first = days_of.month_days(today.year, today.month + step)
        there = try_day(first[0].year, first[0].month, int(number.value.low)) if first else None
        if there and there.weekday() == int(found.value):
            return one_day(there)
    return None


def nth_weekday(items: Sequence[Item], context: Context) -> Days | None:
    """Read the first, second, last ... weekday of a month («أول يوم جمعة في هذا الشهر»)."""
    order, found, name = pick(items, "ol"), pick(items, "wW"), pick(items, "M")
    assert order and found
    if name is not None:
        month: Days | None = month_of(items, context, int(name.value))
    elif pick(items, "U"):
        month = container(items, context)
    else:
        month = days_of.around(context.published, "month") if context.published else None
    if not month or not month.start or month.grain != "month":
        return None
    if order.code == "l":
        return one_day(days_of.weekday(month.end, int(found.value))) if month.end else None
    first = days_of.weekday(month.start, int(found.value), 2)
    there = first + timedelta(weeks=int(order.value.low) - 1)
    return one_day(there) if month.end and there <= month.end else None


def weekdays_together(items: Sequence[Item], context: Context) -> Days | None:
    """Read weekdays that follow one another («يومي السبت والأحد», «ليل الجمعة السبت»)."""
    names = [item for item in items if item.code == "W"]
    steps = [(int(last.value) - int(first.value)) % 7 for first, last in pairwise(names)]
    unit = pick(items, "dV")
    if (unit is not None and unit.value != "day") or not all(step == 1 or (unit and step) for step in steps):
        return None
    first = weekday([names[0], *(item for item in items if item.code in "bac")], context)
    if first is None or first.start is None:
        return first
    return Days(first.start, first.start + timedelta(days=sum(steps)), "day")


def same_weekday(items: Sequence[Item], context: Context) -> Days | None:
    """Read "today, Thursday" and "yesterday, Sunday" if they agree (or say the day nearest to what is said)."""
    found, near = pick(items, "W"), pick(items, "YJ")
    assert found and near
    if context.published is None:
        return open_days("day")
    there = context.published + timedelta(days=int(near.value))
    if there.weekday() != int(found.value):
        options = [there + timedelta(days=step) for step in (-1, 1, -2, 2)]
        there = next((day for day in options if day.weekday() == int(found.value)), there)
    return one_day(there)


def weekend(items: Sequence[Item], context: Context) -> Days | None:
    """Read the weekend (Saturday and Sunday) of this, the last or the next week."""
    if context.published is None:
        return open_days("day")
    step = step_of(items)
    if step is None and context.published.weekday() < SATURDAY and context.direction(items) < 0:
        step = -1
    monday = days_of.around(context.published, "week", step or 0).start
    return Days(monday + timedelta(days=5), monday + timedelta(days=6), "day") if monday else open_days("day")
