"""What models know of clues is what their features say, whether a clue was met before or not."""

import pytest

from khabar.classifiers import Linear, Ranker, plain
from khabar.classifiers.clues import MOST


def joined(first, second):
    return [f"pair={first}:{second}", f"first={first}"]


def test_a_clue_weighs_what_its_features_weigh():
    ranker = Ranker({"pair=a:b": 1.5, "first=a": -0.5, "verb": 1.0})
    spelt = ranker.chance([(plain, *joined("a", "b"), "verb")])
    for _ in range(2):  # the second time it is remembered
        assert ranker.chance([(joined, "a", "b"), (plain, "verb")]) == pytest.approx(spelt)
    linear = Linear(("no", "yes"), {"first=a": (0.0, 2.0)})
    assert linear.probabilities([(joined, "a", "b")]) == linear.probabilities([(plain, "first=a")])
    assert linear.probabilities([])["yes"] == 0.5


def test_memory_of_clues_is_bounded():
    ranker = Ranker({"first=7": 1.0})
    for number in range(MOST + 10):
        ranker.chance([(joined, number, "b"), (plain, f"{number}")])
    assert 0 < len(ranker.sums) <= MOST
    assert ranker.chance([(joined, 7, "b")]) > 0.5, "a clue that was forgotten is weighed again"
