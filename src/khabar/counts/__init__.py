"""Takes a page of words; gives the counts of people in it: how many, at least and at most, and what happened to them."""

from khabar.counts.find import CountMention, find_counts, read_counts

__all__ = ["CountMention", "find_counts", "read_counts"]
