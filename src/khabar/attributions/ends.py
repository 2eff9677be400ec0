"""Gives where a content ends: it runs on until something else is said, or the outlet takes up its own telling."""

from khabar.attributions.adverbs import hands_on, is_trailing_self
from khabar.attributions.aside import breaks_off, goes_on_otherwise, is_note
from khabar.attributions.lexicon import classes, forms
from khabar.attributions.line import COMMAS, Line
from khabar.attributions.records import Draft
from khabar.attributions.shapes import is_masdar, particles, stripped
from khabar.attributions.spots import is_complementizer, is_saying, is_verb

LONGEST_NAME = 7  # words and marks in a quoted name
LONGEST_FRONT = 16  # words of a clause that stands before the main one
FAR = 250  # words outside quotation marks that one content is looked over for
TRAILING = set("،؛,;:.!؟?…*-–—")


class ContentWalk:
    """Walks over the words of contents; knows all drafts of the line, as each may be what ends another."""

    def __init__(self, line: Line, drafts: list[Draft]) -> None:
        self.line = line
        self.clauses: dict[int, Draft] = {}
        for draft in drafts:
            self.clauses.setdefault(draft.clause, draft)
            self.clauses.setdefault(draft.cue[0], draft)

    def end(self, draft: Draft, start: int, limit: int, *, chain: bool = False) -> int:
        """Give where the clause that starts at `start` ends, at most at `limit`.

        `chain` tells that somebody's further words belong to the content too.
        """
        line, k, seen = self.line, start, 0
        fronted = self._fronted(start, limit)
        while k < limit and seen < FAR:
            seen += 1
            if k in line.closes and k not in line.unclosed and line.closes[k] < limit:
                k = line.closes[k] + 1
                continue
            if line.forms[k] in COMMAS:
                if k != fronted and k + 1 < limit and self._stops(draft, k + 1, limit, chain):
                    return k
            elif k > start and self._breaks(draft, k, limit, chain):
                return k
            k += 1
        return limit

    def _fronted(self, start: int, limit: int) -> int:
        """Give the comma before the main clause where a content opens with another (that when he came, X), or -1."""
        line, k = self.line, start
        if k + 1 >= limit or not is_complementizer(line, k) or line.forms[k + 1] not in classes()["fronted"]:
            return -1
        commas = (at for at in range(k + 2, min(limit, k + LONGEST_FRONT)) if line.forms[at] in COMMAS)
        return next(commas, -1)

    def trim(self, start: int, end: int) -> int:
        """Leave off marks at the end of a content."""
        line = self.line
        while end > start and line.forms[end - 1] in TRAILING and end - 1 not in line.closes:
            end -= 1
        return end

    def clause_of(self, draft: Draft, k: int, limit: int) -> Draft | None:
        """Give the other draft whose clause starts behind a comma at k, perhaps behind an opener."""
        words = particles()
        for at in range(k, min(k + 4, limit)):
            other = self.clauses.get(at)
            if other is not None and other is not draft and other.start != draft.start:
                if draft.start < other.clause < k and other.sources and other.sources[0][0] == other.clause:
                    return None  # its subject stands in the content, so it does too
                behind = at > k and self.line.forms[at - 1] in words["despite"]
                return other if self._is_apart(draft, other, behind) else None
            form = self.line.forms[at]
            if not any(form in words[key] for key in OPENERS):
                return None
        return None

    def _is_apart(self, draft: Draft, other: Draft, behind: bool) -> bool:
        """Tell if another draft, whose clause starts behind a comma, stands outside this one's content."""
        if draft.opener not in "np" and not behind and other.subject in ("none", "masdar") and other.opener != "=":
            return False
        relative = other.clause < other.cue[0] and self.line.forms[other.clause] in classes()["relative"]
        if relative and (other.subject != "relative" or not self._is_last(other)):
            return False
        return other.cue[0] > draft.cue[0]

    def _stops(self, draft: Draft, k: int, limit: int, chain: bool) -> bool:
        """Tell if what stands behind a comma is no more of the content."""
        line, form, words = self.line, self.line.forms[k], particles()
        if (draft.subject == "masdar" and self._is_main(draft, k)) or goes_on_otherwise(line, k, limit, draft):
            return True
        other = self.clause_of(draft, k, limit)
        if other is not None:
            return not (chain and other.subject in ("participle", "inner", "masdar")) or other.opener == "="
        if is_trailing_self(line, k) and form in words["trailing_opener"]:
            return True
        nxt = line.forms[k + 1] if k + 1 < limit else ""
        if form in words["thereby"]:
            return nxt in words["thereby_next"] or nxt in words["time"]
        if form in words["without"]:
            return any(f in words["disclose"] for f in line.forms[k + 1 : k + 4])
        if self._demands(draft, k, limit):
            return True
        left = form in words["but_he"] and draft.opener in "np"
        if left or form in words["eve"] or form in words["reply"] or self._leaves(k, nxt, limit):
            return True
        return draft.opener in "np" and not chain and form in words["noun_stop"]

    def _is_main(self, draft: Draft, k: int) -> bool:
        """Tell if the main clause opens at k behind a verbal noun of saying that only tells when (after X's saying)."""
        line, cue = self.line, draft.cue[0]
        when = cue > 0 and line.forms[cue - 1] in particles()["despite"] and cue - 1 == line.floor(cue)
        return when and line.inside[k] == line.inside[cue] and is_verb(line, k) and not line.words[k].conj

    def _leaves(self, k: int, nxt: str, limit: int) -> bool:
        """Tell if the outlet goes on in its own voice behind a comma: which is what, in a hint at, asked about."""
        line, form, words = self.line, self.line.forms[k], particles()
        if form in words["which_is"] and nxt in words["which_next"]:
            return True
        if form in words["in"] and nxt in words["hint"]:
            return True
        if form in classes()["what"] and k + 1 < limit and is_saying(line, k + 1):
            return True  # which makes it likely that
        if form in words["answering"] and any(f in words["asked"] for f in line.forms[k + 1 : k + 4]):
            return True
        return self._discloses_not(k, limit)

    def _breaks(self, draft: Draft, k: int, limit: int, chain: bool) -> bool:
        """Tell if the content ends at k without a comma."""
        if draft.opener in "np" and not chain and self.line.forms[k] in classes()["lakin"]:
            return True  # a noun is not contradicted, who speaks is
        form, words = self.line.forms[k], classes()
        if not chain and breaks_off(self.line, k, limit):
            return True
        other = self.clauses.get(k)
        answered = other is not None and other.why.rpartition(":")[2] in classes()["answering_key"]
        if draft.opener == "w" and answered:
            return True
        if other is not None and other.opener == "=" and other.cue[0] == k and hands_on(self.line, other):
            return True
        if form in words["trailing_on"] and is_trailing_self(self.line, k):
            return True
        if other is not None and other is not draft and self._is_told_behind(other, k):
            return True
        if other is not None and other.cue[0] == k and self._is_taken_up(draft, other):
            return True
        if other is not None and other is not draft and self._starts_anew(draft, other, k, chain):
            return True
        if form in words["lakin"] and self._discloses_not(k, limit):
            return True
        if k + 1 < limit and form in words["contrast"] and self._others_turn(draft, k):
            return True
        return draft.opener in "np" and not chain and self._ends_phrase(draft, k)

    def _is_told_behind(self, other: Draft, k: int) -> bool:
        """Tell if a verb right behind a closing mark only has its subject and content behind it ("..." X said)."""
        line = self.line
        opened = line.opened_by.get(k - 1, k)
        behind = other.cue[0] == k and line.inside[k] < 0 and k - opened > LONGEST_NAME and line.words[k].conj == ""
        return behind and other.subject == "verb" and bool(other.sources) and other.sources[0][0] > k

    def _demands(self, draft: Draft, k: int, limit: int) -> bool:
        """Tell if a verb with wa that asks or accuses goes on with what who speaks does (said ..., and called on X)."""
        line = self.line
        if draft.opener not in "cqwe" or draft.subject != "verb" or not line.words[k].conj or not is_verb(line, k):
            return False
        cue = line.words[draft.cue[0]]
        entries = forms().get(stripped(line.forms[k]), ())
        acts = (e for e in entries if e.key in classes()["acting_key"] and e.tense == cue.tense)
        return any((e.gender, e.number) == (draft.gender, draft.number) for e in acts)

    def _is_last(self, other: Draft) -> bool:
        """Tell if a relative clause that calls something a name is the last of its sentence, so the outlet's own."""
        line, start = self.line, other.start
        limit = line.limit(other.cue[0])
        opened = next((k for k in (start, start + 1) if k in line.closes), -1)
        if opened >= 0:
            end = line.closes[opened] + 1
        else:
            end = next((k for k in range(start, limit) if line.forms[k] in COMMAS), limit)
        noted = end < limit and is_note(line, end)
        return noted or all(line.forms[k] in TRAILING for k in range(end, limit))

    def _is_taken_up(self, draft: Draft, other: Draft) -> bool:
        """Tell if a verb with fa takes up whom amma has put in front, a relative clause between (as for X who ...)."""
        fronted = bool(other.sources) and other.sources[0][1] <= draft.cue[0]
        taken = self.line.forms[other.cue[0]][:1] in classes()["fa"] and self.line.words[other.cue[0]].conj != ""
        return fronted and taken and self.line.inside[draft.cue[0]] == self.line.inside[other.cue[0]]

    def _others_turn(self, draft: Draft, k: int) -> bool:
        """Tell if a word of contrast without comma at k opens the words of somebody else who is named there."""
        other = self.clauses.get(k + 1)
        if other is None or other is draft or not other.sources or self.line.inside[k] >= 0:
            return False
        return other.cue[0] > draft.cue[0] and other.subject == "verb"

    def _starts_anew(self, draft: Draft, other: Draft, k: int, chain: bool) -> bool:
        """Tell if another cue's clause, right at k, is no more of this content."""
        later = other.cue[0] > draft.cue[0]
        if other.subject == "relative":
            return later and self._is_last(other)
        if chain:
            return False
        if other.subject == "participle":
            return later
        joined = other.clause == k and self.line.forms[k][:1] in classes()["conjunction"] and other.subject == "verb"
        joined = joined and (self.line.words[k].pos in ("X", "") or bool(self.line.words[k].conj))
        return joined and not other.sources and other.gender == draft.gender

    def _ends_phrase(self, draft: Draft, k: int) -> bool:
        """Tell if a content that is a noun phrase ends at k."""
        form, words = self.line.forms[k], classes()
        listed = is_masdar(stripped(form)) and is_masdar(self.line.forms[draft.start])
        if self.line.words[k].conj and is_verb(self.line, k) and not listed and not self._has_clause(draft.start, k):
            return True
        if form in words["by_saying"] and k in self.clauses:
            return True
        nxt = self.clauses.get(k + 1) if form in particles()["despite"] else None
        return nxt is not None and nxt is not draft and nxt.subject in ("masdar", "none")

    def _has_clause(self, start: int, k: int) -> bool:
        """Tell if a clause stands between, so that a verb with wa may go on with it."""
        line = self.line
        for at in range(start, min(k, start + 40)):
            if line.forms[at] in particles()["relative"] or is_verb(line, at) or is_complementizer(line, at):
                return True
        return False

    def _discloses_not(self, k: int, limit: int) -> bool:
        """Tell if the outlet goes on to say what was left unsaid (but he did not say which)."""
        line, words = self.line, particles()
        form = line.forms[k]
        if form in words["in"]:
            return any(f in words["disclose"] for f in line.forms[k + 2 : min(k + 5, limit)])
        owned = form[:-1] if len(form) > 3 else form
        if form not in words["contrast"] and owned not in words["contrast"]:
            return False
        return any(f in words["disclose"] for f in line.forms[k + 1 : min(k + 4, limit)])


OPENERS = ("clause_opener", "despite", "aux", "while_second", "in", "complementizer", "verb_particle")
