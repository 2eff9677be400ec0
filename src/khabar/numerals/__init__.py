"""Takes a page of words; gives the numbers written in it, in digits or in words."""

from khabar.numerals.read import Number, read_numbers

__all__ = ["Number", "read_numbers"]
