"""Takes named features; gives the probability of each class, or the winner of a contest, by small shipped models."""

from khabar.classifiers.clues import Clue, names_of, plain
from khabar.classifiers.linear import Linear, load_model
from khabar.classifiers.ranker import Pairs, Ranker, Twins, chance_of, load_ranker, load_twins, shares_of
from khabar.classifiers.scale import Scale, load_scale

__all__ = [
    "Clue",
    "Linear",
    "Pairs",
    "Ranker",
    "Scale",
    "Twins",
    "chance_of",
    "load_model",
    "load_ranker",
    "load_scale",
    "load_twins",
    "names_of",
    "plain",
    "shares_of",
]
