"""Gives who speaks: the actor that a source names, or whom a hidden subject goes back to."""

from bisect import bisect_right
from collections.abc import Sequence
from copy import copy
from typing import Protocol

from khabar.attributions.lexicon import classes, kinds, roles
from khabar.attributions.line import Line
from khabar.attributions.records import Draft, Range
from khabar.attributions.shapes import bare, is_definite, stripped, without
from khabar.attributions.subjects import gender_number
from khabar.attributions.voice_features import source_clues
from khabar.attributions.wires import wire_of
from khabar.classifiers import Clue
from khabar.model import Speaker
from khabar.words import Word

TOLD = ("body:", "head:", "people:", "office:")  # layers of the actor tables that tell how a phrase speaks
BACK = 12  # contents of a line before a word; bounds the search on any input
UNNAMED = Speaker("unnamed", None, "anonymous", None)


class ActorLike(Protocol):
    """What this stage asks of an actors' mention."""

    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def ref(self) -> str | None: ...
    @property
    def country(self) -> str | None: ...
    @property
    def speaker_kind(self) -> str: ...
    @property
    def gender(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def named(self) -> bool: ...
    @property
    def why(self) -> str: ...
    @property
    def sectors(self) -> Sequence[str]: ...
    @property
    def kind(self) -> str: ...
    @property
    def same_as(self) -> int | None: ...
    @property
    def name_range(self) -> tuple[int, int]: ...


class ActorsLike(Protocol):
    """What this stage asks of the actors of a page."""

    @property
    def mentions(self) -> Sequence[ActorLike]: ...

    def describe(self, first: int, last: int) -> ActorLike: ...

    def antecedent(self, index: int, gender: str, number: str) -> ActorLike | None: ...


class Voice:
    """A speaker with gender and number, remembered for those who go on speaking."""

    __slots__ = ("gender", "heard", "inside", "mention", "number", "since", "speaker")

    def __init__(self, speaker: Speaker, gender: str, number: str, mention: "ActorLike | None") -> None:
        self.speaker, self.gender, self.number, self.mention = speaker, gender, number, mention
        self.inside: Range | None = None  # what somebody else says, where this one speaks only in it; page words
        self.heard: tuple[Clue, ...] = ()  # of the phrase that names who speaks
        self.since = -1  # word of the page where that phrase stands

    def fits(self, gender: str, number: str) -> bool:
        """Tell if a verb of this gender and number can have this voice as its hidden subject."""
        if gender and self.gender and gender != self.gender:
            return False
        he = number == "s" and gender == "m" and self.number in ("p", "d")
        return not (he or (number == "p" and self.number == "s"))


class SpeakerFinder:
    """Names the speakers of an article's drafts in the order of their cues."""

    def __init__(self, actors: ActorsLike | None) -> None:
        self.actors = actors
        self.firsts = [mention.first for mention in actors.mentions] if actors is not None else []
        self.voices: list[Voice] = []
        self.names: frozenset[str] | None = None  # words of persons' names, made when first asked for
        self.earlier: list[Voice] = []  # the last voices when the one named last was not yet among them
        self.told: list[Range] = []

    def open(self, line: Line, drafts: Sequence[Draft]) -> None:
        """Take the drafts of the next line: who speaks in another's words does not go on outside of them."""
        whole = (draft for draft in drafts if draft.opener in ("c", "q"))
        self.told = sorted((line.first + first, line.first + last) for draft in whole for first, last in draft.contents)

    def name(self, line: Line, draft: Draft) -> Voice:
        """Give who speaks in a draft and remember it."""
        self.earlier = self.voices[-2:]
        named = draft.sources[0] if draft.sources else draft.giver
        if named is not None:
            table = kind_of_source(line, *named)
            voice = self._of_source(line, draft, *named, table)
            self._hear(voice, line, named, table)
        elif draft.subject in ("none", "passive") or self._is_anonymous(line, draft):
            return Voice(UNNAMED, "", "", None)
        else:
            voice = self._hidden(line, draft)
        own = draft.opener not in ("=", "from", "same") or (draft.opener == "=" and voice.speaker.kind == "person")
        before = line.forms[draft.cue[0] - 1] if draft.cue[0] else ""
        aside = before in classes()["relative"] or before in classes()["what"]
        if own and draft.subject != "masdar" and not aside:
            kept = copy(voice)
            kept.inside = self._inside(line.first + draft.cue[0])
            self.voices.append(kept)
        del self.voices[:-6]
        return voice

    def _of_source(self, line: Line, draft: Draft, first: int, last: int, kind: str) -> Voice:
        gender, number = gender_number(line, first)
        if first in line.closes and line.closes[first] == last - 1 and last - first > 2:
            first, last = first + 1, last - 1
        if kind == "said":
            first, kind = (first + 1, "") if self._speaks(line, first + 1, last) else (first, "document")
        if self.actors is not None:
            mention = self.actors.describe(line.first + first, line.first + last)
            form = line.forms[first]
            wire = wire_of(form, draft.gender, kind) if last == first + 1 and not mention.ref else None
            if wire is not None and form not in self._person_names(line):
                return Voice(wire, "f", "s", mention)
            known = bool(mention.ref) or mention.named or mention.why.startswith(TOLD)
            alone = (
                kind == "person"
                and is_definite(line.forms[first])
                and getattr(mention, "kind", "") in ("group", "nationality")
            )
            wired = kind == "agency" and form not in self._person_names(line)
            alone = alone or (wired and bare(stripped(form)) not in classes()["news_head"])
            kind = mention.speaker_kind or kind if (known and not alone) or not kind else kind
            if kind in ("person", "anonymous") and not mention.named:
                kind = self._told_apart(line, first, last, kind)
            speaker = Speaker(mention.name, mention.ref, kind or "person", mention.country)
            return Voice(speaker, draft.gender or gender or mention.gender, number or mention.number, mention)
        start, end = line.span(first, last)
        name = line.page.text.clean[start:end]
        return Voice(Speaker(name, None, kind or "person", None), draft.gender or gender, number or draft.number, None)

    def _hear(self, voice: Voice, line: Line, named: Range, table: str) -> None:
        """Note the phrase that names a voice, word indexes as of the line; `table` is what its head noun tells."""
        first, last, words = line.first + named[0], line.first + named[1], line.page.words
        same = ""
        if self.actors is not None:
            mention = voice.mention
            if mention is not None and mention.same_as is not None:
                earlier = self.actors.mentions[mention.same_as]
                same = f"{earlier.kind} {earlier.speaker_kind} {earlier.named}"
            elif words[first].form in self._person_names(line):
                same = "name"
        voice.since = first
        voice.heard = source_clues(words, first, last, table, voice.mention, same)

    def _person_names(self, line: Line) -> frozenset[str]:
        """Give the words of the names of the page's persons, made when first asked for."""
        if self.names is None:
            self.names = names_in(line.page.words, self.actors.mentions if self.actors is not None else ())
        return self.names

    def _speaks(self, line: Line, first: int, last: int) -> bool:
        """Tell whether an actor stands behind a noun for what was said (the police's account)."""
        if self.actors is None or first >= last:
            return False
        return self.actors.describe(line.first + first, line.first + last).why not in ("phrase", "")

    def _told_apart(self, line: Line, first: int, last: int, kind: str) -> str:
        """Tell whether somebody of a calling is named, was named before (the official), or is anonymous."""
        head = stripped(line.forms[first])
        if bare(head) not in classes()["unnamed_role"]:
            return kind
        for at in range(first + 1, last):
            if line.forms[at] in classes()["place_of_work"]:
                break  # an official in the European Union is nobody's name
            name = line.words[at].pos == "PROPN" and not line.words[at].prep
            if name and line.forms[at - 1] not in classes()["barrier"]:
                return "person"
        if is_definite(head):
            return self.voices[-1].speaker.kind if self.voices and self.voices[-1].speaker.kind == "person" else kind
        return "anonymous"

    def _is_anonymous(self, line: Line, draft: Draft) -> bool:
        """Tell if a verb without subject is a passive of belief (it is thought that)."""
        form = line.forms[draft.cue[0]]
        if draft.opener == "x" and draft.gender != "f" and form[:1] not in classes()["conjunction"]:
            return not self.voices
        return (
            draft.stance == "estimate"
            and stripped(form)[:1] in classes()["passive_letter"]
            and (draft.gender, draft.number) == ("m", "s")
            and draft.subject == "verb"
        )

    def _inside(self, at: int) -> Range | None:
        """Give the smallest content of the line that holds a word."""
        before = bisect_right(self.told, at, key=lambda told: told[0])
        holding = [told for told in self.told[max(0, before - BACK) : before] if at < told[1]]
        return min(holding, key=lambda told: told[1] - told[0], default=None)

    def _hidden(self, line: Line, draft: Draft) -> Voice:
        gender, number = draft.gender, draft.number
        if draft.subject in ("masdar", "inner"):
            gender = number = ""
        at = line.first + draft.cue[0]
        fitting = [v for v in reversed(self.voices) if v.fits(gender, number) and v.speaker is not UNNAMED]
        open_ = [v for v in fitting if v.inside is None or v.inside[0] <= at < v.inside[1]]
        if fitting:
            return (open_ or fitting)[0]
        if self.actors is not None:
            mention = self.actors.antecedent(line.first + draft.cue[0], gender, number)
            if mention is not None:
                speaker = Speaker(mention.name, mention.ref, mention.speaker_kind, mention.country)
                voice = Voice(speaker, mention.gender, mention.number, mention)
                self._hear(voice, line, (mention.first - line.first, mention.last - line.first), "")
                return voice
        return Voice(UNNAMED, "", "", None)


def names_in(words: Sequence[Word], mentions: Sequence[ActorLike]) -> frozenset[str]:
    """Give the words of the names of persons that are longer than one word."""
    ranges = (mention.name_range for mention in mentions if mention.named and mention.kind == "person")
    return frozenset(words[at].form for first, last in ranges if last - first > 1 for at in range(first, last))


def kind_of_source(line: Line, first: int, last: int) -> str:
    """Give the speaker kind that the head noun tells, "" where it tells none."""
    form = stripped(line.forms[first])
    if form[:1].isdigit():
        return "anonymous"
    tanwin = form[:-1] if form.endswith(next(iter(classes()["tanwin"]))) else form
    for word in (form, bare(form), without(form, next(iter(classes()["doubling"]))), tanwin):
        kind = kinds().get(word) or kinds().get(bare(word)) if word else None
        if kind is not None:
            return kind
        role = roles().get(word) or roles().get(bare(word)) if word else None
        if role is not None:
            if role.kind == "person" and last - first <= 2 and role.number == "p":
                return "anonymous"
            return role.kind
    return ""
