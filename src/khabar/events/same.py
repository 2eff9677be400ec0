"""Joins the tellings of one act: `same_as` points each later telling to the first in the article."""

from khabar.actors import ActorMention
from khabar.events.record import EventMention
from khabar.words import Page


def join_tellings(page: Page, events: list[EventMention]) -> tuple[EventMention, ...]:
    """Mark each later telling of an act with its first, which lends it the parties it leaves out."""
    joined: list[EventMention] = []
    of_type: dict[str, list[int]] = {}
    for event in events:
        alike = of_type.setdefault(event.type, [])
        place = next((n for n in alike if _same(joined[n], event)), None)
        if place is not None:
            first = joined[place]
            event = event._replace(same_as=place if first.same_as is None else first.same_as)
            if not (event.actors or event.recipients):
                event = event._replace(actors=first.actors, recipients=first.recipients)
        if event.actors or event.recipients:
            alike.append(len(joined))
            joined.append(event)
    return tuple(joined)


def _same(first: EventMention, second: EventMention) -> bool:
    if first.mode and second.mode and first.mode != second.mode:
        return False
    return _countries(first.actors, second.actors) and _countries(first.recipients, second.recipients)


def _countries(first: tuple[ActorMention, ...], second: tuple[ActorMention, ...]) -> bool:
    a, b = {m.country for m in first}, {m.country for m in second}
    return not a or not b or a == b
