"""Gives the records of this stage: an attribution of the clean text, and the draft that is filled on the way."""

from dataclasses import dataclass, field

import msgspec

from khabar.model import Speaker
from khabar.model.reading import Span

Range = tuple[int, int]


class AttributionMention(msgspec.Struct, frozen=True):
    """One handing over to somebody else's word. All spans are of the clean copy; `cue_word` is a word index.

    `parent` is the index of the attribution whose content holds this one's cue; `speaker_mention` is the actors'
    mention that speaks, where one was found.
    """

    cue: Span
    sources: tuple[Span, ...]
    contents: tuple[Span, ...]
    kind: str
    stance: str
    speaker: Speaker
    parent: int | None
    why: str
    confidence: float
    cue_word: int
    speaker_mention: object | None = None


@dataclass(slots=True)
class Draft:
    """An attribution on its way: word ranges of its parts, all half-open word indexes of the page."""

    why: str
    stance: str
    cue: Range
    sources: list[Range] = field(default_factory=list)
    contents: list[Range] = field(default_factory=list)
    start: int = -1  # first word of the content, before its end is known
    opener: str = ""  # how the content opens: c clause, q quoted words, n noun phrase, x another's word, = as told
    clause: int = -1  # first word of the clause that the cue governs
    gender: str = ""
    number: str = ""
    subject: str = "verb"  # verb, none (nobody is named), relative, outer
    outer: int = -1  # the draft that this one's content belongs to, for chains
    giver: Range | None = None  # who speaks where no source is marked: the subject of the sentence around
    trim: int = 0  # letters of an attached preposition to leave off the first source
    loose: bool = False  # read against the rules, so only a cue if the judge of cues has it so
