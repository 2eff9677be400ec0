"""The record of an act before it is written as a Reading; places are words and clean characters."""

from typing import NamedTuple

from khabar.actors import ActorMention
from khabar.counts import CountMention
from khabar.places import PlaceMention
from khabar.times import TimeMention


class EventMention(NamedTuple):
    """One telling of an act; `said_in` is an index into the attributions, `same_as` one into the events."""

    first: int
    last: int
    type: str
    mode: str | None
    status: str
    actors: tuple[ActorMention, ...]
    recipients: tuple[ActorMention, ...]
    when: TimeMention | None
    where: PlaceMention | None
    size: tuple[CountMention, ...]
    said_in: int | None
    same_as: int | None
    confidence: float
    why: str
