"""Gives readings back from a store: the one shown, older ones, and all that a query finds."""

from collections.abc import Iterator

import msgspec
from sqlalchemy import select

from khabar.errors import StoreError
from khabar.model import Reading
from khabar.store.conditions import on_articles
from khabar.store.open import Store
from khabar.store.query import Query
from khabar.store.rows import unpack
from khabar.store.tables import articles, readings

BATCH = 200


class Version(msgspec.Struct, frozen=True):
    """One reading of an article: by which program and tables, when, and whether it is the one that lists show."""

    key: int
    program: str
    tables: str
    made_at: str
    shown: bool


def load_reading(store: Store, article_id: str) -> Reading | None:
    """Give the reading of an article that lists show: the newest, or the one that people have reviewed."""
    wanted = select(readings.c.record).join(articles, articles.c.reading_key == readings.c.key)
    with store.reading() as connection:
        record = connection.scalar(wanted.where(articles.c.id == article_id))
    return unpack(record) if record else None


def list_versions(store: Store, article_id: str) -> list[Version]:
    """Give all readings of an article, the newest first."""
    shown = select(articles.c.reading_key).where(articles.c.id == article_id).scalar_subquery()
    columns = (readings.c.key, readings.c.program, readings.c.tables, readings.c.made_at, readings.c.key == shown)
    wanted = select(*columns).where(readings.c.article_id == article_id).order_by(readings.c.key.desc())
    return [Version(key, by, of, at, bool(shown)) for key, by, of, at, shown in store.fetch(wanted)]


def load_version(store: Store, key: int) -> Reading:
    """Give one reading by its key. Raises StoreError where there is none."""
    with store.reading() as connection:
        record = connection.scalar(select(readings.c.record).where(readings.c.key == key))
    if not record:
        raise StoreError(f"no reading {key}", where=store.url, next="see the article's versions")
    return unpack(record)


def iter_readings(store: Store, query: Query | None = None) -> Iterator[Reading]:
    """Give the shown readings of the articles that a query finds, oldest first, a few at a time."""
    query = query or Query()
    wanted = select(articles.c.key, articles.c.reading_key).where(*on_articles(query, store.is_sqlite))
    keys = [row.reading_key for row in store.fetch(wanted.order_by(articles.c.published, articles.c.key))]
    yield from load_many(store, keys)


def load_readings(store: Store, ids: list[str]) -> dict[str, Reading]:
    """Give the readings shown of these articles by their ids; ids that are not there are left out."""
    found: dict[str, Reading] = {}
    for at in range(0, len(ids), BATCH):
        wanted = select(articles.c.id, readings.c.record).join(readings, articles.c.reading_key == readings.c.key)
        rows = store.fetch(wanted.where(articles.c.id.in_(ids[at : at + BATCH])))
        found |= {row.id: unpack(row.record) for row in rows}
    return found


def load_many(store: Store, keys: list[int]) -> Iterator[Reading]:
    """Give the readings of these keys in their order."""
    for at in range(0, len(keys), BATCH):
        some = keys[at : at + BATCH]
        wanted = select(readings.c.key, readings.c.record).where(readings.c.key.in_(some))
        records = {row.key: row.record for row in store.fetch(wanted)}
        yield from (unpack(records[key]) for key in some)
