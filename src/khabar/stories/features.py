"""Gives what a story is known by: the weighted words of headline, beginning and text, the names, the shingles."""

import math
import zlib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec

from khabar.model import Reading
from khabar.store.rows import title_of
from khabar.store.words import index_words

BEGINNING = 60  # words of the text that count once more: news tells the act first
SHINGLE = 4  # words
SKETCH = 128  # smallest hashes kept of an article's shingles
BACKGROUND = 500  # articles that the shipped shares of common words stand for beside those at hand
RARE = 0.004  # share of articles that have a word, or a name, which the shipped list lacks
Vector = dict[str, float]


class Features(msgspec.Struct, frozen=True):
    """What one article gives to compare: counts of words and names, and the sketch of its shingles."""

    article: str
    published: str
    outlet: str | None
    title: Counter[str]
    beginning: Counter[str]
    body: Counter[str]
    names: Counter[str]
    sketch: tuple[int, ...]
    shingles: int


@cache
def _common() -> dict[str, float]:
    """Give the share of articles that have each common word."""
    path = files("khabar.knowledge") / "stories" / "common.txt"
    found = {}
    for line in path.read_text("utf8").splitlines():
        if not line.startswith("#"):
            share, _, words = line.partition("\t")
            found.update(dict.fromkeys(words.split(" "), int(share) / 1000))
    return found


def make_features(reading: Reading) -> Features:
    """Give the features of a reading; text without page furniture would be better still, but copies keep theirs."""
    title, text = title_of(reading), reading.article.text.lstrip()
    body = index_words(text.removeprefix(title))
    hashes = shingle_hashes(body)
    return Features(
        reading.article.id,
        (reading.article.published or "")[:10],
        reading.article.outlet.name or reading.article.outlet.domain,
        _count(index_words(title)),
        _count(body[:BEGINNING]),
        _count(body),
        Counter(m.ref or m.name for m in reading.mentions if m.kind != "place"),
        tuple(sorted(hashes)[:SKETCH]),
        len(hashes),
    )


def _count(words: Iterable[str]) -> Counter[str]:
    return Counter(word for word in words if len(word) > 1)


def shingle_hashes(words: list[str]) -> set[int]:
    """Give the hashes of every run of four words."""
    last = len(words) - SHINGLE + 1
    return {zlib.crc32(" ".join(words[at : at + SHINGLE]).encode("utf8", "replace")) for at in range(last)}


class Weights:
    """How telling words and names are: by the shipped shares, and by the articles seen so far."""

    def __init__(self) -> None:
        self.seen, self.words, self.names = 0, Counter[str](), Counter[str]()

    def learn(self, features: Features) -> None:
        """Count an article in."""
        self.seen += 1
        self.words.update(features.body.keys() | features.title.keys())
        self.names.update(features.names.keys())

    def word(self, word: str) -> float:
        """Give how telling a word is: the inverse frequency of articles (Sparck Jones 1972)."""
        return self._weight(_common().get(word, RARE), self.words[word])

    def name(self, name: str) -> float:
        """Give how telling a name is."""
        return self._weight(RARE, self.names[name])

    def _weight(self, share: float, seen: int) -> float:
        return math.log((BACKGROUND + self.seen + 1) / (BACKGROUND * share + seen + 0.5))

    def vectors(self, features: Features) -> tuple[Vector, ...]:
        """Give the unit vectors of headline, beginning, text and names."""
        words = (features.title, features.beginning, features.body)
        made = [{w: (1 + math.log(n)) * self.word(w) for w, n in counts.items()} for counts in words]
        made.append({name: (1 + math.log(n)) * self.name(name) for name, n in features.names.items()})
        return tuple(map(_unit, made))


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(x * x for x in vector.values())) or 1.0
    return {word: x / length for word, x in vector.items()}


def cosine(one: Vector, other: Vector) -> float:
    """Give the cosine of two unit vectors."""
    if len(one) > len(other):
        one, other = other, one
    return sum(x * other.get(word, 0.0) for word, x in one.items())
