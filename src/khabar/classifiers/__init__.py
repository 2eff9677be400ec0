"""Takes named features; gives the probability of each class, or the winner of a contest, by small shipped models."""

from khabar.classifiers.linear import Linear, load_model
from khabar.classifiers.ranker import Ranker, load_ranker

__all__ = ["Linear", "Ranker", "load_model", "load_ranker"]
