"""Gives the times told from one named before: the same day, two days after that, since then, since the start."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from khabar.knowledge import load_table
from khabar.numerals import particle
from khabar.text import fold
from khabar.times import calendar
from khabar.times.calendar import DAYS_OF, MONTHS_OF, Days, around, one_day, open_days
from khabar.times.cues import event_nouns
from khabar.times.grammar import Context, pick
from khabar.times.lengths import Length
from khabar.times.symbols import Item
from khabar.words import Page

LOOK_BACK = 120  # symbols in which the time that is told from is looked for
NEWS = 7  # days back from publication on which what is told as news may be
SINCE_START = re.compile("s(?=[^P]{0,7};)[;irguUEqo&]{1,8}P")  # between stands what began, a word of no time
LONGEST_START, LONGEST_BEGINNING = 6, 14  # words between "since" (or "since the start of") and the day of what began


def _before(context: Context) -> Iterator[Days]:
    """Give the times named before, the nearest first."""
    return (
        item.value
        for item in reversed(context.items[-LOOK_BACK:])
        if item.code == "P" and isinstance(item.value, Days) and item.value.start
    )


def same_unit(items: Sequence[Item], context: Context) -> Days | None:
    """Read "the same day", "that year": of the nearest time before that is no longer than it."""
    found = pick(items, "uUJ")
    assert found
    unit = "day" if found.code == "J" else str(found.value)
    size = MONTHS_OF.get(unit, 0) * 30 or DAYS_OF.get(unit, 0)
    for days in _before(context):
        if days.start and days.end and (days.end - days.start).days < size + 7 * (size > 7):
            return around(days.end, unit)
    if items[0].kind == "same_before" and context.published is not None:
        return around(context.published, unit)
    return None


def named_day(context: Context) -> date | None:
    """Give the day told before in the sentence, else that of publication."""
    for item in reversed(context.items[-LOOK_BACK:]):
        if item.code == "#":
            break
        if item.code == "P" and item.value.grain in ("day", "hour") and item.value.end:
            there: date = item.value.end
            return there
    return context.published


def successive(items: Sequence[Item], context: Context) -> Days | None:
    """Read "for the third day running": from the first of them to the day of publication."""
    unit, order, today = pick(items, "JYUu"), pick(items, "o"), context.published
    assert unit and order
    if pick(items, "Þ") is None and context.page.words[items[0].first].prep not in particle("to"):
        return None
    name, count = "day" if unit.code in "JY" else str(unit.value), int(order.value.low)
    if name not in ("day", "week", "month", "year") or count < 2:
        return None
    if today is None:
        return open_days(name)
    return Days(around(today, name, 1 - count).start, today, name)


def time_of_day(items: Sequence[Item], context: Context) -> Days:
    """Read a time of day alone («صباحا»): the day told in the sentence, else that of publication; a night has two."""
    there = named_day(context)
    if there is None:
        return open_days("day")
    return Days(there + timedelta(days=int(items[-1].value)), there, "day")


def morrow(items: Sequence[Item], context: Context) -> Days:
    """Read "on the morrow of" something: the day before that of the sentence, on which the something was."""
    today, there = context.published, named_day(context)
    if today is None or there is None:
        return open_days("day")
    if not timedelta(0) <= today - there <= timedelta(days=NEWS):
        there = today
    return one_day(there + timedelta(days=int(items[-1].value)))


def after_that(items: Sequence[Item], context: Context) -> Days | None:
    """Read a length after or before the day named last («وبعد ذلك بيومين», two days after that)."""
    length, unit = pick(items, "L2"), pick(items, "uU")
    sign = -1 if items[0].code == "j" or items[0].value == "-1" else 1
    parts: tuple[tuple[int | float, str], ...] = ((1, unit.value),) if unit is not None else ()
    if length is not None:
        parts = length.value.parts
    if len(parts) != 1:
        return None
    count, name = parts[0]
    near = next((days for days in _before(context) if days.grain in ("day", "hour", name)), None)
    if near is None or near.start is None:
        return None
    if near.grain == name == "year":
        return around(near.start, name, sign * round(count))
    there = calendar.shift(near.start, sign * count, name)
    if there is None:
        return None
    return around(there, name) if name in ("month", "year") else one_day(there)


def since_then(items: Sequence[Item], context: Context) -> Days | None:
    """Read "since then": from the time named last to the day of publication."""
    near, today = next(_before(context), None), context.published
    if near is None or near.start is None or today is None or near.start > today:
        return None
    return Days(near.start, today, near.grain)


@cache
def _beginnings() -> frozenset[str]:
    rows = load_table("times/cues").rows
    return frozenset(fold(form) for row in rows if row["direction"] == "start" for form in row["forms"].split("|"))


def since_starts(page: Page, items: Sequence[Item], letters: str, today: date | None) -> Iterator[Item]:
    """Give the times since what began on a day («منذ بدء المسيرات في 30 مارس»); the day itself stays a time as well."""
    for match in SINCE_START.finditer(letters):
        since, point = items[match.start()], items[match.end() - 1]
        days = point.value
        if not isinstance(days, Days) or days.start is None or today is None or days.start > today:
            continue
        word = page.words[since.last]
        beginning = word.form in _beginnings() or word.stem in event_nouns()
        if point.first - since.last <= (LONGEST_BEGINNING if beginning else LONGEST_START):
            whole = Days(days.start, today, days.grain)
            yield Item("P", since.first, point.last, since.start, point.end, whole)


def before_point(items: Sequence[Item], context: Context) -> Days | None:
    """Read "before" a day or month to come: from the day of publication to the day before, or to that month's end."""
    days, today = items[-1].value, context.published
    if not isinstance(days, Days) or today is None or days.start is None or days.end is None or days.start <= today:
        return None
    return Days(today, days.start - timedelta(days=1) if days.grain == "day" else days.end, days.grain)


def both(items: Sequence[Item], context: Context) -> Days | None:
    """Join parts of months that follow one another («نهاية تموز ومطلع آب»)."""
    first, last = items[0].value, items[-1].value
    if not (isinstance(first, Days) and isinstance(last, Days) and first.end and last.start):
        return None
    if {first.grain, last.grain} != {"month"} or last.start - first.end != timedelta(days=1):
        return None
    return first._replace(end=last.end)


def in_length(items: Sequence[Item], context: Context) -> Days | None:
    """Read "in" a length («في ثلاثة أعوام») where the verb tells whether it lies behind or ahead."""
    today, length = context.published, items[-1].value
    forms = context.page.words[items[0].first].form
    direction = context.direction(items, 5)
    if today is None or not isinstance(length, Length) or not direction or forms not in particle("in"):
        return None
    count, unit = length.parts[0]
    there = calendar.shift(today, direction * count, unit) if len(length.parts) == 1 else None
    if there is None:
        return None
    return Days(there, today, unit) if direction < 0 else Days(today, there, unit)
