"""Gives whether a text is Arabic: its letters, and words of other languages written with them."""

import re
from functools import cache

from khabar.articles.rejected import Unreadable
from khabar.knowledge import load_table

SAMPLE = 4000
TO_ARABIC = str.maketrans("\u06a9\u06cc\u06c1\u06be\u06d2\u06d5\u06d0", "\u0643\u064a\u0647\u0647\u064a\u0629\u064a")
LETTER = re.compile(r"[^\W\d_]")
ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d3\u06d5\u06ee-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
WORD = re.compile("[\u0621-\u064a\u066e-\u06d3\u06d5]+")
FEWEST_LETTERS = 0.3
FEW_LETTERS = 0.6
OTHER_WORDS = 0.05
"""Share of words that only another language has, above which a text is in it; it must have more than Arabic ones."""


def check_arabic(text: str) -> tuple[str, ...]:
    """Give notes on a text that is Arabic but looks odd. Raises Unreadable for a text that is not Arabic.

    >>> check_arabic("قال الوزير إن الطريق مفتوح")  # the minister said that the road is open
    ()
    """
    sample = text[:SAMPLE]
    letters, arabic = len(LETTER.findall(sample)), len(ARABIC.findall(sample))
    if not letters:
        raise Unreadable("no letters", "leave the item out", text)
    if arabic < FEWEST_LETTERS * letters:
        raise Unreadable("not Arabic", "leave the item out, or give its Arabic version", text)
    words = WORD.findall(sample.translate(TO_ARABIC))
    number = max(1, len(words))  # ligatures and other presentation forms are letters of no word here
    shares = {language: sum(word in known for word in words) / number for language, known in _words().items()}
    own = shares.pop("Arabic")
    language = max(shares, key=lambda name: shares[name])
    if shares[language] > max(OTHER_WORDS, own):
        raise Unreadable(f"not Arabic but {language}", "leave the item out, or give its Arabic version", text)
    notes = []
    if arabic < FEW_LETTERS * letters:
        notes.append(f"only {100 * arabic // letters} of 100 letters are Arabic")
    if shares[language] > OTHER_WORDS / 2:
        notes.append(f"some words look like {language}")
    return tuple(notes)


@cache
def _words() -> dict[str, frozenset[str]]:
    return {row["language"]: frozenset(row["words"].split("|")) for row in load_table("articles/languages").rows}
