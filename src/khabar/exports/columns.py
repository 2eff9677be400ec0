"""Gives the rows of the event table: one an event, the columns of READING in their order."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from khabar.model import Attribution, Event, Reading
from khabar.model.version import VERSION

TEXT, WHOLE, REAL, LIST = "text", "whole number", "real number", "list"
COLUMNS: dict[str, str] = {
    "event_id": TEXT,
    "article_id": TEXT,
    "url": TEXT,
    "outlet": TEXT,
    "published": TEXT,
    "type": TEXT,
    "mode": TEXT,
    "status": TEXT,
    "quad": TEXT,
    "intensity": REAL,
    "contexts": LIST,
    "actor_names": LIST,
    "actor_countries": LIST,
    "actor_sectors": LIST,
    "recipient_names": LIST,
    "recipient_countries": LIST,
    "recipient_sectors": LIST,
    "date_start": TEXT,
    "date_end": TEXT,
    "date_grain": TEXT,
    "place": TEXT,
    "place_country": TEXT,
    "latitude": REAL,
    "longitude": REAL,
    "geonames_id": WHOLE,
    "dead_min": WHOLE,
    "dead_max": WHOLE,
    "injured_min": WHOLE,
    "injured_max": WHOLE,
    "arrested_min": WHOLE,
    "arrested_max": WHOLE,
    "chain": LIST,
    "stance": TEXT,
    "quote_kind": TEXT,
    "sentence": TEXT,
    "trigger": TEXT,
    "trigger_start": WHOLE,
    "trigger_end": WHOLE,
    "confidence": REAL,
    "same_as": TEXT,
    "khabar_version": TEXT,
    "classes": LIST,
}
CLASS_COLUMNS = (
    *("article_id", "url", "outlet", "published"),
    *("class", "score", "sentence", "start", "end", "events", "why"),
)
Row = dict[str, Any]


def event_rows(reading: Reading) -> Iterator[Row]:
    """Give a row for each event. Ids are made unique over a run by the article's id: `ARTICLE:e1`."""
    attributions = {a.id: a for a in reading.attributions}
    starts = [start for start, _ in reading.sentences]
    for event in reading.events:
        yield _row(reading, event, attributions.get(event.said_in or ""), starts)


def _row(reading: Reading, event: Event, said: Attribution | None, starts: list[int]) -> Row:
    article = reading.article
    row: Row = {
        "event_id": f"{article.id}:{event.id}",
        "article_id": article.id,
        "url": article.url,
        "outlet": article.outlet.name,
        "published": article.published,
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "quad": event.quad,
        "intensity": event.intensity,
        "contexts": list(event.contexts),
    }
    for role, parties in (("actor", event.actors), ("recipient", event.recipients)):
        row[f"{role}_names"] = [p.name for p in parties]
        row[f"{role}_countries"] = [p.country or "" for p in parties]
        row[f"{role}_sectors"] = [" ".join(p.sectors) for p in parties]
    row |= _when_and_where(event)
    for what in ("dead", "injured", "arrested"):
        size = next((s for s in event.size if s.what == what), None)
        row[f"{what}_min"], row[f"{what}_max"] = (size.min, size.max) if size else (None, None)
    row |= {
        "chain": list(event.chain),
        "stance": said.stance if said else None,
        "quote_kind": said.kind if said else None,
        "sentence": sentence_of(reading, event, starts),
        "trigger": reading.text(event.trigger),
        "trigger_start": event.trigger[0],
        "trigger_end": event.trigger[1],
        "confidence": event.confidence,
        "same_as": f"{article.id}:{event.same_as}" if event.same_as else None,
        "khabar_version": VERSION,
        "classes": [c.name for c in reading.classes if c.sentence[0] <= event.trigger[0] < c.sentence[1]],
    }
    return row


def class_rows(reading: Reading) -> Iterator[Row]:
    """Give a row for each sentence that bears a class of the user's own, with the ids of the events it tells."""
    article = reading.article
    for found in reading.classes:
        start, end = found.sentence
        events = [f"{article.id}:{e.id}" for e in reading.events if start <= e.trigger[0] < end]
        values = (
            article.id, article.url, article.outlet.name, article.published, found.name, found.score,
            reading.text(found.sentence), start, end, events, found.why,
        )  # fmt: skip
        yield dict(zip(CLASS_COLUMNS, values, strict=True))


def _when_and_where(event: Event) -> Row:
    when, where = event.when, event.where
    return {
        "date_start": when.start if when else None,
        "date_end": when.end if when else None,
        "date_grain": when.grain if when else None,
        "place": where.name if where else None,
        "place_country": where.country if where else None,
        "latitude": where.lat if where else None,
        "longitude": where.lon if where else None,
        "geonames_id": where.geonames if where else None,
    }


def sentence_of(reading: Reading, event: Event, starts: list[int]) -> str:
    """Give the sentence that tells an event."""
    at = bisect_right(starts, event.trigger[0]) - 1
    return reading.text(reading.sentences[at]) if at >= 0 else ""
