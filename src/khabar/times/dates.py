"""Gives the days of dates: in digits, of named months, of the Hijri calendar, of this month."""

from collections.abc import Sequence
from datetime import date, timedelta

from khabar.numerals import particle
from khabar.times import calendar as days_of
from khabar.times.calendar import Days, month_days, one_day, open_days, try_day
from khabar.times.cues import comings_back
from khabar.times.grammar import Context, pick, pick_last
from khabar.times.hijri import hijri_month, hijri_year
from khabar.times.symbols import Item
from khabar.times.years import container, day_of, month_of, step_of, written_year

BEFORE_MONTH = tuple("isgIjemr1E")  # symbols after which a word that is also a verb is a month
WEAK_BEFORE = tuple("isgI1E")
BELOW = "\u0625"  # the hamza below that tells the town «إب» from the month «آب»

FEMININE = ("\u0629", "\u0627\u0648\u0644\u064a")  # endings of ordinals that name no day, which is masculine


def numeric(items: Sequence[Item], context: Context) -> Days | None:
    """Read a date in digits."""
    found = pick(items, "K")
    assert found
    year, month, day = found.value
    if not day:
        whole = month_days(year, month)
        return Days(*whole, "month") if whole else None
    if year:
        there = try_day(year, month, day)
        return one_day(there) if there else None
    return day_of([items[0], found], context, month, day)


def dotted(items: Sequence[Item], context: Context) -> Days | None:
    """Read a day with a dot or dash («4.22», «4-22») that stands alone after a verb of what is to come."""
    value, at = items[0].value, items[0].first
    if at == 0 or not context.page.words[at - 1].future:
        return None
    if len(items) > 1:
        first, last = int(items[0].value.low), int(items[-1].value.low)
        value = (0, first, last) if first <= 12 else (0, last, first)
    return day_of(items, context, value[1], value[2]) if isinstance(value, tuple) and len(value) == 3 else None


def day_month(items: Sequence[Item], context: Context) -> Days | None:
    """Read a day of a named month («الخميس 12 أيار/مايو 2016»)."""
    number, month = pick(items, "no"), pick(items, "M")
    assert number and month
    return day_of(items, context, int(month.value), int(number.value.low))


def month(items: Sequence[Item], context: Context) -> Days | None:
    """Read a named month, if it is not a verb written like one."""
    found = pick(items, "M")
    assert found
    if len(items) == 1 and not _may_stand_alone(found, context):
        return None
    return month_of(items, context, int(found.value))


def two_months(items: Sequence[Item], context: Context) -> Days | None:
    """Read months that follow one another («شهري تموز وآب», «يناير وفبراير الماضيين»)."""
    first, last = pick(items, "M"), pick_last(items, "M")
    unit = pick(items, "dV")
    assert first and last
    count = (int(last.value) - int(first.value)) % 12 + 1
    if (unit is not None and unit.value != "month") or not 2 <= count <= (6 if unit else 2):
        return None
    end = month_of([item for item in items if item is not first], context, int(last.value))
    if not end.end:
        return end
    found = month_days(end.end.year, end.end.month - count + 1, count)
    return end._replace(start=found[0], month=0) if found else None


def _may_stand_alone(found: Item, context: Context) -> bool:
    """Say whether a month may stand with no day or year: not if it may be a verb («مارس») or a name («ماي»)."""
    before = context.items[-2:]
    near = before[-1].code if before else ""
    if found.kind == "month_verb":
        return near in BEFORE_MONTH or (context.page.words[found.first].pos != "VERB" and near == "&")
    if found.kind != "month_weak":
        return True
    # A word as short as a name is a month only behind a preposition of its own, or as a part's whole.
    whole = near == "r" and len(before) > 1 and before[0].code in "ozE"
    written = context.page.text.clean[found.start]
    return (near in WEAK_BEFORE or whole) and found.start == context.page.words[found.first].start and written != BELOW


def hijri(items: Sequence[Item], context: Context) -> Days | None:
    """Read a day or month of the Hijri calendar."""
    found, number, today = pick(items, "H"), pick(items, "no"), context.published
    assert found
    year = written_year(items)
    if year is None and today is None:
        return Days(None, None, "day" if number else "month", "hijri")
    months: list[tuple[date, date] | None] = [hijri_month(year, int(found.value))] if year else []
    if today and not year:
        near = hijri_year(today)
        months = [hijri_month(near + step, int(found.value)) for step in (-1, 0, 1)]
        step = step_of(items)
        past = [m for m in months if m and m[0] <= today]
        ahead = [m for m in months if m and m[0] > today]
        now = bool(past) and today <= past[-1][1]
        forward = step == 1 or (step is None and context.direction(items) > 0 and not now)
        months = [*(ahead[:1] if forward else past[-1:])]
    if not months or not months[0]:
        return Days(None, None, "day" if number else "month", "hijri")
    first, last = months[0]
    if number is None:
        return Days(first, last, "month", "hijri")
    there = first + timedelta(days=int(number.value.low) - 1)
    return Days(there, there, "day", "hijri") if there <= last else None


def bare_day(items: Sequence[Item], context: Context) -> Days | None:
    """Read a day without its month at the end of a sentence («سأعود في 15.»): one of the month of publication."""
    number, today = pick(items, "no"), context.published
    assert number
    before = context.page.words[items[0].first - 1] if items[0].first else None
    free = number.value.digits and before is not None and before.form in particle("in")
    if items[0].first > 1 and not free:
        free = context.page.words[items[0].first - 2].form in comings_back()
    if not free and not (number.value.prep in particle("to") and number.value.article):
        return None
    there = try_day(today.year, today.month, int(number.value.low)) if today else None
    return one_day(there) if there else None


def range_in_month(items: Sequence[Item], context: Context) -> Days | None:
    """Read days of one month («من 3 إلى 5 مايو», «بين 4 و22 هذا الشهر»)."""
    first, last, name = pick(items, "no"), pick_last([i for i in items if i.code in "no"], "no"), pick(items, "M")
    assert first and last
    if name is not None:
        end = day_of(items, context, int(name.value), int(last.value.low))
    else:
        month = container(items, context)
        if not month or month.grain != "month" or not month.start:
            return None
        there = try_day(month.start.year, month.start.month, int(last.value.low))
        end = one_day(there) if there else None
    if not end or not end.end:
        return open_days("day") if end else None
    start = try_day(end.end.year, end.end.month, int(first.value.low))
    return Days(start, end.end, "day") if start and start < end.end else None


def day_in_month(items: Sequence[Item], context: Context) -> Days | None:
    """Read a day of a month told from today («20 من الشهر القادم»)."""
    number, month = pick(items, "no"), container(items, context)
    assert number
    if number.code == "o" and context.page.words[number.first].form.endswith(FEMININE):
        return None  # «الأيام العشرة الأولى من الشهر» are ten days
    if month is None and context.published:
        month = days_of.around(context.published, "month")
    if not month or month.grain != "month":
        return None
    there = try_day(month.start.year, month.start.month, int(number.value.low)) if month.start else None
    name = pick(items, "W")
    if there is None or (name is not None and number.code == "o" and there.weekday() != int(name.value)):
        return None  # the first Friday of the month, not Friday the first
    return one_day(there)
