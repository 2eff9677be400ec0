"""Gives the publication date of an article as ISO, or why there is none."""

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from khabar.model.version import RELEASED

DAY = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})$")
DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$")
SECONDS = re.compile(r"(1\d{9})(\d{3})?(?:\.\d+)?$")
DIGITS = {0x660 + n: str(n) for n in range(10)} | {0x6F0 + n: str(n) for n in range(10)}
EARLIEST = 1800
FUTURE = timedelta(days=2)
"""Clocks and time zones differ: a report dated tomorrow is no mistake."""


def parse_published(value: object) -> tuple[str | None, str | None]:
    """Give (ISO date or time, None), or (None, a note that says what was wrong); (None, None) for nothing given.

    >>> parse_published("2018/08/27"), parse_published("2018-08-27T10:00:00Z")[0]
    (('2018-08-27', None), '2018-08-27T10:00:00+00:00')
    """
    if value is None or value == "" or value != value:  # a missing cell of a table is not equal to itself
        return None, None
    found = _parse(value)
    if found is None:
        return None, f"publication date {str(value)[:40]!r} is not a date"
    day = found.date() if isinstance(found, datetime) else found
    if day.year < EARLIEST:
        return None, f"publication date {day.isoformat()} is too early"
    if day > max(_today(), RELEASED) + FUTURE:
        return None, f"publication date {day.isoformat()} is in the future"
    return found.isoformat(), None


def _today() -> date:
    return datetime.now(UTC).date()


def _parse(value: object) -> date | None:
    if isinstance(value, date):
        return value
    text = str(value).strip().translate(DIGITS)
    try:
        if match := SECONDS.match(text):
            return datetime.fromtimestamp(int(match[1]), UTC)
        if match := DAY.match(text):
            return date(*map(int, match.groups()))
        if match := DAY_FIRST.match(text):
            day, month, year = map(int, match.groups())
            return date(year, month, day) if day > 12 or day == month else None
        return datetime.fromisoformat(text.replace("/", "-"))
    except (ValueError, OverflowError, OSError):
        pass
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
