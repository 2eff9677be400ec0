"""Gives the independent chains of a story: what all goes back to one agency, one speaker or one text counts once."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec

from khabar.model import Attribution, Event, Reading
from khabar.stories.copies import is_copy
from khabar.stories.features import Features

NAMELESS = frozenset(("anonymous", "document"))
FIRST = 3  # sentences of an article that tell its act
SURE = 0.55  # confidence from which an event says what a story is about; where all are less sure, all do


class Told(msgspec.Struct, frozen=True):
    """One way in which an outlet tells the act: the chain of speakers, outermost first; empty in its own voice."""

    article: str
    outlet: str
    published: str
    chain: tuple[str, ...]


def about_type(readings: Sequence[Reading]) -> str | None:
    """Give the type of act that the articles share: that of most, where the beginning counts for more.

    Acts that are less sure than even have a say only where no article has a surer one.
    """
    votes: Counter[str] = Counter()
    sure = any(event.confidence >= SURE for reading in readings for event in reading.events)
    for reading in readings:
        own: Counter[str] = Counter()
        for event in reading.events:
            if sure and event.confidence < SURE:
                continue
            own[event.type] = max(own[event.type], 3 if _at_beginning(reading, event) else 1)
        votes.update(own)
    return min(votes, key=lambda kind: (-votes[kind], kind)) if votes else None


def _at_beginning(reading: Reading, event: Event) -> bool:
    ends = [end for _, end in reading.sentences[:FIRST]]
    return bool(ends) and event.trigger[0] < ends[-1]


def told_acts(reading: Reading, kind: str | None) -> list[Event]:
    """Give the events of an article that tell the story's act: of its type, at the beginning if any stand there."""
    own = [event for event in reading.events if event.type == kind]
    return [event for event in own if _at_beginning(reading, event)] or own


def list_told(readings: Sequence[Reading], kind: str | None) -> list[Told]:
    """Give how each article tells the act, by publication. Own voice counts only where an article names no one."""
    found = []
    for reading in sorted(readings, key=lambda r: (r.article.published or "", r.article.id)):
        article = reading.article
        acts = told_acts(reading, kind)
        told = [event.chain for event in acts if event.chain]
        named = list(dict.fromkeys(told)) or list(_first_named(reading))
        head = (article.id, article.outlet.name or article.outlet.domain or "", article.published or "")
        found += [Told(*head, chain) for chain in named or [()]]
    return found


def _first_named(reading: Reading) -> Iterator[tuple[str, ...]]:
    """Give the chain of who is named first in the first sentences: the origin where none is told with the act."""
    by_id = {a.id: a for a in reading.attributions}
    ends = [end for _, end in reading.sentences[:FIRST]]
    for said in reading.attributions:
        around, at = list[Attribution](), said if ends and said.cue[0] < ends[-1] else None
        while at is not None and at not in around:  # a reading made elsewhere may hold a ring
            around.append(at)
            at = by_id.get(at.parent or "")
        if chain := tuple(one.speaker.name for one in reversed(around) if one.speaker.name):
            yield chain
            return


def join_told(told: Sequence[Told], readings: Sequence[Reading], features: Sequence[Features]) -> list[list[Told]]:
    """Part the tellings into independent ones.

    Two tellings go together that share an agency or a named speaker; that come in their own voice from one outlet; or
    whose articles are near-copies of each other and one of them names nobody.
    """
    nameless = {
        a.speaker.name for reading in readings for a in reading.attributions if a.speaker.kind in NAMELESS
    }  # fmt: skip
    by_article = {one.article: one for one in features}
    groups: list[list[Told]] = []
    for one in told:
        near = [group for group in groups if any(_together(one, other, nameless, by_article) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(other for group in near for other in group), one])
    order = {id(one): at for at, one in enumerate(told)}
    return sorted((sorted(g, key=lambda t: order[id(t)]) for g in groups), key=lambda g: order[id(g[0])])


def _together(one: Told, other: Told, nameless: set[str], features: dict[str, Features]) -> bool:
    if one.chain and other.chain:
        shared = set(one.chain) & set(other.chain)
        return bool(shared - nameless) or (one.chain == other.chain and one.outlet == other.outlet)
    if not one.chain and not other.chain and one.outlet == other.outlet:
        return True
    return one.article != other.article and is_copy(features[one.article], features[other.article])


def copied_pairs(features: Sequence[Features]) -> list[tuple[str, str]]:
    """Give the pairs of articles of which one repeats the other."""
    return [(one.article, other.article) for one, other in combinations(features, 2) if is_copy(one, other)]
