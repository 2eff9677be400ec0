"""Fits what the confidence of an event says: how often acts are right for which the model gives a probability.

python -m training.events            prints the error of confidence with the models' probabilities and with the mapping
python -m training.events --save     saves the mapping beside the models

Learned from the readings of cross-validation alone, so from articles that the models had not seen. An event is right as
`khabar evaluate --reliability` has it: its trigger is paired with a gold trigger of its type.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize

from khabar.classifiers import Scale
from khabar.classifiers.scale import log_odds
from khabar.evaluation import calibration_error, judge
from khabar.evaluation.reliability import Judged

DIGITS = 4
GROUP, GROUPS, SEED = 44, 200, 20180518  # as many articles as the part to measure on has; how many draws of them


def judged_articles(golds: Sequence[dict[str, Any]], readings: Sequence[dict[str, Any]]) -> list[list[Judged]]:
    """Give for each article the confidence of its found events, and whether they are right."""
    return [judge([gold], [reading])["events"] for gold, reading in zip(golds, readings, strict=True)]


def fit_scale(judged: Sequence[Judged], card: dict[str, str] | None = None) -> Scale:
    """Fit the mapping by the largest likelihood. Raises ValueError where surer events are not right more often."""
    x = np.array([log_odds(confidence) for confidence, _ in judged])
    sign = np.array([1.0 if right else -1.0 for _, right in judged])

    def cost(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = sign * (w[0] * x + w[1])
        slope = -sign / (1 + np.exp(z))
        return float(np.logaddexp(0, -z).sum()), np.array([slope @ x, slope.sum()])

    slope, bias = minimize(cost, np.array([1.0, 0.0]), jac=True, method="L-BFGS-B").x
    if not slope > 0:
        raise ValueError(f"surer events are not right more often: slope {slope:.3f} over {len(judged)} events")
    return Scale({"slope": round(float(slope), DIGITS), "bias": round(float(bias), DIGITS)}, card or {})


def mapped(scale: Scale, judged: Sequence[Judged]) -> list[Judged]:
    """Give judged events with the confidence that readings will show."""
    return [(round(scale.rate(confidence), 3), right) for confidence, right in judged]


def held_out(articles: Sequence[Sequence[Judged]], folds: int) -> list[list[Judged]]:
    """Map each article's events by a mapping that was fitted on the articles of the other folds."""
    found: list[list[Judged]] = [[] for _ in articles]
    for fold in range(folds):
        scale = fit_scale([one for n, events in enumerate(articles) if n % folds != fold for one in events])
        for n in range(fold, len(articles), folds):
            found[n] = mapped(scale, articles[n])
    return found


def group_errors(articles: Sequence[Sequence[Judged]]) -> list[float]:
    """Give the calibration errors of random groups of articles, smallest first: what chance does to so small a part."""
    draw = np.random.default_rng(SEED)
    size = min(GROUP, len(articles))
    groups = (draw.choice(len(articles), size, replace=False) for _ in range(GROUPS))
    return sorted(calibration_error([one for n in group for one in articles[n]]) for group in groups)


def describe(articles: Sequence[Sequence[Judged]], folds: int) -> str:
    """Tell the error of confidence, as the models give it and mapped, over all and over groups of articles."""
    lines = []
    for name, part in (("as the model gives it", articles), ("mapped, left out", held_out(articles, folds))):
        errors = group_errors(part)
        whole = calibration_error([one for events in part for one in events])
        lines.append(
            f"confidence {name}: calibration error {whole:.3f}; of {GROUP} articles {sum(errors) / len(errors):.3f},"
            f" in nine of ten draws up to {errors[int(len(errors) * 0.9)]:.3f}\n"
        )
    return "".join(lines)
