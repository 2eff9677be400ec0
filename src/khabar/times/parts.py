"""Gives the rules for parts of times and times of day: the end of May, Thursday evening, nine o'clock."""

from collections.abc import Sequence
from datetime import timedelta

from khabar.times import calendar
from khabar.times.calendar import Days, around, fraction_of, month_days, one_day, open_days, part_of
from khabar.times.grammar import Context, Level, Rule, pick
from khabar.times.symbols import Item

TODAY = "J"  # «اليوم», which is today or the day
LOOK_BACK = 60  # symbols in which the day of an hour is looked for


def part(items: Sequence[Item], context: Context) -> Days | None:
    """Read the early, middle or late part of a time («مطلع الشهر الجاري»)."""
    which, point, unit = pick(items, "E"), pick(items, "P"), pick(items, "uU")
    assert which
    if point is not None:
        days: Days | None = point.value
    else:
        days = around(context.published, unit.value) if context.published and unit else open_days("month")
    if days is None or (unit is not None and unit.value not in ("week", "month", "year", "decade", "century")):
        return None
    return part_of(days, which.value, context.published)


def part_of_year(items: Sequence[Item], context: Context) -> Days | None:
    """Read a part of a year in digits («أواخر 2016»)."""
    which, number = pick(items, "E"), pick(items, "4")
    assert which and number
    found = month_days(int(number.value.low), 1, 12)
    return part_of(Days(*found, "year"), which.value, context.published) if found else None


def nth_of(items: Sequence[Item], context: Context) -> Days | None:
    """Read the first, third, last week, month, quarter or half of a time."""
    unit, order = pick(items, "uUqpJ"), pick(items, "ozl")
    assert unit and order
    number = -1 if order.code in "zl" else int(order.value.low)
    days = _whole(items, context)
    if days is None or not days.start or not days.end:
        return days and open_days("quarter" if unit.code == "q" else "day" if unit.code == TODAY else unit.value)
    if unit.code == "q":
        return fraction_of(days, int(unit.value), number)
    if unit.value == "week":
        return _nth_week(days, number)
    if unit.value == "day" or unit.code == TODAY:
        there = days.end if number == -1 else days.start + timedelta(days=number - 1)
        return one_day(there) if there <= days.end else None
    if unit.value == "month" and days.grain in ("year", "quarter", "season"):
        found = (
            month_days(days.end.year, days.end.month)
            if number == -1
            else month_days(days.start.year, days.start.month + number - 1)
        )
        return Days(*found, "month") if found else None
    if unit.value == "decade" and days.grain == "century":
        return around(days.end if number == -1 else days.start, "decade", 0 if number == -1 else number - 1)
    return None


def first_ones(items: Sequence[Item], context: Context) -> Days | None:
    """Read the first or last few units of a time («الأشهر الستة الأولى من العام», «أول ثلاثة أيام من الشهر»)."""
    found, order = pick(items, "L2"), pick(items, "ozl")
    days = _whole(items, context)
    assert found and order
    if len(found.value.parts) != 1 or (order.code == "o" and order.value.low != 1):
        return None
    count, unit = found.value.parts[0]
    if days is None or not days.start or not days.end or found.value.vague or count % 1:
        return days and open_days(unit)
    after = days.end + timedelta(days=1)
    start = days.start if order.code == "o" else calendar.shift(after, -int(count), unit)
    end = calendar.shift(days.start, int(count), unit) if order.code == "o" else after
    if start is None or end is None or not days.start <= start < end <= after:
        return None
    return Days(start, end - timedelta(days=1), unit)


def _whole(items: Sequence[Item], context: Context) -> Days | None:
    """Give the time of which a part is named: a point, a year in digits, or the present year."""
    point, number = pick(items, "P"), pick(items, "4")
    if point is not None:
        return point.value if isinstance(point.value, Days) else None
    if number is not None:
        found = month_days(int(number.value.low), 1, 12)
        return Days(*found, "year") if found else None
    return around(context.published, "year") if context.published else open_days("year")


def _nth_week(days: Days, number: int) -> Days:
    """Give a week of a month or year; a week belongs to that in which its Monday lies."""
    assert days.start and days.end
    if number == -1:
        monday = days.end - timedelta(days=days.end.weekday())
    else:
        monday = calendar.weekday(days.start, 0, 2) + timedelta(weeks=number - 1)
    return Days(monday, monday + timedelta(days=6), "week")


def same(items: Sequence[Item], context: Context) -> Days | None:
    """Keep the time of a phrase that a part of a day, a clock or a bracket goes with."""
    point = pick(items, "P")
    days: Days | None = point.value if point else None
    return days


def hour(items: Sequence[Item], context: Context) -> Days | None:
    """Give a time its hour."""
    point = pick(items, "P")
    days: Days | None = point.value if point else None
    return days._replace(grain="hour") if days and days.grain == "day" else days


def twice(items: Sequence[Item], context: Context) -> Days | None:
    """Read one time told twice («يوم أمس، الأحد», «12 محرم الموافق 3 مايو»)."""
    points: list[Days] = [item.value for item in items if item.code == "P"]
    first, last = points[0], points[-1]
    if pick(items, "G"):
        return last if last.calendar == "gregorian" else first
    if first.start is not None and (first.start, first.end) == (last.start, last.end):
        return first if first.grain != "hour" else last
    return None


def clock_alone(items: Sequence[Item], context: Context) -> Days | None:
    """Read an hour without its day: that of the day told before it in the sentence, else of publication."""
    if items[0].value != "clock":
        return None
    for item in reversed(context.items[-LOOK_BACK:]):
        if item.code == "#":
            break
        if item.code == "P" and item.value.grain in ("day", "hour"):
            days: Days = item.value
            return days._replace(grain="hour")
    return one_day(context.published, "hour") if context.published else open_days("hour")


def week_of(items: Sequence[Item], context: Context) -> Days | None:
    """Read the week in which a day lies («أسبوع 16 سبتمبر»)."""
    unit, point = pick(items, "uU"), pick(items, "P")
    assert unit and point
    days: Days = point.value
    return around(days.start, "week") if unit.value == "week" and days.grain == "day" and days.start else None


def _clock(items: Sequence[Item], context: Context) -> str | None:
    """Give the hour of a clock phrase that begins with the word hour."""
    unit, number = pick(items, "U"), pick(items, "Con")
    if not unit or unit.value != "hour" or number is None:
        return None
    if number.code == "C":
        return "clock" if len(number.value) == 2 or number.value[0] == 0 else None
    return (
        "clock"
        if 1 <= number.value.low <= 24
        and not (number.code == "n" and not number.value.digits and not number.value.article)
        else None
    )


def _bare_clock(items: Sequence[Item], context: Context) -> str | None:
    """Give a clock in digits; without its zone or part of day only if a colon makes it one."""
    value = items[0].value
    if value == "clock":
        return "clock"
    return "clock" if len(items) > 1 and len(value) == 2 else None


MINUTES = "(?:[&!](?:[@q]|[n~]u|[n~]p|[n~])){0,2}"
CLOCK = Level(
    Rule(f"f?U(?:C|[on]){MINUTES}(?:[yDB]|iB)?(?:9?0)?", "C", _clock),
    Rule("C(?:[yDB]9?0?|9?0|90?)|(?<=i)C|C", "C", _bare_clock),
)
PARTS = Level(
    Rule("2[oz][ri][P4]|[ol]L[ri][P4]", "P", first_ones),
    Rule("[uUq][oz][ri]?[P4]|JorP|[ol][uUp][ri]?P|q[oz](?![MH])", "P", nth_of),
    Rule("E[ri]?P", "P", part),
    Rule("E4", "P", part_of_year),
    Rule("E[uU](?![4on~])", "P", part),
)
HOURS = Level(
    Rule("(?:[DB]r?){0,3}[DB]r?P|P,?(?:i?[DB]|y)", "P", same),
    Rule("C,?[ri]?P|P,?i?C", "P", hour),
)
TWICE = Level(
    Rule("[uU]r?P", "P", week_of),
    Rule("P,?<?P>?|P,?<?GP>?", "P", twice),
)
