"""Gives the clues by which a voice's kind is judged: the phrase that names it, the actor it is, its cue, its place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from khabar.attributions.cue_features import bucket
from khabar.attributions.line import Line
from khabar.attributions.records import Draft
from khabar.attributions.shapes import bare, is_definite, stripped
from khabar.classifiers import Clue
from khabar.words import Word
from khabar.words.clusters import cluster_of

if TYPE_CHECKING:
    from khabar.attributions.speakers import ActorLike, Voice

LONGEST = 8  # words of a phrase that are looked at
BLOCS = frozenset({"IGO", "NGO", "IMG"})  # countries of an actor that are none


def source_clues(
    words: Sequence[Word], first: int, last: int, table: str, actor: "ActorLike | None", same: str
) -> tuple[Clue, ...]:
    """Give the clues of the phrase of words [first, last) that names who speaks.

    `table` is what its head noun tells; `same` tells what the page calls the same actor where it first does, or that
    the word is part of a person's name elsewhere.
    """
    while first < last - 1 and words[first].pos == "PUNCT":
        first += 1
    head = words[first]
    form, length = stripped(head.form), min(last - first, LONGEST)
    others = words[first + 1 : first + length]
    names = sum(word.pos == "PROPN" for word in others)
    second = (others[0].form, others[0].lemma, others[0].pos) if others else ("", "", "")
    clues: list[Clue] = [
        (of_head, bare(form), head.lemma, head.pos, cluster_of(head.stem), is_definite(form), table),
        (of_pair, bare(form), table, second, length, min(names, 2)),
        (of_shape, (head.number, form[-2:], head.pos), is_definite(form), table, same, length == 1),
    ]
    clues += [(of_word, word.lemma, table) for word in others if word.pos != "PUNCT"]
    if actor is not None:
        where = "" if actor.country is None else actor.country if actor.country in BLOCS else "state"
        clues += [
            (of_actor, actor.kind, actor.speaker_kind, where, actor.named, actor.why.partition(":")[0], table),
            (of_row, actor.why, actor.ref or "", actor.country or "", tuple(actor.sectors), table, actor.named),
        ]
    return tuple(clues)


def of_head(form: str, lemma: str, pos: str, topic: int, definite: bool, table: str) -> list[str]:
    """Name the features of a head noun."""
    return [
        f"head={form}",
        f"head={form}:{definite}",
        f"lemma={lemma}",
        f"topic={topic}",
        f"topic={topic}:{table}",
        f"head.pos={pos}:{definite}:{table}",
        f"table={table}:{definite}",
    ]


def of_pair(form: str, table: str, second: tuple[str, str, str], length: int, names: int) -> list[str]:
    """Name the features of a head noun with the word behind it: its form, lemma, part of speech."""
    written, lemma, pos = second
    return [
        f"two={form}_{written}",
        f"two={table}_{lemma}",
        f"length={length}:{table}",
        f"names={names}:{table}",
        f"names={names}:{form}",
        f"alone={form}:{length == 1}",
        f"second.pos={pos}:{table}",
    ]


def of_word(lemma: str, table: str) -> list[str]:
    """Name the features of a word of the phrase behind its head."""
    return [f"has={lemma}", f"has={lemma}:{table}"]


def of_actor(kind: str, speaker: str, where: str, named: bool, layer: str, table: str) -> list[str]:
    """Name the features of the actor that the phrase is."""
    return [
        f"actor={kind}:{speaker}:{named}",
        f"actor={kind}:{speaker}:{table}:{named}",
        f"actor={speaker}:{layer}",
        f"actor={speaker}:{layer}:{table}",
        f"where={where}:{speaker}:{table}",
    ]


def of_row(row: str, ref: str, country: str, sectors: tuple[str, ...], table: str, named: bool) -> list[str]:
    """Name the features of the table row and sectors of an actor."""
    features = [f"row={row}", f"ref={ref}", f"country={country}", f"country={country}:{table}:{named}"]
    features += [f"sector={sector}" for sector in sectors]
    return features + [f"sector={sector}:{table}:{named}" for sector in sectors]


def of_shape(head: tuple[str, str, str], definite: bool, table: str, same: str, alone: bool) -> list[str]:
    """Name the features of a head noun's number, ending and part of speech, and of what else the actor is called."""
    number, ending, pos = head
    return [
        f"number={number}:{definite}:{table}:{alone}",
        f"ending={ending}:{pos}",
        f"ending={ending}:{table}:{definite}:{alone}",
        f"same={same}",
        f"same={same}:{table}:{alone}:{definite}",
    ]


def voice_clues(line: Line, draft: Draft, voice: "Voice", before: Sequence["Voice"], near: Sequence[str]) -> list[Clue]:
    """Give all clues of who speaks in a draft.

    `before` are the last two voices, the nearest first; `near` tells of the actors before the cue in its sentence.
    """
    kind = voice.speaker.kind
    key = draft.why.rpartition(":")[2]
    how = "source" if draft.sources else f"giver:{draft.subject}" if draft.giver else draft.subject
    cue = line.words[draft.cue[0]]
    inside = line.inside[draft.cue[0]] >= 0
    clues: list[Clue] = [(of_answer, kind, key, how, draft.opener), *voice.heard]
    clues.append((of_place, kind, how, min(line.number, 2), inside, draft.start >= 0 and draft.stance))
    if draft.sources:
        head = bare(stripped(line.forms[draft.sources[0][0]]))
        clues.append((of_company, kind, len(draft.sources) > 1, before[0].speaker.kind if before else "", head))
        clues.append((of_source_place, kind, draft.sources[0][0] < draft.cue[0], draft.why.rpartition(":")[0][-12:-4]))
        return clues
    gap = bucket(line.first + draft.cue[0] - voice.since) if voice.since >= 0 else "none"
    here = voice.since >= line.first + line.starts[draft.cue[0]]
    clues.append((of_where, kind, how, here, near[0] if near else "", before[0].speaker.kind if before else "", key))
    clues.append((of_hidden, kind, how, draft.gender + draft.number, voice.gender + voice.number, cue.lemma, gap))
    clues.append((of_others, kind, how, tuple(other.speaker.kind for other in before), tuple(near)))
    shape = draft.gender + draft.number
    for n, other in enumerate(before):
        chosen = other.since == voice.since and other.speaker == voice.speaker
        clues.append((of_other, n, kind, shape, other.speaker.kind, other.gender + other.number, chosen))
    return clues


def of_answer(kind: str, key: str, how: str, opener: str) -> list[str]:
    """Name the features of the rules' answer and of the cue."""
    return [
        f"rule={kind}",
        f"rule={kind}:{how}",
        f"rule={kind}:{key}",
        f"cue={key}",
        f"cue={key}:{how}",
        f"cue={key}:{how}:{kind}",
        f"rule={kind}:{how}:{opener}",
    ]


def of_place(kind: str, how: str, number: int, inside: bool, stance: str) -> list[str]:
    """Name the features of where the cue stands: headline, first line or later, in quoted words or not."""
    return [f"line={number}:{kind}:{how}", f"quoted={inside}:{kind}:{how}", f"stance={stance}:{kind}"]


def of_company(kind: str, several: bool, before: str, head: str) -> list[str]:
    """Name the features of other voices, for a voice with a source."""
    features = [f"several={several}:{kind}", f"before={before}:{kind}"]
    return [*features, f"before={before}:{head}", f"several={several}:{head}"]


def of_source_place(kind: str, ahead: bool, table: str) -> list[str]:
    """Name the features of where the source stands."""
    return [f"ahead={ahead}:{kind}:{table}"]


def of_hidden(kind: str, how: str, shape: str, voice: str, lemma: str, gap: str) -> list[str]:
    """Name the features of a hidden subject: gender and number of the verb and of the voice it goes back to."""
    return [
        f"hidden={kind}:{shape}",
        f"hidden={kind}:{shape}:{voice}:{how}",
        f"hidden={lemma}:{shape}",
        f"hidden={lemma}:{kind}",
        f"gap={gap}:{how}",
        f"gap={gap}:{kind}:{how}",
    ]


def of_where(kind: str, how: str, here: bool, near: str, before: str, key: str) -> list[str]:
    """Name the features of whether the voice was named in the sentence of the cue."""
    return [
        f"here={here}:{kind}:{near}",
        f"here={here}:{kind}:{near}:{how}:{before}",
        f"here={here}:{key}:{kind}",
        f"near={near}:{key}",
    ]


def of_others(kind: str, how: str, before: tuple[str, ...], near: tuple[str, ...]) -> list[str]:
    """Name the features of the voices and actors before a hidden subject."""
    return [
        f"before={'_'.join(before)}:{kind}",
        f"before={'_'.join(before)}:{how}",
        f"near={'_'.join(near[:2])}:{how}",
        f"near={near[0] if near else ''}:{kind}:{how}",
        f"near={'_'.join(near[:2])}:{kind}:{how}",
        f"lead={near[-1] if near else ''}:{kind}:{how}",
        f"lead={near[-1] if near else ''}:{near[0] if near else ''}:{how}",
        f"lead={near[-1] if near else ''}:{how}",
    ]


def of_other(place: int, kind: str, shape: str, other: str, voice: str, chosen: bool) -> list[str]:
    """Name the features of one of the voices before a hidden subject, beside the one that the rules chose."""
    return [f"other={place}:{chosen}:{kind}:{other}", f"other={place}:{chosen}:{other}:{shape}:{voice}"]
