"""Dates, outlets and languages of articles."""

import datetime

import pytest

from khabar.articles import check_arabic, find_outlet, parse_published
from khabar.articles.rejected import Unreadable
from khabar.articles.rows import make_article
from khabar.knowledge import load_table


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2018-08-27", "2018-08-27"),
        ("2018-08-27T10:05:00+03:00", "2018-08-27T10:05:00+03:00"),
        ("2018-08-27 10:05", "2018-08-27T10:05:00"),
        ("٢٠١٨/٠٨/٢٧", "2018-08-27"),
        ("20180827", "2018-08-27"),
        ("27/08/2018", "2018-08-27"),
        (1535364000, "2018-08-27T10:00:00+00:00"),
        ("1535364000000", "2018-08-27T10:00:00+00:00"),
        ("Mon, 27 Aug 2018 10:00:00 GMT", "2018-08-27T10:00:00+00:00"),
        (datetime.date(2018, 8, 27), "2018-08-27"),
    ],
)
def test_published(value: object, iso: str) -> None:
    assert parse_published(value) == (iso, None)


@pytest.mark.parametrize("value", ["2018-02-30", "yesterday", "05/06/2018", "9999-01-01", "0001-01-01", "3", [1]])
def test_dates_that_are_none_leave_a_note(value: object) -> None:
    iso, note = parse_published(value)
    assert iso is None and note
    row = {"published": value, "text": "قال الوزير إن الطريق مفتوح"}
    assert note in make_article("قال الوزير إن الطريق مفتوح", row).notes


@pytest.mark.parametrize("value", [None, "", float("nan")])
def test_no_date_is_no_fault(value: object) -> None:
    assert parse_published(value) == (None, None)


@pytest.mark.parametrize("row", load_table("articles/outlets").rows, ids=lambda row: row["key"])
def test_outlets(row: dict[str, str]) -> None:
    outlet = find_outlet(row["example"])
    assert (outlet.name, outlet.country) == (row["name"], row["country"])
    for name in row["names"].split("|"):
        assert not name or find_outlet(name) == outlet
    assert find_outlet(None, f"https://www.{row['example']}/news/1?x=2") == outlet


@pytest.mark.parametrize(
    ("name", "url", "expected"),
    [
        ("الجزيرة نت", None, ("Al Jazeera", "aljazeera.net", "QAT")),
        ("FRANCE 24", None, ("France 24", "france24.com", "FRA")),
        ("ملحق الأحد", "http://www.annahar.com/a", ("ملحق الأحد", "annahar.com", "LBN")),
        ("صحيفة القرية", "http://qarya.example/a", ("صحيفة القرية", "qarya.example", None)),
        ("صحيفة القرية", None, ("صحيفة القرية", None, None)),
        ("qarya.example", None, ("qarya.example", "qarya.example", None)),
        (None, "https://sub.news.alaraby.co.uk:8080/x", ("Al-Araby Al-Jadeed", "alaraby.co.uk", "GBR")),
        (None, None, (None, None, None)),
        ("", "http://[bad", (None, None, None)),
    ],
)
def test_find_outlet(name: str | None, url: str | None, expected: tuple[str | None, ...]) -> None:
    outlet = find_outlet(name, url)
    assert (outlet.name, outlet.domain, outlet.country) == expected


@pytest.mark.parametrize("row", load_table("articles/languages").rows, ids=lambda row: row["key"])
def test_languages(row: dict[str, str]) -> None:
    if row["language"] == "Arabic":
        assert check_arabic(row["example"]) == ()
    else:
        with pytest.raises(Unreadable, match="not Arabic"):
            check_arabic(row["example"])


def test_a_mixed_text_is_noted() -> None:
    assert check_arabic("قال الوزير إن الطريق مفتوح and the bridge is open") != ()
