"""Gives the words of a text. (First version: clitics by letters alone; the tagger replaces it.)"""

import re
from collections.abc import Sequence

from khabar.text import CleanText, Sentence
from khabar.words.word import Page, Word

TOKEN = re.compile(r"[\u0621-\u064a\u066e-\u06d3]+|\d+(?:[.,/:\-]\d+)*|[^\W\d_]+|[^\w\s]")


def read_words(text: CleanText, sentences: Sequence[Sentence]) -> Page:
    """Split each sentence into words."""
    words: list[Word] = []
    ranges = []
    for number, sentence in enumerate(sentences):
        first = len(words)
        for match in TOKEN.finditer(text.folded, sentence.start, sentence.end):
            form = match.group()
            words.append(Word(len(words), number, match.start(), match.end(), form, form, "X", form))
        ranges.append((first, len(words)))
    return Page(text, tuple(sentences), tuple(words), tuple(ranges))
