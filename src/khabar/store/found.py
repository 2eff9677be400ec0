"""Gives what a query finds as whole readings, for files: as reviewers left them, with only the events found."""

from collections.abc import Iterator

import msgspec
from sqlalchemy import select

from khabar.model import Reading
from khabar.store.conditions import on_articles, on_events
from khabar.store.open import Store
from khabar.store.query import Query
from khabar.store.readings import BATCH
from khabar.store.review import reviewed_readings
from khabar.store.tables import articles, events


def iter_found(store: Store, query: Query) -> Iterator[Reading]:
    """Give the readings of the articles that a query finds as their reviewers left them, with only the events found.

    Oldest first. Attributions stay whole: they are what the events' chains are made of.
    """
    ids = [
        row.id
        for row in store.fetch(
            select(articles.c.id)
            .where(*on_articles(query, store.is_sqlite))
            .order_by(articles.c.published, articles.c.key)
        )
    ]
    narrowed = bool(query.blind) or query.asks_events or bool(query.speaker or query.agency or query.stance)
    for at in range(0, len(ids), BATCH):
        some = ids[at : at + BATCH]
        left = reviewed_readings(store, some, query.blind or None)
        kept = found_events(store, query, some) if narrowed else {}
        for article in some:
            reading = left[article]
            if narrowed:
                wanted = kept.get(article, set())
                reading = msgspec.structs.replace(reading, events=tuple(e for e in reading.events if e.id in wanted))
            yield reading


def found_events(store: Store, query: Query, ids: list[str]) -> dict[str, set[str]]:
    """Give, by article, the ids of the events that a query finds in these articles."""
    wanted = select(articles.c.id, events.c.id).join(articles, articles.c.key == events.c.article_key)
    found: dict[str, set[str]] = {}
    for article, event in store.fetch(wanted.where(articles.c.id.in_(ids), *on_events(query, store.is_sqlite))):
        found.setdefault(article, set()).add(event)
    return found


def found_articles(store: Store, query: Query, ids: list[str]) -> set[str]:
    """Give which of these articles a query finds."""
    wanted = select(articles.c.id).where(articles.c.id.in_(ids), *on_articles(query, store.is_sqlite))
    return {row.id for row in store.fetch(wanted)}
