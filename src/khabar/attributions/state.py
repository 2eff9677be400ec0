"""Gives what is known of a line while its cues are read from the first word to the last."""

from khabar.attributions.doubled import doubled_cue
from khabar.attributions.lexicon import Form, classes
from khabar.attributions.line import Line
from khabar.attributions.openers import Opener
from khabar.attributions.records import Draft, Range
from khabar.attributions.shapes import is_attached
from khabar.attributions.spots import is_complementizer

VERBS = "attributions/verbs.tsv:"


class CueState:
    """The cues found so far in a line, and the words that can be none any more."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.drafts: list[Draft] = []
        self.taken: set[int] = set()  # words of cues
        self.named: set[int] = set()  # words of sources
        self.busy = 0  # where the content of the last cue starts: between the two stands no other cue

    def take(self, drafts: list[Draft]) -> None:
        """Keep drafts found together; the outer of an inner one is counted from the first of them."""
        base = len(self.drafts)
        for draft in drafts:
            if draft.outer >= 0:
                draft.outer += base
            self.drafts.append(draft)
            self.taken.update(range(*draft.cue))
            for source in draft.sources:
                self.named.update(range(*source))

    def draft(self, i: int, entry: Form, opener: Opener, sources: list[Range], clause: int) -> Draft:
        """Make the draft of a said-verb at i."""
        draft = Draft(VERBS + entry.key, entry.stance, doubled_cue(self.line, i, opener[0], entry.key), sources)
        draft.start, draft.opener = opener
        draft.clause = min([clause, *(first for first, _ in sources if first < i)])
        draft.gender, draft.number = entry.gender, entry.number
        if draft.opener == "p":
            self._past_attitude(draft)
        return draft

    def _past_attitude(self, draft: Draft) -> None:
        """Let the content start behind the noun of an attitude (voiced his hope that), which belongs to the cue."""
        line, k = self.line, draft.start
        words = classes()
        if line.forms[k] not in words["agreeing_attitude"] or k + 2 >= line.size:
            return
        nxt = k + 1
        if line.forms[nxt] in words["free_preposition"]:
            nxt += 1
        if (
            nxt == k + 1
            and not is_complementizer(line, nxt)
            and nxt not in line.closes
            and not any(is_attached(line.forms[nxt], letter) for letter in words["attached_bi"])
        ):
            return
        if line.forms[k] in words["hope"]:
            draft.stance = "hope"
        elif line.forms[k] in words["estimate"]:
            draft.stance = "estimate"
        if draft.cue[1] + 1 == k:
            draft.cue = (draft.cue[0], k + 1)
        draft.start = nxt
