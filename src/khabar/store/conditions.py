"""Gives the conditions in SQL that a query puts on articles and on events.

What stands in another table is asked in one of two ways: without a window its keys are gathered first, which is quick
where few fit; within a window, the lowest and highest article key of the rows at hand, it is looked up row by row,
which is quick where most of them fit. `by_row` goes further: all that is asked is put as values, so that no index leads
away from the order in which the rows are walked.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, literal_column, or_, select, text

from khabar.store.blind import open_attributions, open_events
from khabar.store.query import COUNTRY, REFERENCE, Query
from khabar.store.tables import articles, attributions, chain, decisions, events, parties, stories, story_articles
from khabar.store.words import question_phrases, write_question

Condition = ColumnElement[bool]
Window = tuple[int, int]
BY_ROW = text("OFFSET 0")  # lets PostgreSQL look up row by row what it would else gather first, as SQLite does
ALL = (0, 2**62)  # a window on every article
SAME = ("type", "mode", "status", "stance", "quad", "place")


def on_articles(query: Query, sqlite: bool, window: Window | None = None, *, by_row: bool = False) -> list[Condition]:
    """Give the conditions on the articles that a query finds."""
    window = ALL if by_row else window
    found = list(_on_own(query, sqlite, window, by_row))
    if query.asks_events:
        wanted = select(events.c.article_key).where(*_on_event(query, window, window is not None))
        found.append(_among(articles.c.key, wanted, window))
    elif query.speaker or query.agency or query.stance:
        found.append(_said(query, window))
    return found


def on_events(query: Query, sqlite: bool, window: Window | None = None, *, by_row: bool = False) -> list[Condition]:
    """Give the conditions on the events that a query finds."""
    window = ALL if by_row else window
    key = events.c.article_key + 0 if by_row else events.c.article_key
    found = [*_on_event(query, window, by_row), *_between(query, _value(events.c.published, by_row))]
    own = [*_on_words(query, key, sqlite, window), *_on_story(query, key)]
    if query.outlet:
        own.append(key.in_(select(articles.c.key).where(_outlet(query))))
    return found + own


def _among(key: Any, wanted: Select[Any], window: Window | None) -> Condition:
    """Give the condition that a key is among those that a question gives."""
    if window is None:
        return key.in_(wanted)  # type: ignore[no-any-return]
    looked_up = wanted.where(wanted.selected_columns[0] == key).suffix_with(BY_ROW, dialect="postgresql")
    return looked_up.correlate(key.table).exists()


def _on_own(query: Query, sqlite: bool, window: Window | None, by_row: bool) -> Iterator[Condition]:
    key = articles.c.key + 0 if by_row else articles.c.key
    yield from _between(query, _value(articles.c.published, by_row))
    if query.outlet:
        yield _outlet(query, by_row)
    yield from _on_words(query, key, sqlite, window)
    yield from _on_story(query, key)


def _between(query: Query, published: Any) -> Iterator[Condition]:
    if query.since:
        yield published >= query.since
    if query.next_day:
        yield published < query.next_day


def _outlet(query: Query, by_row: bool = False) -> Condition:
    return or_(_value(articles.c.outlet, by_row).in_(query.outlet), articles.c.outlet_domain.in_(query.outlet))


def _on_words(query: Query, key: Any, sqlite: bool, window: Window | None) -> Iterator[Condition]:
    phrases = question_phrases(query.words)
    if query.words.strip() and not phrases:
        yield literal_column("1") == literal_column("0")
    elif phrases and sqlite:
        asked = " AND ".join('"' + " ".join(phrase) + '"' for phrase in phrases)
        yield _in_index(key, ("rowid", "article_words MATCH :asked"), {"asked": asked}, window)
    elif phrases:
        asked = " && ".join(f"CAST(:asked{at} AS tsquery)" for at in range(len(phrases)))
        values = {f"asked{at}": write_question(phrase) for at, phrase in enumerate(phrases)}
        yield _in_index(key, ("article_key", f"words @@ ({asked})"), values, window)


def _in_index(key: Any, asked: tuple[str, str], values: dict[str, str], window: Window | None) -> Condition:
    """Give the condition that an article stands in the index of words.

    FTS5 is slow at one row and quick at a stretch of them, and articles mostly come in by the day.
    """
    column, fits = asked
    if window is None:
        return key.in_(text(f"SELECT {column} FROM article_words WHERE {fits}").bindparams(**values))  # type: ignore[no-any-return]
    first, last = window
    stretch = f"SELECT {column} FROM article_words WHERE {fits} AND {column} BETWEEN :first AND :last"
    return key.in_(text(stretch).bindparams(first=first, last=last, **values))  # type: ignore[no-any-return]


def _on_story(query: Query, key: Any) -> Iterator[Condition]:
    if query.story:
        own = select(stories.c.key).where(stories.c.id == query.story).scalar_subquery()
        yield key.in_(select(story_articles.c.article_key).where(story_articles.c.story_key == own))


def _on_event(query: Query, window: Window | None, as_values: bool = False) -> Iterator[Condition]:
    """Give the conditions on events; `as_values` so that no index leads away from those of one article, or an order."""
    for name in SAME:
        if values := getattr(query, name):
            yield _value(events.c[name], as_values).in_(values)
    if query.country:
        yield _value(events.c.place_country, as_values).in_(query.country)
    if query.confidence:
        yield events.c.confidence >= query.confidence
    for role, values in (("actor", query.actor), ("recipient", query.recipient), (None, query.party)):
        if values:
            yield or_(*(_among(events.c.key, one, window) for one in _with_party(values, role, window)))
    if query.speaker:
        told = select(chain.c.event_key).where(_by_row(chain.c.speaker, window).in_(query.speaker))
        yield _among(events.c.key, told, window)
    if query.agency:
        told = select(chain.c.event_key).where(
            _by_row(chain.c.speaker, window).in_(query.agency), chain.c.kind == "agency"
        )
        yield _among(events.c.key, told, window)
    if query.review:
        yield or_(*(_in_review(state) for state in query.review))
    if query.blind:
        yield open_events(query.blind)


def _by_row(column: Any, window: Window | None) -> Any:
    """Give a column; within a window as a value, so that the index of its key is asked, not that of the column."""
    return _value(column, window is not None)


def _value(column: Any, as_value: bool) -> Any:
    """Give a column of text, as a value that no index knows if asked for."""
    return column.concat("") if as_value else column


def _with_party(values: tuple[str, ...], role: str | None, window: Window | None) -> list[Select[tuple[int]]]:
    """Give the questions for the events that have a party by one of these names, ids or countries."""
    chosen: list[Select[tuple[int]]] = []
    for column, fits in ((parties.c.country, COUNTRY.fullmatch), (parties.c.ref, REFERENCE.fullmatch)):
        if some := [value for value in values if fits(value)]:
            chosen.append(select(parties.c.event_key).where(_by_row(column, window).in_(some)))
    if names := [v for v in values if not COUNTRY.fullmatch(v) and not REFERENCE.fullmatch(v)]:
        chosen.append(select(parties.c.event_key).where(_by_row(parties.c.name, window).in_(names)))
    return [one.where(parties.c.role == role) for one in chosen] if role else chosen


def _in_review(state: str) -> Condition:
    """Tell of an event whether the reading it comes from is reviewed there, made final, or neither."""
    at = select(decisions.c.key).join(articles, articles.c.reading_key == decisions.c.reading_key)
    own = at.where(articles.c.key == events.c.article_key, decisions.c.item == events.c.id)
    some, final = exists(own), exists(own.where(decisions.c.verdict == "final"))
    return {"machine": ~some, "reviewed": and_(some, ~final), "final": final}.get(state, literal_column("0") == "1")


def _said(query: Query, window: Window | None) -> Condition:
    """Give the condition on articles that hand something over to a speaker, an agency, or in a stance."""
    asked: list[Condition] = []
    if query.speaker:
        asked.append(_by_row(attributions.c.speaker, window).in_(query.speaker))
    if query.stance:
        asked.append(attributions.c.stance.in_(query.stance))
    found: list[Condition] = []
    if asked and query.blind:
        asked.append(open_attributions(query.blind))
    if asked:
        found.append(_among(articles.c.key, select(attributions.c.article_key).where(*asked), window))
    if query.agency:
        told = select(events.c.article_key).join(chain, chain.c.event_key == events.c.key)
        told = told.where(_by_row(chain.c.speaker, window).in_(query.agency), chain.c.kind == "agency")
        said = select(attributions.c.article_key).where(
            _by_row(attributions.c.speaker, window).in_(query.agency), attributions.c.speaker_kind == "agency"
        )
        if query.blind:
            told, said = told.where(open_events(query.blind)), said.where(open_attributions(query.blind))
        found.append(or_(_among(articles.c.key, told, window), _among(articles.c.key, said, window)))
    return and_(*found)
