"""Weighs the signs by which a place that no table knows gets its country (src/khabar/knowledge/places/lands.tsv).

python -m training.lands [--folds 5] [--save]

Learned from the places of acts, in the articles to learn from, that a place word or a pronoun names: conditional logistic
regression over the countries that the page names, with a sign for every kind of place and one for all kinds together.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

import khabar.places.find as places
from khabar.articles import find_outlet
from khabar.places.lands import Lands
from khabar.text import read_text
from khabar.words import read_words
from training.events import overlap
from training.gold_split import Pair, full, tune

OUT = Path(__file__).resolve().parent.parent / "src" / "khabar" / "knowledge" / "places" / "lands.tsv"
PENALTY = 1.0
PLACES = ("generic", "name", "owned", "whole")
HEAD = """# How much each sign speaks for a country as the one in which a place lies that no table knows; the country with the highest sum is taken.
# Provenance: weights learned by training/lands.py from annotated news.
# key: kind of place (whole: «البلاد», «العاصمة»; owned: «أراضيها»; generic: «المنطقة»; name: an unknown name behind a place word), sign. The signs are
# named in places/lands.py: before, earlier, after, close (behind within four words) with what names the country (nation: its adjective, country: its name,
# seat: its bare capital, town: another place in it); first, next (named first in the sentence, or next); share, most, second (of all that the page
# names); headline.
# Known gaps: few pronouns; the pronoun's own noun is not looked for.
key\tweight"""


class Case(NamedTuple):
    """A place to choose a country for: its kind, the countries with their signs, the right country, the one chosen now."""

    kind: str
    signs: dict[str, dict[str, float]]
    wanted: str
    chosen: str | None


class Recorder(Lands):
    """Countries of a page that note for which places they were asked."""

    asked: ClassVar[list[tuple[int, Case]]] = []

    def choose(self, at: int, kind: str, but: str | None = None, among: Sequence[str] = ()) -> str | None:
        """Choose, and note what for."""
        chosen = super().choose(at, kind, but, among)
        signs: dict[str, dict[str, float]] = {country: {} for country in self.counts if country != but}
        for country, sign, value in self.signs(at):
            if country in signs:
                signs[country][sign] = signs[country].get(sign, 0.0) + value
        self.asked.append((at, Case(kind, signs, "", chosen)))
        return chosen


def cases(pair: Pair) -> Iterator[Case]:
    """Give the cases of an article: places asked for that an act of the marks has as its own."""
    article, gold = pair
    text, sentences, _ = read_text(article["text"])
    page = read_words(text, sentences)
    Recorder.asked.clear()
    found = places.find_places(page, find_outlet(article["outlet"], article["url"]).country)
    where = [e["where"] for e in gold["events"] if e.get("where") and e["where"]["country"]]
    for at, case in Recorder.asked:
        place = next((p for p in found if p.phrase_first <= at < p.phrase_last and p.first <= at + 2), None)
        if place is not None:
            span = text.to_original(place.start, place.end)
            lands = {w["country"] for w in where if overlap(span, w["span"])}
            if len(lands) == 1:
                yield case._replace(wanted=lands.pop())


def fit(found: Sequence[Case]) -> dict[str, float]:
    """Give the weight of each sign, by kind of place."""
    rows, right, group, number = [], [], [], {}
    for n, case in enumerate(case for case in found if case.wanted in case.signs):
        for country, signs in case.signs.items():
            rows.append({
                number.setdefault(name, len(number)): value
                for sign, value in signs.items()
                for name in (f"{case.kind}:{sign}", f"*:{sign}")
            })  # fmt: skip
            right.append(float(country == case.wanted))
            group.append(n)
    w = solve(matrix(rows, len(number)), np.array(right), np.array(group))
    return {
        f"{kind}:{sign}": round(
            float(sum(w[number[name]] for name in (f"{kind}:{sign}", f"*:{sign}") if name in number)), 2
        )
        for kind in PLACES
        for sign in sorted({name.split(":", 1)[1] for name in number})
    }


def matrix(rows: list[dict[int, float]], width: int) -> csr_matrix:
    """Give rows of {column: value} as a matrix."""
    at = [(n, column, value) for n, row in enumerate(rows) for column, value in row.items()]
    lines, columns, values = zip(*at, strict=True)
    return csr_matrix((values, (lines, columns)), shape=(len(rows), width))


def solve(x: csr_matrix, right: np.ndarray, group: np.ndarray) -> np.ndarray:
    """Give the weights of the largest likelihood, with an L2 penalty; each group has one right row."""

    def cost(w: np.ndarray) -> tuple[float, np.ndarray]:
        s = x @ w
        top = np.full(group.max() + 1, -np.inf)
        np.maximum.at(top, group, s)
        e = np.exp(s - top[group])
        share = e / np.bincount(group, e)[group]
        loss = -np.log(share[right > 0]).sum() + PENALTY * (w @ w) / 2
        return float(loss), np.asarray(x.T @ (share - right) + PENALTY * w)

    return np.asarray(minimize(cost, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x)


def best(case: Case, weights: dict[str, float]) -> str | None:
    """Give the country of a case by some weights."""
    sums = {
        c: sum(v * weights.get(f"{case.kind}:{s}", 0.0) for s, v in signs.items()) for c, signs in case.signs.items()
    }
    return max(sums, key=lambda country: sums[country], default=None)


def cross_validate(found: list[list[Case]], folds: int) -> None:
    """Print, by kind of place, how many countries are right in articles left out of learning."""
    right: Counter[tuple[str, bool]] = Counter()
    for fold in range(folds):
        weights = fit([case for n, rows in enumerate(found) if n % folds != fold for case in rows])
        for case in (case for n, rows in enumerate(found) if n % folds == fold for case in rows):
            right[case.kind, best(case, weights) == case.wanted] += 1
    for kind in PLACES:
        good, bad = right[kind, True], right[kind, False]
        sys.stdout.write(f"{kind} {good} of {good + bad}\n")


def main() -> None:
    """Cross-validate; write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    patched: Any = places
    patched.Lands = Recorder
    found = [list(cases(pair)) for pair in [*tune(), *full()]]
    cross_validate(found, args.folds)
    if args.save:
        weights = fit([case for rows in found for case in rows])
        OUT.write_text("\n".join([HEAD, *(f"{k}\t{w:.2f}" for k, w in weights.items())]) + "\n", "utf8")


if __name__ == "__main__":
    main()
