"""Says by cross-validation how well a class will do: each example is scored by a model that has not seen it."""

from typing import NamedTuple

from khabar.learning.encoder import Vectors
from khabar.learning.fit import Cases, fit

FOLDS = 5
FALSE_RATE = 0.001  # share of ordinary sentences that may be marked by mistake, at the threshold that is proposed


class Check(NamedTuple):
    """How a class did on what it was not taught.

    Of `examples` held-out examples `found` scored at least `least`; of `counter` counter-examples `mistaken` did,
    and of `background` sentences of ordinary news `marked` did, some of which may tell the class indeed. `area` is
    the chance that an example scores higher than a sentence of the background (area under the ROC curve).
    """

    least: float
    examples: int
    found: int
    counter: int
    mistaken: int
    background: int
    marked: int
    area: float


def validate(cases: Cases) -> Check:
    """Cross-validate: every fifth example, counter-example and sentence of the background is held out in turn."""
    import numpy as np

    held: list[list[Vectors]] = [[], [], []]
    for fold in range(FOLDS):
        parts = [np.arange(len(side.words)) % FOLDS == fold for side in cases]
        fitted = fit(Cases(*(side.part(~out) for side, out in zip(cases, parts, strict=True))))
        for scored, side, out in zip(held, cases, parts, strict=True):
            tested = side.part(out)
            scored.append(fitted.scores(tested.vectors, tested.words))
    wanted, unwanted, background = (np.concatenate(side) for side in held)
    least = propose_least(background)
    area = float((wanted[:, None] > background[None, :]).mean() + (wanted[:, None] == background[None, :]).mean() / 2)
    reached = [int((side >= least).sum()) for side in (wanted, unwanted, background)]
    return Check(least, len(wanted), reached[0], len(unwanted), reached[1], len(background), reached[2], area)


def propose_least(background: Vectors) -> float:
    """Give the score that only so small a share of the background reaches."""
    import numpy as np

    return round(float(np.quantile(background, 1 - FALSE_RATE)), 4)
