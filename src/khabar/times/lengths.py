"""Gives the rules for double month names and for lengths of time: three days, two weeks, a year and a half."""

from collections.abc import Sequence
from typing import NamedTuple

from khabar.numerals import Number
from khabar.times.grammar import Context, Level, Rule, pick
from khabar.times.symbols import Item

FEW = 3  # "some days", "weeks" without a number
SPOKEN = "spoken"  # the kind of a year told in two numbers
FRACTIONS = {"2": 2, "3": 3, "4": 4}  # by what a unit is divided
SMALLER = {
    "century": ("year", 100),
    "decade": ("year", 10),
    "year": ("month", 12),
    "month": ("day", 30),
    "week": ("day", 7),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
    "second": ("second", 1),
}


class Length(NamedTuple):
    """A length of time as (count, unit) parts; `vague` where no number is written."""

    parts: tuple[tuple[int | float, str], ...]
    vague: bool = False


def double_month(items: Sequence[Item], context: Context) -> str | None:
    """Read a month in two names («تموز/يوليو») if both name the same."""
    names = [str(item.value) for item in items if item.code == "M"]
    return names[0] if names[0] == names[1] else None


def counted(items: Sequence[Item], context: Context) -> Length | None:
    """Read a number of units."""
    number, unit = pick(items, "n~4o"), pick(items, "upUQdV")
    assert number and unit
    count = number.value.low
    if number.code == "o" and not number.value.article:
        return None
    return Length(((count, unit.value),))


def counted_definite(items: Sequence[Item], context: Context) -> Length | None:
    """Read a number of units where the number has the article."""
    number = pick(items, "n~4")
    return counted(items, context) if number and number.value.article else None


def few(items: Sequence[Item], context: Context) -> Length:
    """Read "a few days"."""
    unit = pick(items, "upQU")
    assert unit
    return Length(((FEW, unit.value),), True)


def _fraction(more: Item, unit: str) -> tuple[int | float, str]:
    """Give a part of a unit in the next smaller unit: half a century is 50 years."""
    smaller, count = SMALLER[unit]
    return round(count / FRACTIONS[more.value]), smaller


def two(items: Sequence[Item], context: Context) -> Length:
    """Read a dual, with a part or without."""
    unit, more = pick(items, "dV"), pick(items, "q")
    assert unit
    return Length(((2, unit.value), *((_fraction(more, unit.value),) if more else ())))


def one_and_part(items: Sequence[Item], context: Context) -> Length:
    """Read "a year and a half"."""
    unit, more = pick(items, "uU"), pick(items, "q")
    assert unit and more
    return Length(((1, unit.value), _fraction(more, unit.value)))


def part(items: Sequence[Item], context: Context) -> Length:
    """Read "half an hour", "a quarter of a century"."""
    unit, more = pick(items, "uU"), pick(items, "q")
    assert unit and more
    return Length((_fraction(more, unit.value),))


def joined(items: Sequence[Item], context: Context) -> Length:
    """Read lengths that add up («شهر و21 يوما»)."""
    parts: tuple[tuple[int | float, str], ...] = ()
    for item in items:
        if item.code in "L2":
            parts += item.value.parts
        elif item.code in "uU":
            parts += ((1, item.value),)
    return Length(parts)


def spoken_year(items: Sequence[Item], context: Context) -> Number | None:
    """Read a year told in two numbers («عام تسعة عشر تسعة وتسعون»)."""
    first, last = items[0].value, items[1].value
    if first.digits or last.digits or not (10 <= first.low <= 20 and 10 <= last.low <= 99):
        return None
    value = first.low * 100 + last.low
    return first._replace(low=value, high=value, kind=SPOKEN) if isinstance(first, Number) else None


def counted_and_part(items: Sequence[Item], context: Context) -> Length | None:
    """Read "three years and a half"."""
    found, more = counted(items, context), pick(items, "q")
    if not found or not more:
        return None
    return Length((*found.parts, _fraction(more, found.parts[0][1])))


MONTHS = Level(
    Rule("M[/,-]?M|M<M>|M/?&M", "M", double_month),
    Rule("n[n~]", "4", spoken_year),
)
LEVEL = Level(
    Rule("f?[n~4][uUpQ]&q", "L", counted_and_part),
    Rule("[n~4][upUQ]", "2", counted_definite),
    Rule("[n~4]Q", "2", counted),
    Rule("[n~4][up]", "L", counted),
    Rule("Q[n~](?=[bzakr,;_#]|o[ri][P4])", "2", counted_definite),
    Rule("v[pu]|pk", "L", few),
    Rule("vQ|Qk", "2", few),
    Rule("d&q", "L", two),
    Rule("d(?![4~])", "L", two),
    Rule("V(?![4~])n?", "2", two),
    Rule("u&q", "L", one_and_part),
    Rule("qu", "L", part),
)
SUMS = Level(Rule("[L2u](?:&u)?(?:&[L2]){1,2}", "L", joined))
