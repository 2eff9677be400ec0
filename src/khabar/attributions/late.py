"""Gives a cue without source the phrase right behind it, where a judge takes that for who speaks."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from khabar.attributions.cue_features import bucket
from khabar.attributions.line import COMMAS, Line
from khabar.attributions.records import Draft, Range
from khabar.attributions.shapes import particles, role_of, stripped
from khabar.attributions.sources import source_phrase
from khabar.attributions.subjects import gender_number
from khabar.classifiers import Clue, Ranker, load_ranker, plain
from khabar.words.clusters import cluster_of

LEAST = 0.5  # probability from which the phrase is the source
HANDED_ON = ("x", "same", "from", "h")  # openers whose source the readers of chains and headlines know


class Late(NamedTuple):
    """A phrase right behind a cue: its ranges, and where the content opens if it is the source."""

    sources: tuple[Range, ...]
    start: int


@cache
def late_judge() -> Ranker:
    """Read the shipped judge of phrases right behind a cue."""
    return load_ranker("attributions/late")


def name_late(line: Line, drafts: Sequence[Draft]) -> None:
    """Give the drafts of a line without source the phrase right behind their cue, where that is likely the source."""
    for draft in drafts:
        late = late_phrase(line, draft)
        if late is not None and late_judge().chance(late_features(line, draft, late)) >= LEAST:
            draft.sources, draft.start = list(late.sources), late.start


def late_phrase(line: Line, draft: Draft) -> Late | None:
    """Give the noun phrase right behind a cue without source, where the content opens with it or behind it."""
    at, limit = draft.cue[1], line.limit(draft.cue[0])
    if draft.sources or draft.opener in HANDED_ON or at >= limit or draft.start < at:
        return None
    if draft.subject == "verb" and draft.number in ("d", "p"):
        return None  # before a noun that speaks the verb stays singular
    found = source_phrase(line, at, limit if draft.start == at else draft.start, None)
    if not found:
        return None
    start = max(draft.start, found[-1][1])
    while start < limit and line.forms[start] in COMMAS:
        start += 1
    return Late(tuple(found), start) if start < limit else None


def late_features(line: Line, draft: Draft, late: Late) -> list[Clue]:
    """Give the features of a phrase right behind a cue as its source, as one clue."""
    (first, _), last, cue = late.sources[0], late.sources[-1][1], draft.cue[0]
    word, head, then = line.words[cue], line.words[first], line.words[late.start]
    key = draft.why.rpartition(":")[2]
    sort = f"{draft.why[-len(key) - 8 : -len(key) - 5]}:{word.pos}{word.tense}:{_left(line, cue)}"
    gender, number = gender_number(line, first)
    role = role_of(line.forms[first])
    who = role.kind if role is not None else head.pos
    agree = f"{_agrees(draft.gender, gender)}{_agrees(draft.number, number)}"
    features = [
        "bias", sort, key, f"{key}:{sort}", f"{sort}:{draft.opener}:{draft.subject}", f"{key}:{draft.opener}",
        f"form={stripped(word.form)}", f"suffix={bool(word.suffix)}:{draft.opener}", f"voice={word.voice}:{sort}",
        f"agree={agree}:{sort}", f"agree={agree}:{draft.gender}{draft.number}", f"gender={head.gender}{draft.gender}",
        f"who={who}:{sort}", f"who={who}:{key}", f"who={who}:{draft.opener}", f"head={head.lemma}",
        f"head.pos={head.pos}{head.article}{head.prep}:{draft.opener}", f"topic={cluster_of(head.stem)}",
        f"named={line.first + first in line.names.inside}", f"length={bucket(last - first)}:{draft.opener}",
        f"moves={late.start - draft.start > 0}:{draft.opener}:{key}", f"then={then.pos}{then.article}{then.prep}:{key}",
        f"then={line.forms[late.start]}:{draft.opener}", f"then={then.pos}{then.article}{then.prep}:{who}",
        f"quote={first in line.closes}:{draft.opener}",
    ]  # fmt: skip
    return [(plain, *dict.fromkeys(features))]


def _left(line: Line, cue: int) -> str:
    """Tell what stands before a cue: nothing, a comma, a relative pronoun or a word."""
    if cue <= line.floor(cue):
        return "^"
    form = line.forms[cue - 1]
    return "," if form in COMMAS else "r" if form in particles()["relative"] else "w"


def _agrees(mine: str, theirs: str) -> str:
    return "?" if not mine or not theirs else "+" if mine == theirs else "-"
