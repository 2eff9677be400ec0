"""Counts events over time, by what they are, and from whom to whom."""

from typing import Any

import msgspec
from sqlalchemy import ColumnElement, func, select

from khabar.errors import StoreError
from khabar.store.blind import open_events
from khabar.store.conditions import on_events
from khabar.store.open import Store
from khabar.store.query import Query
from khabar.store.tables import articles, events, parties

PARTS_OF_DAY = {"day": 10, "month": 7, "year": 4}  # letters of an ISO day
PLAIN = ("type", "mode", "status", "stance", "quad", "place")
BY = (*PARTS_OF_DAY, *PLAIN, "country", "outlet", "actor", "recipient")
NAMED = {"country": ("actor_country", "recipient_country"), "name": ("actor", "recipient")}


class Tally(msgspec.Struct, frozen=True):
    """How many events have a value; None is where nothing is known."""

    value: str | None
    events: int


class Tie(msgspec.Struct, frozen=True):
    """The events from one party to another: how many of each quad, and their mean intensity."""

    actor: str
    recipient: str
    quad: str
    events: int
    intensity: float


def count_by(store: Store, query: Query, by: str, limit: int = 1000) -> list[Tally]:
    """Count the events of a query by one of BY: days in their order, other values by how many they have.

    Days are those of publication. Raises StoreError for anything else.
    """
    if by not in BY:
        raise StoreError(f"nothing to count by: {by}", next=f"choose one of {', '.join(BY)}")
    found = on_events(query, store.is_sqlite)
    if by in ("actor", "recipient"):
        value: Any = parties.c.name
        wanted: Any = select(value, func.count(parties.c.event_key.distinct())).where(parties.c.role == by)
        if found:
            wanted = wanted.where(parties.c.event_key.in_(select(events.c.key).where(*found)))
    elif by == "outlet":
        value = articles.c.outlet
        joined = events.join(articles, articles.c.key == events.c.article_key)
        wanted = select(value, func.count()).select_from(joined).where(*found)
        if not found:
            wanted = select(value, func.sum(articles.c.events))
    elif by in PARTS_OF_DAY and not found:  # articles know how many events they have, and are a tenth as many
        value = func.substr(articles.c.published, 1, PARTS_OF_DAY[by])
        wanted = select(value, func.sum(articles.c.events)).where(articles.c.events > 0)
    else:
        value = func.substr(events.c.published, 1, PARTS_OF_DAY[by]) if by in PARTS_OF_DAY else events.c[_column(by)]
        wanted = select(value, func.count()).select_from(events).where(*found)
    order = [value] if by in PARTS_OF_DAY else [func.count().desc(), value]
    return [Tally(value, int(n)) for value, n in store.fetch(wanted.group_by(value).order_by(*order).limit(limit))]


def _column(by: str) -> str:
    return "place_country" if by == "country" else by


def who_to_whom(store: Store, query: Query, by: str = "country", limit: int = 200) -> list[Tie]:
    """Give the strongest ties between the first parties of a query's events, by "country" or by "name"."""
    if by not in NAMED:
        raise StoreError(f"no ties by {by}", next="choose country or name")
    actor, recipient = (events.c[name] for name in NAMED[by])
    number = func.count()
    wanted = (
        select(actor, recipient, events.c.quad, number, func.avg(events.c.intensity))
        .where(actor.is_not(None), recipient.is_not(None), *on_events(query, store.is_sqlite))
        .group_by(actor, recipient, events.c.quad)
        .order_by(number.desc(), actor, recipient, events.c.quad)
        .limit(limit)
    )
    return [Tie(a, r, q, events, round(float(mean), 2)) for a, r, q, events, mean in store.fetch(wanted)]


def suggest_names(store: Store, prefix: str, limit: int = 20, blind: str = "") -> list[str]:
    """Give names of parties that begin so, in the order of the alphabet; `blind` names a reviewer as in a query."""
    begin = prefix.strip()
    if not begin:
        return []
    name = parties.c.name
    between: list[ColumnElement[bool]] = [name >= begin]
    if after := _letter_after(begin[-1]):
        between.append(name < begin[:-1] + after)
    if blind:
        between.append(parties.c.event_key.in_(select(events.c.key).where(open_events(blind))))
    wanted = select(name).where(*between).distinct().order_by(name).limit(limit)
    return [row.name for row in store.fetch(wanted)]


def _letter_after(letter: str) -> str:
    """Give the next character that may stand in a text: halves of characters may not, and the last has none."""
    code = ord(letter) + 1
    return "" if code > 0x10FFFF else chr(0xE000 if code == 0xD800 else code)
