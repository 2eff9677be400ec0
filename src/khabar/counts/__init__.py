"""Takes a page of words; gives the counts of people in it: the least, the most, and what befell them."""

from khabar.counts.find import CountMention, find_counts, read_counts

__all__ = ["CountMention", "find_counts", "read_counts"]
