"""Gives the chunks of a stretch of words: phrases with their preposition, verbs, joints and borders of clauses."""

from collections.abc import Iterable
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from khabar.actors import ActorMention, Actors
from khabar.knowledge import alternatives, load_table
from khabar.text import fold
from khabar.words import Page, Word
from khabar.words.phrases import noun_phrase

NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "DET", "X", "PRON"))


class Chunk(NamedTuple):
    """A phrase [first, last) of words.

    `kind` is phrase, verb, relative, complementizer, subordinator, adverb or mark.
    """

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
        for word in alternatives(row["words"]):
            found.setdefault(fold(word), row["kind"])
    return found


@cache
def by_words() -> frozenset[tuple[str, ...]]:
    """Give the phrases for "by" of two words, folded: at the hand of, on the side of."""
    rows = load_table("events/particles").rows
    return frozenset(tuple(fold(one).split()) for r in rows if r["kind"] == "by" for one in alternatives(r["words"]))


def unjoined(word: Word) -> str:
    """Give a word as written, without its conjunction."""
    return word.form[1:] if word.conj and len(word.form) > 2 else word.form


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


def _counted(found: Iterable[bool]) -> list[int]:
    """Give how many of the words before each word are of a kind, and of all."""
    return list(accumulate(found, initial=0))


def _verbs_before(page: Page) -> list[int]:
    """Give the nearest verb before each word in its sentence, or -1."""
    found = []
    for start, end in page.ranges:
        last = -1
        for at in range(start, end):
            found.append(last)
            if page.words[at].pos == "VERB":
                last = at
    return found


class Ground:
    """A page with its actors, and what the search for parties reads of each word more than once.

    `marks[n]` and `verbs[n]` count the marks and verbs among the first n words.
    """

    def __init__(self, page: Page, actors: Actors) -> None:
        self.page, self.actors = page, actors
        self.kinds = [kind_of(word) for word in page.words]
        self.marks = _counted(word.pos == "PUNCT" for word in page.words)
        self.verbs = _counted(word.pos == "VERB" for word in page.words)
        self._verb_before = _verbs_before(page)
        self._ends: dict[int, int] = {}
        self._chunks: dict[int, Chunk] = {}

    def verb_before(self, at: int) -> int:
        """Give the nearest verb before a word in its sentence, or -1."""
        return self._verb_before[at]

    def phrase_end(self, at: int) -> int:
        """Give where the noun phrase that starts at a word ends."""
        end = self._ends.get(at)
        if end is None:
            end = self._ends[at] = max(at + 1, noun_phrase(self.page, at)[1])
        return end

    def _opening(self, at: int) -> tuple[str, int, ActorMention | None]:
        """Give the kind of the chunk that opens at a word, where it ends, and the mention that it is."""
        mention, kind = self.actors.at(at), self.kinds[at]
        if mention is not None and mention.first == at:
            return "phrase", mention.last, mention
        return kind, self.phrase_end(at) if kind == "phrase" else at + 1, None

    def _chunk(self, at: int) -> Chunk:
        """Give the chunk that begins at a word, with the prepositions before its phrase; `end` behind the page."""
        found = self._chunks.get(at)
        if found is None:
            found = self._chunks[at] = self._read_chunk(at)
        return found

    def _read_chunk(self, at: int) -> Chunk:
        words, prep, joined = self.page.words, "", False
        for first in range(at, len(words)):
            kind, last, mention = self._opening(first)
            joined = joined or bool(words[first].conj)
            if kind != "preposition":
                return Chunk(kind, first, last, prep or words[first].prep if kind == "phrase" else "", joined, mention)
            prep = unjoined(words[first])
        return Chunk("end", len(words), len(words))

    def chunks(self, start: int, end: int) -> list[Chunk]:
        """Read the words [start, end) as chunks, in reading order."""
        found, at = [], start
        while at < end:
            chunk = self._chunk(at)
            if chunk.first >= end:
                break
            at = chunk.last
            found.append(chunk if at <= end else chunk._replace(last=end))
        return found
