"""Gives the words of a text: tokens, tagged sentence by sentence, split into their parts."""

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import as_file, files

import msgspec
import pycrfsuite

from khabar.text import CleanText, Sentence
from khabar.words.features import features, hints, kind, label_of
from khabar.words.labels import spelt_out
from khabar.words.lexicon import closed, fixed_labels, plain_nouns
from khabar.words.mend import OPEN, is_dual_verb, mended
from khabar.words.split import split
from khabar.words.tokens import tokens
from khabar.words.weights import open_tagger
from khabar.words.word import Page, Word

LONGEST = 400  # words tagged at once; longer sentences are tagged in stretches
DAMMA, ALEF, MARKS = "\u064f", "\u0627", range(0x064B, 0x0653)
CLOSED = frozenset(("ADP", "SCONJ", "PART", "CCONJ", "PRON", "DET"))
FIXED = {"n": "+ NUM", "p": "+ PUNCT", "l": "+ X"}


@cache
def tagger() -> pycrfsuite.Tagger:
    """Open the shipped model once. Raises ModelError."""
    with as_file(files("khabar.words") / "tagger.crfsuite") as path:
        return open_tagger(path)


def label_words(forms: list[str]) -> list[str]:
    """Give the tagger's label of each form of a sentence."""
    labels: list[str] = []
    for at in range(0, len(forms), LONGEST):
        labels += tagger().tag(features(forms[at : at + LONGEST]))
    return [
        checked(form, label) if (what := kind(form)) == "a" else FIXED[what]
        for form, label in zip(forms, labels, strict=True)
    ]


@lru_cache(maxsize=60_000)
def checked(form: str, short: str) -> str:
    """Give the label of a short one, or the tables' reading where it makes a closed-class word of one that is none."""
    fixed = fixed_labels().get(form)
    if fixed is not None:
        return fixed
    label = spelt_out(form, short)
    pos = label.rpartition(" ")[2]
    if pos in OPEN:
        return mended(form, label) or label
    if pos == "PROPN" and is_dual_verb(form):
        return "+ VERB"
    if pos == "ADJ":
        return label[:-3] + "NOUN" if split(form, label).stem in plain_nouns() else label
    if pos not in CLOSED or split(form, label).stem in closed():
        return label
    found = hints(form)
    return label_of(form, found[0]) if found else label


def read_words(text: CleanText, sentences: Sequence[Sentence]) -> Page:
    """Split each sentence into words; furniture has none."""
    words: list[Word] = []
    ranges = []
    marked = DAMMA in text.original
    for number, sentence in enumerate(sentences):
        first = len(words)
        if sentence.kind != "furniture":
            places = list(tokens(text.folded, sentence.start, sentence.end))
            for (start, end, form), label in zip(places, label_words([p[2] for p in places]), strict=True):
                word = Word(len(words), number, start, end, form, *split(form, label))
                words.append(_voiced(text, word) if marked else word)
        ranges.append((first, len(words)))
    return Page(text, tuple(sentences), tuple(words), tuple(ranges))


def _voiced(text: CleanText, word: Word) -> Word:
    """Make a past verb passive where the text writes u on its first radical, or early behind an opening alef.

    No active past verb has u there, and newspapers write the mark where the passive would be misread (Ryding 2005, 38).
    """
    if word.pos != "VERB" or word.tense == "pres":
        return word
    start, end = text.to_original(word.start, word.end)
    letters: list[str] = []
    for sign in text.original[start:end]:
        if ord(sign) not in MARKS:
            letters.append(sign)
        elif sign == DAMMA and 0 < len(letters) - len(word.conj) <= (3 if word.stem[0] == ALEF else 1):
            return msgspec.structs.replace(word, voice="pass")
    return word
