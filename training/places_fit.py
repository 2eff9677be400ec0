"""Weighs the signs of places (src/khabar/knowledge/places/signs.tsv) by the places of events in the gold to tune on.

python -m training.places_fit
"""

import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from khabar.places.signs import read_signs
from training.places_eval import Case, best_floor, cases

OUT = Path(__file__).resolve().parent.parent / "src" / "khabar" / "knowledge" / "places" / "signs.tsv"
STRENGTH, FOLDS = 0.5, 7
HEAD = """# How much each sign speaks for (positive) or against (negative) a place as the place of an act; the sum goes through the logistic function.
# Provenance: weights learned by training/places_fit.py from annotated news; `base` is set so that 0.5 is the best floor.
# The signs are named in places/signs.py: located (behind a preposition of place), goal, title, speech, bare (behind none of them), worded (a place
# word or direction before the name), bare_capital, bare_country, opens (a headline opens with it), unknown (no coordinates), joined (behind "and"),
# ahead (before the act), far and far_ahead (up to 20 words), touching, next (within 2 words), verbs, stops, pauses (between), verb, verbal (the act).
# Known gaps: learned from few articles.
key\tweight"""


def learn(found: list[Case]) -> LogisticRegression:
    """Learn from each place of a sentence with an act whether it has the country of the act's place, and its words."""
    rows = [(read_signs(c.page, p, c.trigger), c.right(p)) for c in found for p in c.here]
    matrix = np.array([list(map(float, signs.values())) for signs, _ in rows])
    return LogisticRegression(C=STRENGTH, max_iter=2000).fit(matrix, [right for _, right in rows])


def scored(model: LogisticRegression, found: list[Case]) -> list[tuple[Case, list[float]]]:
    """Score the places of each case."""
    result = []
    for case in found:
        matrix = np.array([list(map(float, read_signs(case.page, p, case.trigger).values())) for p in case.here])
        result.append((case, model.predict_proba(matrix)[:, 1].tolist() if case.here else []))
    return result


def main() -> None:
    """Write the weights; print what articles that were left out of learning give."""
    found = list(cases())
    keys = next(list(read_signs(c.page, c.here[0], c.trigger)) for c in found if c.here)
    outside = []
    for learned, left in GroupKFold(FOLDS).split(found, groups=[c.doc for c in found]):
        outside += scored(learn([found[n] for n in learned]), [found[n] for n in left])
    floor, figures = best_floor(outside)
    sys.stdout.write(f"articles left out: floor {floor:.2f} {figures}\n")
    model = learn(found)
    base = float(model.intercept_[0]) - float(np.log(floor / (1 - floor)))
    lines = [HEAD, f"base\t{base:.2f}", *(f"{k}\t{w:.2f}" for k, w in zip(keys, model.coef_[0], strict=True))]
    OUT.write_text("\n".join(lines) + "\n", "utf8")


if __name__ == "__main__":
    main()
