"""Gives the adjectives that take unnamed people out of the state a page is about (Arab forces, foreign reporters)."""

from functools import cache

from khabar.actors.entries import endings
from khabar.actors.lexicon import bare, forms, rows_of
from khabar.actors.mention import ActorMention
from khabar.words import Word


@cache
def wide_words() -> dict[str, str | None]:
    """Give the country (of several states, or none) of each adjective that says that people are of other states."""
    found: dict[str, str | None] = {}
    tail = endings()
    inflected = ("", *tail["tanwin"], *tail["feminine"], *tail["masculine_plural"][:2], *tail["feminine_plural"])
    for row in rows_of("wides"):
        for word in forms(row["words"]):
            for ending in inflected if word.endswith(tail["nisba"][0]) else ("",):  # a broken plural stands as it is
                found[word + ending] = row["country"] or None
    return found


def wide_of(words: tuple[Word, ...], mention: ActorMention) -> str | None:
    """Give the wide adjective inside a phrase, folded and without article, or None.

    The bare masculine behind a plural is a side of the compass (west of the town), that behind another definite noun
    than the head is part of a name (the western coast).
    """
    known, nisba = wide_words(), endings()["nisba"][0]
    for at in range(mention.first, mention.last):
        form = bare(words[at].form) if at != mention.head else ""
        if form not in known:
            continue
        named = at - 1 > mention.head and bool(words[at].article and words[at - 1].article)
        if not (at > mention.head and form.endswith(nisba) and (named or mention.number == "p")):
            return form
    return None
