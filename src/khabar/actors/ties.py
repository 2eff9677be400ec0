"""Gives the words that tie a second actor to a phrase: belonging to, loyal to, in the name of."""

from functools import cache

from khabar.actors.entries import endings
from khabar.actors.lexicon import bare, rows_of
from khabar.knowledge import alternatives
from khabar.text import fold


@cache
def relation_words() -> dict[str, tuple[str, bool]]:
    """Give (key, belongs to the phrase) of each tie word, without article, in its adjective forms."""
    ties: dict[str, tuple[str, bool]] = {}
    tail = endings()
    forms = ("", *tail["tanwin"], *tail["feminine"], *tail["masculine_plural"][:2], *tail["feminine_plural"])
    for row in rows_of("relations"):
        for word in alternatives(row["words"]):
            value, folded = (row["key"], row["inside"] == "yes"), fold(word)
            for ending in forms if row["prep"] and " " not in folded else ("",):
                last = folded.rsplit(" ", 1)[-1]
                ties.setdefault(folded[: -len(last)] + bare(last) + ending, value)
    return ties
