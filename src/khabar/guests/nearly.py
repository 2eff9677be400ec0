"""Finds the places of a string that lost, gained or misspelt a word.

A place is weighed by edits of words: one left out, one added, one that differs by a letter. Words that differ by
clitics are the same. A few edits are allowed (`bound`), and enough of the string has to stand there (`Nearly.sure`).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from khabar.guests.forms import akin

LEAST = 4  # letters that a word needs to be taken as misspelt
KEPT, KEPT_LETTERS = 3, 10  # words, and letters of them, that have to agree where a word was lost or added
MOST = 50  # places that are weighed; a string that could stand in more stands in none
OFTEN = 500  # a word that stands in more places shows none
KEPT_SPELT, KEPT_SPELT_LETTERS = 2, 8  # the same where words were misspelt only


class Nearly(NamedTuple):
    """A row of words of the text that a string nearly is; the better one is the smaller."""

    edits: int
    added: int  # words of the string that the text has not
    misspelt: int
    changed: int  # words whose clitics differ
    backwards: int  # the first word of the row, less than nought, so that the shorter of two rows is the smaller
    last: int  # behind the row
    kept: int = 0  # words that agree
    letters: int = 0  # of those

    @property
    def first(self) -> int:
        """The first word of the row."""
        return -self.backwards

    def sure(self) -> bool:
        """Tell whether enough of the string stands there."""
        if self.edits == self.misspelt:
            return self.kept >= KEPT_SPELT and self.letters >= KEPT_SPELT_LETTERS
        return self.kept >= KEPT and self.letters >= KEPT_LETTERS

    def add(self) -> "Nearly":
        """Give the row with a word of the string that the text has not."""
        return self._replace(edits=self.edits + 1, added=self.added + 1)

    def lose(self) -> "Nearly":
        """Give the row with a word of the text that the string has not."""
        return self._replace(edits=self.edits + 1)

    def agree(self, mine: str, other: str, last: int) -> "Nearly | None":
        """Give the row with a word of both, up to a place in the text; None where they are two words."""
        if akin(mine, other):
            kept, letters, changed = self.kept + 1, self.letters + len(other), self.changed + (mine != other)
            return self._replace(kept=kept, letters=letters, changed=changed, last=last)
        if misspelt(mine, other):
            return self._replace(edits=self.edits + 1, misspelt=self.misspelt + 1, last=last)
        return None


def bound(words: int) -> int:
    """Give the number of edits that a string of so many words may have.

    >>> [bound(count) for count in (3, 8, 30)]
    [1, 2, 3]
    """
    return min(3, 1 + words // 8)


def nearly(text: Sequence[str], words: Sequence[str]) -> list[Nearly]:
    """Give the best rows of a text's plain words that a string's plain words nearly are, each apart from the others.

    >>> [(row.first, row.last) for row in nearly("one two three four five".split(), "two four five".split())]
    [(1, 5)]
    """
    allowed = bound(len(words))
    starts = list(islice(_starts(text, words, allowed), MOST + 1)) if len(words) > KEPT_SPELT else []
    if len(starts) > MOST:
        return []
    ways = (_best(text, words, start, allowed) for start in starts)
    found = sorted({way for way in ways if way and way.edits <= allowed and way.sure()})
    apart: list[Nearly] = []
    for way in found:
        if way.edits == found[0].edits and all(way.last <= one.first or one.last <= way.first for one in apart):
            apart.append(way)
    return apart


def _starts(text: Sequence[str], words: Sequence[str], allowed: int) -> Iterator[int]:
    """Give the words of the text from which at least half of the string's words stand in their places, or nearly so."""
    places: dict[str, list[int]] = {word: [] for word in words}
    for at, word in enumerate(text):
        if word in places:
            places[word].append(at)
    rare = ((number, places[word]) for number, word in enumerate(words) if len(places[word]) <= OFTEN)
    votes = Counter(at - number for number, found in rare for at in found)
    for start in sorted(votes):
        if 2 * sum(votes[start + shift] for shift in range(-allowed, allowed + 1)) >= len(words):
            yield start


def _best(text: Sequence[str], words: Sequence[str], start: int, allowed: int) -> Nearly | None:
    """Give the way with the fewest edits from the string's words to a row of words about a start.

    For each word only the places about its own are looked at, to each side twice as many as edits are allowed.
    """
    low = start - 2 * allowed
    band = range(low, low + 4 * allowed + 1)
    ways = [Nearly(0, 0, 0, 0, -at, at) if 0 <= at <= len(text) else None for at in band]
    for number, word in enumerate(words):
        before, ways = ways, []
        for step, at in enumerate(range(low + number, low + number + len(band))):  # the word of the text
            above = before[step + 1] if step + 1 < len(band) else None
            beside, aslant = ways[-1] if ways else None, before[step]
            options = [above and above.add(), beside and beside.lose()]
            if aslant and 0 <= at < len(text):
                options.append(aslant.agree(text[at], word, at + 1))
            ways.append(min(filter(None, options), default=None))
    return min((way for way in ways if way and way.kept), default=None)


def misspelt(a: str, b: str) -> bool:
    """Tell whether two words of letters differ by one letter, or by two that changed places.

    >>> misspelt("american", "amercian"), misspelt("american", "americans"), misspelt("2015", "2016")
    (True, True, False)
    """
    if min(len(a), len(b)) < LEAST or abs(len(a) - len(b)) > 1 or not (a.isalpha() and b.isalpha()):
        return False
    head = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest, other = a[head:], b[head:]
    if len(a) == len(b):
        return rest[1:] == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:])
    return rest[1:] == other or rest == other[1:]
