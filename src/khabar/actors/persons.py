"""Marks the words of a page that are persons' names: behind titles, in name lists, and wherever they return."""

from functools import cache

from khabar.actors.chunk import HUMAN, ActorChunker
from khabar.actors.entries import Entry
from khabar.actors.lexicon import bare, parts, rows_of
from khabar.actors.scan import Tag, splits
from khabar.text import fold
from khabar.words import Page
from khabar.words.marks import clitics, phrase_words
from khabar.words.phrases import COMMAS

NAME = Entry("name", "name", kind="person", speaker="person")
SHORTEST = 3
LONGEST = 5


@cache
def name_words() -> frozenset[str]:
    """Give the given and family names of the table, folded and bare."""
    found: set[str] = set()
    for row in rows_of("names"):
        for column in ("names", "forms", "arabic", "name_ar", "spellings", "variants"):
            found.update(bare(word) for cell in parts(row.get(column)) for word in fold(cell).split())
    return frozenset(found)


class NameMarker:
    """Marks person names on one page."""

    def __init__(self, page: Page, chunker: ActorChunker) -> None:
        self.page, self.words, self.chunker, self.tags = page, page.words, chunker, chunker.tags
        self.forms = {word.form for word in page.words if word.pos == "X"}

    def mark(self) -> None:
        """Mark names behind titles, then every later and earlier place of the same words."""
        learned: set[str] = set()
        done = 0
        for at in sorted(self.tags):
            tag = self.tags[at]
            if at >= done and tag.entry.kind in HUMAN and tag.layer in ("office", "head", "people"):
                done, names = self._behind(at)
                learned.update(names)
        known = name_words()
        for index, word in enumerate(self.words):
            if index in self.tags or word.pos in ("PUNCT", "NUM") or len(word.form) < SHORTEST:
                continue
            for split in splits(word.form):
                if split.core in learned or (
                    split.core in known and self._listed(index, split.core == bare(word.form))
                ):
                    self.tags[index] = Tag((NAME,), index + 1, split)
                    self.chunker.marks[index] = "P"
                    break

    def _listed(self, index: int, whole: bool) -> bool:
        """Say whether a word of the name lists may be a name here: not where the tagger sees a verb or adjective."""
        return whole and self.words[index].pos in ("X", "PROPN", "NOUN")

    def _behind(self, at: int) -> tuple[int, list[str]]:
        """Give where a title's phrase ends, and the bare words of the name inside or behind it."""
        end = self.chunker.core(at)
        limit = self.chunker.limit(at)
        if end < limit and self.words[end].form in COMMAS:
            return end, self._between(end + 1, limit)
        start = end
        while start > at + 1 and self._name_like(start - 1):
            start -= 1
        if start == end:
            return end, self._open_run(end, limit)
        return end, self._bare(start, end) if end - start <= LONGEST else []

    def _bare(self, first: int, last: int) -> list[str]:
        return [bare(self.words[index].form) for index in range(first, last)]

    def _open_run(self, first: int, limit: int) -> list[str]:
        """Give the words of a name that the tagger left open, where a comma, verb or particle closes it."""
        end = first
        while end < limit and end - first < LONGEST and self.words[end].pos == "X" and self._may_name(end):
            form = self.words[end].form
            joined = form[0] in clitics().conj and form[1:] in self.forms
            if self.chunker.conj(end) or self.chunker.prep(end) or joined:
                break
            end += 1
        closed = end < limit and self.chunker.mark(end) in "KCRVL"
        if not closed or not 2 <= end - first < LONGEST:
            return []
        for index in range(first, end):
            self.chunker.marks[index] = "P"
        return self._bare(first, end)

    def _name_like(self, index: int) -> bool:
        return self.chunker.mark(index) == "P" and index not in self.tags

    def _between(self, first: int, limit: int) -> list[str]:
        """Give the words of a name between two commas."""
        end = first
        while end < limit and end - first <= LONGEST and self._may_name(end):
            end += 1
        closed = end < limit and self.words[end].form in COMMAS
        if not closed or not 2 <= end - first <= LONGEST:
            return []
        for index in range(first, end):
            self.chunker.marks[index] = "P"
        return self._bare(first, end)

    def _may_name(self, index: int) -> bool:
        word = self.words[index]
        link = word.form in phrase_words()["name_link"]
        tag = self.tags.get(index)
        if tag is not None and tag.layer == "nisba" and not tag.split.definite and self.chunker.mark(index - 1) == "P":
            link = True
        return (
            word.pos in ("X", "PROPN", "NOUN", "ADJ")
            and (link or index not in self.tags)
            and word.form[0].isalpha()
            and (link or self.chunker.mark(index) in "NPA")
        )
