"""Finds near-copies: articles that share most of the runs of four words of the shorter one.

Each article keeps the smallest hashes of its shingles (MinHash in its bottom-k form: Broder 1997, On the Resemblance
and Containment of Documents); two sketches tell how much of two articles is the same without looking at their texts.
"""

from collections import Counter

from khabar.stories.features import SKETCH, Features

COPY = 0.4  # share of the shorter article's shingles that the other has
LEAST = 12  # shingles below which nothing is said: a headline or a line of pictures is nobody's copy
TELLING = 3  # hashes that two sketches must share before they are compared


def containment(one: Features, other: Features) -> float:
    """Estimate how much of the shorter article stands in the other, from 0 to 1."""
    if not one.sketch or not other.sketch:
        return 0.0
    union = sorted({*one.sketch, *other.sketch})[:SKETCH]
    both = set(one.sketch) & set(other.sketch)
    resemblance = sum(h in both for h in union) / len(union)
    shared = resemblance * (one.shingles + other.shingles) / (1 + resemblance)
    return min(1.0, shared / min(one.shingles, other.shingles))


def is_copy(one: Features, other: Features) -> bool:
    """Tell whether one of two articles repeats the other."""
    return min(one.shingles, other.shingles) >= LEAST and containment(one, other) >= COPY


class Copies:
    """An index of articles by the hashes of their sketches."""

    def __init__(self) -> None:
        self.by_hash: dict[int, list[Features]] = {}

    def add(self, features: Features) -> None:
        """Take an article in."""
        for one in features.sketch:
            self.by_hash.setdefault(one, []).append(features)

    def find(self, features: Features) -> list[Features]:
        """Give the articles of which this one is a near-copy, the nearest first."""
        shared: Counter[str] = Counter()
        found: dict[str, Features] = {}
        for one in features.sketch:
            for other in self.by_hash.get(one, ()):
                shared[other.article] += 1
                found[other.article] = other
        near = [found[article] for article, number in shared.items() if number >= TELLING]
        copies = [(containment(features, other), other) for other in near if is_copy(features, other)]
        return [other for _, other in sorted(copies, key=lambda c: (-c[0], c[1].article))]
