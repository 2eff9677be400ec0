"""Gives reviewers their next items: the least sure, any, what lacks a second reviewer, what reviewers disagree on."""

import random
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, and_, exists, func, select

from khabar.errors import StoreError
from khabar.store.agreement import list_disagreements
from khabar.store.conditions import on_articles, on_events
from khabar.store.open import Store
from khabar.store.query import Query
from khabar.store.tables import articles, attributions, decisions, events

ORDERS = ("sure", "random", "second", "disagreed")
ITEMS = {"events": events, "attributions": attributions}


class Item(msgspec.Struct, frozen=True):
    """An event or attribution to be looked at."""

    article: str
    item: str
    confidence: float


def list_queue(
    store: Store, query: Query, who: str, *, kind: str = "events", order: str = "sure", limit: int = 20
) -> list[Item]:
    """Give the next items of one of ITEMS that a query finds and `who` has not decided, in one of ORDERS.

    Items that are final are left out. Raises StoreError for another order or kind.
    """
    if order not in ORDERS or kind not in ITEMS:
        raise StoreError(f"no such queue: {order} {kind}", next=f"choose {', '.join(ORDERS)}, {' or '.join(ITEMS)}")
    if order == "disagreed":
        letter = "e" if kind == "events" else "a"
        pairs = [pair for pair in list_disagreements(store) if pair[1].startswith(letter)]
        return [Item(article, item, 0.0) for article, item, _ in pairs][:limit]
    table = ITEMS[kind]
    wanted = _wanted(store, query, table, kind)
    mine = _decided(table).where(decisions.c.who == who)
    final = _decided(table).where(decisions.c.verdict == "final")
    wanted = wanted.where(~exists(mine), ~exists(final))
    if order == "second":
        wanted = wanted.where(exists(_decided(table)))
    if order == "random":
        return _random(store, wanted, table, limit)
    rows = store.fetch(wanted.order_by(table.c.confidence, table.c.key).limit(limit))
    return [Item(*row) for row in rows]


def _wanted(store: Store, query: Query, table: Any, kind: str) -> Select[Any]:
    wanted: Select[Any] = select(articles.c.id, table.c.id, table.c.confidence)
    wanted = wanted.select_from(table.join(articles, articles.c.key == table.c.article_key))
    if kind == "events":
        return wanted.where(*on_events(query, store.is_sqlite))
    conditions: list[ColumnElement[bool]] = list(on_articles(query, store.is_sqlite))
    for name, column in (("stance", table.c.stance), ("speaker", table.c.speaker)):
        if values := getattr(query, name):
            conditions.append(column.in_(values))
    return wanted.where(*conditions)


def _decided(table: Any) -> Select[Any]:
    """Select the decisions on an item of the reading shown."""
    own = and_(
        decisions.c.article_id == articles.c.id,
        decisions.c.reading_key == articles.c.reading_key,
        decisions.c.item == table.c.id,
    )
    return select(decisions.c.key).where(own).correlate(articles, table)


def _random(store: Store, wanted: Select[Any], table: Any, limit: int) -> list[Item]:
    """Give items from a random place on, then from the beginning: no list is sorted for it."""
    bounds = store.fetch(select(func.min(table.c.key), func.max(table.c.key)))[0]
    if bounds[0] is None:
        return []
    start = random.randint(bounds[0], bounds[1])
    rows = store.fetch(wanted.where(table.c.key >= start).order_by(table.c.key).limit(limit))
    if len(rows) < limit:
        rows += store.fetch(wanted.where(table.c.key < start).order_by(table.c.key).limit(limit - len(rows)))
    return [Item(*row) for row in rows]
