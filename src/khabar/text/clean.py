"""Gives a clean copy of a text that remembers the place of every character in the original."""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
HIDDEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
CHANGED = re.compile(f"[{MARKS}{HIDDEN}\u0640\r#\ufb50-\ufdff\ufe70-\ufefc]")
"""What makes a second look at a text needed at all: few texts pay for the next pattern."""
CHANGE = re.compile(
    f"(?P<hamza>[\u0627\u0648\u064a\u06d5][\u0653-\u0655])"  # a letter with its hamza or madda as a mark of its own
    f"|(?P<drop>[{MARKS}{HIDDEN}]+|\r(?=\n)|#(?=\\w)"
    f"|(?<=[^\\W_\u0640])\u0640+|(?<=[{MARKS}{HIDDEN}])\u0640+|(?<!\u0640)\u0640++(?=[^\\W_{MARKS}]))"
    "|(?P<form>[\ufb50-\ufdff\ufe70-\ufefc])"
)
HAMZAS = "\u0653\u0654\u0655"
DROPPED = re.compile(f"[{MARKS}{HIDDEN}\u0640]")
SPACES = ("\t", "\v", "\f", "\u00a0", "\u1680", *map(chr, range(0x2000, 0x200B)), "\u202f", "\u205f", "\u3000", "_")
SAME_LENGTH = {
    **dict.fromkeys(SPACES, " "),
    **dict.fromkeys(("\r", "\x85", "\u2028", "\u2029"), "\n"),
    "\u0640": "-",  # a tatweel that joins no letters stands for a dash
    "\u066a": "%",
    "\u066b": ".",
    "\u066c": ",",
    **dict.fromkeys("\u06a9\u06aa\u06ab", "\u0643"),
    **dict.fromkeys("\u06cc\u06cd\u06d0\u06d2\u06d3", "\u064a"),
    **dict.fromkeys("\u06be\u06c0\u06c1\u06c2", "\u0647"),
    **dict.fromkeys("\u06c3\u06d5", "\u0629"),
    **{chr(0x660 + i): str(i) for i in range(10)},
    **{chr(0x6F0 + i): str(i) for i in range(10)},
}
REPLACED = re.compile("[" + "".join(SAME_LENGTH) + "]")
FOLDED = (
    ("\u0623", "\u0627"),
    ("\u0625", "\u0627"),
    ("\u0622", "\u0627"),
    ("\u0671", "\u0627"),
    ("\u0672", "\u0627"),
    ("\u0673", "\u0627"),
    ("\u0649", "\u064a"),
)


def fold(text: str) -> str:
    """Fold the letters that Arabic news writes in several ways (alef with hamza, final yeh); length stays.

    >>> fold("إلى أمريكا")
    'الي امريكا'
    """
    for letter, plain in FOLDED:
        text = text.replace(letter, plain)
    return text


@cache
def _letters(char: str) -> str:
    """Give the letters of a presentation form or ligature; "" where it is only a mark on a carrier."""
    letters = DROPPED.sub("", unicodedata.normalize("NFKC", char))
    return letters if letters.strip() else ""


@cache
def _composed(letter_and_mark: str) -> str:
    """Give the one letter of a letter and a hamza or madda written as a mark of its own."""
    return DROPPED.sub("", unicodedata.normalize("NFC", letter_and_mark))


def _changes(original: str) -> Iterator[re.Match[str]]:
    """Find what a clean copy changes: by a plain class of letters first, which is four times as fast."""
    at = 0
    while hit := CHANGED.search(original, at):
        start = hit.start()
        if start > at and hit.group() in HAMZAS:
            start -= 1
        match = CHANGE.match(original, start) or CHANGE.match(original, hit.start())
        if match:
            yield match
        at = match.end() if match else hit.end()


class CleanText:
    """A text without marks, tatweel, bidi and zero-width characters, with a map back to the original.

    `original` is as given, `clean` the copy, `folded` the copy with folded letters (same length as `clean`).

    >>> text = CleanText("قـــالَ #وزير_الدفاع")
    >>> text.clean
    'قال وزير الدفاع'
    >>> text.to_original(0, 3)
    (0, 7)
    """

    __slots__ = ("_clean_at", "_original_at", "_width", "clean", "folded", "original")

    def __init__(self, original: str) -> None:
        self.original = original
        # Pieces of the clean copy, by their first character: where each stands in the original, and the width there
        # of a piece whose letters all come from one written sign (0: a run of letters as they stand).
        self._clean_at = array("q")
        self._original_at = array("q")
        self._width = array("q")
        if CHANGED.search(original):
            original = self._rebuild(original)
        self.clean = REPLACED.sub(lambda match: SAME_LENGTH[match.group()], original)
        self.folded = fold(self.clean)

    def _rebuild(self, original: str) -> str:
        kept: list[str] = []
        length = at = 0
        for match in _changes(original):
            start = match.start()
            if start > at:
                self._add(length, at, 0)
                kept.append(original[at:start])
                length += start - at
            at = match.end()
            if match.lastgroup != "drop":
                written = match.group()
                letters = _letters(written) if match.lastgroup == "form" else _composed(written)
                if letters:
                    self._add(length, start, at - start)
                    kept.append(letters)
                    length += len(letters)
        if at < len(original):
            self._add(length, at, 0)
            kept.append(original[at:])
        self._add(length + max(len(original) - at, 0), len(original), 0)
        return "".join(kept)

    def _add(self, clean: int, original: int, width: int) -> None:
        self._clean_at.append(clean)
        self._original_at.append(original)
        self._width.append(width)

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Give the original's [start, end) of a clean [start, end); marks that hang on the last letter go with it."""
        if not self._clean_at:
            return start, end
        if end <= start:
            at = self._start(start)
            return at, at
        piece = bisect_right(self._clean_at, end - 1) - 1
        first, width = self._original_at[piece], self._width[piece]
        last = first + (width or end - self._clean_at[piece])
        limit = self._original_at[piece + 1] if piece + 1 < len(self._clean_at) else len(self.original)
        if piece + 1 == len(self._clean_at) or end == self._clean_at[piece + 1]:
            while last < limit and unicodedata.combining(self.original[last]):
                last += 1
        return self._start(start), last

    def _start(self, at: int) -> int:
        piece = max(bisect_right(self._clean_at, at) - 1, 0)
        offset = 0 if self._width[piece] else at - self._clean_at[piece]
        return min(self._original_at[piece] + offset, len(self.original))
