"""Gives the noun phrases of a page: head, adjectives, genitives, names and appositions, without relative clauses."""

from khabar.words.marks import clitics, has_conj, has_prep, is_definite, mark, phrase_words
from khabar.words.word import Page

QUOTES = {'"': '"', "«": "»", "“": "”", "”": "”", "‘": "’", "'": "'", "(": ")", "[": "]"}
LONGEST = 60  # words; no noun phrase of news is longer, and the bound keeps any input linear
DEEPEST = 6
COMMAS = frozenset(",\u060c")


class Chunker:
    """Grows noun phrases on one page.

    `marks` overrides the letter of single words (by index), `jumps` tells where a fixed name of several words ends.
    A stage that knows more (which nouns name offices, which words are nations) overrides `attaches` and `titles`.
    """

    def __init__(self, page: Page, marks: dict[int, str] | None = None, jumps: dict[int, int] | None = None) -> None:
        self.words = page.words
        self.ranges = page.ranges
        self.marks: dict[int, str] = {} if marks is None else marks
        self.jumps: dict[int, int] = {} if jumps is None else jumps
        self.closing: dict[int, set[int]] = {}
        self.depth = 0

    def mark(self, index: int) -> str:
        """Give the letter of a word."""
        letter = self.marks.get(index)
        if letter is None:
            letter = self.marks[index] = mark(self.words[index])
        return letter

    def conj(self, index: int) -> bool:
        """Say whether wa or fa hangs before the word."""
        return has_conj(self.words[index])

    def prep(self, index: int) -> bool:
        """Say whether bi, li or ka hangs before the word."""
        return has_prep(self.words[index])

    def definite(self, index: int) -> bool:
        """Say whether the word has the article."""
        return is_definite(self.words[index])

    def limit(self, index: int) -> int:
        """Give the end of the word's sentence."""
        return min(self.ranges[self.words[index].sentence][1], index + LONGEST)

    def head(self, index: int) -> int:
        """Give the head noun of the phrase that starts at a word: behind quantifiers and demonstratives."""
        at, limit = index, self.limit(index)
        of_them = phrase_words()["of_them"]
        while at + 1 < limit and self.mark(at) in "QD" and at not in self.jumps:
            after = at + 1
            if self.words[after].form in of_them and after + 1 < limit:
                if self.words[at].form in phrase_words()["whole"]:
                    break
                after += 1
            elif self.words[at].form in phrase_words()["count_of"] and self.definite(after):
                break
            if self._year(at, after) or (self.mark(at) == "D" and self.mark(after) == "N" and not self.definite(after)):
                break
            if self.mark(after) not in "NPAQ" or self.prep(after) or (self.conj(after) and self.mark(after) != "Q"):
                break
            at = after
        return at

    def _year(self, at: int, after: int) -> bool:
        """Say whether a number is a year and no count of the plural noun behind it."""
        form = self.words[at].form
        return len(form) == 4 and form.isdigit() and form[:2] in ("19", "20") and self.words[after].number == "p"

    def core(self, index: int) -> int:
        """Give the end of the phrase that starts at a word, without appositions after a comma."""
        limit, head = self.limit(index), self.head(index)
        if self.mark(head) == "Q" or self.depth > DEEPEST:
            return head + 1
        self.depth += 1
        at = self.jumps.get(head, head + 1)
        last = at - 1
        while at < limit:
            after = self._step(head, last, at, limit)
            if after <= at:
                break
            last, at = after - 1, after
        self.depth -= 1
        return at

    def _step(self, head: int, last: int, at: int, limit: int) -> int:
        """Give the end of the piece at `at` that still belongs to the phrase, or `at` itself."""
        word, letter = self.words[at], self.mark(at)
        if letter == "K":
            return at if self.words[last].suffix else self._bracket(head, at, limit)
        if self.mark(last) == "P" and word.form in phrase_words()["ordinal"]:
            return at + 1
        attached = self.attaches(head, last, at, limit)
        if attached:
            return attached
        if self.prep(at) or letter in "RVCLDK":
            return at
        end = self.jumps.get(at, at + 1)
        if self.conj(at):
            return end if letter == "A" and self.mark(last) == "A" and self._agree(last, at) else at
        if letter == "A":
            closed = self.mark(last) == "P" or self.definite(last) or bool(self.words[last].suffix)
            if (closed and self.takes_accusative(at)) or word.stem in phrase_words()["clause_adjective"]:
                return at
            return end if self._agree(last, at) or self._agree(head, at) else at
        if letter == "Q":
            if word.form[0].isdigit():
                return at
            if word.form in phrase_words()["two"]:
                return end
            return end if self.definite(at) and self.definite(last) else at
        if letter == "P":
            return end if self.takes_name(head, last, at) else at
        if letter == "N":
            if self.takes_accusative(at):
                return at
            if self.takes_genitive(head, last) or self.stacks(head, last, at):
                return end
            return end if self._agree(last, at) and self._alike(last, at) else at
        return at

    def _agree(self, one: int, other: int) -> bool:
        return (
            self.definite(one) == self.definite(other)
            or self.mark(one) == "P"
            or bool(self.words[one].suffix)
            or not self.definite(one)
        )

    def _alike(self, one: int, other: int) -> bool:
        """Say whether two definite words end alike in the plural, as a noun and its adjective do."""
        a, b = self.words[one].form, self.words[other].form
        return (
            is_definite(self.words[one])
            and len(a) > 6
            and len(b) > 6
            and a[-2:] == b[-2:]
            and a[-1] in phrase_words()["plural_end"]
        )

    def takes_genitive(self, head: int, last: int) -> bool:
        """Say whether a noun may follow the last word of the phrase as its genitive."""
        word = self.words[last]
        if self.mark(last) != "N" or is_definite(word) or word.suffix:
            return False
        return not (word.form.endswith(clitics().tanwin) and len(word.form) > 3 and word.number != "p")

    def takes_name(self, head: int, last: int, at: int) -> bool:
        """Say whether a proper name may follow the last word of the phrase."""
        letter = self.mark(last)
        if letter in "PN":
            return letter == "P" or self.takes_genitive(head, last) or is_definite(self.words[last])
        return letter == "A" and at + 1 < self.limit(at) and self.mark(at + 1) == "P"

    def attaches(self, head: int, last: int, at: int, limit: int) -> int:
        """Give the end of a prepositional or coordinated piece that belongs to the phrase, or 0."""
        return 0

    def titles(self, index: int) -> bool:
        """Say whether the noun at a word may be a title in apposition to a name."""
        return self.mark(index) == "N" and not is_definite(self.words[index])

    def takes_apposition(self, head: int) -> bool:
        """Say whether a name may follow the phrase of a head after a comma."""
        return self.mark(head) == "N"

    def takes_accusative(self, at: int) -> bool:
        """Say whether a noun carries the alif of an indefinite accusative, so that it is an object, no genitive."""
        word = self.words[at]
        return len(word.form) > 3 and word.form.endswith(clitics().tanwin) and not self.definite(at) and not word.suffix

    def stacks(self, head: int, last: int, at: int) -> bool:
        """Say whether a title may follow a finished title (the king of the land, King so-and-so)."""
        return False

    def _bracket(self, head: int, at: int, limit: int) -> int:
        """Take a short name in quotation marks or brackets: the end behind the closing mark, or `at`."""
        close = QUOTES.get(self.words[at].form)
        if close is None or (close == self.words[at].form and self._closes(at)):
            return at
        stop = min(limit, at + 10)
        for end in range(at + 1, stop):
            if self.words[end].form == close and end > at + 1:
                return end + 1 if self.names(at + 1, end, bracket=close) else at
            if self.mark(end) in "VLC" and close not in ")]":
                return at
        return at

    def _closes(self, at: int) -> bool:
        """Say whether a straight quotation mark closes one that its sentence opened."""
        sentence = self.words[at].sentence
        if sentence not in self.closing:
            opened, closing = False, set()
            for index in range(*self.ranges[sentence]):
                if QUOTES.get(self.words[index].form) == self.words[index].form:
                    if opened:
                        closing.add(index)
                    opened = not opened
            self.closing[sentence] = closing
        return at in self.closing[sentence]

    def names(self, first: int, last: int, *, bracket: str) -> bool:
        """Say whether the words between two marks are a name or a short form rather than speech or an age."""
        if bracket in ")]" and any(self.words[i].form[0].isdigit() for i in range(first, last)):
            return False
        if bracket in ")]" and any(self.words[i].form == "." for i in range(first, last)):
            return True
        return last - first <= 5 and not self.conj(first) and all(self.mark(i) in "NPAKRQ" for i in range(first, last))

    def phrase(self, index: int, *, appositions: bool = True) -> int:
        """Give the end of the noun phrase that starts at a word."""
        end = self.core(index)
        return self._apposition(index, end) if appositions else end

    def _apposition(self, index: int, end: int) -> int:
        limit = self.limit(index)
        if end + 1 >= limit:
            return end
        comma = self.words[end].form in COMMAS
        at = end + comma
        if at >= limit or self.conj(at) or self.prep(at):
            return end
        letter = self.mark(at)
        if letter == "N" and self.titles(at) and (comma or not self.definite(at)):
            after = self.core(at)
            named = self.mark(end - 1) == "P", self.mark(after - 1) == "P"
            return after if named[0] or (comma and named[1] and self.titles(self.head(index))) else end
        if comma and letter == "P" and self.mark(end - 1) in "NA" and self.takes_apposition(self.head(index)):
            after = at
            while after < limit and self.mark(after) == "P" and not (after > at and self.conj(after)):
                after = self.jumps.get(after, after + 1)
            return after if after - at >= 2 or (after < limit and self.mark(after) in "KVC") else end
        return end


def noun_phrase(page: Page, index: int, *, appositions: bool = True) -> tuple[int, int]:
    """Give the half-open word range of the noun phrase that starts at a word.

    >>> from khabar.text import CleanText, split_sentences
    >>> from khabar.words import read_words
    >>> text = CleanText("مبنى الوزارة في المدينة")  # the ministry's building in the city
    >>> page = read_words(text, split_sentences(text))
    >>> noun_phrase(page, 0)
    (0, 2)
    """
    return index, Chunker(page).phrase(index, appositions=appositions)
