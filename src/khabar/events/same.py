"""Joins the tellings of one act: one event a sentence for one act, and `same_as` across sentences."""

from khabar.actors import ActorMention
from khabar.events.record import EventMention
from khabar.words import Page

VIOLENT = frozenset(("ASSAULT",))


def merge_sentence(page: Page, events: list[EventMention]) -> list[EventMention]:
    """Fold later words of a sentence for the act that an earlier word names into the first; drop acts of nobody."""
    kept: list[EventMention] = []
    for event in events:
        sentence = page.words[event.first].sentence
        twin = next(
            (
                place
                for place in range(len(kept) - 1, -1, -1)
                if page.words[kept[place].first].sentence == sentence and _one_act(kept[place], event)
            ),
            None,
        )
        if twin is None:
            kept.append(event)
        else:
            kept[twin] = _fold(kept[twin], event)
    return kept


def _one_act(first: EventMention, second: EventMention) -> bool:
    if first.type != second.type or first.said_in != second.said_in or first.status != second.status:
        return False
    return _countries(first.actors, second.actors) and _countries(first.recipients, second.recipients)


def _countries(first: tuple[ActorMention, ...], second: tuple[ActorMention, ...]) -> bool:
    a, b = {m.country for m in first}, {m.country for m in second}
    return not a or not b or a == b


def _fold(first: EventMention, second: EventMention) -> EventMention:
    return first._replace(
        actors=first.actors or second.actors,
        recipients=first.recipients or second.recipients,
        mode=first.mode or second.mode,
        when=first.when or second.when,
        where=first.where or second.where,
        size=first.size or second.size,
    )


def join_tellings(page: Page, events: list[EventMention]) -> tuple[EventMention, ...]:
    """Mark each later telling of an act with its first, which lends it the parties it leaves out."""
    joined: list[EventMention] = []
    for event in events:
        place = next((n for n in range(len(joined)) if _same(joined[n], event)), None)
        if place is not None:
            first = joined[place]
            root = place if first.same_as is None else first.same_as
            event = event._replace(same_as=root)
            if page.words[event.first].article or not (event.actors or event.recipients):
                event = event._replace(
                    actors=event.actors or first.actors, recipients=event.recipients or first.recipients
                )
        if event.actors or event.recipients:
            joined.append(event)
    return tuple(joined)


def _same(first: EventMention, second: EventMention) -> bool:
    if first.type != second.type or (first.mode and second.mode and first.mode != second.mode):
        return False
    return _countries(first.actors, second.actors) and _countries(first.recipients, second.recipients)
