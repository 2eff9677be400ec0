"""Chooses the time, place and numbers of an act: by contests between the phrases of its sentence, and none of them."""

from collections.abc import Hashable, Sequence
from functools import cache
from math import exp
from typing import NamedTuple

from khabar.classifiers import Clue, Ranker, load_ranker
from khabar.counts import CountMention
from khabar.events.candidates import Candidate, Scene
from khabar.events.circumstance_features import (
    count_features,
    neither_features,
    place_features,
    time_features,
)
from khabar.places import PlaceMention
from khabar.times import TimeMention

NO_TIME, NO_PLACE = 0.6, 0.6  # how far the best value may fall behind none; by cross-validation
LEAST_COUNT = 0.4  # probability from which a number is the act's; likewise


class Circumstances(NamedTuple):
    """The models that rank time phrases and places, and that judge numbers of people."""

    time: Ranker
    place: Ranker
    size: Ranker

    def whens(self, scene: Scene, acts: Sequence[Candidate], triggers: Sequence[int]) -> list[TimeMention | None]:
        """Give the time of each act of a page; `triggers` are the first words of all its candidates, in order."""
        found = [times_near(scene, c) for c in acts]
        contests = [
            _shares(self.time, [time_features(scene, c, t, triggers) for t in here], scene, c)
            for c, here in zip(acts, found, strict=True)
        ]
        phrases = [[id(t) for t in here] for here in found]
        result: list[TimeMention | None] = []
        for here, shares in zip(found, without_claimed(phrases, contests), strict=True):
            best = pick(shares, [(t.date_start, t.date_end) for t in here], NO_TIME)
            result.append(here[best] if best is not None else None)
        return result

    def where(self, scene: Scene, c: Candidate, triggers: Sequence[int]) -> PlaceMention | None:
        """Give the place of an act."""
        here = places_near(scene, c)
        shares = _shares(self.place, [place_features(scene, c, p, triggers) for p in here], scene, c)
        best = pick(shares, [p.country for p in here], NO_PLACE)
        return here[best] if best is not None else None

    def sizes(self, scene: Scene, c: Candidate, triggers: Sequence[int]) -> tuple[CountMention, ...]:
        """Give the numbers of people that an act touched."""
        here = scene.shelf.counts_of(c.first, c.act.type)
        sure = [self.size.chance(count_features(scene, c, count, triggers)) for count in here]
        return tuple(count for count, odds in zip(here, sure, strict=True) if odds >= LEAST_COUNT)


def times_near(scene: Scene, c: Candidate) -> list[TimeMention]:
    """Give the time phrases of the act's sentence of which the day is known, or all where no day of publication is."""
    here = scene.shelf.times_of(c.first)
    return [t for t in here if t.date_start is not None or scene.found.published is None]


def places_near(scene: Scene, c: Candidate) -> list[PlaceMention]:
    """Give the places of the act's sentence."""
    return list(scene.shelf.places_of(c.first))


def without_claimed(phrases: Sequence[Sequence[int]], contests: Sequence[list[float]]) -> list[list[float]]:
    """Lower the share of each phrase by how much another act claims it, as most times belong to one act.

    `phrases` names, for each act, its phrases by numbers that are the same for the same phrase; `contests` holds their
    shares and, last, that of none.

    >>> without_claimed([[1], [1]], [[0.9, 0.1], [0.0, 1.0]])[0]
    [0.9, 0.1]
    """
    claims: dict[int, list[float]] = {}
    for here, shares in zip(phrases, contests, strict=True):
        for phrase, share in zip(here, shares, strict=False):
            claims.setdefault(phrase, []).append(share)
    top = {phrase: sorted(shares, reverse=True) for phrase, shares in claims.items()}
    result = []
    for here, shares in zip(phrases, contests, strict=True):
        *own, none = shares or [0.0]
        lowered = [share * exp(-_highest_other(top[phrase], share)) for phrase, share in zip(here, own, strict=True)]
        result.append([*lowered, none])
    return result


def _highest_other(shares: list[float], own: float) -> float:
    """Give the highest of some falling shares besides one's own."""
    if len(shares) == 1:
        return 0.0
    return shares[1] if shares[0] == own else shares[0]


def pick(shares: Sequence[float], values: Sequence[Hashable], handicap: float) -> int | None:
    """Give the number of the best phrase of the value whose phrases together have the most; None where none wins.

    The last share is that of none. Phrases without a value stand each for itself; `handicap` is how far the best value
    may fall behind none.

    >>> pick([0.3, 0.25, 0.45], ["YEM", "YEM"], 0.6)
    0
    """
    whole: dict[Hashable, float] = {}
    keys = [n if value in (None, (None, None)) else value for n, value in enumerate(values)]
    for key, share in zip(keys, shares, strict=False):
        whole[key] = whole.get(key, 0.0) + share
    best = max(whole, key=lambda key: whole[key], default=None)
    if best is None or whole[best] < shares[-1] * handicap:
        return None
    return max((n for n, key in enumerate(keys) if key == best), key=lambda n: shares[n])


def _shares(ranker: Ranker, entries: list[list[Clue]], scene: Scene, c: Candidate) -> list[float]:
    """Give the shares of the phrases in a contest and, last, that of none, which is 1 where there are no phrases."""
    return ranker.shares([*entries, neither_features(scene, c, len(entries))]) if entries else [1.0]


@cache
def load_circumstances() -> Circumstances:
    """Read the shipped models."""
    return Circumstances(load_ranker("events/time"), load_ranker("events/place"), load_ranker("events/size"))
