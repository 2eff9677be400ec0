"""Gives what bodies known by a name alone are called: the movement is Hamas, the organisation is al-Qaeda."""

from functools import cache

from khabar.actors.lexicon import bare, forms, rows_of
from khabar.words.marks import phrase_words

TABLES = ("groups", "organisations", "bodies")


@cache
def callings() -> dict[str, frozenset[str]]:
    """Give, by the key of a row, the nouns for bodies that its longer names open with, folded and without article.

    >>> "\u062d\u0631\u0643\u0629" in callings()["hamas"]  # movement
    True
    """
    found: dict[str, frozenset[str]] = {}
    told = phrase_words()["calling"]
    for table in TABLES:
        for row in rows_of(table):
            names = (name.split() for name in forms(row.get("arabic")))
            found[row["key"]] = frozenset(bare(words[0]) for words in names if len(words) > 1) & told
    return found
