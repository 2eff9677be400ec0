"""Gives the days of seasons and feasts."""

from collections.abc import Sequence
from datetime import date, timedelta

from khabar.knowledge import load_table
from khabar.times.calendar import Days, open_days, season_days, try_day
from khabar.times.grammar import Context, pick
from khabar.times.hijri import hijri_month, hijri_year
from khabar.times.symbols import Item
from khabar.times.years import chosen_year, step_of, written_year


def season(items: Sequence[Item], context: Context) -> Days | None:
    """Read a season with its year or with last, this, next."""
    name = pick(items, "S").value  # type: ignore[union-attr]
    there, step, today = written_year(items), step_of(items), context.published
    if there is None and today is None:
        return open_days("season")
    if there is None and today is not None:
        unit = pick(items, "U")
        if unit is not None:
            there = today.year + (step or 0)
        else:
            there = today.year
            found = season_days(name, there)
            if step == -1 and found.end and found.end >= today:
                there -= 1
            elif step == 1 and found.start and found.start <= today:
                there += 1
    return season_days(name, there) if there else open_days("season")


def feast(items: Sequence[Item], context: Context) -> Days | None:
    """Read a feast: in the year named, else the last one, or the next where the words look ahead."""
    name = pick(items, "F").value  # type: ignore[union-attr]
    row = next(row for row in load_table("times/feasts").rows if row["key"] == name)
    number, day, length = int(row["month"]), int(row["day"]), int(row["days"])
    written, today, step = written_year(items), context.published, step_of(items)
    if written is None and today is None:
        return open_days("day")
    if row["calendar"] == "gregorian":
        if written is None and today is not None:
            written = chosen_year(today, number, day, step, context.direction(items))
        first = try_day(written, number, day) if written else None
    else:
        first = _hijri_feast(items, context, number, day)
    return Days(first, first + timedelta(days=length - 1), "day", row["calendar"]) if first else None


def _hijri_feast(items: Sequence[Item], context: Context, number: int, day: int) -> date | None:
    written, today = written_year(items), context.published
    near = written - 579 if written and written > 1600 else written or (hijri_year(today) if today else 1400)
    options = [hijri_month(near + step, number) for step in (-1, 0, 1)]
    found = [first[0] + timedelta(days=day - 1) for first in options if first]
    if written and written > 1600:
        return next((there for there in found if there.year == written), None)
    if written or today is None:
        return found[1] if len(found) > 1 else None
    step = step_of(items)
    ahead = step == 1 or (step is None and context.direction(items) > 0)
    later = [there for there in found if there >= today]
    earlier = [there for there in found if there <= today]
    if step is None and later and (later[0] - today).days <= 30:
        return later[0]
    return next(iter(later), None) if ahead else (earlier[-1] if earlier else None)
