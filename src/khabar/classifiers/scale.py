"""Gives how often a model is right where it is so sure: logistic regression on the log-odds of its probability."""

from functools import cache
from math import exp, log

import msgspec

from khabar.classifiers.shipped import shipped

SUREST = 1 - 1e-6  # no model is surer


class Scale(msgspec.Struct, frozen=True):
    """A mapping of probabilities (Platt 1999), rising with them; as it stands here it changes nothing.

    `weights` has the `slope` of the log-odds and the `bias`; `card` says what made them.
    """

    weights: dict[str, float] = msgspec.field(default_factory=lambda: {"slope": 1.0, "bias": 0.0})
    card: dict[str, str] = {}

    def rate(self, probability: float) -> float:
        """Give the share of right answers among those of a probability.

        >>> round(Scale().rate(0.8), 6), round(Scale({"slope": 0.5, "bias": 0.0}).rate(0.8), 6)
        (0.8, 0.666667)
        """
        return 1 / (1 + exp(-self.weights["slope"] * log_odds(probability) - self.weights["bias"]))


def log_odds(probability: float) -> float:
    """Give the logarithm of the odds, finite also for 0 and 1."""
    inside = min(max(probability, 1 - SUREST), SUREST)
    return log(inside / (1 - inside))


@cache
def load_scale(name: str) -> Scale:
    """Read a shipped mapping, such as "events/confidence" from `classifiers/models/events.confidence.msgpack`."""
    return shipped(name, Scale)
