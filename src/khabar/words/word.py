"""The record of one written word, and of the page of words that later stages read."""

import msgspec

from khabar.text import CleanText, Sentence


class Word(msgspec.Struct, frozen=True):
    """One written word or punctuation mark.

    `start`, `end` are places in the clean copy of the text; `form` is the folded word as written. Clitics are split
    off: `conj` (wa or fa), `prep` (bi, li, ka), `future` (sa), `article` (al), `suffix` (a pronoun); what is left is
    `stem` (folded, with the feminine ta marbuta written as such even before a suffix where known).
    `pos` is the stem's Universal Dependencies tag (UPOS), `lemma` the past he-form of a verb, the singular of a noun.
    `gender` m f, `number` s d p, `person` 1 2 3, `tense` past pres imp, `voice` act pass; "" where unknown.
    """

    index: int
    sentence: int
    start: int
    end: int
    form: str
    stem: str
    pos: str
    lemma: str
    conj: str = ""
    prep: str = ""
    future: bool = False
    article: bool = False
    suffix: str = ""
    gender: str = ""
    number: str = ""
    person: str = ""
    tense: str = ""
    voice: str = ""

    @property
    def bare_start(self) -> int:
        """Give the clean place behind the conjunction and preposition that are written onto the word."""
        return self.start + len(self.conj) + len(self.prep)


class Page(msgspec.Struct, frozen=True):
    """A text as words: `ranges[i]` is the half-open range of words of `sentences[i]`."""

    text: CleanText
    sentences: tuple[Sentence, ...]
    words: tuple[Word, ...]
    ranges: tuple[tuple[int, int], ...]

    def word_from(self, place: int, first: int, last: int) -> int:
        """Give the first word of [first, last) that begins at or behind a clean place; `last` where none does."""
        while first < last and self.words[first].start < place:
            first += 1
        return first

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give the original [start, end) of the words [first, last)."""
        return self.text.to_original(self.words[first].start, self.words[last - 1].end)
