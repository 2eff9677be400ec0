"""Gives the chunks of a stretch of words: phrases with their preposition, verbs, joints and borders of clauses."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from khabar.actors import ActorMention, Actors
from khabar.events.acts import cell
from khabar.knowledge import load_table
from khabar.text import fold
from khabar.words import Page, Word
from khabar.words.phrases import noun_phrase

NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "DET", "X", "PRON"))


class Chunk(NamedTuple):
    """A phrase [first, last) of words. `kind` is phrase, verb, relative, complementizer, subordinator, adverb or mark."""

    kind: str
    first: int
    last: int
    prep: str = ""
    joined: bool = False
    mention: ActorMention | None = None


@cache
def particles() -> dict[str, str]:
    """Give the kind of each small word by its folded form."""
    found: dict[str, str] = {}
    for row in load_table("events/particles").rows:
        for word in cell(row["words"]):
            found.setdefault(fold(word), row["kind"])
    return found


def kind_of(word: Word) -> str:
    """Give the kind of chunk that a word opens."""
    if word.pos == "PUNCT":
        return "mark"
    if word.pos == "ADP" and word.suffix:
        return "adverb"
    kind = particles().get(word.form) or particles().get(word.form[1:] if word.conj else "")
    if kind:
        return kind
    if word.pos in ("VERB", "AUX"):
        return "verb"
    if word.pos == "ADP":
        return "preposition"
    if word.pos == "SCONJ":
        return "complementizer"
    return "phrase" if word.pos in NOMINAL else "adverb"


def chunks(page: Page, actors: Actors, start: int, end: int) -> Iterator[Chunk]:
    """Read the words [start, end) as chunks, from left to right of the reading order."""
    at, prep, joined = start, "", False
    while at < end:
        word = page.words[at]
        mention = actors.at(at)
        if mention is not None and mention.first == at:
            kind, last = "phrase", min(mention.last, end)
        else:
            kind, last, mention = kind_of(word), at + 1, None
        joined = joined or bool(word.conj)
        if kind == "preposition":
            prep, at = word.form[1:] if word.conj and len(word.form) > 2 else word.form, at + 1
            continue
        if kind == "phrase" and mention is None:
            last = max(at + 1, min(noun_phrase(page, at)[1], end))
        yield Chunk(kind, at, last, prep or word.prep if kind == "phrase" else "", joined, mention)
        at, prep, joined = last, "", False
