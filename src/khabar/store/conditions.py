"""Gives the conditions in SQL that a query puts on articles, on events and on attributions."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, literal_column, or_, select, text, union_all

from khabar.store.query import COUNTRY, REFERENCE, Query
from khabar.store.tables import articles, attributions, chain, decisions, events, parties, stories, story_articles
from khabar.store.words import question_phrases

Condition = ColumnElement[bool]
SAME = ("type", "mode", "status", "stance", "quad", "place")


def on_articles(query: Query, sqlite: bool) -> list[Condition]:
    """Give the conditions on the articles that a query finds."""
    found = list(_on_own(query, sqlite))
    if query.asks_events:
        wanted = select(events.c.article_key).where(*_on_event(query), *_between(query, events.c.published))
        found.append(articles.c.key.in_(wanted))
    elif query.speaker or query.agency or query.stance:
        found.append(_said(query))
    return found


def on_events(query: Query, sqlite: bool) -> list[Condition]:
    """Give the conditions on the events that a query finds."""
    found = [*_on_event(query), *_between(query, events.c.published)]
    own = [*_on_words(query, events.c.article_key, sqlite), *_on_story(query, events.c.article_key)]
    if query.outlet:
        own.append(events.c.article_key.in_(select(articles.c.key).where(_outlet(query))))
    return found + own


def _on_own(query: Query, sqlite: bool) -> Iterator[Condition]:
    yield from _between(query, articles.c.published)
    if query.outlet:
        yield _outlet(query)
    yield from _on_words(query, articles.c.key, sqlite)
    yield from _on_story(query, articles.c.key)


def _between(query: Query, published: Any) -> Iterator[Condition]:
    if query.since:
        yield published >= query.since
    if query.next_day:
        yield published < query.next_day


def _outlet(query: Query) -> Condition:
    return or_(articles.c.outlet.in_(query.outlet), articles.c.outlet_domain.in_(query.outlet))


def _on_words(query: Query, key: Any, sqlite: bool) -> Iterator[Condition]:
    phrases = question_phrases(query.words)
    if query.words.strip() and not phrases:
        yield literal_column("1") == literal_column("0")
    elif phrases and sqlite:
        asked = " AND ".join('"' + " ".join(phrase) + '"' for phrase in phrases)
        found = text("SELECT rowid FROM article_words WHERE article_words MATCH :asked").bindparams(asked=asked)
        yield key.in_(found)
    elif phrases:
        asked = " && ".join(f"phraseto_tsquery('simple', :asked{at})" for at in range(len(phrases)))
        values = {f"asked{at}": " ".join(phrase) for at, phrase in enumerate(phrases)}
        yield key.in_(text(f"SELECT article_key FROM article_words WHERE words @@ ({asked})").bindparams(**values))


def _on_story(query: Query, key: Any) -> Iterator[Condition]:
    if query.story:
        own = select(stories.c.key).where(stories.c.id == query.story).scalar_subquery()
        yield key.in_(select(story_articles.c.article_key).where(story_articles.c.story_key == own))


def _on_event(query: Query) -> Iterator[Condition]:
    for name in SAME:
        if values := getattr(query, name):
            yield events.c[name].in_(values)
    if query.country:
        yield events.c.place_country.in_(query.country)
    if query.confidence:
        yield events.c.confidence >= query.confidence
    for role, values in (("actor", query.actor), ("recipient", query.recipient), (None, query.party)):
        if values:
            yield events.c.key.in_(_with_party(values, role))
    if query.speaker:
        yield events.c.key.in_(select(chain.c.event_key).where(chain.c.speaker.in_(query.speaker)))
    if query.agency:
        yield events.c.key.in_(
            select(chain.c.event_key).where(chain.c.speaker.in_(query.agency), chain.c.kind == "agency")
        )
    if query.review:
        yield or_(*(_in_review(state) for state in query.review))


def _with_party(values: tuple[str, ...], role: str | None) -> Any:
    """Give the events that have a party by one of these names, ids or countries."""
    chosen: list[Select[tuple[int]]] = []
    for column, fits in ((parties.c.country, COUNTRY.fullmatch), (parties.c.ref, REFERENCE.fullmatch)):
        if some := [value for value in values if fits(value)]:
            chosen.append(select(parties.c.event_key).where(column.in_(some)))
    if names := [v for v in values if not COUNTRY.fullmatch(v) and not REFERENCE.fullmatch(v)]:
        chosen.append(select(parties.c.event_key).where(parties.c.name.in_(names)))
    if role:
        chosen = [one.where(parties.c.role == role) for one in chosen]
    return union_all(*chosen) if len(chosen) > 1 else chosen[0]


def _in_review(state: str) -> Condition:
    """Tell of an event whether the reading it comes from is reviewed there, made final, or neither."""
    at = select(decisions.c.key).join(articles, articles.c.reading_key == decisions.c.reading_key)
    own = at.where(articles.c.key == events.c.article_key, decisions.c.item == events.c.id)
    some, final = exists(own), exists(own.where(decisions.c.verdict == "final"))
    return {"machine": ~some, "reviewed": and_(some, ~final), "final": final}.get(state, literal_column("0") == "1")


def _said(query: Query) -> Condition:
    """Give the condition on articles that hand something over to a speaker, an agency, or in a stance."""
    asked: list[Condition] = []
    if query.speaker:
        asked.append(attributions.c.speaker.in_(query.speaker))
    if query.stance:
        asked.append(attributions.c.stance.in_(query.stance))
    found: list[Condition] = []
    if asked:
        found.append(articles.c.key.in_(select(attributions.c.article_key).where(*asked)))
    if query.agency:
        told = select(chain.c.article_key).where(chain.c.speaker.in_(query.agency), chain.c.kind == "agency")
        said = select(attributions.c.article_key).where(
            attributions.c.speaker.in_(query.agency), attributions.c.speaker_kind == "agency"
        )
        found.append(or_(articles.c.key.in_(told), articles.c.key.in_(said)))
    return and_(*found)
