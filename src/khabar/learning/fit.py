"""Fits a class: telling words, and a logistic regression over sentence vectors against ordinary news."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from khabar.learning.encoder import Vectors
from khabar.learning.words import Telling, find_telling, word_scores

STRENGTH = 10.0  # how freely weights may grow: the variance of their normal prior
COUNTER = 0.3  # the weight of all counter-examples together, where the examples' is 1
SENTENCE = 0.05  # the share of the sentence's logit in a score; chosen on three classes of docs/classes
STEPS = 50


class Side(NamedTuple):
    """Sentences with their vectors; of background only the vectors and the words without order are known."""

    sentences: Sequence[str]
    vectors: Vectors
    words: Sequence[Sequence[str]]

    def part(self, chosen: Any) -> "Side":
        """Give the sentences of a mask."""
        kept = [n for n, one in enumerate(chosen) if one]
        sentences = [self.sentences[n] for n in kept] if self.sentences else []
        return Side(sentences, self.vectors[chosen], [self.words[n] for n in kept])


class Cases(NamedTuple):
    """Examples, counter-examples and background."""

    wanted: Side
    unwanted: Side
    background: Side


class Fitted(NamedTuple):
    """What was learned: telling words, and 512 weights of a sentence's vector with, last, the bias."""

    telling: Sequence[Telling]
    weights: Vectors

    def scores(self, vectors: Vectors, words: Sequence[Sequence[str]]) -> Vectors:
        """Give how strongly sentences tell the class: above 0 the more they do; no probability."""
        return word_scores(self.telling, words) + SENTENCE * (vectors @ self.weights[:-1] + self.weights[-1])


def fit(cases: Cases) -> Fitted:
    """Learn a class from its cases; the same cases give the same class."""
    return Fitted(find_telling(cases.wanted.sentences, cases.unwanted.sentences), _regress(cases))


def _regress(cases: Cases) -> Vectors:
    """Give the weights of a logistic regression, by Newton's method; examples weigh as much as all the background."""
    import numpy as np

    counts = [len(side.vectors) for side in cases]
    x = np.vstack([side.vectors for side in cases]).astype(np.float64)
    x = np.hstack([x, np.ones((len(x), 1))])
    y = np.repeat([1.0, 0.0, 0.0], counts)
    shares = [counts[0] * share / max(count, 1) for share, count in zip((1.0, COUNTER, 1.0), counts, strict=True)]
    weight = np.repeat(shares, counts)
    prior = np.full(x.shape[1], 1 / STRENGTH)
    prior[-1] = 1e-6
    found: Any = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ found))
        slope = x.T @ (weight * (p - y)) + prior * found
        curve = (x.T * (weight * p * (1 - p))) @ x + np.diag(prior)
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-6:
            break
    return found
