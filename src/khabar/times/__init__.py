"""Takes a page of words and the day of publication; gives its time phrases with first and last day."""

from khabar.times.find import TimeMention, find_times, read_times

__all__ = ["TimeMention", "find_times", "read_times"]
