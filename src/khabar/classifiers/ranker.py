"""Gives the shares of a contest: conditional logistic regression (McFadden 1974) over named features."""

from collections.abc import Iterable, Sequence
from functools import cache
from math import exp

import msgspec

from khabar.classifiers.shipped import shipped


class Ranker(msgspec.Struct, frozen=True):
    """A trained ranking model: a weight for each feature; `card` says what made it."""

    weights: dict[str, float]
    card: dict[str, str] = {}

    def shares(self, entries: Sequence[Iterable[str]]) -> list[float]:
        """Give how likely each of the entries (their features) wins against the others; the sum is 1.

        >>> [round(share, 2) for share in Ranker({"subject": 1.0}).shares([["subject"], ["object"]])]
        [0.73, 0.27]
        """
        weigh = self.weights.get
        sums = [sum(filter(None, map(weigh, features))) for features in entries]
        top = max(sums, default=0.0)
        parts = [exp(value - top) for value in sums]
        total = sum(parts)
        return [part / total for part in parts]

    def chance(self, features: Iterable[str]) -> float:
        """Give how likely one entry wins against nothing: the probability of yes in a question of yes or no.

        >>> round(Ranker({"subject": 1.0}).chance(["subject"]), 2)
        0.73
        """
        return 1 / (1 + exp(-sum(filter(None, map(self.weights.get, features)))))


@cache
def load_ranker(name: str) -> Ranker:
    """Read a shipped model, such as "events/actor" from `classifiers/models/events.actor.msgpack`."""
    return shipped(name, Ranker)
