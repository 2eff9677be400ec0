"""Gives the contents of a line's drafts: clauses to their end, quotations to their mark, chains over inner ones."""

from khabar.attributions.around import AroundFinder
from khabar.attributions.ends import TRAILING, ContentWalk
from khabar.attributions.lexicon import classes
from khabar.attributions.line import CLOSING, COMMAS, STRAIGHT, Line
from khabar.attributions.records import Draft, Range
from khabar.attributions.shapes import particles

SHORTEST = 3  # places from the mark that opens quoted words to the one that closes them
NEAR = 4  # drafts before one that can have it in their clause before their content
LATER = ("=", "from", "same", "x", "prev")  # drafts whose content hangs on that of others


class ContentFinder:
    """Finds the contents of all drafts of a line, inner ones of a chain before their outer."""

    def __init__(self, line: Line, drafts: list[Draft]) -> None:
        self.line, self.drafts = line, drafts
        self.walk = ContentWalk(line, drafts)
        self.around = AroundFinder(line, drafts, self.walk)

    def run(self) -> None:
        """Fill the contents of all drafts."""
        for n, draft in enumerate(self.drafts):
            if draft.opener not in LATER:
                self._forward(n, draft)
        for n, draft in enumerate(self.drafts):
            if draft.opener in ("=", "from"):
                self.around.fill(n, draft)
            elif draft.opener == "prev":
                self._before(n, draft)
        for n, draft in enumerate(self.drafts):
            if draft.opener == "x":
                self._outer(n, draft)
            elif draft.opener == "same":
                outer = self.drafts[draft.outer]
                draft.contents = outer.contents[:1]
                outer.contents.append((draft.cue[0], draft.sources[-1][1]))

    def _before(self, n: int, draft: Draft) -> None:
        """Give the content said just before to the one who takes a stand on it."""
        line, cue = self.line, draft.cue[0]
        told = n and self.drafts[n - 1].cue[0] >= line.floor(cue)
        if not told and line.forms[cue - 2] in classes()["which_is"]:
            end = self.walk.trim(line.floor(cue), cue - 2)
            draft.contents = [(self._charge(line.floor(cue), end), end)]
        elif n and self.drafts[n - 1].contents:
            first, last = self.drafts[n - 1].contents[0]
            first += self.line.forms[first] in classes()["plain_complementizer"]
            draft.contents = [(first, last)] if first < last else []

    def _charge(self, first: int, end: int) -> int:
        """Give where what somebody is accused of starts in the words [first, end), or `first`."""
        line, words = self.line, classes()
        charges = (k for k in range(end - 1, first - 1, -1) if line.words[k].lemma in words["accusing_lemma"])
        accused = next(charges, end)
        of = (k for k in range(accused + 1, end) if line.words[k].prep in words["attached_bi"])
        return next(of, first)

    def _outer(self, n: int, draft: Draft) -> None:
        """Let an agency's content run to the end of what it hands on, further cues of the one it cites with it."""
        inner = self.drafts[n + 1] if n + 1 < len(self.drafts) and self.drafts[n + 1].outer == n else None
        end = self.walk.end(draft, draft.start, self.line.limit(draft.cue[0]), chain=True)
        if inner and inner.contents:
            end = max(end, inner.contents[-1][1])
        draft.contents = [(draft.start, self.walk.trim(draft.start, end))]

    def _forward(self, n: int, draft: Draft) -> None:
        line, start = self.line, draft.start
        limit = line.size if draft.opener == "h" else self._limit(n, draft)
        if draft.opener == "e":
            opened = start if start in line.closes else start + 1
            end = min(line.closes[opened] + 1, line.size) if opened not in line.unclosed else limit
        elif draft.opener == "q" and start in line.closes:
            end = self._quoted(draft, start)
        else:
            end = self.walk.end(draft, start, limit)
        end = self.walk.trim(start, end)
        if end > start:
            draft.contents = [*self._quoted_before(n, draft), (start, end)]

    def _quoted_before(self, n: int, draft: Draft) -> list[Range]:
        """Give the quoted words that a verb only interrupts ("...", said X, "..."), where nobody else says them."""
        line, cue = self.line, draft.cue[0]
        close = cue - 2
        opened = line.opened_by.get(close, -1)
        if opened < 0 or draft.opener != "q" or draft.start not in line.closes or line.forms[cue - 1] not in COMMAS:
            return []
        begins = opened == line.floor(cue) or line.forms[opened - 1] in COMMAS
        behind = draft.subject == "verb" and bool(draft.sources) and draft.sources[0][0] > cue
        if not begins or not behind or line.words[cue].conj or close - opened < SHORTEST:
            return []
        told = (last for before in self.drafts[max(0, n - NEAR) : n] for _, last in before.contents)
        return [] if any(last > opened for last in told) else [(opened, close + 1)]

    def _limit(self, n: int, draft: Draft) -> int:
        """Give where a content must end: with its sentence, or before that of a cue whose clause it stands in."""
        limit = self.line.limit(draft.cue[0])
        if draft.start >= limit:  # a cue in a few quoted words, its content behind them
            limit = self.line.limit(draft.start)
        for other in self.drafts[max(0, n - NEAR) : n]:
            if other.opener not in LATER and draft.start < other.start < limit:
                limit = other.start
        return limit

    def _quoted(self, draft: Draft, start: int) -> int:
        """End quoted words: at their mark, or behind more that is joined to them."""
        line = self.line
        if start in line.unclosed:
            return self.walk.end(draft, start + 1, line.limit(draft.cue[0]))
        close = line.closes[start]
        end = min(close + 1, line.size)
        limit = max(line.ends[min(close, line.size - 1)], end) if line.inside[start] < 0 else line.limit(draft.cue[0])
        k = end
        while k < limit and line.forms[k] in COMMAS:
            k += 1
        return self.walk.end(draft, k, limit) if k < limit and self._goes_on(k, k > end) else end

    def _goes_on(self, k: int, comma: bool) -> bool:
        """Tell if words behind a quotation belong to it: and that ..., and another quotation, or no comma between."""
        line, form = self.line, self.line.forms[k]
        conjunction = form[:1] in classes()["conjunction"]
        if conjunction and form[1:] in classes()["complementizer"]:
            return True
        if form in classes()["conjunction"] and k + 1 < line.size and k + 1 in line.closes:
            return True
        if comma or k in self.walk.clauses:
            return False
        if form in TRAILING or form in particles()["barrier"] or conjunction:
            return form in particles()["inside_office"] or form in classes()["quote_goes_on"]
        return form not in particles()["clause_opener"] and form not in CLOSING and form not in (STRAIGHT, ")", "]")
