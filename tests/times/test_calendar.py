"""The calendar: weeks, parts, steps, the Umm al-Qura table."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.times.calendar import Days, around, fraction_of, part_of, shift, weekday
from khabar.times.hijri import hijri_month, hijri_year

DAYS = st.dates(date(1930, 1, 1), date(2070, 12, 31))


@given(DAYS, st.integers(0, 6))
def test_the_last_weekday_lies_within_a_week_before(day: date, number: int) -> None:
    there = weekday(day, number)
    assert there.weekday() == number
    assert timedelta(0) <= day - there < timedelta(7)
    assert timedelta(0) < weekday(day, number, 1) - day <= timedelta(7)
    assert timedelta(0) < day - weekday(day, number, -1) <= timedelta(7)


@given(DAYS, st.sampled_from(["week", "month", "year", "decade", "century"]), st.integers(-3, 3))
def test_units_follow_one_another_without_gap(day: date, unit: str, step: int) -> None:
    here, after = around(day, unit, step), around(day, unit, step + 1)
    assert here.end is not None and after.start is not None
    assert after.start - here.end == timedelta(1)


@given(DAYS)
def test_the_parts_of_a_month_make_the_month(day: date) -> None:
    month = around(day, "month")
    early, mid, late = (part_of(month, part, None) for part in ("early", "mid", "late"))
    assert early.start == month.start and late.end == month.end
    assert mid.start == early.end + timedelta(1) and late.start == mid.end + timedelta(1)  # type: ignore[operator]


def test_quarters_of_a_year() -> None:
    year = around(date(2016, 5, 5), "year")
    assert fraction_of(year, 4, 3)[:3] == (date(2016, 7, 1), date(2016, 9, 30), "quarter")
    assert fraction_of(year, 2, -1)[:2] == (date(2016, 7, 1), date(2016, 12, 31))
    assert fraction_of(year, 4, 5) == Days(None, None, "quarter")


def test_steps_keep_to_the_calendar() -> None:
    assert shift(date(2018, 3, 31), -1, "month") == date(2018, 2, 28)
    assert shift(date(2018, 3, 31), 10**9, "year") is None
    assert shift(date(2018, 3, 31), 48, "hour") == date(2018, 4, 2)


@given(DAYS)
def test_every_day_lies_in_its_hijri_year(day: date) -> None:
    year = hijri_year(day)
    first, last = hijri_month(year, 1), hijri_month(year, 12)
    assert first and last and first[0] <= day <= last[1]


@pytest.mark.parametrize(
    ("year", "month", "first"),
    [(1439, 1, date(2017, 9, 21)), (1440, 10, date(2019, 6, 4)), (1444, 12, date(2023, 6, 19))],
)
def test_known_month_starts(year: int, month: int, first: date) -> None:
    found = hijri_month(year, month)
    assert found is not None and found[0] == first
