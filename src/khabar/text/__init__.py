"""Takes an article's text; gives a clean copy with offsets back, sentences, datelines and page furniture."""

from khabar.text.clean import CleanText, fold
from khabar.text.datelines import Dateline, find_datelines
from khabar.text.furniture import find_furniture
from khabar.text.read import read_text
from khabar.text.sentences import Sentence, split_sentences

__all__ = [
    "CleanText",
    "Dateline",
    "Sentence",
    "find_datelines",
    "find_furniture",
    "fold",
    "read_text",
    "split_sentences",
]
