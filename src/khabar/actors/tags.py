"""Gives the longest phrase of the actor tables that starts at a word, however its clitics and endings are read."""

from functools import cache, lru_cache
from typing import NamedTuple

from khabar.actors.entries import Entry, endings, undo_endings
from khabar.actors.lexicon import LEAF, Lexicon, bare, lexicon, rank
from khabar.actors.splits import Split, bound_splits, splits
from khabar.words import Word
from khabar.words.marks import clitics, phrase_words

BARE = frozenset(("nation", "capital", "city"))


class Tag(NamedTuple):
    """A table phrase in the text: its entries, where it ends, and how its first word was read."""

    entries: tuple[Entry, ...]
    end: int
    split: Split

    @property
    def entry(self) -> Entry:
        """The weightiest entry."""
        return self.entries[0]

    @property
    def layer(self) -> str:
        """The table of the weightiest entry."""
        return self.entries[0].layer


def _walk(book: Lexicon, words: tuple[Word, ...], at: int, limit: int, split: Split) -> tuple[list[Entry], int] | None:
    """Follow the tree from one reading of a word as far as the text goes along."""
    node = book.root.get(split.core)
    if node is None:
        return None
    best, after = None, at + 1
    leaf = node.get(LEAF)
    if leaf:
        if split.definite:
            leaf = [entry for entry in leaf if entry.definite or entry.layer not in BARE]
        else:
            leaf = [entry for entry in leaf if not entry.definite]
        if leaf:
            best = (leaf, after)
    while after < limit:
        node = node.get(bare(words[after].form))
        if node is None:
            break
        after += 1
        leaf = node.get(LEAF)
        if leaf:
            best = (leaf, after)
    return best


@lru_cache(maxsize=40_000)
def inflected(form: str, bound: bool) -> tuple[Split, tuple[Entry, ...]] | None:
    """Give the table nouns and adjectives that a written word is a form of (dual, plural, feminine, accusative)."""
    book, closed = lexicon(), closed_forms()
    for split in bound_splits(form) if bound else splits(form):
        if bound and split.core in closed:
            continue
        exact = book.inflected.get(split.core) if bound else None
        if exact:
            return split, tuple(exact)
        for ending in undo_endings(split.core):
            found = [
                entry._replace(gender=ending.gender, number=ending.number)
                for entry in book.inflected.get(ending.base, ())
                if (not ending.sound or entry.layer == "nisba" or "sound" in entry.flags)
                and (not entry.definite or split.definite or bound)
            ]
            if found:
                return split, tuple(sorted(found, key=rank))
    return None


def _is_kinswoman(entry: Entry) -> bool:
    """Say whether a noun names a woman by kinship: with a pronoun it looks like a verb to the tagger (his daughter)."""
    return entry.layer == "family" and entry.arabic.endswith(endings()["feminine"])


@lru_cache(maxsize=25_000)
def _rooted(form: str) -> tuple[Split, ...]:
    """Give the readings of a written word with which a table phrase opens."""
    return tuple(split for split in splits(form) if split.core in lexicon().root)


@lru_cache(maxsize=40_000)
def _is_strange(form: str) -> bool:
    """Say whether no table phrase starts with a written word, however it is read."""
    return not _rooted(form) and inflected(form, False) is None and inflected(form, True) is None


def find_tag(book: Lexicon, words: tuple[Word, ...], at: int, limit: int) -> Tag | None:
    """Give the longest table phrase that starts at a word, or None."""
    best: Tag | None = None
    word = words[at]
    if _is_strange(word.form):
        return None
    for split in _rooted(word.form):
        hit = _walk(book, words, at, limit, split)
        if hit and (best is None or hit[1] > best.end):
            best = Tag(tuple(hit[0]), hit[1], split)
    if best is None or (best.end == at + 1 and best.layer == "people"):
        found = inflected(word.form, False)
        if best is not None:
            return Tag(found[1], at + 1, found[0]) if found and found[1][0].layer == "head" else best
        if found is None and word.pos not in ("ADP", "PUNCT"):
            found = inflected(word.form, True)
            if found and word.pos == "VERB" and not any(map(_is_kinswoman, found[1])):
                found = None
        if found:
            return Tag(found[1], at + 1, found[0])
    return best


@cache
def closed_forms() -> frozenset[str]:
    names = ("adposition", "conjunction", "relative", "demonstrative", "quantifier", "numeral", "verb")
    words = frozenset().union(*(phrase_words()[name] for name in names))
    return words | {conj + word for conj in clitics().conj for word in words}
