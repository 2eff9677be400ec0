"""Gives a text's clean copy, sentences and datelines in one step."""

from khabar.text.clean import CleanText
from khabar.text.datelines import Dateline, find_datelines
from khabar.text.sentences import Sentence, split_sentences


def read_text(original: str, title: str | None = None) -> tuple[CleanText, tuple[Sentence, ...], tuple[Dateline, ...]]:
    """Clean a text, split it, and find its datelines. `title` is the headline where it is given apart from the text.

    >>> text, sentences, datelines = read_text("افتتاح الجسر\\nعمّان (بترا) - افتُتح الجسر.")  # Amman (Petra)
    >>> [text.clean[s.start : s.end] for s in sentences], text.clean[slice(*datelines[0].agency)]
    (['افتتاح الجسر', 'عمان (بترا) -', 'افتتح الجسر.'], 'بترا')
    """
    text = CleanText(original)
    sentences = tuple(split_sentences(text, title))
    return text, sentences, tuple(find_datelines(text, sentences))
