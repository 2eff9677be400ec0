"""Trains the judges of cues, of sources behind them and of speaker kinds on the marked articles, and says how attributions of others are found with them.

python -m training.attributions [--half] [--save]

`--half` learns from every second of the articles marked in full and scores the others; without it all are learned from.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from khabar.attributions import late, voice, weigh
from khabar.attributions.cue_features import cue_features
from khabar.attributions.cues import read_cues
from khabar.attributions.find import names_of
from khabar.attributions.line import Line, read_lines
from khabar.attributions.records import Draft
from khabar.attributions.unread import loose_sort, unread
from khabar.classifiers import Clue
from khabar.classifiers.fingerprint import fingerprint
from khabar.text import CleanText
from training.attributions_eval import measure, open_article
from training.events import CARD, overlap
from training.fit import Contest, alone, fit_ranking, plain, save
from training.gold_split import Pair, full, tune
from training.late import cases as late_cases
from training.late import train as train_late
from training.voices import cases as voice_cases
from training.voices import train as train_voices

PENALTY, LEAST, FAINT = 4.0, 3, 0.1
OFTEN_RULED, SURE = 30, 0.985  # a sort of draft that was a cue so often is always taken for one
OFTEN_LOOSE, NEVER = 20, 0.02


class Case(NamedTuple):
    """A word that may be a cue: its sort, its readings with their features and whether they are right."""

    sort: str
    ruled: bool
    entries: list[tuple[list[Clue], bool]]

    @property
    def right(self) -> bool:
        """Tell if the word is a cue."""
        return any(right for _, right in self.entries)

    def contest(self) -> Contest:
        """Give the readings against nothing."""
        return alone(*self.entries[0]) if self.ruled else [*self.entries, ((), not self.right)]


def cases(pair: Pair) -> Iterator[Case]:
    """Give the cases of one article."""
    article, gold = pair
    text, page, actors, datelines = open_article(article)
    for line in read_lines(page, datelines, names_of(actors)):
        state = read_cues(line)
        row = weigh.Row(state.drafts)
        taken: set[int] = set()
        for draft in row.drafts:
            meant = [a["id"] for a in gold["attributions"] if overlap(_span(text, line, draft.cue), a["cue"])]
            taken.update(meant)
            features = cue_features(line, draft, row.around(draft))
            yield Case(weigh.sort_of(line, draft), True, [(features, bool(meant))])
        left = [a for a in gold["attributions"] if a["id"] not in taken]
        for options in unread(state):
            right = _right_option(text, line, options, left)
            entries = [cue_features(line, draft, row.around(draft)) for draft in options]
            word = line.words[options[0].cue[0]]
            yield Case(loose_sort(options[0].why, word), False, [(f, n == right) for n, f in enumerate(entries)])


def _right_option(text: CleanText, line: Line, options: list[Draft], left: list[dict[str, Any]]) -> int:
    """Give which loose reading opens its content nearest to where the marked attribution does; -1 where none is marked."""
    cue = _span(text, line, options[0].cue)
    meant = next((a for a in left if overlap(cue, a["cue"])), None)
    if meant is None:
        return -1
    opens = min(start for start, _ in meant["contents"])
    starts = [_span(text, line, (draft.start, draft.start + 1))[0] for draft in options]
    return min(range(len(options)), key=lambda n: abs(starts[n] - opens))


def _span(text: CleanText, line: Line, words: tuple[int, int]) -> tuple[int, int]:
    return text.to_original(*line.span(*words))


def train(found: Iterable[Case]) -> weigh.CueJudge:
    """Fit the judge to cases; faint weights are left out."""
    known = list(found)
    model = fit_ranking([case.contest() for case in known], penalty=PENALTY, least=LEAST)
    weights = plain(model.weights, FAINT)
    return weigh.CueJudge(
        weights, CARD | {"command": "python -m training.attributions --save"} | fingerprint(), frozenset(settled(known))
    )


def settled(known: Iterable[Case]) -> Iterator[str]:
    """Give the sorts of drafts that were nearly always cues, and of words left over that nearly never were."""
    seen, right = Counter[tuple[str, bool]](), Counter[tuple[str, bool]]()
    for case in known:
        seen[case.sort, case.ruled] += 1
        right[case.sort, case.ruled] += case.right
    for (sort, ruled), often in seen.items():
        share = right[sort, ruled] / often
        if (ruled and often >= OFTEN_RULED and share >= SURE) or (
            not ruled and often >= OFTEN_LOOSE and share <= NEVER
        ):
            yield sort


def main() -> None:
    """Train, score on the other half, or save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", action="store_true")
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    marked = full()
    learned = marked[::2] if args.half else [*marked, *tune()]
    judge = train(case for pair in learned for case in cases(pair))
    weigh.cue_judge = lambda: judge  # type: ignore[assignment]
    behind = train_late(case for pair in learned for case in late_cases(pair))
    late.late_judge = lambda: behind  # type: ignore[assignment]
    voices = train_voices(case for pair in learned for case in voice_cases(pair))
    if args.half:
        voice.voice_judge = lambda: voices  # type: ignore[assignment]
        measure(marked[1::2])
    if args.save:
        sys.stdout.write(f"{save('attributions/cue', judge)} {len(judge.weights)} features\n")
        sys.stdout.write(f"{save('attributions/late', behind)} {len(behind.weights)} features\n")
        sys.stdout.write(f"{save('attributions/voice', voices)} {len(voices.weights)} features\n")


if __name__ == "__main__":
    main()
