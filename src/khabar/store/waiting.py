"""Gives what others decided and a reviewer did not, as the program made it: so it stands in this reviewer's queue."""

import random
from collections.abc import Iterator
from heapq import merge
from typing import Any

import msgspec
from sqlalchemy import Subquery, and_, exists, func, or_, select, tuple_

from khabar.store.applied import with_added
from khabar.store.blind import seen_by, undecided_by
from khabar.store.conditions import on_articles
from khabar.store.facts import Facts, read_facts
from khabar.store.fits import about_articles, facts_fit, fits
from khabar.store.open import Store
from khabar.store.query import Query
from khabar.store.readings import BATCH, load_many
from khabar.store.review import decisions_shown
from khabar.store.tables import articles, decisions, made_items

MOST = 2000  # articles with items that people added and this reviewer may see, which one look at the queue reads whole


class Item(msgspec.Struct, frozen=True):
    """An event or attribution to be looked at."""

    article: str
    item: str
    confidence: float


Keyed = tuple[float, int, str, Item]


def keyed(confidence: float, article_key: int, item: Item) -> Keyed:
    """Give an item behind what queues sort it by: the least sure first."""
    return confidence, article_key, item.item, item


def by_confidence(store: Store, query: Query, who: str, kind: str) -> Iterator[Keyed]:
    """Give the items that wait for `who` and that a query finds, the least sure first, read as far as they are asked.

    Each with its confidence and the key of its article, by which queues sort.
    """
    waiting = _waiting(store, query, who, kind)
    whole = _to_read_whole(store, who, waiting)
    rows = sorted(_rows(store, waiting), key=lambda row: (row.confidence, row.article_key, row.item))
    return merge(_fitting(store, query, rows, whole), sorted(_read_whole(store, query, who, kind, whole)))


def at_random(store: Store, query: Query, who: str, kind: str) -> Iterator[Item]:
    """Give the same in no order."""
    waiting = _waiting(store, query, who, kind)
    whole = _to_read_whole(store, who, waiting)
    rows = _rows(store, waiting)
    random.shuffle(rows)
    added = [one for *_, one in _read_whole(store, query, who, kind, whole)]
    random.shuffle(added)
    yield from added
    yield from (one for *_, one in _fitting(store, query, rows, whole))


def count_waiting(store: Store, who: str, kind: str) -> int:
    """Give how many items wait for `who`."""
    return int(store.fetch(select(func.count()).select_from(_waiting(store, Query(), who, kind)))[0][0])


def _waiting(store: Store, query: Query, who: str, kind: str) -> Subquery:
    """Give the question for what others decided in the articles that a query finds."""
    asked = on_articles(about_articles(query), store.is_sqlite)
    wanted = undecided_by(who).add_columns(articles.c.reading_key)
    return wanted.where(decisions.c.item.like(f"{kind[0]}%"), *asked).subquery("waiting")


def _rows(store: Store, waiting: Subquery) -> list[Any]:
    here = and_(made_items.c.reading_key == waiting.c.reading_key, made_items.c.item == waiting.c.item)
    columns = (waiting.c.article_key, waiting.c.article_id, waiting.c.item, waiting.c.reading_key)
    return store.fetch(select(*columns, made_items.c.confidence).join(made_items, here))


def _fitting(store: Store, query: Query, rows: list[Any], but: dict[int, tuple[int, str]]) -> Iterator[Keyed]:
    """Give the items whose facts fit, but for those of articles that are read whole."""
    asked = query != about_articles(query)
    for at in range(0, len(rows), BATCH):
        some = [row for row in rows[at : at + BATCH] if row.article_key not in but]
        facts = _facts(store, [(row.reading_key, row.item) for row in some], query) if asked else {}
        for row in some:
            own = facts.get(row.reading_key, {})
            if not asked or facts_fit(query, own[row.item], own.values()):
                yield keyed(row.confidence, row.article_key, Item(row.article_id, row.item, row.confidence))


def _facts(store: Store, items: list[tuple[int, str]], query: Query) -> dict[int, dict[str, Facts]]:
    """Give the facts of items by reading and id; of attributions, those of the events beside them too if asked for."""
    where = tuple_(made_items.c.reading_key, made_items.c.item).in_(items)
    if items and items[0][1].startswith("a") and (query.asks_events or query.agency):
        where = made_items.c.reading_key.in_({key for key, _ in items})
    found: dict[int, dict[str, Facts]] = {}
    for row in store.fetch(select(made_items.c.reading_key, made_items.c.item, made_items.c.facts).where(where)):
        found.setdefault(row.reading_key, {})[row.item] = read_facts(row.item, row.facts)
    return found


def _to_read_whole(store: Store, who: str, waiting: Subquery) -> dict[int, tuple[int, str]]:
    """Give reading key and article id, by its key, of what holds items that people added and `who` may see.

    That is seldom: who sees them has decided on all that the program found. Their facts hang on who looks.
    """
    own = decisions.alias("own")
    of_reading = and_(own.c.article_id == waiting.c.article_id, own.c.reading_key == waiting.c.reading_key)
    opened = or_(
        exists().where(of_reading, or_(own.c.who == who, own.c.verdict == "final")),
        ~exists().where(made_items.c.reading_key == waiting.c.reading_key),
    )
    added = exists(select(own.c.key).where(of_reading, own.c.verdict == "add"))
    columns = (waiting.c.article_key, waiting.c.reading_key, waiting.c.article_id)
    rows = store.fetch(select(*columns).where(added, opened).distinct().order_by(waiting.c.article_key).limit(MOST))
    return {row.article_key: (row.reading_key, row.article_id) for row in rows}


def _read_whole(store: Store, query: Query, who: str, kind: str, some: dict[int, tuple[int, str]]) -> Iterator[Keyed]:
    """Give the items of these articles that others decided and `who` did not, where a query fits them."""
    decided = decisions_shown(store, [article for _, article in some.values()])
    for key, made in zip(some, load_many(store, [reading for reading, _ in some.values()]), strict=True):
        done = decided[made.article.id]
        own = {d.item for d in done if d.who == who or d.verdict == "final"}
        others = {d.item for d in done} - own
        seen = with_added(made, seen_by(made, done, who))
        for one in getattr(seen, kind):
            if one.id in others and fits(query, seen, one):
                yield keyed(one.confidence, key, Item(made.article.id, one.id, one.confidence))
