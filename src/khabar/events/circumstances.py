"""Chooses the time, place and numbers of an act: by contests between the phrases of its sentence, and none of them."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple, TypeVar

from khabar.classifiers import Linear, Ranker, load_model, load_ranker
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

NO_TIME, NO_PLACE = 0.85, 0.6  # how far the best phrase may fall behind none; by cross-validation
LEAST_COUNT = 0.4  # probability from which a number is the act's; likewise

Phrase = TypeVar("Phrase", TimeMention, PlaceMention)


class Circumstances(NamedTuple):
    """The models that rank time phrases and places, and that judge numbers of people."""

    time: Ranker
    place: Ranker
    size: Linear

    def when(self, scene: Scene, c: Candidate, triggers: Sequence[int]) -> TimeMention | None:
        """Give the time of an act; `triggers` are the first words of all candidates of the page, in order."""
        return _best(self.time, NO_TIME, scene, c, times_near(scene, c), time_features, triggers)

    def where(self, scene: Scene, c: Candidate, triggers: Sequence[int]) -> PlaceMention | None:
        """Give the place of an act."""
        return _best(self.place, NO_PLACE, scene, c, places_near(scene, c), place_features, triggers)

    def sizes(self, scene: Scene, c: Candidate, triggers: Sequence[int]) -> tuple[CountMention, ...]:
        """Give the numbers of people that an act touched."""
        here = scene.shelf.counts_of(scene.word(c).sentence, c.act.type)
        sure = [self.size.probabilities(count_features(scene, c, count, triggers))["yes"] for count in here]
        return tuple(count for count, odds in zip(here, sure, strict=True) if odds >= LEAST_COUNT)


def times_near(scene: Scene, c: Candidate) -> list[TimeMention]:
    """Give the time phrases of the act's sentence of which the day is known, or all where no day of publication is."""
    here = scene.shelf.times_of(scene.word(c).sentence)
    return [t for t in here if t.date_start is not None or scene.found.published is None]


def places_near(scene: Scene, c: Candidate) -> list[PlaceMention]:
    """Give the places of the act's sentence."""
    return list(scene.shelf.places_of(scene.word(c).sentence))


def _best(
    ranker: Ranker,
    handicap: float,
    scene: Scene,
    c: Candidate,
    here: list[Phrase],
    features: Callable[[Scene, Candidate, Phrase, Sequence[int]], list[str]],
    triggers: Sequence[int],
) -> Phrase | None:
    if not here:
        return None
    entries = [features(scene, c, phrase, triggers) for phrase in here]
    *shares, none = ranker.shares([*entries, neither_features(scene, c, len(here))])
    best = max(range(len(here)), key=lambda n: shares[n])
    return here[best] if shares[best] >= none * handicap else None


@cache
def load_circumstances() -> Circumstances:
    """Read the shipped models."""
    return Circumstances(load_ranker("events/time"), load_ranker("events/place"), load_model("events/size"))
