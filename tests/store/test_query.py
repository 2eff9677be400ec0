"""Queries: what their values bound."""

from khabar.store import Query


def test_the_last_day_of_the_calendar_bounds_nothing():
    assert Query(until="2024-02-28").next_day == "2024-02-29"
    assert Query(until="9999-12-31").next_day is None
