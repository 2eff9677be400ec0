"""Gives the lines of a page as this stage reads them: words, sentence ends and paired quotation marks."""

from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import NamedTuple

from khabar.attributions.lexicon import classes, load_row
from khabar.text import Dateline, fold
from khabar.words import Page, Word

OPENING = {"«": "»", "“": "”", "„": "”", "‘": "’", "‹": "›"}
CLOSING = {"»": "«", "”": "“", "’": "‘", "›": "‹"}
STRAIGHT = '"'
ENDS = ".!?؟…*"
COMMAS = "،؛,;"
OPEN_BRACKETS, CLOSE_BRACKETS = "([{", ")]}"


APART = "\u200c"  # keeps a name from being read as the particle it folds to


@cache
def classes_as_written() -> frozenset[str]:
    """Give the spellings of those particles that a name may be folded to."""
    return frozenset(load_row("spelled_apart"))


@cache
def apart() -> frozenset[str]:
    """Give the same, folded."""
    return frozenset(fold(word) for word in classes_as_written())


class Names(NamedTuple):
    """What the actors know of the page: words right behind a name, inside a mention behind its first, and first."""

    ends: frozenset[int] = frozenset()
    inside: frozenset[int] = frozenset()
    firsts: frozenset[int] = frozenset()


class Line:
    """One line of a text. Index i of a line is word `first + i` of the page.

    `closes[i]` is the index of the mark that closes the quotation opened at i, or the end of the line where it is
    never closed; `inside[i]` the index of the innermost opening mark around i, or -1; `ends` holds, for every index,
    the end of its sentence, where a full stop inside quotation marks ends nothing.
    """

    def __init__(self, page: Page, first: int, last: int, number: int) -> None:
        self.page, self.first, self.number = page, first, number
        self.words: tuple[Word, ...] = page.words[first:last]
        self.forms: list[str] = [self._form(word) for word in self.words]
        self.size = len(self.forms)
        self.closes: dict[int, int] = {}
        self.unclosed: set[int] = set()
        self.colons: set[int] = set()  # colons that are cues themselves
        self.inside: list[int] = [-1] * self.size
        self.behind_dateline = 0
        self.names = Names()
        self._pair()

    def _form(self, word: Word) -> str:
        """Give the folded form; as written, where folding would make a name into a particle (Ali, Alan).

        A preposition with an article that a quotation tears from its noun counts as the preposition.
        """
        if word.form in apart():
            clean = self.page.text.clean[word.start : word.end]
            if clean not in classes_as_written():
                return clean + APART
        return word.form[0] if word.form in classes()["torn_article"] else word.form

    def _pair(self) -> None:
        clean = self.page.text.clean
        self._left = self.forms.count(STRAIGHT)
        stack: list[int] = []
        for i, form in enumerate(self.forms):
            self.inside[i] = stack[-1] if stack else -1
            if form in OPENING:
                stack.append(i)
            elif form in CLOSING:
                self._close(stack, i, CLOSING[form], clean)
            elif form == STRAIGHT:
                self._left -= 1
                if self._opens(i, stack, clean):
                    stack.append(i)
                else:
                    self._close(stack, i, STRAIGHT, clean)
        for opened in stack:
            self.closes[opened] = self.size
            self.unclosed.add(opened)
        self._forget_unclosed()

    def _close(self, stack: list[int], i: int, mark: str, clean: str) -> None:
        for depth in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
            if self.forms[stack[depth]] == mark:
                for opened in stack[depth + 1 :]:
                    self.closes[opened] = i
                    self.unclosed.add(opened)
                self.closes[stack[depth]] = i
                del stack[depth:]
                self.inside[i] = stack[-1] if stack else -1
                return

    def _opens(self, i: int, stack: list[int], clean: str) -> bool:
        """Tell if a straight mark opens: by the space around it, else by whether one is open."""
        word = self.words[i]
        before = clean[word.start - 1] if word.start else " "
        after = clean[word.end] if word.end < len(clean) else " "
        is_open = any(self.forms[k] == STRAIGHT for k in stack[-3:])
        if before.isspace() or before in OPEN_BRACKETS:
            return not is_open or not (after.isspace() or after in "،؛,.;:)؟!")
        if after.isspace() or after in "،؛,.;)؟!" + STRAIGHT:
            return not is_open and after != STRAIGHT and (before in ":،؛," or self._left % 2 == 1)
        if not is_open:
            return True
        return i > 0 and self.forms[i - 1] in classes()["quote_prefix"] and self.words[i - 1].end == word.start

    def _forget_unclosed(self) -> None:
        """Let a quotation that is never closed hold nothing, so that a stray mark hides no more than itself."""
        if not self.unclosed:
            return
        around = dict.fromkeys(self.unclosed, -1)
        for opened in sorted(self.unclosed):
            outer = self.inside[opened]
            around[opened] = around.get(outer, outer)
        for i, opened in enumerate(self.inside):
            if opened in around:
                self.inside[i] = around[opened]

    @cached_property
    def ends(self) -> list[int]:
        """Give for every index the end of its sentence (one past its last word)."""
        found = [self.size] * self.size
        end = self.size
        for i in range(self.size - 1, -1, -1):
            if self.inside[i] < 0 and self._ends_after(i):
                end = i + 1
            found[i] = end
        return found

    def _ends_after(self, i: int) -> bool:
        form = self.forms[i]
        if form == "*":
            return True
        if i + 1 >= self.size:
            return False
        if form in ("؟", "!", "?"):
            return True
        ended = self.words[i].sentence != self.words[i + 1].sentence
        return ended and i not in self.closes

    @cached_property
    def inner_ends(self) -> list[int]:
        """Give for every index the end of its sentence, full stops inside quotation marks counted too."""
        found = [self.size] * self.size
        end = self.size
        for i in range(self.size - 1, -1, -1):
            if i + 1 < self.size and self.words[i].sentence != self.words[i + 1].sentence:
                end = i + 1
            found[i] = end
        return found

    def limit(self, i: int) -> int:
        """Give where anything that starts at i must end: with its sentence, or with the quotation around it."""
        opened = self.inside[i]
        if opened < 0:
            return self.ends[i]
        return min(self.closes[opened], self.inner_ends[i])

    def floor(self, i: int) -> int:
        """Give where the sentence or quotation around i starts."""
        opened = self.inside[i]
        return max(opened + 1, self.starts[i])

    @cached_property
    def starts(self) -> list[int]:
        """Give for every index the start of its sentence."""
        found, start = [0] * self.size, 0
        for i in range(self.size):
            found[i] = start
            if self.ends[i] == i + 1 or (self.inside[i] >= 0 and self.inner_ends[i] == i + 1):
                start = i + 1
        return found

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give the clean [start, end) of the words [first, last) of this line."""
        return self.words[first].start, self.words[last - 1].end

    @cached_property
    def opened_by(self) -> dict[int, int]:
        """Give the opening mark of every closing mark."""
        return {close: opened for opened, close in self.closes.items() if opened not in self.unclosed}

    @cached_property
    def _quotes_before(self) -> list[int]:
        counts = [0]
        for i in range(self.size):
            counts.append(counts[-1] + (i in self.closes))
        return counts

    def quotes_in(self, first: int, last: int) -> bool:
        """Tell if quotation marks open in [first, last)."""
        return self._quotes_before[last] > self._quotes_before[first]


def read_lines(page: Page, datelines: Iterable[Dateline] = (), names: Names | None = None) -> Iterator[Line]:
    """Give the lines of a page that are not furniture, each as one run of sentences, its dateline noted."""
    opened = {dateline.start: dateline.end for dateline in datelines}
    for line in _runs(page):
        line.behind_dateline = _behind(line, opened)
        line.names = names or line.names
        yield line


def _behind(line: Line, opened: dict[int, int]) -> int:
    """Give the first word behind the dateline that a line opens with, 0 where it opens with none."""
    end = opened.get(line.words[0].start) if line.words else None
    if end is None:
        return 0
    return next((i for i, word in enumerate(line.words) if word.start >= end), 0)


def _runs(page: Page) -> Iterator[Line]:
    first = last = -1
    number = None
    for sentence, (start, end) in zip(page.sentences, page.ranges, strict=True):
        if sentence.kind == "furniture" or start == end:
            continue
        if sentence.line != number or start != last:
            if first >= 0:
                yield Line(page, first, last, number or 0)
            first, number = start, sentence.line
        last = end
    if first >= 0:
        yield Line(page, first, last, number or 0)
