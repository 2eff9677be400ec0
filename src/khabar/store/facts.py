"""Gives what a query may ask of an event or attribution, short enough to keep for each item decided on."""

import msgspec

from khabar.model import Attribution, Event, Party, Reading


class EventFacts(msgspec.Struct, frozen=True, array_like=True):
    """What a query asks of an event; parties by their names, ids and countries, agencies those in its chain."""

    type: str
    mode: str | None
    status: str
    quad: str
    stance: str | None
    place: str | None
    country: str | None
    chain: tuple[str, ...]
    agencies: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    confidence: float


class SayingFacts(msgspec.Struct, frozen=True, array_like=True):
    """What a query asks of an attribution."""

    stance: str
    speaker: str
    confidence: float


Facts = EventFacts | SayingFacts
EVENT, SAYING = msgspec.msgpack.Decoder(EventFacts), msgspec.msgpack.Decoder(SayingFacts)


def facts_of(reading: Reading, item: Event | Attribution) -> Facts:
    """Give the facts of an item of a reading."""
    if isinstance(item, Attribution):
        return SayingFacts(item.stance, item.speaker.name, item.confidence)
    own = next((a for a in reading.attributions if a.id == item.said_in), None)
    agencies = {a.speaker.name for a in reading.attributions if a.speaker.kind == "agency"}
    agencies |= set(item.chain) - {a.speaker.name for a in reading.attributions}
    return EventFacts(
        item.type,
        item.mode,
        item.status,
        item.quad,
        own.stance if own else None,
        item.where.name if item.where else None,
        item.where.country if item.where else None,
        item.chain,
        tuple(name for name in item.chain if name in agencies),
        _names(reading, item.actors),
        _names(reading, item.recipients),
        item.confidence,
    )


def _names(reading: Reading, parties: tuple[Party, ...]) -> tuple[str, ...]:
    refs = {m.id: m.ref for m in reading.mentions}
    return tuple(name for p in parties for name in (p.name, p.country, refs.get(p.mention or "")) if name)


def pack_facts(facts: Facts) -> bytes:
    """Give facts as stored bytes."""
    return msgspec.msgpack.encode(facts)


def read_facts(item: str, record: bytes) -> Facts:
    """Give the facts of an item's stored bytes."""
    return EVENT.decode(record) if item.startswith("e") else SAYING.decode(record)
