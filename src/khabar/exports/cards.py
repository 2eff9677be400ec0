"""Gives an event in words, as cards and reports show it."""

from typing import NamedTuple

from khabar.exports.columns import sentence_of
from khabar.model import Event, Party, Reading


class Card(NamedTuple):
    """What a card shows of an event."""

    id: str
    what: str
    who: str
    when: str
    where: str
    size: str
    status: str
    chain: str
    sentence: str
    told_before: str


def list_cards(reading: Reading) -> list[Card]:
    """Give a card for each event in the order of the text."""
    starts = [start for start, _ in reading.sentences]
    return [make_card(reading, event, starts) for event in reading.events]


def make_card(reading: Reading, event: Event, starts: list[int]) -> Card:
    """Give the card of one event."""
    size = "; ".join(f"{s.min if s.max == s.min else f'{s.min}-{s.max or chr(8734)}'} {s.what}" for s in event.size)
    when = event.when
    span = "" if when is None else when.start or reading.text(when.span)
    if when is not None and when.end and when.end != when.start:
        span += f" … {when.end}"
    outlet = reading.article.outlet.name or "the outlet"
    return Card(
        event.id,
        f"{event.type} {event.mode or ''}".strip(),
        f"{_names(event.actors)} \u2192 {_names(event.recipients)}" if event.recipients else _names(event.actors),
        span,
        "" if event.where is None else f"{event.where.name} ({event.where.country or '?'})",
        size,
        event.status,
        " \u2190 ".join((outlet, *event.chain)),
        sentence_of(reading, event, starts),
        event.same_as or "",
    )


def _names(parties: tuple[Party, ...]) -> str:
    return ", ".join(f"{p.name} [{p.country or '-'} {' '.join(p.sectors)}]".replace(" ]", "]") for p in parties) or "?"
