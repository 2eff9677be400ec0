"""Labels sentences of ANT for the tagger to learn from beside the treebanks, by two kinds of taggers together.

A CRF and nets (training/window_net.py) that learnt from the treebanks err in different words, so that the mean of their shares is better than
each; the shipped CRF learns from what they say of news (Bucila, Caruana and Niculescu-Mizil, "Model compression", KDD 2006).
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator

import numpy as np
import pycrfsuite

from khabar.words.features import features
from training.clusters import CONTEXTS, lines, vectors
from training.window_net import Labelled, Matrix, WindowNet

SENTENCES = 12_000
SHORTEST, LONGEST = 5, 60  # words of a sentence
NETS = 3
OFTEN = 4  # how often ANT must use a form that has a vector
SCALE = 10**0.5  # of vectors, whose length is one
ENDS = ".؟?!"
Tag = Callable[[list[list[str]]], list[list[str]]]


def sentences(texts: list[list[str]]) -> list[list[str]]:
    """Give a sample of sentences of the corpus, the same each time."""
    whole = [found for text in texts for found in _cut(text) if SHORTEST <= len(found) <= LONGEST]
    return random.Random(7).sample(whole, SENTENCES)


def _cut(text: list[str]) -> Iterator[list[str]]:
    start = 0
    for at, form in enumerate(text):
        if form in ENDS:
            yield text[start : at + 1]
            start = at + 1
    yield text[start:]


def corpus_vectors(texts: list[list[str]]) -> dict[str, Matrix]:
    """Give the vectors of the forms that ANT uses."""
    counts = Counter(form for text in texts for form in text)
    common = sorted(counts, key=lambda form: (-counts[form], form))
    forms = [form for form in common if counts[form] >= OFTEN and "\u0621" <= form[0] <= "\u064a"]
    return dict(zip(forms, SCALE * vectors(texts, forms, common[:CONTEXTS]), strict=True))


def both(crf: pycrfsuite.Tagger, known: dict[str, Matrix], learnt: list[Labelled]) -> Tag:
    """Give the tagger that a CRF and nets make together; the nets learn here from sentences that have the CRF's labels only."""
    labels = crf.labels()
    nets = [WindowNet(known, seed).fit(learnt, labels) for seed in range(1, NETS + 1)]

    def tag(texts: list[list[str]]) -> list[list[str]]:
        opinions = zip(*(net.shares(texts) for net in nets), strict=True)
        found = []
        for forms, shares in zip(texts, opinions, strict=True):
            crf.set(features(forms))
            own = np.array([[crf.marginal(label, at) for label in labels] for at in range(len(forms))])
            found.append([labels[at] for at in (own + np.mean(shares, axis=0)).argmax(axis=1)])
        return found

    return tag


def silver(crf: pycrfsuite.Tagger, learnt: list[Labelled]) -> list[Labelled]:
    """Give sentences of ANT with labels by a CRF and by nets that learn from sentences."""
    texts = list(lines())
    known = corpus_vectors(texts)
    sample = sentences(texts)
    return list(zip(sample, both(crf, known, learnt)(sample), strict=True))
