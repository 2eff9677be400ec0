"""The store's lists, pages and counts: the same on SQLite and PostgreSQL."""

import pytest

from khabar.store import Query, count_articles, load_reading, search_articles


def test_what_goes_in_comes_out(desk, demo_readings):
    assert count_articles(desk, Query()) == len(demo_readings)
    for reading in demo_readings:
        assert load_reading(desk, reading.article.id) == reading
    assert len(search_articles(desk, Query()).rows) == len(demo_readings)


def test_nothing_is_there(desk):
    assert load_reading(desk, "nowhere") is None
    assert pytest
