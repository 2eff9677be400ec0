"""Gives the rules for single times: dates, weekdays, days told from today, years, decades, seasons and feasts."""

from collections.abc import Sequence
from datetime import timedelta

from khabar.numerals import Number
from khabar.times import calendar as days_of
from khabar.times import dates, feasts, weekdays
from khabar.times.calendar import Days, month_days, one_day, open_days
from khabar.times.cues import event_nouns
from khabar.times.grammar import Context, Level, Rule, pick
from khabar.times.hijri import hijri_month
from khabar.times.lengths import SPOKEN
from khabar.times.symbols import Item
from khabar.times.told import same_unit, successive
from khabar.times.years import container
from khabar.words.lexicon import nominals

NUMBERS_FOLLOW = "rg&#e"  # symbols after which a number in digits is as often a count as a year
EVENT_REACH = 4  # words in which the event of a bare year is looked for
NOMINAL = frozenset(("NOUN", "ADJ", "PROPN", "X"))
NISBA = ("\u064a", "\u064a\u0629")  # endings of adjectives made of names and nouns


def deictic(items: Sequence[Item], context: Context) -> Days | None:
    """Read today, yesterday, tomorrow, last night."""
    found = pick(items, "YJ")
    assert found
    if found.code == "J" and _is_no_today(found, context):
        return None
    if context.published is None:
        return open_days("day")
    there = context.published + timedelta(days=int(found.value))
    nights = ("last_night", "night_before_last")  # a night is two days
    return Days(there, there + timedelta(days=1), "day") if found.kind in nights else one_day(there)


def _is_no_today(today: Item, context: Context) -> bool:
    """Say whether "the day" has an adjective after it and so is not today («اليوم العالمي»)."""
    at, words = today.last, context.page.words
    follows = at < len(words) and words[at].sentence == words[today.first].sentence
    if not follows or not words[at].article or words[at].pos != "ADJ":
        return False
    return words[at].stem.endswith(NISBA) or words[at].stem not in nominals()


def this_unit(items: Sequence[Item], context: Context) -> Days | None:
    """Read "last week", "this month", "the next year", "the following day"."""
    found = container(items, context)
    if found and pick(items, "A") and found.start:
        before = next((item.value for item in reversed(context.items[-60:]) if item.code == "P"), None)
        if isinstance(before, Days) and before.end and context.direction(items) <= 0:
            return days_of.around(before.end, found.grain, 1)
    return found


def unit_same(items: Sequence[Item], context: Context) -> Days | None:
    """Read the day of publication where only a part of a day is named ("this evening", "during the day")."""
    if context.published is None:
        return open_days("day")
    found = pick(items, "B")
    if found is not None and len(items) == 1 and found.value == "-1":
        return Days(context.published - timedelta(days=1), context.published, "day")
    return one_day(context.published - timedelta(days=1 if pick(items, "b") else 0))


def year(items: Sequence[Item], context: Context) -> Days | None:
    """Read a year with the word year before it, or a bare one after a preposition."""
    unit, number = pick(items, "uU"), pick(items, "4~n")
    assert number
    if unit is not None and unit.value != "year":
        return None
    value = int(number.value.low)
    if unit is None and (_counts(items, context) or not _stands_alone(number.value)):
        return None
    era = pick(items, "R")
    if number.code == "n" and era is None and not number.value.digits:
        return None
    if era is not None and era.kind == "era_hijri":
        return _hijri_year(value)
    if number.code == "n" or (number.code == "~" and value < 100):
        value += 2000 if number.value.digits else 0
    found = month_days(value, 1, 12) if 1 <= value <= 9998 else None
    return Days(*found, "year") if found else None


def _counts(items: Sequence[Item], context: Context) -> bool:
    """Say whether a number that may be a bare year counts what follows; «في 2014» seldom does, «من 2000» often."""
    number, before = items[0].value, context.items[-1].code if context.items else ""
    if not number.digits or number.prep or number.conj or before in NUMBERS_FOLLOW:
        return context.next_is_noun(items)
    return context.next_is_counted(items)


def year_of_event(items: Sequence[Item], context: Context) -> Days | None:
    """Read a bare year right behind the event that it tells («حرب 2014», the war of 2014)."""
    number, first = items[0].value, items[0].first
    begin = context.page.ranges[context.page.words[first].sentence][0]
    for word in reversed(context.page.words[max(begin, first - EVENT_REACH) : first]):
        named = word.form in event_nouns() or word.stem in event_nouns()
        if named or word.pos not in NOMINAL:
            break
    else:
        return None
    if not named or not number.digits or not _stands_alone(number) or context.next_is_counted(items):
        return None
    found = month_days(int(number.low), 1, 12)
    return Days(*found, "year") if found else None


def _stands_alone(number: Number) -> bool:
    """Say whether a number may be a year with no word for it: 2013, or one written out to its last figure."""
    if number.kind == SPOKEN:
        return True
    return 1900 <= number.low <= 2100 if number.digits else 1100 <= number.low <= 2100 and number.low % 100 > 0


def _hijri_year(value: int) -> Days | None:
    first, last = hijri_month(value, 1), hijri_month(value, 12)
    return Days(first[0], last[1], "year", "hijri") if first and last else Days(None, None, "year", "hijri")


def two_years(items: Sequence[Item], context: Context) -> Days | None:
    """Read from one year to another («بين عامي 2011 و2015»)."""
    years = [int(item.value.low) for item in items if item.code == "4"]
    unit = pick(items, "dVuUQp")
    if len(years) < 2 or years != sorted(set(years)) or (unit is not None and unit.value != "year"):
        return None
    first, last = month_days(years[0], 1, 12), month_days(years[-1], 1, 12)
    return Days(first[0], last[1], "year") if first and last else None


def century(items: Sequence[Item], context: Context) -> Days | None:
    """Read "the twentieth century"; the century begins with its year 01."""
    unit, number = pick(items, "U"), pick(items, "on")
    assert unit and number
    if unit.value != "century":
        return None
    found = month_days(int(number.value.low) * 100 - 99, 1, 1200)
    return Days(*found, "century") if found else None


def decade(items: Sequence[Item], context: Context) -> Days | None:
    """Read "the eighties", of the century that is named, else of the last that has them behind."""
    tens = int(pick(items, "Z").value)  # type: ignore[union-attr]
    number, unit, today = pick(items, "on"), pick(items, "U"), context.published
    if number is not None:
        base = int(number.value.low) * 100 - 100
    elif unit is not None and today is not None:
        whole = container(items, context)
        base = whole.start.year - 1 if whole and whole.start else 1900
    else:
        base = 1900 if today is None or today.year < 2000 + tens + 5 else 2000
        if today is not None and today.year >= 2000 + tens + 10 and tens < 20:
            base = 2000
    found = month_days(base + tens, 1, 120)
    return Days(*found, "decade") if found else None


def two_thousands(items: Sequence[Item], context: Context) -> Days | None:
    """Read the first decades of this century by name («مواليد الألفين»)."""
    number = pick(items, "4")
    assert number
    if number.value.low != 2000 or number.value.digits or context.next_is_noun(items):
        return None
    found = month_days(2010 if pick(items, "x") else 2000, 1, 120)
    return Days(*found, "decade") if found else None


def _this_week(context: Context) -> Days:
    return days_of.around(context.published, "week") if context.published else open_days("week")


YEAR = "(?:,?[ri]?[uU]?4R?)"
WHICH = "(?:,?[ri]?(?:tU|Ut|U[bacAz=]|hU|[bac]))"
WEEKDAY = "(?:[uJ]?W,?)"
NUMBER = "(?:n|(?<![Uq])o)"
LEVEL = Level(
    Rule(f"[rm]?{NUMBER}_?(?:[gI-]|&?[gI]|&)r?{NUMBER}[-/_]?r?u?M(?:_?{YEAR}|{WHICH})?", "P", dates.range_in_month),
    Rule(f"{NUMBER}(?:,{NUMBER}){{0,4}}(?:,?&{NUMBER}){{1,3}}r?u?M(?:_?{YEAR}|{WHICH})?", "P", dates.range_in_month),
    Rule(f"[rm]?{NUMBER}(?:[gI-]|&[gI]|&)r?{NUMBER}[ri]?(?:tU|U[bac])", "P", dates.range_in_month),
    Rule(f"(?:{WEEKDAY}i?)?{NUMBER}[-/_]?r?u?M(?:_?{YEAR}|{WHICH})?", "P", dates.day_month),
    Rule(f"{WEEKDAY}?M(?:{NUMBER},?4|o|(?<=WM)n|n(?=[_#gI]))", "P", dates.day_month),
    Rule(f"{WEEKDAY}?K", "P", dates.numeric),
    Rule(f"{NUMBER}r?u?H(?:,?r?[uU]?4R?|[bac])?", "P", dates.hijri),
    Rule("[tu]{0,2}H(?:,?r?[uU]?4R?|[bac])|uH|tH|(?<=i)H", "P", dates.hijri),
    Rule(f"[ol][uU]?[wW](?:[ri]?(?:tU|U[bac]|u?M{YEAR}?))", "P", weekdays.nth_weekday),
    Rule(f"[dV]?M&M(?:_?{YEAR}|{WHICH})?", "P", dates.two_months),
    Rule(f"t?u?M(?:_?{YEAR}|{WHICH})?", "P", dates.month),
    Rule(f"{WEEKDAY}?{NUMBER}(?:[ri]?(?:tU|U[bac])|r?c)", "P", dates.day_in_month),
    Rule("[uJ]?W[ri]?(?:U[bacA]|tU)|U[bac],?[uJ]?W|tU,?[uJ]?W", "P", weekdays.weekday_of_week),
    Rule("[dV]?W(?:,?W)?&W[bac]?|(?<=D)[uJ]?W[gI-]?[uJ]?W|u(?:W[gI-]?W)(?![bac])", "P", weekdays.weekdays_together),
    Rule("Y,?[uJ]?<?W>?|J,?<?W>?|[uJ]?W,?<?Y>?", "P", weekdays.same_weekday),
    Rule("[uJ]?Wo(?:[ri](?:tU|U[bac]|u?M)|(?=[#_,]))", "P", weekdays.nth_weekday),
    Rule("i?[JUY]oÞ|i[JU]o|i?ouÞ", "P", successive),
    Rule("[uJ]?Wi?[no](?![MHupQ4])", "P", weekdays.weekday_number),
    Rule("t?[uJ]?W[bazAc]|t?[uJ]?W", "P", weekdays.weekday),
    Rule("tX|X[bac]?", "P", weekdays.weekend),
    Rule("[ht]?[JU]=|h[UJ]", "P", same_unit),
    Rule("Y|(?<![ht])J(?![oAbahz=])", "P", deictic),
    Rule("t[JU]|[UJ]t|t?[UJ](?:[bac]|z(?!r)|A)", "P", this_unit),
    Rule("tB|Bt|BN|B[bc]|(?<=[i15])B", "P", unit_same),
    Rule("U[on]", "P", century),
    Rule("Zr?(?:U[bacz]|tU|U[on])|Z(?!r)", "P", decade),
    Rule("m[dVQ]?4(?:&|g|-)4|[dVQ]4(?:(?:&|g|-)4){1,3}|r?[uU]?4[gI-][uU]?4|r[uU]?4&?[gI][uU]?4", "P", two_years),
    Rule("[uU][4~]R?|[uU]n(?=[;#,_])|(?<=[isEjeIgr1&#6þ])4(?![uUpQ])R?|(?<=<)4(?=[>,])", "P", year),
    Rule("(?<=;)4", "P", year_of_event),
    Rule("C(?=[_#])|n-n(?=[_#])", "P", dates.dotted),
    Rule("(?<=[iE])4(?:&x)?|(?<=[Ghs;])4(?=[_#])", "P", two_thousands),
    Rule("(?<=i)[no](?=[_#])|(?<=g)[no](?=[_#;])", "P", dates.bare_day),
    Rule("(?<=#)\\^(?=[_#])", "P", lambda items, context: _this_week(context)),
    Rule(f"t?S(?:{YEAR}|{WHICH})|tS|(?<=i)S(?=[_#,])", "P", feasts.season),
    Rule(f"F(?:{YEAR}|{WHICH})?", "P", feasts.feast),
)
