"""Trains the judge of speaker kinds on marked attributions; `python -m training.attributions` calls it.

python -m training.voices   says how often it is right on every second marked article, having learned from the others
"""

import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from khabar.attributions.find import find_told
from khabar.attributions.voice import clues_of_voice
from khabar.classifiers import Clue, Linear
from khabar.classifiers.fingerprint import fingerprint
from training.attributions_eval import open_article
from training.events import CARD, overlap
from training.fit import fit, plain_rows
from training.gold_split import Pair, full, tune

PENALTY, LEAST, FAINT = 4.0, 3, 0.08


class Case(NamedTuple):
    """A marked attribution that is found: the clues of who speaks in it, the kind by the rules and the marked one."""

    clues: list[Clue]
    ruled: str
    marked: str


def cases(pair: Pair) -> Iterator[Case]:
    """Give the cases of one article."""
    article, gold = pair
    text, page, actors, datelines = open_article(article)
    left = list(gold["attributions"])
    for line, draft, voice, speakers in find_told(page, actors, datelines):
        cue = text.to_original(*line.span(*draft.cue))
        mate = next((a for a in left if overlap(cue, a["cue"])), None)
        if mate is not None:
            left.remove(mate)
            yield Case(clues_of_voice(line, draft, voice, speakers), voice.speaker.kind, mate["speaker_kind"])


def train(found: Iterable[Case]) -> Linear:
    """Fit the judge to cases; faint weights are left out."""
    model = fit([(case.clues, case.marked) for case in found], penalty=PENALTY, least=LEAST)
    kept = plain_rows(model.weights, FAINT)
    return Linear(model.classes, kept, CARD | {"command": "python -m training.attributions --save"} | fingerprint())


def main() -> None:
    """Learn from half of the marked articles; score the other half, and the gold to learn on."""
    marked = full()
    judge = train(case for pair in marked[::2] for case in cases(pair))
    sys.stdout.write(f"{len(judge.weights)} features\n")
    for name, pairs in (("marked articles", marked[1::2]), ("gold to learn on", tune())):
        found = [case for pair in pairs for case in cases(pair)]
        ruled = sum(case.ruled == case.marked for case in found) / len(found)
        right = sum(judge.likeliest(case.clues) == case.marked for case in found) / len(found)
        sys.stdout.write(f"{name}: {len(found)} attributions, rules {ruled:.3f}, judge {right:.3f}\n")


if __name__ == "__main__":
    main()
