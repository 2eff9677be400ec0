"""Gives the kind of who speaks in a draft as a trained judge has it, with the rules' answer among its clues."""

from bisect import bisect_left
from functools import cache

from khabar.attributions.line import Line
from khabar.attributions.records import Draft
from khabar.attributions.speakers import ActorLike, SpeakerFinder, Voice
from khabar.attributions.voice_features import voice_clues
from khabar.classifiers import Clue, Linear, load_model

FARTHEST = 6  # actors before a hidden subject that are tried
NEAREST = 2  # voices and actors before a hidden subject that are looked at


@cache
def voice_judge() -> Linear:
    """Read the shipped judge of speaker kinds."""
    return load_model("attributions/voice")


def kind_of_voice(line: Line, draft: Draft, voice: Voice, speakers: SpeakerFinder) -> str:
    """Give the likeliest speaker kind of who speaks in a draft."""
    return voice_judge().likeliest(clues_of_voice(line, draft, voice, speakers))


def clues_of_voice(line: Line, draft: Draft, voice: Voice, speakers: SpeakerFinder) -> list[Clue]:
    """Give the clues of who speaks in a draft that was just named."""
    before = speakers.earlier[::-1]
    near = [] if draft.sources else actors_before(line, draft, voice, speakers)
    return voice_clues(line, draft, voice, before, near)


def actors_before(line: Line, draft: Draft, voice: Voice, speakers: SpeakerFinder) -> list[str]:
    """Tell of the last actors in the sentence before the cue that fit its gender and number, the nearest first.

    Behind them stands the first actor of the sentence. Each is told by how it speaks, "!" where it is called by a name
    and "=" where it is the voice itself.
    """
    at = line.first + draft.cue[0]
    low = line.first + line.starts[draft.cue[0]]
    start, stop = bisect_left(speakers.firsts, low), bisect_left(speakers.firsts, at)
    found: list[str] = []
    if speakers.actors is None:
        return found
    mentions = speakers.actors.mentions[max(start, stop - FARTHEST) : stop]
    for mention in reversed(mentions):
        if len(found) < NEAREST and fits(draft, mention.gender, mention.number):
            found.append(told(mention, voice))
    found += ["-"] * (NEAREST - len(found))
    if start < stop:
        first = speakers.actors.mentions[start]
        found.append(told(first, voice) + f"{fits(draft, first.gender, first.number):d}")
    return found


def fits(draft: Draft, gender: str, number: str) -> bool:
    """Tell whether an actor can be the hidden subject of a draft's cue."""
    apart = draft.gender and gender and draft.gender != gender
    one = draft.number == "p" and number == "s"
    many = (draft.gender, draft.number) == ("m", "s") and number in ("p", "d")
    return not (apart or one or many)


def told(mention: ActorLike, voice: Voice) -> str:
    """Tell of an actor how it speaks, how it is called, and whether it is the voice itself."""
    itself = "=" if mention.first == voice.since else ""
    return f"{mention.speaker_kind}{'!' if mention.named else ''}{itself}"
