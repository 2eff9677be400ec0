"""Makes attributions and events of a guest's answer: each string is looked up in the text, or its item is dropped."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from khabar.events import quad_and_intensity
from khabar.guests.align import Aligner
from khabar.guests.answers import Answer, SaidAttribution, SaidEvent, SaidParty
from khabar.knowledge import load_table
from khabar.knowledge.check import COUNTRIES, SECTORS
from khabar.model import Attribution, Event, Party, Place, Reading, Span, Speaker, When

UNMEASURED = 0.5
"""The confidence of a guest's items: nobody has measured how often such a model is right."""


@dataclass
class Tally:
    """What became of a guest's proposals."""

    proposed: int = 0
    malformed: int = 0
    unaligned: int = 0
    known: int = 0
    added: int = 0

    def tell(self, name: str) -> str:
        """Say it as a note of a reading."""
        return (
            f"guest {name}: {self.proposed} proposed, {self.added} added, {self.known} already read, "
            f"{self.unaligned} not in the text, {self.malformed} malformed"
        )


@dataclass
class Proposals:
    """Makes records of the answers to one reading. `why` of each record is `guest:` and the model's name."""

    reading: Reading
    model: str
    aligner: Aligner
    tally: Tally = field(default_factory=Tally)

    def attributions(self, answer: Answer, near: Span) -> Iterator[Attribution]:
        """Give the attributions whose cue, sources and contents stand in the text; ids are still empty."""
        for said in answer.attributions:
            cue = self._span(said.cue, self._near(said.sentence, near))
            around = self._sentence(cue) if cue else near
            sources, contents = self._spans(said.sources, around), self._spans(said.contents, around)
            if cue is None or sources is None or not contents:
                self.tally.unaligned += 1
                continue
            yield self._attribution(said, cue, sources, contents)

    def events(self, answer: Answer, near: Span) -> Iterator[Event]:
        """Give the events whose trigger and parties stand in the text; ids are still empty."""
        for said in answer.events:
            if said.mode not in _modes().get(said.type, ()):
                self.tally.malformed += 1
                continue
            trigger = self._span(said.trigger, self._near(said.sentence, near))
            around = self._sentence(trigger) if trigger else near
            actors, recipients = self._parties(said.actors, around), self._parties(said.recipients, around)
            if trigger is None or actors is None or recipients is None:
                self.tally.unaligned += 1
                continue
            yield self._event(said, trigger, (actors, recipients), around)

    def _near(self, sentence: int | None, near: Span) -> Span:
        sentences = self.reading.sentences
        return sentences[sentence - 1] if sentence is not None and 0 < sentence <= len(sentences) else near

    def _sentence(self, span: Span) -> Span:
        return next((s for s in self.reading.sentences if s[0] <= span[0] < s[1]), span)

    def _span(self, written: str | None, near: Span) -> Span | None:
        return self.aligner.find(written, near) if written else None

    def _spans(self, written: Iterable[str], near: Span) -> tuple[Span, ...] | None:
        """Give the place of each string, or None where one of them stands nowhere."""
        spans = [self._span(one, near) for one in written]
        return None if None in spans else tuple(span for span in spans if span is not None)

    def _attribution(
        self, said: SaidAttribution, cue: Span, sources: tuple[Span, ...], contents: tuple[Span, ...]
    ) -> Attribution:  # fmt: skip
        name = said.speaker.name or (self.reading.text(sources[0]) if sources else "unnamed")
        ref = next((m.ref for span in sources for m in self.reading.mentions if meet(m.span, span)), None)
        speaker = Speaker(name, ref, said.speaker.kind, _country(said.speaker.country))
        return Attribution(
            "", cue, sources, contents, said.kind, said.stance, speaker, None, UNMEASURED, f"guest:{self.model}"
        )  # fmt: skip

    def _parties(self, said: Sequence[SaidParty], near: Span) -> tuple[Party, ...] | None:
        spans = self._spans((party.text for party in said), near)
        return None if spans is None else tuple(map(self._party, said, spans))

    def _party(self, said: SaidParty, span: Span) -> Party:
        """Give a party as the reading knows the actor that is mentioned there, else as the model says."""
        mention = next((m for m in self.reading.mentions if m.kind != "place" and meet(m.span, span)), None)
        if mention is not None:
            return Party(span, mention.id, mention.name, mention.country, mention.sectors)
        sectors = tuple(sector for sector in said.sectors if sector in SECTORS)
        return Party(span, None, said.name or self.reading.text(span), _country(said.country), sectors)

    def _event(
        self, said: SaidEvent, trigger: Span, parties: tuple[tuple[Party, ...], tuple[Party, ...]], around: Span
    ) -> Event:  # fmt: skip
        when, where = self._span(said.when, around), self._span(said.where, around)
        quad, intensity = quad_and_intensity(said.type, said.mode)
        return Event(
            "", said.type, said.mode, said.status, trigger, *parties, when=when and self._when(when),
            where=where and self._place(where), quad=quad, intensity=intensity, confidence=UNMEASURED,
            why=f"guest:{self.model}",
        )  # fmt: skip

    def _when(self, span: Span) -> When:
        time = next((t for t in self.reading.times if meet(t.span, span)), None)
        return When(time.span, time.start, time.end, time.grain) if time else When(span, None, None)

    def _place(self, span: Span) -> Place:
        known = (event.where for event in self.reading.events if event.where and meet(event.where.span, span))
        mention = next((m for m in self.reading.mentions if m.kind == "place" and meet(m.span, span)), None)
        named = Place(span, mention.name, mention.country) if mention else Place(span, self.reading.text(span))
        return next(known, named)


def meet(a: Span, b: Span) -> bool:
    """Tell whether two spans share a character."""
    return a[0] < b[1] and b[0] < a[1]


def _country(code: str | None) -> str | None:
    return code if code in COUNTRIES else None


def _modes() -> dict[str, tuple[str | None, ...]]:
    """Give the modes that each type may have, None among them."""
    rows = load_table("events/plover").rows
    return {row["key"]: (None, *(part.partition("=")[0] for part in row["modes"].split(";") if part)) for row in rows}
