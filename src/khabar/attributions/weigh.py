"""Gives the cues of a line as a trained judge has them: without the drafts it doubts, with those it finds left out."""

from bisect import bisect_left, bisect_right
from functools import cache

from khabar.attributions.cue_features import cue_features
from khabar.attributions.line import Line
from khabar.attributions.records import Draft
from khabar.attributions.state import CueState
from khabar.attributions.unread import unread
from khabar.classifiers import Ranker
from khabar.classifiers.shipped import shipped

LEAST_RULED = 0.4  # probability from which a draft of the readers is kept
LEAST_LOOSE = 0.45  # and from which one that no reader took is added


class CueJudge(Ranker, frozen=True):
    """The judge of cues; `settled` are the sorts of drafts that need no weighing, as they were always or never cues."""

    settled: frozenset[str] = frozenset()


@cache
def cue_judge() -> CueJudge:
    """Read the shipped judge of cues."""
    return shipped("attributions/cue", CueJudge)


def weigh(state: CueState) -> list[Draft]:
    """Give the drafts of a line that hand something over, as far as the judge can tell."""
    row = Row(state.drafts)
    added = [draft for options in unread(state, cue_judge().settled) if (draft := _best(state.line, options, row))]
    bound = {n for k, draft in enumerate(state.drafts) if draft.outer >= 0 for n in (k, draft.outer)}
    kept = [draft for k, draft in enumerate(state.drafts) if k in bound or _is_likely(state.line, draft, row)]
    return in_order(state.drafts, kept, added)


class Row:
    """The drafts of a line's readers in the order of their cues."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.drafts = sorted(drafts, key=lambda draft: draft.cue[0])
        self.cues = [draft.cue[0] for draft in self.drafts]

    def around(self, draft: Draft) -> tuple[Draft | None, Draft | None]:
        """Give the nearest drafts with another cue before and behind one."""
        low, high = bisect_left(self.cues, draft.cue[0]), bisect_right(self.cues, draft.cue[0])
        before = self.drafts[low - 1] if low else None
        return before, self.drafts[high] if high < len(self.drafts) else None


def sort_of(line: Line, draft: Draft) -> str:
    """Give of what sort a draft of the readers is: its row, how its content opens, whether it is sourced and quoted."""
    row = draft.why.rpartition(":")[2]
    return f"{row}:{draft.opener}:{draft.subject}:{bool(draft.sources)}:{line.inside[draft.cue[0]] >= 0}"


def _is_likely(line: Line, draft: Draft, row: Row) -> bool:
    if sort_of(line, draft) in cue_judge().settled:
        return True
    return cue_judge().chance(cue_features(line, draft, row.around(draft))) >= LEAST_RULED


def _best(line: Line, options: list[Draft], row: Row) -> Draft | None:
    """Give the likeliest of a word's loose readings, if one of them is likelier than none."""
    entries = [cue_features(line, draft, row.around(draft)) for draft in options]
    shares = cue_judge().shares([*entries, ()])
    if 1 - shares[-1] < LEAST_LOOSE:
        return None
    return max(zip(shares, options, strict=False), key=lambda pair: pair[0])[1]


def in_order(drafts: list[Draft], kept: list[Draft], added: list[Draft]) -> list[Draft]:
    """Give the drafts kept in their order, those added in their places, none between the two of a chain."""
    outer = {id(draft): drafts[draft.outer] for draft in kept if draft.outer >= 0}
    order: list[Draft] = []
    more = sorted(added, key=lambda draft: draft.cue[0])
    at = 0
    for draft in kept:
        first = at
        while at < len(more) and more[at].cue[0] < draft.cue[0]:
            at += 1
        if id(draft) not in outer:
            order += more[first:at]
        order.append(draft)
    order += more[at:]
    place = {id(draft): n for n, draft in enumerate(order)}
    for draft in kept:
        draft.outer = place[id(outer[id(draft)])] if id(draft) in outer else -1
    return order
