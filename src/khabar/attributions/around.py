"""Gives the content of adverbials (according to X): the clause around them, in one or two pieces."""

from bisect import bisect_left

from khabar.attributions.adjuncts import skip_adjuncts
from khabar.attributions.adverbs import hands_on
from khabar.attributions.ends import TRAILING, ContentWalk
from khabar.attributions.lexicon import classes, forms
from khabar.attributions.line import COMMAS, Line
from khabar.attributions.records import Draft, Range
from khabar.attributions.shapes import particles
from khabar.attributions.spots import is_addressee, is_complementizer, is_occasion, is_verb

NEAR = 4  # drafts before an adverbial in whose words it can stand
DASHES = "-–—"
CLOSING = ")]"


class AroundFinder:
    """Finds what adverbials of one line hand over."""

    def __init__(self, line: Line, drafts: list[Draft], walk: ContentWalk) -> None:
        self.line, self.drafts, self.walk = line, drafts, walk
        self.cues = sorted(draft.cue[0] for draft in drafts)

    def fill(self, n: int, draft: Draft) -> None:
        """Give an adverbial the clause it stands in."""
        if draft.opener == "from" and self._from_before(n, draft):
            return
        line, cue = self.line, draft.cue[0]
        floor, limit = line.floor(cue), line.limit(cue)
        after = draft.start
        if n + 1 < len(self.drafts) and self.drafts[n + 1].opener == "same":
            after = self.drafts[n + 1].sources[-1][1]
        before = cue
        while before > floor and line.forms[before - 1] in COMMAS:
            before -= 1
        opened = before > floor and is_complementizer(line, before - 1)
        opened = opened or self._opens_clause(cue, floor, before)
        start = before if opened else self._inner_start(n, draft) or self._start_of(floor, before)
        k = skip_adjuncts(line, after, limit, None) if start >= before else after
        if start >= before or (draft.opener == "from" and k < limit and is_complementizer(line, k)):
            draft.contents = self._behind(draft, k, limit)
            return
        draft.contents = [(start, before), *self._second_piece(draft, after, limit)]

    def _opens_clause(self, cue: int, floor: int, before: int) -> bool:
        """Tell if nothing but an adjunct stands before an adverbial with wa, so that its clause is behind it."""
        line = self.line
        joined = line.forms[cue][:1] in classes()["conjunction"] and before > floor
        return joined and skip_adjuncts(line, floor, before, None) >= before

    def _behind(self, draft: Draft, k: int, limit: int) -> list[Range]:
        """Give the clause behind an adverbial that opens the sentence, from the fa that takes it up."""
        taken_up = (at for at in range(k, min(limit, k + 40)) if self.line.forms[at] in classes()["fa_inna"])
        return self._piece(draft, next(taken_up, k), limit)

    def _piece(self, draft: Draft, k: int, limit: int) -> list[Range]:
        end = self.walk.trim(k, self.walk.end(draft, k, limit))
        return [(k, end)] if end > k else []

    def _from_before(self, n: int, draft: Draft) -> bool:
        """Let a second adverbial hand on what the first one told: as X reported, handing on from Y."""
        before = self.drafts[n - 1] if n else None
        if before is None or before.opener != "=" or not before.contents or before.start + 4 < draft.cue[0]:
            return False
        line, cue = self.line, draft.cue[0]
        if line.ends[before.cue[0]] != line.ends[cue]:
            return False
        draft.contents = before.contents[:1]
        if before.contents and before.contents[0][0] > cue:  # the clause stands behind both
            before.contents = [(cue, before.contents[0][1])]
            return True
        end = self.walk.trim(cue, self.walk.end(draft, cue, line.limit(cue), chain=True))
        before.contents.append((cue, max(end, draft.sources[-1][1])))
        return True

    def _inner_start(self, n: int, draft: Draft) -> int:
        """Give where the words start that an adverbial without comma stands in, unless an outlet is its source."""
        line, cue = self.line, draft.cue[0]
        if line.forms[cue - 1] in COMMAS or hands_on(line, draft):
            return 0
        floor = line.floor(cue)
        near = self.drafts[max(0, n - NEAR) : n]
        inner = (d.start for d in near if floor <= d.cue[0] < d.start < cue - 1 and d.opener in "cq")
        return max(inner, default=0)

    def _start_of(self, floor: int, before: int) -> int:
        """Give where the clause told starts: behind the outlet's own opening words and any earlier attribution."""
        line, words = self.line, particles()
        start = self._behind_contrast(self._behind_opening(floor, before), floor, before)
        if start >= before:
            return start
        form = line.forms[start]
        if form in words["outlet_voice"]:
            for k in range(start, min(before, start + 6)):
                if is_complementizer(line, k):
                    return k + 1
        if form in words["contrast"] or form in classes()["also"]:
            return start + 1
        if start == floor and before - start <= 1 and form in words["clause_opener"]:
            return before
        return start

    def _behind_contrast(self, start: int, floor: int, before: int) -> int:
        """Give where the last "while ..." starts, if somebody's words stand before it in the sentence."""
        line, words = self.line, particles()
        at = bisect_left(self.cues, floor)
        first = self.cues[at] if at < len(self.cues) else before
        for k in range(max(first + 1, before - 80), before - 1):
            if line.forms[k] in COMMAS and line.inside[k] == line.inside[before - 1]:
                form = line.forms[k + 1]
                second = form in words["in"] and k + 2 < before and line.forms[k + 2] in words["while_second"]
                if form in words["while"] or second:
                    start = k + 2 + second
        return start

    def _behind_opening(self, floor: int, before: int) -> int:
        """Give where a sentence starts behind its dateline and behind a connective (besides that, ...)."""
        line = self.line
        if floor < line.behind_dateline <= before:
            return line.behind_dateline
        for k in range(floor + 1, min(before, floor + 14)):
            if line.forms[k] in DASHES and self._ends_dateline(k, before):
                while k < before and line.forms[k] in DASHES:
                    k += 1
                return k
        for k in range(floor + 1, min(before, floor + 5)):
            if line.forms[k] in COMMAS and line.forms[k - 1] in classes()["connective"]:
                return k + 1
        return floor

    def _ends_dateline(self, k: int, before: int) -> bool:
        line = self.line
        double = k + 1 < before and line.forms[k + 1] in DASHES
        return double or line.forms[k] == DASHES[-1] or line.forms[k - 1] in CLOSING

    def _governed(self, cue: int, k: int) -> bool:
        """Tell if a preposition behind the comma goes on with the verb before an adverbial set off by commas."""
        line, words = self.line, classes()
        attached = bool(line.words[k].prep) and line.words[k].pos == "NOUN" and not line.words[k].conj
        if line.forms[cue - 1] not in COMMAS or not (attached or line.forms[k] in words["governed"]):
            return False
        return not is_occasion(line, k)

    def _is_rest(self, cue: int, k: int) -> bool:
        """Tell if a bare noun behind an adverbial between commas goes on with the clause that was broken off."""
        line, word = self.line, self.line.words[k]
        if line.forms[cue - 1] not in COMMAS or line.forms[k - 1] not in COMMAS or word.conj or word.prep:
            return False
        told = any(entry.tense == "part" for entry in forms().get(word.form, ()))
        clause = any(is_verb(line, at) for at in range(line.floor(cue), cue - 1))
        plain = word.pos == "NOUN" and not told and word.form[-1:] not in classes()["accusative"]
        return plain and clause and word.form not in particles()["barrier"]

    def _goes_on(self, cue: int, k: int) -> bool:
        """Tell if the clause that an adverbial without commas stands in goes on behind it with a verb or a number."""
        line, words = self.line, classes()
        if line.forms[cue - 1] in COMMAS or line.words[k].conj or line.forms[k] in words["barrier"]:
            return False
        return is_verb(line, k) or line.forms[k] in words["not_did"] or line.forms[k] in words["quantity"]

    def _second_piece(self, draft: Draft, after: int, limit: int) -> list[Range]:
        """Give the rest of the clause behind an adverbial in its middle."""
        line, words = self.line, particles()
        if after >= limit:
            return []
        comma = line.forms[after] in COMMAS
        if after + comma < limit and is_addressee(line, after + comma):
            return []
        if after + comma < limit and self._governed(draft.cue[0], after + comma):
            return self._piece(draft, after + comma, limit)
        dashed = line.forms[after] in DASHES and line.forms[draft.cue[0] - 1] in DASHES
        if dashed or (not comma and self._goes_on(draft.cue[0], after)):
            return self._piece(draft, after + dashed, limit)
        k = skip_adjuncts(line, after, limit, None)
        if k + 1 < limit and line.forms[k] == ":":
            k += 1
        if comma and after + 1 < limit and line.forms[after + 1] in words["piece_opener"]:
            k = after + 1
        if k >= limit or line.forms[k] in TRAILING or line.forms[k] in CLOSING:
            return []
        form = line.forms[k]
        opens = k in line.closes or is_complementizer(line, k) or form in words["piece_opener"]
        if not opens and not (comma and (form[0].isdigit() or self._is_rest(draft.cue[0], k))):
            return []
        return [] if self.walk.clause_of(draft, k, limit) is not None else self._piece(draft, k, limit)
