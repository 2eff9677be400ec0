"""Gives the tables that `khabar watch` keeps its state in: feeds, the pages they name, the alerts rung.

Times are seconds since 1970 in UTC. A page waits, is stored, and is done once it has a story and its alerts are noted;
or it is known (already in the store under another address) or left out, with the reason.
"""

from sqlalchemy import Column, Float, Index, Integer, Table, Text

from khabar.store.tables import KEY, metadata


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _time(name: str) -> Column[float]:
    return Column(name, Float, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


feeds = Table(
    "feeds",
    metadata,
    Column("name", Text, primary_key=True),
    _text("url"),
    Column("etag", Text),
    Column("modified", Text),
    _time("asked_at"),
    _time("ok_at"),
    _time("next_at"),
    _number("failures"),
    _text("note"),
)

feed_pages = Table(
    "feed_pages",
    metadata,
    Column("key", KEY, primary_key=True, autoincrement=True),
    Column("address", Text, nullable=False, unique=True),
    _text("host"),
    _text("feed"),
    _text("url"),
    _text("title"),
    Column("published", Text),
    _text("state"),
    _number("tries"),
    _time("next_at"),
    Column("article_id", Text),
    _text("note"),
    _time("seen_at"),
    Index("feed_pages_state", "state", "host", "key"),
    Index("feed_pages_feed", "feed", "state"),
)

rings = Table(
    "rings",
    metadata,
    Column("alert", Text, primary_key=True),
    Column("about", Text, primary_key=True),
    _text("article_id"),
    _text("item"),
    _text("state"),
    _number("tries"),
    _time("next_at"),
    _text("note"),
    _time("made_at"),
    Index("rings_state", "state", "next_at"),
)
