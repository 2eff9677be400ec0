"""Tells whether an event or attribution of a reading is what a query asks for, as the conditions in SQL do for rows."""

import msgspec

from khabar.model import Attribution, Event, Reading
from khabar.store.query import EVENT_FIELDS, Query

SAME = ("type", "mode", "status", "quad")
OF_ITEMS = (*EVENT_FIELDS, "stance", "speaker", "agency")


def about_articles(query: Query) -> Query:
    """Give what a query asks of articles alone: words, outlets, days, a story."""
    return msgspec.structs.replace(query, **{name: getattr(Query(), name) for name in OF_ITEMS})


def fits(query: Query, reading: Reading, item: Event | Attribution) -> bool:
    """Tell whether a query finds an item; of attributions it asks stance and speaker, and of the article the rest."""
    if isinstance(item, Event):
        return _event_fits(query, reading, item)
    asked = ((query.stance, item.stance), (query.speaker, item.speaker.name))
    if any(values and value not in values for values, value in asked):
        return False
    if not query.asks_events and not query.agency:
        return True
    of_event = msgspec.structs.replace(query, stance=(), speaker=())
    return any(_event_fits(of_event, reading, event) for event in reading.events)


def _event_fits(query: Query, reading: Reading, event: Event) -> bool:
    said = {a.id: a for a in reading.attributions}
    where, own = event.where, said.get(event.said_in or "")
    agencies = {a.speaker.name for a in reading.attributions if a.speaker.kind == "agency"}
    agencies |= set(event.chain) - {a.speaker.name for a in reading.attributions}
    asked = (
        *((getattr(query, name), getattr(event, name) in getattr(query, name)) for name in SAME),
        (query.stance, own is not None and own.stance in query.stance),
        (query.place, where is not None and where.name in query.place),
        (query.country, where is not None and where.country in query.country),
        (query.speaker, bool(set(query.speaker) & set(event.chain))),
        (query.agency, bool(set(query.agency) & set(event.chain) & agencies)),
        (query.actor, bool(set(query.actor) & _names(reading, event, "actors"))),
        (query.recipient, bool(set(query.recipient) & _names(reading, event, "recipients"))),
        (query.party, bool(set(query.party) & _names(reading, event, "actors", "recipients"))),
        (query.review, "machine" in query.review),
    )
    return event.confidence >= query.confidence and all(fitting for values, fitting in asked if values)


def _names(reading: Reading, event: Event, *roles: str) -> set[str | None]:
    """Give names, ids and countries of an event's parties."""
    refs = {m.id: m.ref for m in reading.mentions}
    parties = [party for role in roles for party in getattr(event, role)]
    return {name for p in parties for name in (p.name, p.country, refs.get(p.mention or "")) if name}
