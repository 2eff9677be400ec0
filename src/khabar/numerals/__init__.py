"""Takes a page of words; gives the numbers written in it, in digits or in words."""

from khabar.numerals.lexicon import leads, particle
from khabar.numerals.read import Number, read_numbers

__all__ = ["Number", "leads", "particle", "read_numbers"]
