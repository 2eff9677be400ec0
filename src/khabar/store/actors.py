"""Gives what the desk shows of one actor: what it did, what was done to it, what it said, over time."""

import msgspec
from sqlalchemy import ColumnElement, Select, func, select

from khabar.store.blind import open_attributions, open_events
from khabar.store.counts import PARTS_OF_DAY, Tally, count_by
from khabar.store.open import Store
from khabar.store.query import COUNTRY, REFERENCE, Query
from khabar.store.search import EventRow, search_events
from khabar.store.tables import articles, attributions, events, parties


class Said(msgspec.Struct, frozen=True):
    """One handing over to a speaker's word."""

    article: str
    id: str
    outlet: str | None
    published: str
    kind: str
    stance: str
    content: str
    confidence: float


class ActorPage(msgspec.Struct, frozen=True):
    """An actor: newest events and sayings, the other parties of its events, and its events by month."""

    name: str
    refs: list[str]
    countries: list[Tally]
    did: list[EventRow]
    done_to: list[EventRow]
    said: list[Said]
    acts_on: list[Tally]
    acted_on_by: list[Tally]
    by_month: list[Tally]


def show_actor(store: Store, name: str, limit: int = 50, blind: str = "") -> ActorPage:
    """Give the page of the actor of this name; an unknown one has empty lists.

    `blind` names a reviewer who must not see what others decided.
    """
    did = search_events(store, Query(actor=(name,), blind=blind), limit=limit).rows
    done_to = search_events(store, Query(recipient=(name,), blind=blind), limit=limit).rows
    own: ColumnElement[bool] = parties.c.name == name
    if blind:
        own = own & parties.c.event_key.in_(select(events.c.key).where(open_events(blind)))
    others = [_others(own, role) for role in ("actor", "recipient")]
    countries = select(parties.c.country, func.count()).where(own).group_by(parties.c.country)
    refs = select(parties.c.ref).where(own, parties.c.ref.is_not(None)).distinct()
    known = [Tally(*row) for row in store.fetch(countries.order_by(func.count().desc()))]
    acts_on, acted_on_by = ([Tally(*row) for row in store.fetch(one.limit(limit))] for one in others)
    said = list_said(store, (name,), limit, blind)
    months = _months(store, name, own, blind)
    ids = sorted(row.ref for row in store.fetch(refs))
    return ActorPage(name, ids, known, did, done_to, said, acts_on, acted_on_by, months)


def _months(store: Store, name: str, own: ColumnElement[bool], blind: str) -> list[Tally]:
    """Count an actor's events by month: by the days of their articles, which are fewer to look at."""
    if COUNTRY.fullmatch(name) or REFERENCE.fullmatch(name):
        return count_by(store, Query(party=(name,), blind=blind), "month")
    each = select(parties.c.article_key, func.count(parties.c.event_key.distinct()).label("events")).where(own)
    of = each.group_by(parties.c.article_key).subquery()
    month = func.substr(articles.c.published, 1, PARTS_OF_DAY["month"])
    wanted = select(month, func.sum(of.c.events)).join(of, articles.c.key == of.c.article_key)
    return [Tally(month, int(number)) for month, number in store.fetch(wanted.group_by(month).order_by(month))]


def _others(own: ColumnElement[bool], role: str) -> Select[tuple[str, int]]:
    """Count the parties on the other side of the events in which an actor has a role."""
    mine = select(parties.c.event_key).where(own, parties.c.role == role).distinct().subquery()
    other = "recipient" if role == "actor" else "actor"
    wanted = select(parties.c.name, func.count()).join(mine, parties.c.event_key == mine.c.event_key)
    wanted = wanted.where(parties.c.role == other).group_by(parties.c.name)
    return wanted.order_by(func.count().desc(), parties.c.name)


def list_said(store: Store, speakers: tuple[str, ...], limit: int = 50, blind: str = "") -> list[Said]:
    """Give what these speakers said, newest first; `blind` as for `show_actor`."""
    newest = (attributions.c.published.desc(), attributions.c.key.desc())
    wanted = (
        select(articles.c.id, attributions.c.id, articles.c.outlet, *(attributions.c[name] for name in SAID))
        .join(articles, articles.c.key == attributions.c.article_key)
        .where(attributions.c.speaker.in_(speakers))
        .order_by(*newest)
        .limit(limit)
    )
    if blind:
        wanted = wanted.where(open_attributions(blind))
    return [Said(*row) for row in store.fetch(wanted)]


SAID = ("published", "kind", "stance", "content", "confidence")
