"""Gives the time phrases of a page, and the days that they mean seen from the day of publication."""

from datetime import date
from typing import NamedTuple

from khabar.model import Time
from khabar.text import read_text
from khabar.times import lengths, parts, points, spans
from khabar.times.calendar import Days
from khabar.times.grammar import Context
from khabar.times.symbols import read_symbols
from khabar.times.told import since_starts
from khabar.words import Page, read_words

# Each level reads what the ones before it left: names and lengths, then points, then what is made of points.
LEVELS = (
    lengths.MONTHS,
    parts.CLOCK,
    points.LEVEL,
    lengths.LEVEL,
    lengths.SUMS,
    parts.PARTS,
    parts.HOURS,
    parts.HOURS,
    parts.TWICE,
    spans.SPANS,
    spans.SPANS,
)


class TimeMention(NamedTuple):
    """A time phrase: words [first, last), clean characters [start, end), and its first and last day, if known."""

    first: int
    last: int
    start: int
    end: int
    date_start: str | None
    date_end: str | None
    grain: str
    calendar: str = "gregorian"


def find_times(page: Page, published: date | None) -> tuple[TimeMention, ...]:
    """Find the time phrases of a page in order of place; relative ones stay open without a day of publication.

    >>> from khabar.text import read_text
    >>> text, sentences, _ = read_text("وصل الوفد مساء أمس، الأحد")  # the delegation arrived yesterday evening, Sunday
    >>> [(t.date_start, t.grain) for t in find_times(read_words(text, sentences), date(2018, 8, 27))]
    [('2018-08-26', 'day')]
    """
    context, items = Context(page, published), read_symbols(page)
    letters = "".join([item.code for item in items])
    for level in LEVELS:
        items, letters = level.reduce(items, letters, context)
    found = []
    for item in sorted(
        [*items, *since_starts(page, items, letters, published)], key=lambda item: (item.first, item.last)
    ):
        if item.code == "P" and isinstance(item.value, Days):
            days = item.value
            first, last = (day.isoformat() if day else None for day in days[:2])
            found.append(
                TimeMention(item.first, item.last, item.start, item.end, first, last, days.grain, days.calendar)
            )
    return tuple(found)


def read_times(text: str, published: date | None = None) -> list[Time]:
    """Read the time phrases of a text, with spans of the text as given.

    >>> [(t.start, t.end) for t in read_times("قبل ثلاثة أيام", published=date(2018, 8, 27))]  # three days ago
    [('2018-08-24', '2018-08-24')]
    """
    clean, sentences, _ = read_text(text)
    page = read_words(clean, sentences)
    return [
        Time(clean.to_original(t.start, t.end), t.date_start, t.date_end, t.grain, t.calendar)
        for t in find_times(page, published)
    ]
