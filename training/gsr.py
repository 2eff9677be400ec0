"""Measures how well sentences that tell an ASSAULT or a PROTEST are found in arabic_event_gsr (openeventdata, MIT); nothing of it ships.

python -m training.gsr [--draws 5]

"yes" against both kinds of "no", ambiguous sentences left out; five folds that keep a document
together, drawn anew for each draw. A sentence's score is the sum of six logistic regressions: its vector, that of the
words around the act, its words, pieces of its words, what Khabar reads in it, and how like it is to sentences of our own
marks; the last two with its length and place. What is common or rare, the weights and the threshold are learned without
the fold that is scored.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, hstack

from khabar.learning.encoder import encode
from khabar.reader import Reader
from training.gold_split import full, quick, tune
from training.gsr_features import (
    Own,
    bulk,
    count,
    likeness,
    near,
    pieces,
    read_own,
    read_page,
    regress,
    terms,
    told,
    unit,
    weigh,
)

FOLDER = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "arabic_event_gsr"
KINDS = ("ASSAULT", "PROTEST")
FOLDS, INNER = 5, 8
STRENGTH = {"vector": 5.0, "near": 5.0, "words": 10.0, "pieces": 10.0, "told": 3.0, "like": 3.0}
"""How freely weights may grow, by block of features."""
RARE = {"words": 2, "pieces": 3}  # sentences of the other folds in which a feature has to stand
CALM = 100.0  # how freely they may where scores are read as log-odds
YES = 2.0  # what a sentence that tells the act weighs, where another weighs 1
BULK = 0.5  # what length and place weigh beside the other features of their block


class Task(NamedTuple):
    """Sentences with their labels and documents; `counts` and `fixed` are what they are judged by."""

    yes: np.ndarray
    documents: list[str]
    counts: dict[str, csr_matrix]
    fixed: dict[str, Any]

    def blocks(self, seen: np.ndarray) -> dict[str, Any]:
        """Give the features of all sentences, with frequencies of the sentences `seen`."""
        return self.fixed | {name: weigh(counts, seen, RARE[name]) for name, counts in self.counts.items()}


def load(kind: str) -> list[dict[str, Any]]:
    """Read the sentences of a type that have a clear label."""
    lines = (FOLDER / f"{kind.lower()}_detection.jsonl").read_text("utf8").splitlines()
    return [row for row in map(json.loads, lines) if row["label"] != "ambiguous"]


def document(name: str) -> str:
    """Give the document of a sentence's id.

    >>> document("AAW_ARB_20071026.0026-2")
    'AAW_ARB_20071026.0026'
    """
    return name.rstrip("0123456789").rstrip("-_")


def read_task(kind: str, rows: Sequence[dict[str, Any]], own: Own) -> Task:
    """Read the sentences of a type with everything that they are judged by."""
    reader = Reader()
    published = [row["published"] and date.fromisoformat(row["published"]) for row in rows]
    readings = [reader.read(r["text"], published=day).to_dict() for r, day in zip(rows, published, strict=True)]
    pages, vectors = [read_page(row["text"]) for row in rows], encode(row["text"] for row in rows)
    words = [terms(page, 0, len(page.words)) for page in pages]
    reading, _ = count([sorted(set(told(one, kind))) for one in readings])
    size = BULK * unit(count([bulk(row) for row in rows])[0])
    around = [near(page, r["text"], one, kind) for page, r, one in zip(pages, rows, readings, strict=True)]
    fixed = {
        "vector": vectors,
        "near": encode(around),
        "told": csr_matrix(hstack([size, unit(reading)])),
        "like": csr_matrix(hstack([size, likeness(own, kind, words, vectors)])),
    }
    return Task(
        np.array([float(row["label"] == "yes") for row in rows]),
        [document(row["id"]) for row in rows],
        {"words": count(words)[0], "pieces": count([pieces(page) for page in pages])[0]},
        fixed,
    )


def divide(documents: Sequence[str], yes: np.ndarray, folds: int, seed: int) -> np.ndarray:
    """Give each sentence a fold: documents stay whole, those with as many sentences that tell the act are dealt out in turn."""
    told_in: dict[str, float] = {}
    for name, one in zip(documents, yes, strict=True):
        told_in[name] = told_in.get(name, 0.0) + one
    names = np.random.default_rng(seed).permutation(sorted(told_in))
    order = sorted(names, key=lambda name: -told_in[name])
    fold = {name: n % folds for n, name in enumerate(order)}
    return np.array([fold[name] for name in documents])


def scores(blocks: dict[str, Any], yes: np.ndarray, seen: np.ndarray, unseen: np.ndarray) -> np.ndarray:
    """Give the summed log-odds of sentences `unseen` by models of sentences `seen`."""
    total = np.zeros(len(unseen))
    for name, x in blocks.items():
        w = regress(x[seen], yes[seen], np.where(yes[seen] > 0, YES, 1.0), STRENGTH[name])
        total += x[unseen] @ w[:-1] + w[-1]
    return total


def threshold(score: np.ndarray, yes: np.ndarray) -> float:
    """Give the score from which on the F1 to be expected is highest, scores read as log-odds by logistic regression.

    The F1 that was reached leaps with single sentences; the expected one (Lipton et al. 2014) does not.
    """
    slope, bias = regress(score[:, None], yes, np.ones(len(yes)), CALM)
    odds = np.sort(1 / (1 + np.exp(-slope * score - bias)))[::-1]
    expected = 2 * np.cumsum(odds) / (np.arange(1, len(odds) + 1) + odds.sum())
    return float(np.sort(score)[::-1][int(expected.argmax())])


def predict(task: Task, draw: int) -> np.ndarray:
    """Say of each sentence whether it tells the act, by models and a threshold of the other folds."""
    found = np.zeros(len(task.yes), bool)
    outer = divide(task.documents, task.yes, FOLDS, draw)
    for fold in range(FOLDS):
        seen, held = np.flatnonzero(outer != fold), np.flatnonzero(outer == fold)
        blocks = task.blocks(seen)
        inner = divide([task.documents[n] for n in seen], task.yes[seen], INNER, draw)
        within = np.zeros(len(seen))
        for part in range(INNER):
            within[inner == part] = scores(blocks, task.yes, seen[inner != part], seen[inner == part])
        found[held] = scores(blocks, task.yes, seen, held) >= threshold(within, task.yes[seen])
    return found


def figures(found: np.ndarray, yes: np.ndarray) -> tuple[float, float, float]:
    """Give precision, recall and F1."""
    right = float((found * yes).sum())
    return right / max(found.sum(), 1), right / yes.sum(), 2 * right / (found.sum() + yes.sum())


def main() -> None:
    """Print the figures of both types, the mean over draws of folds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draws", type=int, default=5)
    args = parser.parse_args()
    own = read_own([*tune(), *full(), *quick()])
    for kind in KINDS:
        task = read_task(kind, load(kind), own)
        all_draws = np.array([figures(predict(task, draw), task.yes) for draw in range(args.draws)])
        p, r, f1 = all_draws.mean(axis=0)
        spread = f"{all_draws[:, 2].min():.3f} to {all_draws[:, 2].max():.3f}"
        sys.stdout.write(
            f"{kind} P {p:.3f} R {r:.3f} F1 {f1:.3f} ({spread}), {task.yes.sum():.0f} of {len(task.yes)}\n"
        )


if __name__ == "__main__":
    main()
