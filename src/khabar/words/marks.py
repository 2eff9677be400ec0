"""Gives what a word is in a noun phrase: one letter for its part of speech, its article and clitics."""

from functools import cache, lru_cache
from typing import NamedTuple

from khabar.knowledge import load_table
from khabar.text import fold
from khabar.words.word import Word

LETTER_OF_CLASS = {
    "adposition": "R",
    "conjunction": "C",
    "relative": "L",
    "demonstrative": "D",
    "quantifier": "Q",
    "numeral": "Q",
    "verb": "V",
    "time": "C",
    "adjective": "A",
}
LETTER_OF_POS = {
    "NOUN": "N",
    "PROPN": "P",
    "ADJ": "A",
    "VERB": "V",
    "AUX": "V",
    "ADP": "R",
    "CCONJ": "C",
    "SCONJ": "C",
    "PART": "C",
    "PRON": "C",
    "ADV": "C",
    "INTJ": "C",
    "NUM": "Q",
    "DET": "D",
    "PUNCT": "K",
    "SYM": "K",
}


class Clitics(NamedTuple):
    """The letters that hang on a word: wa and fa, bi li ka, al, lil, the pronouns, and the adverbial alif."""

    conj: frozenset[str]
    prep: frozenset[str]
    article: str
    elided: str
    suffixes: tuple[str, ...]
    tanwin: str


@cache
def phrase_words() -> dict[str, frozenset[str]]:
    """Give the closed-class words of the table, folded, by class."""
    rows = load_table("words/phrase_words").rows
    return {row["class"]: frozenset(fold(word) for word in row["words"].split("|")) for row in rows}


@cache
def clitics() -> Clitics:
    """Give the clitic letters of the table."""
    rows = {row["class"]: fold(row["words"]).split("|") for row in load_table("words/phrase_words").rows}
    return Clitics(
        frozenset(rows["proclitic_conjunction"]),
        frozenset(rows["proclitic_adposition"]),
        rows["proclitic_article"][0],
        rows["proclitic_elided"][0],
        tuple(sorted(rows["suffix"], key=len, reverse=True)),
        rows["tanwin_end"][0],
    )


@cache
def _closed() -> dict[str, str]:
    letters: dict[str, str] = {}
    for name, letter in LETTER_OF_CLASS.items():
        for word in phrase_words().get(name, ()):
            letters.setdefault(word, letter)
    return letters


@lru_cache(maxsize=60_000)
def _guess(form: str) -> str:
    """Guess the letter of a form by its spelling alone."""
    if not form[0].isalpha():
        return "Q" if form[0].isdigit() else "K"
    if form[0].isascii():
        return "P"
    if len(form) > 6 and form.startswith(clitics().article) and form.endswith(tuple(phrase_words()["adjective_end"])):
        return "A"
    return "N"


def mark(word: Word) -> str:
    """Give one letter for what a word is in a noun phrase.

    N noun, P proper name, A adjective, V verb, R adposition, C conjunction, pronoun or particle, L relative,
    D demonstrative, Q quantifier or number, K punctuation.
    """
    closed = _closed()
    letter = closed.get(word.form) or (closed.get(word.stem) if word.stem != word.form else None)
    if letter == "V" and word.pos not in ("X", "VERB", "AUX", "PROPN"):
        letter = None
    if letter is None:
        letter = LETTER_OF_POS.get(word.pos) or _guess(word.form)
    if letter == "D" and word.form not in phrase_words()["demonstrative"]:
        letter = "Q"
    return letter


def is_definite(word: Word) -> bool:
    """Say whether a word has the article, also where the words stage left it on the stem."""
    if word.article:
        return True
    marks = clitics()
    form = word.form
    if form[:1] in marks.conj and len(form) > 4:
        form = form[1:] if form[1:].startswith((marks.article, marks.elided)) else form
    if form[:1] in marks.prep and form[1:].startswith(marks.article) and len(form) > 5:
        return True
    return len(form) > 4 and form.startswith((marks.article, marks.elided))


def has_conj(word: Word) -> bool:
    """Say whether wa or fa hangs before the word."""
    if word.conj:
        return True
    marks = clitics()
    form = word.form
    return (
        word.pos == "X"
        and form[:1] in marks.conj
        and form[1:].startswith((marks.article, marks.elided))
        and len(form) > 4
    )


def has_prep(word: Word) -> bool:
    """Say whether bi, li or ka hangs before the word."""
    if word.prep:
        return True
    marks = clitics()
    if word.pos != "X":
        return False
    form = word.form[1:] if word.form[:1] in marks.conj and len(word.form) > 5 else word.form
    return len(form) > 4 and (
        form.startswith(marks.elided) or (form[0] in marks.prep and form[1:].startswith(marks.article))
    )
