"""Gives reviewers their next items: the least sure, any, what lacks a second reviewer, what reviewers disagree on.

What others decided does not show in a reviewer's queue: an item that somebody else corrected or rejected stands in it
as the program made it.
"""

import random
from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, and_, exists, func, select

from khabar.errors import StoreError
from khabar.store.agreement import list_disagreements
from khabar.store.applied import with_added
from khabar.store.blind import seen_by, undecided_by
from khabar.store.conditions import on_articles, on_events
from khabar.store.fits import about_articles, fits
from khabar.store.open import Store
from khabar.store.query import Query
from khabar.store.readings import BATCH, load_many
from khabar.store.review import decisions_shown
from khabar.store.tables import articles, attributions, decisions, events

ORDERS = ("sure", "random", "second", "disagreed")
ITEMS = {"events": events, "attributions": attributions}
MOST = 2000  # articles with decisions of others that one look at the queue goes through, the oldest decisions first


class Item(msgspec.Struct, frozen=True):
    """An event or attribution to be looked at."""

    article: str
    item: str
    confidence: float


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
    decided = list(_decided_by_others(store, query, who, kind))
    if order == "second":
        return _in_order(decided)[:limit]
    table = ITEMS[kind]
    wanted = _wanted(store, query, table, kind).where(~exists(_decided(table)))
    if order == "random":
        found = _random(store, wanted, table, limit) + [one for _, one in decided]
        return random.sample(found, min(limit, len(found)))
    order_by = (table.c.confidence, table.c.article_key, table.c.id)  # no key: rows of a decided article get new ones
    fresh = store.fetch(wanted.add_columns(table.c.article_key).order_by(*order_by).limit(limit))
    return _in_order([*((row.article_key, Item(*row[:3])) for row in fresh), *decided])[:limit]


def _in_order(found: list[tuple[int, Item]]) -> list[Item]:
    """Give items, each with its article's key, the least sure first."""
    return [one for _, one in sorted(found, key=lambda pair: (pair[1].confidence, pair[0], pair[1].item))]


def list_disagreed(store: Store, who: str | None, kind: str) -> list[Item]:
    """Give the items of a kind that reviewers judged otherwise; with `who`, those that this one decided too."""
    pairs = [pair for pair in list_disagreements(store, who) if pair[1].startswith(kind[0])]
    return [Item(article, item, 0.0) for article, item, _ in pairs]


def _decided_by_others(store: Store, query: Query, who: str, kind: str) -> Iterator[tuple[int, Item]]:
    """Give the items that others decided and `who` did not, as the program made them, where a query fits them so.

    Each with the key of its article.
    """
    letter = kind[0]
    waiting = undecided_by(who).add_columns(articles.c.reading_key).subquery()
    some = (
        select(waiting.c.article_key, waiting.c.article_id, waiting.c.reading_key)
        .where(waiting.c.item.like(f"{letter}%"))
        .distinct()
    )
    asked = on_articles(about_articles(query), store.is_sqlite)
    if asked:
        some = some.where(waiting.c.article_key.in_(select(articles.c.key).where(*asked)))
    rows = store.fetch(some.order_by(waiting.c.article_key).limit(MOST))
    for at in range(0, len(rows), BATCH):
        batch = rows[at : at + BATCH]
        decided = decisions_shown(store, [row.article_id for row in batch])
        for row, made in zip(batch, load_many(store, [one.reading_key for one in batch]), strict=True):
            done = decided[made.article.id]
            own = {d.item for d in done if d.who == who or d.verdict == "final"}
            others = {d.item for d in done} - own
            seen = with_added(made, seen_by(made, done, who))
            for one in getattr(seen, kind):
                if one.id in others and fits(query, seen, one):
                    yield row.article_key, Item(made.article.id, one.id, one.confidence)


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
