"""Gives the rules for times made of others: ranges, since, until, ago, in, the last and the coming."""

from collections.abc import Sequence
from datetime import date, timedelta

from khabar.numerals import particle
from khabar.times import calendar, told
from khabar.times.calendar import Days, around, one_day, open_days, try_day
from khabar.times.cues import done, is_event, lasting
from khabar.times.grammar import Context, Level, Rule, pick
from khabar.times.lengths import FEW, Length
from khabar.times.parts import clock_alone, same
from khabar.times.symbols import Item


def from_to(items: Sequence[Item], context: Context) -> Days | None:
    """Read from one time to another; a first one without year takes that of the last."""
    points: list[Days] = [item.value for item in items if item.code == "P"]
    if len(points) != 2:
        return None
    first, last = points
    if not first.start or not last.end:
        return open_days(last.grain)
    start, end = first.start, last.end
    if start > end or (start.year != end.year and first.month and not last.month):
        start, end = _fitting(first, last)
    grain = first.grain if first.grain == last.grain else "day"
    return Days(start, end, grain) if start <= end else None


def _fitting(first: Days, last: Days) -> tuple[date, date]:
    """Move a time without a year so that the first comes before the last."""
    assert first.start and last.end
    start, end = first.start, last.end
    if first.month:
        for year in (end.year, end.year - 1):
            there = try_day(year, start.month, start.day)
            if there and there <= end:
                return there, end
    if last.month and (there := try_day(end.year + 1, end.month, end.day)):
        return start, there
    if not last.month and last.grain == "day" and (end - start).days >= -7:
        return start, end + timedelta(weeks=1)
    return start, end


def range_in_week(items: Sequence[Item], context: Context) -> Days | None:
    """Read days between weekdays of a week («الأسبوع المقبل بين الأربعاء والجمعة»)."""
    week: Days = items[0].value
    days = [item.value.start for item in items[1:] if item.code == "P"]
    if week.grain != "week" or not week.start or None in days:
        return None
    first, last = (week.start + timedelta(days=day.weekday()) for day in days)
    return Days(first, last, "day") if first < last else None


def since(items: Sequence[Item], context: Context) -> Days | None:
    """Read from a time, or a length back, to the day of publication."""
    point, today = pick(items, "P"), context.published
    if point is not None:
        days: Days = point.value
        if days.start is None or today is None or days.start > today:
            return days if days.start is None or today is None else None
        if days.grain == "year" and days.end is not None and days.end.year > days.start.year:
            return days  # «منذ 1998 إلى 2000» tells its own end
        return Days(days.start, today, days.grain)
    length = _length(items)
    if today is None:
        return open_days(_grain(length))
    start = _shifted(today, length, -1)
    return Days(start, today, _grain(length)) if start else None


def starting(items: Sequence[Item], context: Context) -> Days | None:
    """Read "starting from" a time: to the day of publication if it has begun, else the time itself."""
    return since(items, context) or same(items, context)


def until(items: Sequence[Item], context: Context) -> Days | None:
    """Read from the day of publication to the end of a time that lies ahead."""
    days: Days = pick(items, "P").value  # type: ignore[union-attr]
    today = context.published
    if today and days.start and days.end and days.end < today and days.month:
        start, end = calendar.shift(days.start, 1, "year"), calendar.shift(days.end, 1, "year")
        days = days._replace(start=start, end=end)
    if today is None or days.end is None or days.start is None or days.end < today:
        return days
    return Days(min(today, days.start) if days.grain == "day" else today, days.end, days.grain)


def ago(items: Sequence[Item], context: Context) -> Days | None:
    """Read a length before publication; years and months give the whole year or month, if not told to the day."""
    return _away(items, context, -1)


def ahead(items: Sequence[Item], context: Context) -> Days | None:
    """Read a length after publication; after something else it stays open."""
    exact = pick(items, "%aN^") is not None
    if not exact and context.direction(items) < 0:
        return open_days(_grain(_length(items)))
    return _away(items, context, 1)


def _away(items: Sequence[Item], context: Context, sign: int) -> Days | None:
    length, today = _length(items), context.published
    grain = _grain(length)
    if today is None or _of_something_else(items, context):
        return open_days(grain)
    there = _shifted(today, length, sign)
    if there is None:
        return None
    if sign > 0 and (pick(items, "^") or (grain == "year" and len(length.parts) == 1 and length.parts[0][0] >= 2)):
        begin = _shifted(today, Length(((length.parts[0][0] - 1, grain),)), 1) if grain == "year" else today
        return Days(begin + timedelta(days=1), there, grain) if begin else None
    if sign < 0 and pick(items, "p") and grain in VAGUE_AGO:
        first, last = VAGUE_AGO[grain]
        return Days(today - timedelta(days=first), today - timedelta(days=last), "day")
    if sign < 0 and length.parts == ((1, "year"),) and pick(items, "%N") is None:
        return around(there, "month")
    exact = pick(items, "%N") is not None or (len(length.parts) > 1 and grain == "day")
    if exact or grain in ("second", "minute", "hour", "day", "week"):
        return one_day(there, "hour" if ORDER[grain] < 3 else "day")
    return around(there, grain)


def _of_something_else(items: Sequence[Item], context: Context) -> bool:
    """Say whether a length is told from something else than publication («قبل يومين من الاقتراع»)."""
    at, words = items[-1].last, context.page.words
    if pick(items, "%N") or at >= len(words) or words[at].sentence != words[items[0].first].sentence:
        return False
    if words[at].form in particle("of"):
        return True
    # "two weeks over the ballot" is told from it, "two weeks ago on the town" is not.
    return words[at].form in particle("over") and at + 1 < len(words) and is_event(words[at + 1])


def _length(items: Sequence[Item]) -> Length:
    found = pick(items, "L2")
    if found is not None:
        length: Length = found.value
        return length
    unit = pick(items, "uUpQdV")
    assert unit
    count = {"p": FEW, "Q": FEW, "d": 2, "V": 2}.get(unit.code, 1)
    return Length(((count, unit.value),), unit.code in "pQ")


def _grain(length: Length) -> str:
    return min((unit for _, unit in length.parts), key=ORDER.__getitem__)


def _shifted(day: date, length: Length, sign: int) -> date | None:
    there: date | None = day
    for count, unit in sorted(length.parts, key=lambda part: -ORDER[part[1]]):
        there = calendar.shift(there, sign * count, unit) if there else None
    return there


def last_ones(items: Sequence[Item], context: Context) -> Days | None:
    """Read "the last two days", "the coming weeks": up to, or from, the day of publication."""
    length, today = _length(items), context.published
    grain = _grain(length)
    if today is None or (length.vague and items[-1].code == "z" and _of_something_else(items, context)):
        return open_days(grain)
    forward = pick(items, "aA") is not None
    if grain in ("decade", "century"):
        return _last_decades(today, length, forward)
    if length.vague and grain == "day" and pick(items, "L2") is None:
        length = Length(((WEEK, "day"),), True)
    there = _shifted(today, length, 1 if forward else -1)
    if there is None:
        return None
    if length.vague and grain == "hour" and not forward and pick(items, "1") is None:
        there = min(there, today - timedelta(days=1))
    if length.vague and grain == "month" and not forward:
        there = there.replace(day=1)
    begin = today if ORDER[grain] < ORDER["day"] else today + timedelta(days=1)
    if forward:
        return Days(begin, there, grain)
    whole = length.parts == TWO_DAYS and pick(items, "b") is not None and pick(items, "1") is None
    return Days(there, today - timedelta(days=1) if whole else today, grain)


def from_day(items: Sequence[Item], context: Context) -> Days | None:
    """Read a length told from another day («بعد يومين من أمس»)."""
    point: Days = items[-1].value
    if point.grain != "day":
        return None
    if point.start is None:
        return open_days("day")
    there = _shifted(point.start, _length(items[:-1]), -1 if pick(items, "j") else 1)
    return one_day(there) if there else None


def _last_decades(today: date, length: Length, forward: bool) -> Days:
    """Give whole decades or centuries before or after the present one."""
    count, unit = length.parts[0]
    first, last = (1, int(count)) if forward else (-int(count), -1)
    return Days(around(today, unit, first).start, around(today, unit, last).end, unit)


def last_day(items: Sequence[Item], context: Context) -> Days | None:
    """Read "the last day" with nothing after it: yesterday."""
    unit = pick(items, "u")
    if unit is None or unit.value not in ("day", "week", "month", "year"):
        return None
    return around(context.published, unit.value, -1) if context.published else open_days(unit.value)


def within(items: Sequence[Item], context: Context) -> Days | None:
    """Read "within two days": ahead of publication, or behind it where the verb tells of what has been."""
    length, today = _length(items), context.published
    if today is None:
        return open_days(_grain(length))
    direction = context.direction(items, 5)
    back = pick(items, "1") is not None and (direction < 0 or (direction == 0 and done(context.page, items[0].first)))
    if not back and _of_something_else(items, context):
        return open_days(_grain(length))
    there = _shifted(today, length, -1 if back else 1)
    if there is None:
        return None
    return Days(there, today, _grain(length)) if back else Days(today, there, _grain(length))


def by(items: Sequence[Item], context: Context) -> Days | None:
    """Read "by" a day or month to come: from the day of publication to its end; by a year or a part: that itself."""
    days: Days = items[-1].value
    if days.start is None:
        return days
    month = around(days.start, "month")
    whole = days.grain == "day" or (days.grain == "month" and days[:2] == month[:2])
    return until(items, context) if whole else days


def lasting_length(items: Sequence[Item], context: Context) -> Days | None:
    """Read "for three days": from the day told in the sentence or of publication; of what lasted up to publication."""
    unit = pick(items, "L2uUpQdV")
    assert unit
    length, today, told_day = _length(items), context.published, told.named_day(context)
    verb = lasting(context.page, items[0].first)
    opens = pick(items, "5") is not None
    if not opens and not verb and not _attached_to(items, context):
        return None
    grain = _grain(length)
    if today is None or told_day is None or length.vague or len(length.parts) != 1 or grain not in LASTING:
        return open_days(grain) if opens else None
    past = verb == "lasted" or (items[0].kind == "for_all" and context.direction(items) <= 0)
    less = 1 if grain == "day" and length.parts[0][0] <= FULL_DAYS else 0
    there = _shifted(today if past else told_day, length, -1 if past else 1)
    if there is None:
        return None
    if past:
        return Days(there + timedelta(days=less), today, grain)
    return Days(told_day, there - timedelta(days=less), grain)


def _attached_to(items: Sequence[Item], context: Context) -> bool:
    """Say whether a length has an attached "to" («لثلاثة أيام»)."""
    return items[0].code == "i" and context.page.words[items[0].first].prep in particle("to")


def unknown(items: Sequence[Item], context: Context) -> Days | None:
    """Keep a length or a repeated time, of which nothing tells the day."""
    unit = pick(items, "L2uUpQdV")
    if unit is None:
        return open_days("day")
    return open_days(_grain(unit.value) if unit.code in "L2" else unit.value)


VAGUE_AGO = {"day": (7, 1), "week": (28, 7)}  # "days ago", "weeks ago": so many days ago at most and at least
FULL_DAYS = 10  # up to so many days a length counts the days themselves, the first with them
LASTING = ("hour", "day", "week", "month")  # units of lengths that give days; "for three years" is mostly a sentence
TWO_DAYS = ((2, "day"),)  # "the past two days" are whole days, without that of publication
WEEK = 6  # "the last days": the day of publication and so many before it
ORDER = {"second": 0, "minute": 1, "hour": 2, "day": 3, "week": 4, "month": 5, "year": 6, "decade": 7, "century": 8}

SPANS = Level(
    Rule("[rms]?P&?[gI-]P|mP&P", "P", from_to),
    Rule("PmP&P", "P", range_in_week),
    Rule("[je]?[L2dV]rP(?![gI-])", "P", from_day),
    Rule("[sj]?f?[L2uUpQdV]%|jf?[L2updV]", "P", ago),
    Rule("sP|sf?[L2upUQ]", "P", since),
    Rule("O", "P", told.since_then),
    Rule("[ej]hi?[L2u]|Ti?[L2u]", "P", told.after_that),
    Rule("jP", "P", told.before_point),
    Rule("P&P", "P", told.both),
    Rule("ef?[L2updV](?:%|r?N|i?\\^)?|[L2]i?\\^", "P", ahead),
    Rule("[15]?(?:[2L]|[QV])[bz]|[15]?t[2V][bz]?|[15]?lf?[L2pQ]|[15]?(?:2|Q|V)[aA]|1?La", "P", last_ones),
    Rule("lu(?=[_#,])", "P", last_day),
    Rule("[13]f?[L2up]", "P", within),
    Rule("IP", "P", until),
    Rule("i[L2](?![bzaAk])", "P", told.in_length),
    Rule("6P", "P", starting),
    Rule("þP", "P", by),
    Rule("5f?[L2up]|i[Ld](?![bzaAk%])|(?<=;)f?[Ld](?![bzaAk%])", "P", lasting_length),
    Rule("y", "P", told.time_of_day),
    Rule("ß", "P", told.morrow),
    Rule("7[uUpdJ][wW]?|8", "P", unknown),
    Rule("C", "P", clock_alone),
)
