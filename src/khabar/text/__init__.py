"""Takes an article's text; gives a clean copy with offsets back, its lines and sentences, its dateline, its furniture."""

from khabar.text.clean import CleanText, fold
from khabar.text.sentences import Sentence, split_sentences

__all__ = ["CleanText", "Sentence", "fold", "split_sentences"]
