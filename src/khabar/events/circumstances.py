"""Chooses the time, place and numbers of an act: by contests between the phrases of its sentence, and none of them."""

from collections.abc import Sequence
from functools import cache
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

NO_TIME, NO_PLACE = 0.7, 0.8  # how far the best phrase may fall behind none; by cross-validation
LEAST_COUNT = 0.4  # probability from which a number is the act's; likewise


class Circumstances(NamedTuple):
    """The models that rank time phrases and places, and that judge numbers of people."""

    time: Ranker
    place: Ranker
    size: Ranker

    def when(self, scene: Scene, c: Candidate, triggers: Sequence[int]) -> TimeMention | None:
        """Give the time of an act; `triggers` are the first words of all candidates of the page, in order."""
        here = times_near(scene, c)
        best = _best(self.time, NO_TIME, [time_features(scene, c, t, triggers) for t in here], scene, c)
        return here[best] if best is not None else None

    def where(self, scene: Scene, c: Candidate, triggers: Sequence[int]) -> PlaceMention | None:
        """Give the place of an act."""
        here = places_near(scene, c)
        best = _best(self.place, NO_PLACE, [place_features(scene, c, p, triggers) for p in here], scene, c)
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


def _best(ranker: Ranker, handicap: float, entries: list[list[Clue]], scene: Scene, c: Candidate) -> int | None:
    """Give the number of the phrase that wins the contest, None where none of them does."""
    if not entries:
        return None
    *shares, none = ranker.shares([*entries, neither_features(scene, c, len(entries))])
    best = max(range(len(shares)), key=lambda n: shares[n])
    return best if shares[best] >= none * handicap else None


@cache
def load_circumstances() -> Circumstances:
    """Read the shipped models."""
    return Circumstances(load_ranker("events/time"), load_ranker("events/place"), load_ranker("events/size"))
