"""Takes named features; gives the probability of each class, by small linear models shipped as files."""

from khabar.classifiers.linear import Linear, load_model

__all__ = ["Linear", "load_model"]
