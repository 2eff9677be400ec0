"""Gives the words that tell a class, and how strongly a sentence has words of their meaning, in either language.

The encoder brings single words of two languages together more surely than whole sentences: "electricity" lies beside
its Arabic word and the forms of it. So each telling word of the examples is looked for among the words of a sentence.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from math import log
from typing import NamedTuple

from khabar.knowledge import load_table
from khabar.learning.encoder import ARABIC, Vectors, encode

WORD = re.compile(r"[^\W\d_]{2,}")
MOST = 25  # telling words of each language
ALIKE = 0.5  # cosine from which on two words count as alike
SMOOTH = 0.3
COLUMNS = {True: "example", False: "english"}

_vectors: dict[str, Vectors] = {}


class Telling(NamedTuple):
    """A word that tells a class, with its weight; the weights of a class add up to 1."""

    word: str
    weight: float


def words_of(sentence: str) -> list[str]:
    """Give the words of a sentence.

    >>> words_of("Power cuts: 18 hours")
    ['power', 'cuts', 'hours']
    """
    return [word.lower() for word in WORD.findall(sentence)]


@cache
def _mean(arabic: bool) -> Vectors:
    """Give where the words of a language lie in the mean: what they share is their language, not their meaning."""
    rows = load_table("learning/pairs").rows
    return encode(sorted({w for row in rows for w in words_of(row[COLUMNS[arabic]])})).mean(axis=0)


def word_vectors(words: Sequence[str]) -> Vectors:
    """Give the vectors of words, of length 1, without what is common to their language; kept once computed."""
    import numpy as np

    new = list(dict.fromkeys(word for word in words if word not in _vectors))
    if new:
        foreign = np.array([not ARABIC.search(word) for word in new])
        vectors = encode(new) - np.where(foreign[:, None], _mean(False), _mean(True))
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        _vectors.update(zip(new, vectors, strict=True))
    return np.array([_vectors[word] for word in words]).reshape(len(words), -1)


def find_telling(wanted: Sequence[str], unwanted: Sequence[str]) -> list[Telling]:
    """Give the words that stand in many examples and in few other sentences of their language."""
    found: list[tuple[str, float]] = []
    for arabic in (True, False):
        told = [set(words_of(s)) for s in wanted if bool(ARABIC.search(s)) == arabic]
        ordinary = [row[COLUMNS[arabic]] for row in load_table("learning/pairs").rows]
        other = [set(words_of(s)) for s in (*unwanted, *ordinary) if bool(ARABIC.search(s)) == arabic]
        share = len(told) / len(wanted)
        found += [(word, share * weight) for word, weight in _weigh(told, other)[:MOST]]
    total = sum(weight for _, weight in found) or 1.0
    return [Telling(word, round(weight / total, 5)) for word, weight in found]


def _weigh(told: Sequence[set[str]], other: Sequence[set[str]]) -> list[tuple[str, float]]:
    """Weigh words by their share of the examples times the logarithm of the odds against other sentences."""
    here, there = (Counter(word for words in side for word in words) for side in (told, other))
    found = []
    for word, count in here.items():
        odds = ((count + SMOOTH) / (len(told) + 1)) / ((there[word] + SMOOTH) / (len(other) + 1))
        if odds > 1:
            found.append((word, count / len(told) * log(odds)))
    return sorted(found, key=lambda item: (-item[1], item[0]))


def word_scores(telling: Sequence[Telling], sentences: Iterable[Sequence[str]]) -> Vectors:
    """Give for each sentence (its words) the weight of the telling words that its words are alike to, 0 to 1."""
    import numpy as np

    sentences = list(sentences)
    found = np.zeros(len(sentences))
    vocabulary = list(dict.fromkeys(word for words in sentences for word in words))
    if not telling or not vocabulary:
        return found
    likeness = word_vectors(vocabulary) @ word_vectors([one.word for one in telling]).T
    likeness = np.maximum(0, (likeness - ALIKE) / (1 - ALIKE))
    weights, number = np.array([one.weight for one in telling]), {word: n for n, word in enumerate(vocabulary)}
    for n, words in enumerate(sentences):
        if words:
            found[n] = likeness[[number[word] for word in words]].max(axis=0) @ weights
    return found
