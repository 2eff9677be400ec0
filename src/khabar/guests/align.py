"""Finds the words of a text by a string that a language model wrote for them.

Models change what they copy: alef forms, final yeh, ta marbuta, hamzas, marks, tatweel, digits, quotation marks,
spaces; they leave clitics away or add them. An aligner looks for the same letters first, then for akin words,
at last for a row of words that the string nearly is (`nearly`).
"""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from khabar.guests.forms import akin, plain
from khabar.guests.nearly import nearly
from khabar.model import Span
from khabar.text import CleanText
from khabar.text.quotes import MARK

WORD = re.compile(r"\w+")
SHORT = 2  # letters that a string needs to be looked for across the borders of words


class _Match(NamedTuple):
    changes: int  # words whose clitics differ
    distance: int  # characters from where it was expected
    first: int
    last: int


class Aligner:
    """A text made ready for looking strings up.

    >>> text = Aligner("وأكّد وزيرُ الخارجية أنّ «الاتفاق» قائم")  # and the foreign minister affirmed that ...
    >>> text.find("اكد"), text.find("وزير خارجيه")
    ((0, 5), (6, 20))
    """

    def __init__(self, text: str) -> None:
        self.clean = CleanText(text)
        self.words = [(m.start(), m.end()) for m in WORD.finditer(self.clean.clean)]
        self.plain = [plain(self.clean.clean[start:end]) for start, end in self.words]
        self.stream = "".join(self.plain)
        self.edges = [0]  # where each word begins in the stream of letters, and where the last one ends
        for word in self.plain:
            self.edges.append(self.edges[-1] + len(word))

    def find(self, written: str, near: Span | None = None) -> Span | None:
        """Give the [start, end) of the whole words of the original text that a string means, or None.

        Of several places the one with the fewest changed words wins, then the one nearest to the span `near`. A place
        that lacks a word of the string, or has one more, counts only if it is the only one in the text or in `near`.
        """
        copied = CleanText(written.strip()).clean
        words = [plain(word) for word in WORD.findall(copied)]
        if not words:
            return self._find_marks(copied, near)
        matches = self._same_letters("".join(words), near) or self._akin(words, near) or self._nearly(words, near)
        if not matches:
            return None
        best = min(matches)
        return self.clean.to_original(*self._with_quotes(copied, best))

    def _find_marks(self, marks: str, near: Span | None) -> Span | None:
        """Find a string without words, such as the colon of a headline."""
        places = [m.span() for m in re.finditer(re.escape(marks), self.clean.clean)] if marks else []
        spans = [self.clean.to_original(*place) for place in places]
        return min(spans, key=lambda span: (_distance(span, near), span)) if spans else None

    def _same_letters(self, letters: str, near: Span | None) -> list[_Match]:
        """Find whole words with the same letters, however they are spaced."""
        found, at = [], self.stream.find(letters) if len(letters) >= SHORT or letters in self.plain else -1
        while at >= 0:
            first = bisect_left(self.edges, at)
            last = bisect_left(self.edges, at + len(letters))
            if self.edges[first] == at and last < len(self.edges) and self.edges[last] == at + len(letters):
                first = bisect_right(self.edges, at) - 1  # past words without letters of their own
                found.append(self._match(0, first, last, near))
            at = self.stream.find(letters, at + 1)
        return found

    def _akin(self, words: list[str], near: Span | None) -> list[_Match]:
        """Find a row of words that are the same or differ by clitics only."""
        found = []
        for first in range(len(self.plain) - len(words) + 1):
            row = self.plain[first : first + len(words)]
            if all(map(akin, row, words)):
                changes = sum(mine != other for mine, other in zip(row, words, strict=True))
                found.append(self._match(changes, first, first + len(words), near))
        return found

    def _nearly(self, words: list[str], near: Span | None) -> list[_Match]:
        """Find the only row of words, in the text or in the span `near`, that the string is but for an edit or two."""
        found = [self._match(row.edits, row.first, row.last, near) for row in nearly(self.plain, words)]
        if len(found) > 1:
            found = [match for match in found if near and not match.distance]
        return found if len(found) == 1 else []

    def _match(self, changes: int, first: int, last: int, near: Span | None) -> _Match:
        span = self.words[first][0], self.words[last - 1][1]
        distance = _distance(self.clean.to_original(*span), near) if near else 0
        return _Match(changes, distance, first, last)

    def _with_quotes(self, copied: str, match: _Match) -> Span:
        """Take in the quotation marks around the words where the string has them too."""
        start, end = self.words[match.first][0], self.words[match.last - 1][1]
        text = self.clean.clean
        if MARK.match(copied) and start and MARK.match(text[start - 1]):
            start -= 1
        if MARK.match(copied.rstrip(".\u060c, ")[-1:]) and MARK.match(text[end : end + 1]):
            end += 1
        return start, end


def _distance(span: Span, near: Span | None) -> int:
    return 0 if near is None else max(near[0] - span[0], span[1] - near[1], 0)
