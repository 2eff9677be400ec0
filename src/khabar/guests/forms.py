"""Gives what may be left of a written word when clitics are dropped: conjunctions, prepositions, article, pronouns."""

from functools import lru_cache

from khabar.text import fold
from khabar.words.features import ALEF, FUTURE, LAM
from khabar.words.stems import ARTICLE, CONJ, PREP, SUFFIXES, TA, TA_MARBUTA

HAMZAS = dict.fromkeys(map(ord, "\u0621\u0624\u0626"))  # a final or middle hamza changes its seat before a pronoun
HEH, WAW, YEH = "\u0647", "\u0648", "\u064a"
LONE, SURE = 2, 4
"""Letters that a form keeps at least: where one word is the other's form, and where both were cut."""


def plain(word: str) -> str:
    """Give a word as careless writers and models write it: no alef forms, final yeh, ta marbuta or hamza.

    >>> plain("مسؤولة"), plain("أنقرة")  # (a woman) responsible, Ankara
    ('مسوله', 'انقره')
    """
    return fold(word).translate(HAMZAS).replace(TA_MARBUTA, HEH).casefold()


@lru_cache(maxsize=50_000)
def forms(word: str) -> frozenset[str]:
    """Give the forms of a plain word: itself, and what is left without some of its clitics.

    >>> "مدينه" in forms(plain("ولمدينتهم"))  # and for their city, city
    True
    """
    found = {word}
    for start in list(_unopened(word)):
        found |= {start, *_unclosed(start)}
    return frozenset(form for form in found if len(form) >= LONE)


def _unopened(word: str) -> set[str]:
    """Give a word without any of a conjunction, a preposition or future marker, and the article that open it."""
    found = _unled(word)
    if word[:1] and word[0] in CONJ:
        rest = _unled(word[1:])
        found |= rest | {word[0] + one for one in rest}
    return found


def _unled(word: str) -> set[str]:
    """Give a word without a preposition or future marker, without the article, and without both."""
    found = {word}
    if word[:1] and word[0] in PREP + FUTURE:
        rest = {word[1:]}
        if word.startswith(LAM + LAM):  # "for the": the article's alef is not written, nor a third lam
            rest |= {ARTICLE + word[1:], ARTICLE + word[2:]}
        rest |= {one[2:] for one in rest if one.startswith(ARTICLE)}
        found |= rest | {word[0] + one for one in rest}
    return found | ({word[2:]} if word.startswith(ARTICLE) else set())


def _unclosed(word: str) -> set[str]:
    """Give a word without a pronoun, its end written as it is without one; and without the alef of the accusative."""
    found = {word[:-1]} if word.endswith(ALEF) else set()
    for suffix in SUFFIXES:
        if not word.endswith(suffix) or len(word) <= len(suffix) + 1:
            continue
        stem = word[: -len(suffix)]
        found.add(stem)
        if stem.endswith(TA):
            found.add(stem[:-1] + HEH)
        elif stem.endswith(WAW):
            found.add(stem + ALEF)
        elif stem.endswith(ALEF):
            found.add(stem[:-1] + YEH)
    return found


def akin(a: str, b: str) -> bool:
    """Tell whether two plain words are one word with other clitics."""
    if a == b:
        return True
    mine, others = forms(a), forms(b)
    return a in others or b in mine or any(len(form) >= SURE for form in mine & others)
