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

    def weigh(self, clues: Iterable[Clue]) -> float:
        """Give what the clues of an entry add up to."""
        return sum(map(self.sums.__getitem__, clues))

    def shares(self, entries: Sequence[Iterable[Clue]]) -> list[float]:
        """Give how likely each of the entries (their clues) wins against the others; the sum is 1.

        >>> from khabar.classifiers.clues import plain
        >>> [round(share, 2) for share in Ranker({"subject": 1.0}).shares([[(plain, "subject")], [(plain, "object")]])]
        [0.73, 0.27]
        """
        return shares_of([self.weigh(clues) for clues in entries])

    def chance(self, clues: Iterable[Clue]) -> float:
        """Give how likely one entry wins against nothing: the probability of yes in a question of yes or no.

        >>> from khabar.classifiers.clues import plain
        >>> round(Ranker({"subject": 1.0}).chance([(plain, "subject")]), 2)
        0.73
        """
        return chance_of(self.weigh(clues))


class Pairs(msgspec.Struct, frozen=True):
    """Two trained ranking models over the same features: a pair of weights for each; `card` says what made them."""

    weights: dict[str, tuple[float, float]]
    card: dict[str, str] = {}

    @classmethod
    def of(cls, first: Ranker, other: Ranker) -> "Pairs":
        """Put two models together, with the card of the first.

        >>> Pairs.of(Ranker({"subject": 1.0, "near": 0.5}), Ranker({"near": 2.0})).weights
        {'near': (0.5, 2.0), 'subject': (1.0, 0.0)}
        """
        names = sorted(first.weights.keys() | other.weights.keys())
        return cls({name: (first.weights.get(name, 0.0), other.weights.get(name, 0.0)) for name in names}, first.card)


class Twins:
    """Two ranking models that weigh the same clues in one go: as complex numbers, one part for each."""

    def __init__(self, pairs: Pairs) -> None:
        self._sums = Sums({name: complex(*pair) for name, pair in pairs.weights.items()}, sum)

    def weigh(self, clues: Iterable[Clue]) -> tuple[float, float]:
        """Give what the clues of an entry add up to for each of the models.

        >>> from khabar.classifiers.clues import plain
        >>> Twins(Pairs({"subject": (1.0, 0.0), "near": (0.5, 2.0)})).weigh([(plain, "subject", "near")])
        (1.5, 2.0)
        """
        both = sum(map(self._sums.__getitem__, clues))
        return both.real, both.imag


def shares_of(sums: Sequence[float]) -> list[float]:
    """Give the shares of entries from what their clues add up to; the sum is 1.

    >>> shares_of([1.0, 1.0])
    [0.5, 0.5]
    """
    top = max(sums, default=0.0)
    parts = [exp(value - top) for value in sums]
    total = sum(parts)
    return [part / total for part in parts]


def chance_of(weight: float) -> float:
    """Give the probability of yes of what the clues of an entry add up to.

    >>> chance_of(0.0)
    0.5
    """
    return 1 / (1 + exp(-weight))


@cache
def load_ranker(name: str) -> Ranker:
    """Read a shipped model, such as "events/act" from `classifiers/models/events.act.msgpack`."""
    return shipped(name, Ranker)


@cache
def load_twins(name: str) -> Twins:
    """Read two shipped models that weigh together, such as "events/roles"."""
    return Twins(shipped(name, Pairs))
