"""Takes a clean text and its sentences; gives its words with clitics split, lemma, part of speech and features."""

from khabar.words.analyse import read_words
from khabar.words.word import Page, Word

__all__ = ["Page", "Word", "read_words"]
