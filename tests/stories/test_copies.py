"""Near-copies: found when shortened or reworded a little, never between articles that only share a subject."""

import random

import msgspec
import pytest

from khabar.stories import Copies, containment, is_copy, make_features

WORDS = [f"{a}{b}" for a in ("كتاب", "مدين", "رحل", "جدار", "نهر") for b in ("ة", "ان", "ي", "ات", "ون", "ه")]


def features(reading, name, words):
    fresh = msgspec.structs.replace(reading.article, id=name, text=" ".join(words), title="خبر")
    return make_features(msgspec.structs.replace(reading, article=fresh, mentions=()))


@pytest.fixture
def long_text():
    return random.Random(3).choices(WORDS, k=300)


def test_copies_are_found_and_others_not(demo_readings, long_text):
    reading = demo_readings[0]
    original = features(reading, "original", long_text)
    shortened = features(reading, "shortened", long_text[:150])
    reworded = features(reading, "reworded", [w if n % 25 else "عند" for n, w in enumerate(long_text)])
    other = features(reading, "other", random.Random(4).choices(WORDS, k=300))
    index = Copies()
    index.add(original)
    assert [f.article for f in index.find(shortened)] == ["original"]
    assert [f.article for f in index.find(reworded)] == ["original"]
    assert index.find(other) == [] and not is_copy(original, other)
    assert containment(original, original) == 1.0 and containment(original, shortened) > 0.8


def test_a_line_is_nobodys_copy(demo_readings, long_text):
    line = features(demo_readings[0], "line", long_text[:10])
    assert not is_copy(line, features(demo_readings[0], "original", long_text))
    empty = features(demo_readings[0], "empty", [])
    assert containment(empty, empty) == 0.0 and Copies().find(empty) == []
