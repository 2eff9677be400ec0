"""Gives what bodies known by a name alone are called: the movement is Hamas, the organisation is al-Qaeda."""

from functools import cache

from khabar.actors.lexicon import bare, forms, rows_of

TABLES = ("groups", "organisations", "bodies")


@cache
def callings() -> dict[str, frozenset[str]]:
    """Give, by the key of a table's row, the folded nouns that its longer names open with, without article.

    >>> "\u062d\u0631\u0643\u0629" in callings()["hamas"]  # movement
    True
    """
    found: dict[str, frozenset[str]] = {}
    for table in TABLES:
        for row in rows_of(table):
            names = (name.split() for name in forms(row.get("arabic")))
            found[row["key"]] = frozenset(bare(words[0]) for words in names if len(words) > 1)
    return found
