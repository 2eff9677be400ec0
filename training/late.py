"""Trains the judge of phrases right behind a cue on marked attributions; `python -m training.attributions` calls it.

python -m training.late   says how often it is right on every second marked article, having learned from the others
"""

import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from khabar.attributions.cues import read_cues
from khabar.attributions.find import names_of
from khabar.attributions.late import LEAST as LEAST_LATE
from khabar.attributions.late import late_features, late_phrase
from khabar.attributions.line import read_lines
from khabar.attributions.weigh import weigh
from khabar.classifiers import Clue, Ranker
from khabar.classifiers.fingerprint import fingerprint
from training.attributions_eval import open_article
from training.events import CARD, overlap
from training.fit import alone, fit_ranking, plain
from training.gold_split import Pair, full, tune

PENALTY, LEAST, FAINT = 4.0, 3, 0.05


class Case(NamedTuple):
    """A found cue without source: the features of the phrase behind it, and whether that is marked as source."""

    clues: list[Clue]
    right: bool


def cases(pair: Pair) -> Iterator[Case]:
    """Give the cases of one article: of cues that are marked."""
    article, gold = pair
    text, page, actors, datelines = open_article(article)
    for line in read_lines(page, datelines, names_of(actors)):
        for draft in weigh(read_cues(line)):
            late = late_phrase(line, draft)
            cue = text.to_original(*line.span(*draft.cue))
            mate = next((a for a in gold["attributions"] if overlap(cue, a["cue"])), None)
            if late is not None and mate is not None:
                span = text.to_original(*line.span(*late.sources[0]))
                yield Case(late_features(line, draft, late), any(overlap(span, source) for source in mate["sources"]))


def train(found: Iterable[Case]) -> Ranker:
    """Fit the judge to cases; faint weights are left out."""
    model = fit_ranking([alone(case.clues, case.right) for case in found], penalty=PENALTY, least=LEAST)
    return Ranker(
        plain(model.weights, FAINT), CARD | {"command": "python -m training.attributions --save"} | fingerprint()
    )


def main() -> None:
    """Learn from half of the marked articles; score the other half, and the gold to learn on."""
    marked = full()
    judge = train(case for pair in marked[::2] for case in cases(pair))
    sys.stdout.write(f"{len(judge.weights)} features\n")
    for name, pairs in (("marked articles", marked[1::2]), ("gold to learn on", tune())):
        found = [case for pair in pairs for case in cases(pair)]
        taken = [case.right for case in found if judge.chance(case.clues) >= LEAST_LATE]
        marked_ones = sum(case.right for case in found)
        sys.stdout.write(
            f"{name}: {len(found)} phrases, {marked_ones} sources; {len(taken)} taken, {sum(taken)} right\n"
        )


if __name__ == "__main__":
    main()
