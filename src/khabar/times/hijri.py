"""Gives Gregorian days of the Umm al-Qura calendar."""

from datetime import date, timedelta
from functools import cache

from khabar.knowledge import load_table


@cache
def _years() -> dict[int, tuple[date, str]]:
    rows = load_table("times/hijri").rows
    return {int(row["key"]): (date.fromisoformat(row["start"]), row["long"]) for row in rows}


def hijri_month(year: int, month: int) -> tuple[date, date] | None:
    """Give the first and last Gregorian day of a Hijri month, or None outside the table.

    >>> hijri_month(1439, 9)  # Ramadan 1439
    (datetime.date(2018, 5, 16), datetime.date(2018, 6, 14))
    """
    if year not in _years() or not 1 <= month <= 12:
        return None
    start, long = _years()[year]
    first = start + timedelta(days=sum(30 if long[n] == "1" else 29 for n in range(month - 1)))
    return first, first + timedelta(days=29 if long[month - 1] == "1" else 28)


def hijri_year(day: date) -> int:
    """Give the Hijri year in which a Gregorian day lies (by rule of thumb outside the table)."""
    guess = int((day.year - 622) * 33 / 32)
    for year in range(guess + 2, guess - 3, -1):
        found = _years().get(year)
        if found and found[0] <= day:
            return year
    return guess
