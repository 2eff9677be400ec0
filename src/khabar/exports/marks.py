"""Gives the marks of a reading over its text: which characters are cue, source, content, trigger, party, place."""

from collections.abc import Iterator
from typing import NamedTuple

from khabar.model import Reading, Span

KINDS = ("content", "place", "time", "actor", "recipient", "source", "trigger", "cue")  # later ones lie on top


class Mark(NamedTuple):
    """A span with its kind, the id of the item it belongs to, and what the reader may want to know of it."""

    span: Span
    kind: str
    item: str
    note: str


def list_marks(reading: Reading) -> list[Mark]:
    """Give all marks, outer ones first."""
    found = [*_attribution_marks(reading), *_event_marks(reading)]
    return sorted(found, key=lambda m: (m.span[0], -m.span[1], KINDS.index(m.kind)))


def _attribution_marks(reading: Reading) -> Iterator[Mark]:
    for a in reading.attributions:
        note = f"{a.id} {a.speaker.name}: {a.stance}, {a.kind} ({a.confidence:.2f}) {a.why}"
        yield Mark(a.cue, "cue", a.id, note)
        yield from (Mark(span, "source", a.id, note) for span in a.sources)
        yield from (Mark(span, "content", a.id, note) for span in a.contents)


def _event_marks(reading: Reading) -> Iterator[Mark]:
    for e in reading.events:
        note = f"{e.id} {e.type} {e.mode or ''} {e.status} ({e.confidence:.2f}) {e.why}"
        yield Mark(e.trigger, "trigger", e.id, note)
        yield from (Mark(p.span, "actor", e.id, f"{e.id} {p.name} {p.country or ''}") for p in e.actors)
        yield from (Mark(p.span, "recipient", e.id, f"{e.id} {p.name} {p.country or ''}") for p in e.recipients)
        if e.when:
            yield Mark(e.when.span, "time", e.id, f"{e.id} {e.when.start} {e.when.end}")
        if e.where:
            yield Mark(e.where.span, "place", e.id, f"{e.id} {e.where.name} {e.where.country or ''}")


def top_kinds(reading: Reading) -> list[str]:
    """Give for each character of the text the kind that lies on top, or ""."""
    kinds = [""] * len(reading.article.text)
    for mark in sorted(list_marks(reading), key=lambda m: KINDS.index(m.kind)):
        kinds[mark.span[0] : mark.span[1]] = [mark.kind] * (mark.span[1] - mark.span[0])
    return kinds
