"""Gives probabilities of classes from the features of one case: multinomial logistic regression over named features."""

from collections.abc import Iterable
from functools import cache
from math import exp

import msgspec

from khabar.classifiers.shipped import shipped


class Linear(msgspec.Struct, frozen=True):
    """A trained model: `weights[feature][i]` weighs the feature for `classes[i]`; `card` says what made it."""

    classes: tuple[str, ...]
    weights: dict[str, tuple[float, ...]]
    card: dict[str, str] = {}

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """Give the probability of each class; unknown features weigh nothing.

        >>> Linear(("no", "yes"), {"bias": (0.0, 1.0), "verb": (0.0, 1.0)}).probabilities(["bias", "verb"])["yes"]
        0.8807970779778823
        """
        known = filter(None, map(self.weights.get, features))
        sums = [sum(column, 0.0) for column in zip(*known, strict=True)] or [0.0] * len(self.classes)
        top = max(sums)
        parts = [exp(value - top) for value in sums]
        total = sum(parts)
        return {name: part / total for name, part in zip(self.classes, parts, strict=True)}


@cache
def load_model(name: str) -> Linear:
    """Read a shipped model, such as "events/act" from `classifiers/models/events.act.msgpack`."""
    return shipped(name, Linear)
