"""Gives ordinary news sentences, against which a class is learned, as vectors and sets of words; no text ships.

Made by `python -m training.background` from a sample of ANT (its card says which and under what licence).
"""

import itertools
import json
from functools import cache
from importlib.resources import files
from typing import Any

from khabar.learning.encoder import Vectors
from khabar.learning.fit import Side


@cache
def _file() -> Any:
    import numpy as np

    with (files("khabar.learning") / "assets" / "background.npz").open("rb") as file:
        held = np.load(file, allow_pickle=False)
        return {name: held[name] for name in held.files}


def load_background() -> Side:
    """Give the vectors, shipped as whole numbers of one byte, and each sentence's words out of order."""
    held = _file()
    vectors: Vectors = held["vectors"].astype("float32") * held["scale"]
    vocabulary, ends = str(held["vocabulary"]).split(" "), [0, *held["ends"].tolist()]
    words = [vocabulary[n] for n in held["words"].tolist()]
    return Side((), vectors, [words[start:end] for start, end in itertools.pairwise(ends)])


def background_card() -> dict[str, Any]:
    """Give what the vectors were made of, with which encoder, seed and licence."""
    card: dict[str, Any] = json.loads(str(_file()["card"]))
    return card
