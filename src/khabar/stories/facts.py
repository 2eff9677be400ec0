"""Gives the versions of a story's facts: which numbers, places and days the tellings agree on, and which differ."""

from collections.abc import Iterator, Sequence

import msgspec

from khabar.model import Event, Reading
from khabar.store.rows import SENTENCE
from khabar.stories.chains import told_acts


class Telling(msgspec.Struct, frozen=True):
    """Who gives a version of a fact, in which words, when."""

    article: str
    outlet: str
    published: str
    chain: tuple[str, ...]
    quote: str


class VersionOfFact(msgspec.Struct, frozen=True):
    """One value that a fact is given, and all who give it, the earliest first."""

    value: str
    tellings: list[Telling]


class Fact(msgspec.Struct, frozen=True):
    """A fact of a story: dead, injured, arrested …, place or day. `agreed` is true where all give one value."""

    what: str
    versions: list[VersionOfFact]
    agreed: bool


def list_facts(readings: Sequence[Reading], kind: str | None) -> list[Fact]:
    """Give the facts that the articles of a story tell of its act, numbers first, those told oftenest first."""
    found: dict[str, dict[str, list[Telling]]] = {}
    for reading in sorted(readings, key=lambda r: (r.article.published or "", r.article.id)):
        for event in _acts(reading, kind):
            for what, value in _values(event):
                tellings = found.setdefault(what, {}).setdefault(value, [])
                telling = _telling(reading, event)
                if all((t.article, t.chain) != (telling.article, telling.chain) for t in tellings):
                    tellings.append(telling)
    facts = [_fact(what, versions) for what, versions in found.items()]
    return sorted(facts, key=lambda f: (f.what in ("place", "day"), -sum(len(v.tellings) for v in f.versions), f.what))


def _acts(reading: Reading, kind: str | None) -> list[Event]:
    """Give the events that tell the act, and whatever says how many it touched."""
    acts = told_acts(reading, kind)
    known = {event.id for event in acts}
    return acts + [event for event in reading.events if event.size and event.id not in known and event.type == kind]


def _values(event: Event) -> Iterator[tuple[str, str]]:
    for size in event.size:
        if size.max == size.min:
            yield size.what, str(size.min)
        else:
            yield size.what, f"{size.min}+" if size.max is None else f"{size.min}\u2013{size.max}"
    if event.where is not None:
        yield "place", event.where.name
    if event.when is not None and event.when.start and event.when.grain == "day":
        yield "day", event.when.start


def _telling(reading: Reading, event: Event) -> Telling:
    at = [span for span in reading.sentences if span[0] <= event.trigger[0] < span[1]]
    quote = reading.text(at[0])[:SENTENCE] if at else reading.text(event.trigger)
    article = reading.article
    return Telling(article.id, article.outlet.name or "", article.published or "", event.chain, quote)


def _fact(what: str, versions: dict[str, list[Telling]]) -> Fact:
    ordered = sorted(versions.items(), key=lambda item: (-len(item[1]), item[0]))
    return Fact(what, [VersionOfFact(value, tellings) for value, tellings in ordered], len(ordered) == 1)
