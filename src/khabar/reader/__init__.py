"""Takes articles; gives Readings: the stages run in order."""

from khabar.reader.read import Reader

__all__ = ["Reader"]
