"""Gives where contents end: a clause runs on until something else is said, a quotation until its mark."""

from khabar.attributions.adverbs import is_trailing_self
from khabar.attributions.lexicon import classes
from khabar.attributions.line import CLOSING, COMMAS, STRAIGHT, Line
from khabar.attributions.phrases import is_complementizer, is_verb, particles, skip_adjuncts
from khabar.attributions.records import Draft, Range

FAR = 600  # words outside quotation marks that one content is looked over for
DASHES = "-–—"
TRAILING = set("،؛,;:.!؟?…*-–—")


class ContentEnds:
    """Ends the contents of a line's drafts; all must be found before, as each may be what ends another."""

    def __init__(self, line: Line, drafts: list[Draft]) -> None:
        self.line, self.drafts = line, drafts
        self.clauses: dict[int, Draft] = {}
        for draft in drafts:
            self.clauses.setdefault(draft.clause, draft)
            self.clauses.setdefault(draft.cue[0], draft)

    def run(self) -> None:
        """Fill the contents of all drafts, inner ones of a chain before their outer."""
        for draft in self.drafts:
            if draft.opener not in ("=", "same", "x", "from", "prev"):
                self._forward(draft)
        for n, draft in enumerate(self.drafts):
            if draft.opener == "=":
                self._around(draft)
            elif draft.opener == "from" and not self._from_before(n, draft):
                self._around(draft)
        for n, draft in enumerate(self.drafts):
            if draft.opener == "prev" and n and self.drafts[n - 1].contents:
                first, last = self.drafts[n - 1].contents[0]
                first += self.line.forms[first] in classes()["plain_complementizer"]
                draft.contents = [(first, last)] if first < last else []
        for n, draft in enumerate(self.drafts):
            if draft.opener == "x":
                self._outer(n, draft)
        for draft in self.drafts:
            if draft.opener == "same":
                outer = self.drafts[draft.outer]
                draft.contents = outer.contents[:1]
                outer.contents.append((draft.cue[0], draft.sources[-1][1]))

    def _outer(self, n: int, draft: Draft) -> None:
        """Let an agency's content run to the end of what it hands on, its further cues with it."""
        inner = next((d for d in self.drafts[n + 1 :][:1] if d.outer == n), None)
        end = self._walk(draft, draft.start, self.line.limit(draft.cue[0]), chain=True)
        if inner and inner.contents:
            end = max(end, inner.contents[-1][1])
        draft.contents = [(draft.start, self.trim(draft.start, end))]

    def _forward(self, draft: Draft) -> None:
        line, start = self.line, draft.start
        limit = line.limit(draft.cue[0])
        if draft.opener == "h":
            limit = line.size if line.number == 0 else limit
        if draft.opener == "q" and start in line.closes:
            end = self._quoted(draft, start)
        else:
            end = self._walk(draft, start, limit)
        end = self.trim(start, end)
        if end > start:
            draft.contents = [(start, end)]

    def _quoted(self, draft: Draft, start: int) -> int:
        """End quoted words: at their mark, or behind more that is joined to them."""
        line = self.line
        close = line.closes[start]
        if start in line.unclosed:
            return self._unclosed(draft, start)
        end = min(close + 1, line.size)
        limit = max(line.ends[min(close, line.size - 1)], end) if line.inside[start] < 0 else line.limit(draft.cue[0])
        k = end
        while k < limit and line.forms[k] in COMMAS:
            k += 1
        if k < limit and self._goes_on(k, k > end):
            return self._walk(draft, k, limit)
        return end

    def _goes_on(self, k: int, comma: bool) -> bool:
        """Tell if words behind a quotation belong to it: and that ..., and another quotation, or no comma between."""
        line = self.line
        form = line.forms[k]
        conjunction = form[:1] in classes()["conjunction"]
        if conjunction and form[1:] in classes()["complementizer"]:
            return True
        if form in classes()["conjunction"] and k + 1 < line.size and k + 1 in line.closes:
            return True
        if comma or form in TRAILING or form in particles()["barrier"] or k in self.clauses or conjunction:
            return form in particles()["inside_office"] and not comma and k not in self.clauses
        return form not in particles()["clause_opener"] and form not in CLOSING and form != STRAIGHT and form not in ")]"

    def _unclosed(self, draft: Draft, start: int) -> int:
        return self._walk(draft, start + 1, self.line.limit(draft.cue[0]))

    def _walk(self, draft: Draft, start: int, limit: int, *, chain: bool = False) -> int:
        """Give where the clause that starts at `start` ends, at most at `limit`."""
        line, k, seen = self.line, start, 0
        while k < limit and seen < FAR:
            seen += 1
            if k in line.closes and k not in line.unclosed and line.closes[k] < limit:
                k = line.closes[k] + 1
                continue
            if line.forms[k] in COMMAS:
                if k + 1 < limit and self._stops(draft, k + 1, limit, chain):
                    return k
            elif k > start and self._breaks(draft, k, limit, chain):
                return k
            k += 1
        return limit

    def _stops(self, draft: Draft, k: int, limit: int, chain: bool) -> bool:
        """Tell if what stands behind a comma is no more of the content."""
        line, form, words = self.line, self.line.forms[k], particles()
        other = self._clause_of(draft, k, limit)
        if other is not None:
            return not (chain and other.subject in ("participle", "inner", "masdar")) or other.opener == "="
        if is_trailing_self(line, k) and form in words["trailing_opener"]:
            return True
        nxt = line.forms[k + 1] if k + 1 < limit else ""
        if form in words["thereby"]:
            return nxt in words["thereby_next"] or nxt in words["time"]
        if form in words["which_is"] and nxt in words["which_next"]:
            return True
        if form in words["but_he"]:
            return True
        if form in words["in"] and nxt in words["hint"]:
            return True
        if form in words["in"] and nxt in words["while_second"]:
            return True
        if form in words["while"]:
            return nxt not in words["aux"]
        if form in words["reply"]:
            return True
        if form in words["without"]:
            return any(f in words["disclose"] for f in line.forms[k + 1 : k + 4])
        if self._discloses_not(k, limit):
            return True
        return draft.opener in "np" and not chain and self._noun_stop(k, limit)

    def _noun_stop(self, k: int, limit: int) -> bool:
        """Tell if a comma ends a content that is a noun phrase."""
        form, words = self.line.forms[k], particles()
        if form in words["noun_stop"]:
            return True
        return any(e in form[:1] for e in classes()["conjunction"]) and form[1:2] in classes()["present_letter"] and False

    def _breaks(self, draft: Draft, k: int, limit: int, chain: bool) -> bool:
        """Tell if the content ends at k without a comma."""
        other = self.clauses.get(k)
        form = self.line.forms[k]
        if form in classes()["trailing_on"] and is_trailing_self(self.line, k):
            return True
        if other is not None and other is not draft and other.subject == "relative" and other.cue[0] > draft.cue[0]:
            return True
        if draft.opener in "np" and form[:2] in classes()["and_he"] and len(form) > 3 and not chain:
            return self.line.number == 0 or is_verb(self.line, k)
        if other is not None and other is not draft and not chain:
            if other.clause == k and form[:1] in classes()["conjunction"] and other.subject == "verb":
                return not other.sources and other.gender == draft.gender
        if form in particles()["contrast"] and self._discloses_not(k, limit):
            return True
        if draft.opener in "np" and form in classes()["by_saying"] and self.clauses.get(k) is not None:
            return True
        if draft.opener in "np" and form in particles()["despite"]:
            nxt = self.clauses.get(k + 1)
            return nxt is not None and nxt is not draft and nxt.subject in ("masdar", "none")
        return False

    def _discloses_not(self, k: int, limit: int) -> bool:
        """Tell if the outlet goes on to say what was left unsaid (but he did not say which)."""
        line, words = self.line, particles()
        if line.forms[k] not in words["contrast"] and stripped_contrast(line.forms[k]) not in words["contrast"]:
            return False
        return any(form in words["disclose"] for form in line.forms[k + 1 : min(k + 4, limit)])

    def _clause_of(self, draft: Draft, k: int, limit: int) -> Draft | None:
        """Give the other draft whose clause starts behind a comma at k, perhaps behind an opener."""
        words = particles()
        for at in range(k, min(k + 4, limit)):
            other = self.clauses.get(at)
            if other is not None and other is not draft and other.start != draft.start:
                return other if other.cue[0] > draft.cue[0] else None
            form = self.line.forms[at]
            if not (form in words["clause_opener"] or form in words["despite"] or form in words["aux"]
                    or form in words["while_second"] or form in words["in"] or form in words["complementizer"]
                    or form in words["verb_particle"]):
                return None
        return None

    def _around(self, draft: Draft) -> None:
        """Give an adverbial the clause it stands in, in one or two pieces."""
        line, cue = self.line, draft.cue[0]
        floor, limit = line.floor(cue), line.limit(cue)
        after = draft.sources[-1][1]
        inner = next((d for d in self.drafts if d.opener == "same" and d.cue[0] >= after and d.cue[0] < limit and d.cue[0] < after + 6), None)
        if inner:
            after = inner.sources[-1][1]
        before = cue
        while before > floor and line.forms[before - 1] in COMMAS:
            before -= 1
        start = self._start_of(floor, before)
        k = skip_adjuncts(line, after, limit, None) if start >= before else after
        if start >= before or draft.opener == "from" and is_complementizer(line, k):
            taken_up = (at for at in range(k, min(limit, k + 40)) if line.forms[at] in classes()["fa_inna"])
            k = next(taken_up, k)
            end = self.trim(k, self._walk(draft, k, limit))
            if end > k:
                draft.contents = [(k, end)]
            return
        draft.contents = [(start, before)]
        more = self._second_piece(draft, after, limit)
        if more:
            draft.contents.append(more)

    def _from_before(self, n: int, draft: Draft) -> bool:
        """Let a second adverbial hand on what the first one told: as X reported, handing on from Y."""
        before = self.drafts[n - 1] if n else None
        if before is None or before.opener != "=" or not before.contents or before.sources[-1][1] + 4 < draft.cue[0]:
            return False
        if self.line.ends[before.cue[0]] != self.line.ends[draft.cue[0]]:
            return False
        draft.contents = before.contents[:1]
        end = self.trim(draft.cue[0], self._walk(draft, draft.cue[0], self.line.limit(draft.cue[0]), chain=True))
        before.contents.append((draft.cue[0], max(end, draft.sources[-1][1])))
        return True

    def _start_of(self, floor: int, before: int) -> int:
        """Give where the clause told starts: behind the outlet's own opening words and any earlier contrast."""
        line, words = self.line, particles()
        start = self._behind_opening(floor, before)
        for k in range(max(floor, before - 80), before):
            if line.forms[k] in COMMAS and k + 1 < before and line.inside[k] == line.inside[before - 1]:
                form = line.forms[k + 1]
                nxt = line.forms[k + 2] if k + 2 < before else ""
                if form in words["while"] or (form in words["in"] and nxt in words["while_second"]):
                    start = k + 2 + (form in words["in"])
        if start < before and line.forms[start] in words["outlet_voice"]:
            for k in range(start, min(before, start + 6)):
                if is_complementizer(line, k):
                    return k + 1
        if start < before and line.forms[start] in words["contrast"]:
            start += 1
        elif start == floor and before - start <= 1 and start < before and line.forms[start] in words["clause_opener"]:
            return before
        return start

    def _behind_opening(self, floor: int, before: int) -> int:
        """Give where a sentence starts behind its dateline and behind a connective (besides that, ...)."""
        line = self.line
        for k in range(floor, min(before, floor + 14)):
            double = k + 1 < before and line.forms[k + 1] in DASHES
            if line.forms[k] in DASHES and k > floor and (double or line.forms[k] == DASHES[-1] or line.forms[k - 1] == ")"):
                while k < before and line.forms[k] in DASHES:
                    k += 1
                return k
        for k in range(floor, min(before, floor + 5)):
            if line.forms[k] in COMMAS and k > floor and line.forms[k - 1] in classes()["connective"]:
                return k + 1
        return floor

    def _second_piece(self, draft: Draft, after: int, limit: int) -> Range | None:
        """Give the rest of the clause behind an adverbial in its middle."""
        line, words = self.line, particles()
        if after >= limit:
            return None
        comma = line.forms[after] in COMMAS
        k = skip_adjuncts(line, after, limit, None)
        k = min(k, limit)
        if k < limit and line.forms[k] == ":" and k + 1 < limit:
            k += 1
        if comma and after + 1 < limit and line.forms[after + 1] in words["piece_opener"]:
            k = after + 1
        if k >= limit or line.forms[k] in TRAILING or line.forms[k] in ")]":
            return None
        form = line.forms[k]
        fits = k in line.closes or is_complementizer(line, k) or form in words["piece_opener"]
        if not fits or self._clause_of(draft, k, limit) is not None:
            return None
        end = self.trim(k, self._walk(draft, k, limit))
        return (k, end) if end > k else None

    def trim(self, start: int, end: int) -> int:
        """Leave off marks at the end of a content."""
        line = self.line
        while end > start and line.forms[end - 1] in TRAILING and end - 1 not in line.closes:
            end -= 1
        return end


def stripped_contrast(form: str) -> str:
    """Leave off an attached pronoun of two letters at most."""
    return form[:-1] if len(form) > 3 else form
