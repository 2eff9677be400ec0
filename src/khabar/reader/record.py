"""Gives the Reading of an article: what the stages found, with spans of the original text."""

import re
from collections.abc import Sequence
from functools import cache

from khabar.actors import ActorMention
from khabar.attributions import AttributionMention, chain
from khabar.events import EventMention, Findings, contexts, quad_and_intensity
from khabar.knowledge import load_table
from khabar.model import Article, Attribution, Count, Event, Mention, Party, Place, Reading, Size, Span, Time, When
from khabar.places import PlaceMention
from khabar.text import Dateline, fold
from khabar.words import Page


class Recorder:
    """Writes down one article's findings."""

    def __init__(self, article: Article, page: Page, found: Findings, datelines: Sequence[Dateline]) -> None:
        self.article, self.page, self.found, self.datelines = article, page, found, datelines
        self.ids = {id(m): f"m{n}" for n, m in enumerate(found.actors.mentions, 1)}

    def record(self, events: Sequence[EventMention]) -> Reading:
        """Give the reading."""
        sentences = self.page.sentences
        furniture = tuple(self.span(s.start, s.end) for s in sentences if s.kind == "furniture")
        return Reading(
            self.article,
            furniture=furniture,
            sentences=tuple(self.span(s.start, s.end) for s in sentences if s.kind != "furniture"),
            mentions=tuple(self.mention(m) for m in self.found.actors.mentions),
            times=tuple(
                Time(self.span(t.start, t.end), t.date_start, t.date_end, t.grain, t.calendar) for t in self.found.times
            ),
            counts=tuple(
                Count(self.span(c.start, c.end), c.what, c.min, c.max, c.total) for c in self.found.counts if c.what
            ),
            attributions=tuple(self.attribution(n, a) for n, a in enumerate(self.found.attributions, 1)),
            events=tuple(self.event(n, e) for n, e in enumerate(events, 1)),
            notes=self.notes(),
        )

    def span(self, start: int, end: int) -> Span:
        """Give the original span of a clean one."""
        return self.page.text.to_original(start, end)

    def notes(self) -> tuple[str, ...]:
        """Say what a user should know about this reading."""
        notes = list(self.article.notes)
        if not self.article.published:
            notes.append("no publication date: relative dates stay unresolved")
        if not self.page.words:
            notes.append("no words to read")
        return tuple(notes)

    def mention(self, m: ActorMention) -> Mention:
        """Give the record of a mention."""
        first = self.found.actors.mentions[m.same_as] if m.same_as is not None else None
        return Mention(
            self.ids[id(m)],
            self.span(m.start, m.end),
            m.kind,
            m.name,
            m.name_ar,
            m.ref,
            m.country,
            m.sectors,
            m.office,
            self.ids[id(first)] if first is not None else None,
        )

    def attribution(self, number: int, a: AttributionMention) -> Attribution:
        """Give the record of an attribution."""
        return Attribution(
            f"a{number}",
            self.span(*a.cue),
            tuple(self.span(*s) for s in a.sources),
            tuple(self.span(*c) for c in a.contents),
            a.kind,
            a.stance,
            a.speaker,
            f"a{a.parent + 1}" if a.parent is not None else None,
            a.confidence,
            a.why,
        )

    def party(self, m: ActorMention) -> Party:
        """Give the record of a party."""
        return Party(self.span(m.start, m.end), self.ids.get(id(m)), m.name, m.country, m.sectors)

    def event(self, number: int, e: EventMention) -> Event:
        """Give the record of an event."""
        words = self.page.words
        quad, intensity = quad_and_intensity(e.type, e.mode)
        when = e.when and When(self.span(e.when.start, e.when.end), e.when.date_start, e.when.date_end, e.when.grain)
        return Event(
            f"e{number}",
            e.type,
            e.mode,
            e.status,
            self.span(words[e.first].start, words[e.last - 1].end),
            tuple(map(self.party, e.actors)),
            tuple(map(self.party, e.recipients)),
            when,
            e.where and self.place(e.where),
            tuple(Size(self.span(c.start, c.end), c.what or "", c.min, c.max) for c in e.size),
            contexts(self.page, e),
            f"a{e.said_in + 1}" if e.said_in is not None else None,
            self.chain(e),
            f"e{e.same_as + 1}" if e.same_as is not None else None,
            quad,
            intensity,
            e.confidence,
            e.why,
        )

    def place(self, p: PlaceMention) -> Place:
        """Give the record of an event's place."""
        return Place(self.span(p.start, p.end), p.name, p.country, p.geonames, p.lat, p.lon, p.precision)

    def chain(self, e: EventMention) -> tuple[str, ...]:
        """Give the speakers from the outermost to the innermost, opened by the dateline's agency if there is one."""
        names = [] if e.said_in is None else [
            self.found.attributions[n].speaker.name for n in chain(self.found.attributions, e.said_in)
        ]  # fmt: skip
        agency = self.agency_of(self.page.words[e.first].start)
        return tuple(names if agency is None or agency in names else [agency, *names])

    def agency_of(self, at: int) -> str | None:
        """Give the agency of the last dateline before a place in the text."""
        before = [d for d in self.datelines if d.end <= at and d.agency is not None]
        return name_agency(self.page.text.folded[slice(*before[-1].agency)]) if before and before[-1].agency else None


@cache
def agency_names() -> dict[str, str]:
    """Give agency names by their folded written forms."""
    found: dict[str, str] = {}
    for row in load_table("actors/agencies").rows:
        for written in filter(None, f"{row['arabic']}|{row['short']}|{row['name']}".split("|")):
            found.setdefault(fold(written), row["name"])
    return found


def name_agency(written: str) -> str | None:
    """Give the name of the first agency in a dateline's brackets; what no table knows keeps its own letters."""
    first = re.split("[,\u060c/]", written)[0].strip()
    return agency_names().get(first, first) or None
