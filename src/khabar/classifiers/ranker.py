"""Gives the shares of a contest: conditional logistic regression (McFadden 1974) over named features."""

from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from math import exp

import msgspec

from khabar.classifiers.clues import Clue, Sums
from khabar.classifiers.shipped import shipped


class Ranker(msgspec.Struct, frozen=True, dict=True):
    """A trained ranking model: a weight for each feature; `card` says what made it."""

    weights: dict[str, float]
    card: dict[str, str] = {}

    @cached_property
    def sums(self) -> Sums[float]:
        """Give what clues add up to."""
        return Sums(self.weights, sum)

    def shares(self, entries: Sequence[Iterable[Clue]]) -> list[float]:
        """Give how likely each of the entries (their clues) wins against the others; the sum is 1.

        >>> from khabar.classifiers.clues import plain
        >>> [round(share, 2) for share in Ranker({"subject": 1.0}).shares([[(plain, "subject")], [(plain, "object")]])]
        [0.73, 0.27]
        """
        weigh = self.sums.__getitem__
        sums = [sum(map(weigh, clues)) for clues in entries]
        top = max(sums, default=0.0)
        parts = [exp(value - top) for value in sums]
        total = sum(parts)
        return [part / total for part in parts]

    def chance(self, clues: Iterable[Clue]) -> float:
        """Give how likely one entry wins against nothing: the probability of yes in a question of yes or no.

        >>> from khabar.classifiers.clues import plain
        >>> round(Ranker({"subject": 1.0}).chance([(plain, "subject")]), 2)
        0.73
        """
        return 1 / (1 + exp(-sum(map(self.sums.__getitem__, clues))))


@cache
def load_ranker(name: str) -> Ranker:
    """Read a shipped model, such as "events/actor" from `classifiers/models/events.actor.msgpack`."""
    return shipped(name, Ranker)
