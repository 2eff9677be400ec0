"""Tells whether an event or attribution of a reading is what a query asks for, as the conditions in SQL do for rows."""

from collections.abc import Iterable

import msgspec

from khabar.model import Attribution, Event, Reading
from khabar.store.facts import EventFacts, Facts, SayingFacts, facts_of
from khabar.store.query import EVENT_FIELDS, Query

SAME = ("type", "mode", "status", "quad", "stance", "place", "country")
AMONG = {"speaker": "chain", "agency": "agencies", "actor": "actors", "recipient": "recipients"}
OF_ITEMS = (*EVENT_FIELDS, "stance", "speaker", "agency")


def about_articles(query: Query) -> Query:
    """Give what a query asks of articles alone: words, outlets, days, a story."""
    return msgspec.structs.replace(query, **{name: getattr(Query(), name) for name in OF_ITEMS})


def fits(query: Query, reading: Reading, item: Event | Attribution) -> bool:
    """Tell whether a query finds an item; of attributions it asks stance and speaker, and of the article the rest."""
    facts = facts_of(reading, item)
    return facts_fit(query, facts, (facts_of(reading, event) for event in reading.events))


def facts_fit(query: Query, facts: Facts, beside: Iterable[Facts]) -> bool:
    """Tell the same by an item's facts and those of the events of its article."""
    if isinstance(facts, EventFacts):
        return _event_fits(query, facts)
    asked = ((query.stance, facts.stance), (query.speaker, facts.speaker))
    if any(values and value not in values for values, value in asked):
        return False
    if not query.asks_events and not query.agency:
        return True
    of_event = msgspec.structs.replace(query, stance=(), speaker=())
    return any(_event_fits(of_event, one) for one in beside if not isinstance(one, SayingFacts))


def _event_fits(query: Query, facts: EventFacts) -> bool:
    same = all(getattr(facts, name) in getattr(query, name) for name in SAME if getattr(query, name))
    among = all(_meet(getattr(query, name), getattr(facts, own)) for name, own in AMONG.items())
    party = _meet(query.party, (*facts.actors, *facts.recipients))
    undecided = not query.review or "machine" in query.review
    return facts.confidence >= query.confidence and same and among and party and undecided


def _meet(asked: tuple[str, ...], names: tuple[str, ...]) -> bool:
    """Tell whether one of the names asked for is there, or none is asked for."""
    return not asked or not set(asked).isdisjoint(names)
