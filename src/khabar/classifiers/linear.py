"""Gives probabilities of classes from the features of one case: multinomial logistic regression over named features."""

from collections.abc import Iterable
from functools import cache, cached_property
from math import exp

import msgspec

from khabar.classifiers.clues import Clue, Sums
from khabar.classifiers.shipped import shipped

FEW = 2_000  # clues remembered: there are many such models, each asked seldom, and a sum for each class takes room


class Linear(msgspec.Struct, frozen=True, dict=True):
    """A trained model: `weights[feature][i]` weighs the feature for `classes[i]`; `card` says what made it."""

    classes: tuple[str, ...]
    weights: dict[str, tuple[float, ...]]
    card: dict[str, str] = {}

    @cached_property
    def sums(self) -> Sums[tuple[float, ...]]:
        """Give what clues add up to, for each class."""
        return Sums(self.weights, self._add, FEW)

    def _add(self, rows: Iterable[tuple[float, ...]]) -> tuple[float, ...]:
        return tuple(map(sum, zip(*rows, strict=True))) or (0.0,) * len(self.classes)

    def likeliest(self, clues: Iterable[Clue]) -> str:
        """Give the class of the highest probability, the first of equal ones.

        >>> from khabar.classifiers.clues import plain
        >>> Linear(("no", "yes"), {"verb": (0.0, 1.0)}).likeliest([(plain, "verb")])
        'yes'
        """
        sums = self._add(map(self.sums.__getitem__, clues))
        return self.classes[sums.index(max(sums))]

    def probabilities(self, clues: Iterable[Clue]) -> dict[str, float]:
        """Give the probability of each class; unknown features weigh nothing.

        >>> from khabar.classifiers.clues import plain
        >>> model = Linear(("no", "yes"), {"bias": (0.0, 1.0), "verb": (0.0, 1.0)})
        >>> model.probabilities([(plain, "bias", "verb")])["yes"]
        0.8807970779778823
        """
        sums = self._add(map(self.sums.__getitem__, clues))
        top = max(sums)
        parts = [exp(value - top) for value in sums]
        total = sum(parts)
        return {name: part / total for name, part in zip(self.classes, parts, strict=True)}


@cache
def load_model(name: str) -> Linear:
    """Read a shipped model, such as "events/act" from `classifiers/models/events.act.msgpack`."""
    return shipped(name, Linear)
