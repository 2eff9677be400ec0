"""Gives the sentences that tell what a query asks, and those that only seemed to, as people decided: to learn from."""

from collections.abc import Iterator

import msgspec
from sqlalchemy import select

from khabar.model import Event, Reading
from khabar.store.applied import apply_decisions
from khabar.store.blind import seen_by
from khabar.store.conditions import on_articles
from khabar.store.fits import about_articles, fits
from khabar.store.open import Store
from khabar.store.query import Query
from khabar.store.readings import BATCH, load_readings
from khabar.store.review import decisions_shown
from khabar.store.tables import articles, decisions


def reviewed_sentences(store: Store, query: Query) -> tuple[list[str], list[str]]:
    """Give the sentences of reviewed events that a query finds, and of those it found before people decided otherwise.

    The first are the sentences of events accepted, corrected or added; the second those of events rejected, or
    corrected into something else. A sentence that stands on both sides is one of the first. `review` and `confidence`
    are not asked.
    """
    asked = msgspec.structs.replace(query, review=(), confidence=0.0)
    wanted: dict[str, None] = {}
    unwanted: dict[str, None] = {}
    for made, found, decided in _reviewed(store, asked, query.blind):
        left = {event.id: event for event in found.events}
        for event in found.events:
            if event.id in decided and fits(asked, found, event):
                wanted[_sentence(found, event)] = None
        for event in made.events:
            now = left.get(event.id)
            if event.id in decided and fits(asked, made, event) and not (now and fits(asked, found, now)):
                unwanted[_sentence(made, event)] = None
    return [one for one in wanted if one], [one for one in unwanted if one and one not in wanted]


def _reviewed(store: Store, query: Query, blind: str) -> Iterator[tuple[Reading, Reading, set[str]]]:
    """Give the readings that people decided on: as made, as left, and the items decided."""
    wanted = select(articles.c.id).where(
        articles.c.id.in_(select(decisions.c.article_id)), *on_articles(about_articles(query), store.is_sqlite)
    )
    ids = [row.id for row in store.fetch(wanted.order_by(articles.c.published, articles.c.key))]
    for at in range(0, len(ids), BATCH):
        some = ids[at : at + BATCH]
        loaded, decided = load_readings(store, some), decisions_shown(store, some)
        for article in some:
            made, done = loaded[article], decided[article]
            done = seen_by(made, done, blind) if blind else done
            yield made, apply_decisions(made, done), {d.item for d in done}


def _sentence(reading: Reading, event: Event) -> str:
    at = event.trigger[0]
    inside = next((span for span in reading.sentences if span[0] <= at < span[1]), None)
    return " ".join(reading.text(inside).split()) if inside else ""
