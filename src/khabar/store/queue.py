"""Gives reviewers their next items: the least sure, any, what lacks a second reviewer, what reviewers disagree on.

What others decided does not show in a reviewer's queue: an item that somebody else corrected or rejected stands in it
as the program made it.
"""

import random
from heapq import merge
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, and_, exists, func, select, tuple_

from khabar.errors import StoreError
from khabar.store.agreement import list_disagreements
from khabar.store.conditions import on_articles, on_events
from khabar.store.open import Store
from khabar.store.query import Query
from khabar.store.tables import articles, attributions, decisions, events
from khabar.store.waiting import Item, at_random, by_confidence, count_waiting, keyed

__all__ = ["ITEMS", "ORDERS", "Item", "list_disagreed", "list_queue"]
ORDERS = ("sure", "random", "second", "disagreed")
ITEMS = {"events": events, "attributions": attributions}
NEAR = 5_000  # items that are looked through one by one before all that a query finds are gathered


def list_queue(
    store: Store, query: Query, who: str, *, kind: str = "events", order: str = "sure", limit: int = 20
) -> list[Item]:
    """Give the next items of one of ITEMS that a query finds and `who` has not decided, in one of ORDERS.

    Items that are final are left out. `second` gives those that others decided, `disagreed` those that `who` decided
    otherwise than others. Raises StoreError for another order or kind.
    """
    if order not in ORDERS or kind not in ITEMS:
        raise StoreError(f"no such queue: {order} {kind}", next=f"choose {', '.join(ORDERS)}, {' or '.join(ITEMS)}")
    if order == "disagreed":
        return list_disagreed(store, who, kind)[:limit]
    query = msgspec.structs.replace(query, blind="")  # it would leave out what waits for this very reviewer
    if order == "random":
        return _random(store, query, who, kind, limit)
    found = by_confidence(store, query, who, kind)
    if order == "sure":
        fresh = _least_sure(store, query, kind, limit)
        found = merge(found, (keyed(row.confidence, row.article_key, Item(*row[:3])) for row in fresh))
    return [item for *_, item in islice(found, limit)]


def list_disagreed(store: Store, who: str | None, kind: str) -> list[Item]:
    """Give the items of a kind that reviewers judged otherwise; with `who`, those that this one decided too."""
    pairs = [pair for pair in list_disagreements(store, who) if pair[1].startswith(kind[0])]
    return [Item(article, item, 0.0) for article, item, _ in pairs]


def _least_sure(store: Store, query: Query, kind: str, limit: int) -> list[Any]:
    """Give the least sure items that nobody has decided: of those looked through one by one, where they suffice."""
    table = ITEMS[kind]
    order_by = (table.c.confidence, table.c.article_key, table.c.id)  # no key: rows of a decided article get new ones

    def fetch(*more: ColumnElement[bool], by_row: bool = False) -> list[Any]:
        wanted = _wanted(store, query, kind, by_row=by_row).where(*more)
        return store.fetch(wanted.add_columns(table.c.article_key).order_by(*order_by).limit(limit))

    if query == Query():
        return fetch()
    edge = store.fetch(select(*order_by).order_by(*order_by).offset(NEAR).limit(1))
    found = fetch(*(tuple_(*order_by) < tuple_(*row) for row in edge), by_row=True)
    return found if len(found) == limit or not edge else fetch()


def _wanted(store: Store, query: Query, kind: str, *, by_row: bool = False) -> Select[Any]:
    """Select the items that a query finds and nobody has decided."""
    table = ITEMS[kind]
    wanted: Select[Any] = select(articles.c.id, table.c.id, table.c.confidence).where(~exists(_decided(table)))
    wanted = wanted.select_from(table.join(articles, articles.c.key == table.c.article_key))
    if kind == "events":
        return wanted.where(*on_events(query, store.is_sqlite, by_row=by_row))
    conditions: list[ColumnElement[bool]] = list(on_articles(query, store.is_sqlite, by_row=by_row))
    for name, column in (("stance", table.c.stance), ("speaker", table.c.speaker)):
        if values := getattr(query, name):
            conditions.append((column.concat("") if by_row else column).in_(values))
    return wanted.where(*conditions)


def _decided(table: Any) -> Select[Any]:
    """Select the decisions on an item of the reading shown."""
    own = and_(
        decisions.c.article_id == articles.c.id,
        decisions.c.reading_key == articles.c.reading_key,
        decisions.c.item == table.c.id,
    )
    return select(decisions.c.key).where(own).correlate(articles, table)


def _random(store: Store, query: Query, who: str, kind: str, limit: int) -> list[Item]:
    """Give items by chance, those that others decided about as often as they are among all: no more, lest they tell."""
    table = ITEMS[kind]
    ((first, last),) = store.fetch(select(func.min(table.c.key), func.max(table.c.key)))
    if first is None:
        return list(islice(at_random(store, query, who, kind), limit))
    number = count_waiting(store, who, kind)
    share = number / (number + last - first + 1)
    some = list(islice(at_random(store, query, who, kind), limit)) if number else []
    fresh = _from_anywhere(store, query, kind, (first, last), limit)
    found: list[Item] = []
    while len(found) < limit and (some or fresh):
        from_some = some and (not fresh or random.random() < share)
        found.append((some if from_some else fresh).pop())
    return found


def _from_anywhere(store: Store, query: Query, kind: str, bounds: tuple[int, int], limit: int) -> list[Item]:
    """Give items from a random place on, then from the beginning: no list is sorted for it.

    A stretch of items is looked through one by one first; where it holds too few that fit, few fit at all.
    """
    key = ITEMS[kind].c.key
    start = random.randint(*bounds)
    near = _wanted(store, query, kind, by_row=True).where(key >= start, key < start + NEAR)
    rows = store.fetch(near.order_by(key).limit(limit)) if query != Query() else []
    wanted = _wanted(store, query, kind)
    if len(rows) < limit:
        rows = store.fetch(wanted.where(key >= start).order_by(key).limit(limit))
    if len(rows) < limit:
        rows += store.fetch(wanted.where(key < start).order_by(key).limit(limit - len(rows)))
    return [Item(*row) for row in rows]
