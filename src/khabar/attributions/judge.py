"""Gives kind and stance of an attribution, read off its content."""

from functools import cache
from typing import NamedTuple

from khabar.attributions.lexicon import classes
from khabar.attributions.line import CLOSING, STRAIGHT, Line
from khabar.attributions.records import Draft, Range
from khabar.knowledge import load_table
from khabar.text import fold

MARKS = frozenset(':"«“')
NEAR = 7  # words from the start of a content that tell its stance


def kind_of(line: Line, contents: list[Range]) -> str:
    """Give direct where all is quoted, mixed where some is, else indirect; a leading complementizer counts nothing.

    So the settled doubt 10 of the guide has it: an, inna and a colon are left away first.
    """
    if not contents:
        return "indirect"
    wholly = True
    some = False
    for first, last in contents:
        wholly = wholly and _wholly_quoted(line, first, last)
        some = some or line.quotes_in(first, last)
    if wholly:
        return "direct"
    return "mixed" if some else "indirect"


def _wholly_quoted(line: Line, first: int, last: int) -> bool:
    while first < last and line.forms[first] in classes()["plain_complementizer"] | {":"}:
        first += 1
    if first >= last or first not in line.closes:
        return False
    close = line.closes[first]
    if first in line.unclosed:
        return False
    return close == last - 1 or (close == last - 2 and line.forms[last - 1] in CLOSING.keys() | {STRAIGHT})


SURE, QUOTED = 0.96, 0.6  # a cue inside somebody's quoted words is seldom meant as one
BY_SUBJECT = {"none": 0.8, "masdar": 0.9}
BY_OPENER = {"p": 0.87, "prev": 0.8, "e": 0.9}


class StanceRule(NamedTuple):
    """One pattern of a row of stances.tsv: words near the start of a content that change a stance; * is any word."""

    order: int
    words: tuple[str, ...]
    stance: str
    over: frozenset[str]
    first: bool

    def matches(self, body: list[str], at: int) -> bool:
        """Tell if the pattern stands at place `at` of a content's first words."""
        part = body[at : at + len(self.words)]
        if len(part) < len(self.words) or (self.first and at):
            return False
        return all(mine in ("*", theirs) for mine, theirs in zip(self.words, part, strict=True))


@cache
def stance_rules() -> dict[str, list[StanceRule]]:
    """Give the rules by the first word of their patterns."""
    found: dict[str, list[StanceRule]] = {}
    for order, row in enumerate(load_table("attributions/stances").rows):
        over = frozenset(row["over"].split("|"))
        for pattern in row["words"].split("|"):
            words = tuple(fold(pattern).split())
            rule = StanceRule(order, words, row["stance"], over, row["where"] == "first")
            found.setdefault(words[0], []).append(rule)
    return found


def stance_of(line: Line, draft: Draft) -> str:
    """Give the cue's stance, unless the content's first words tell another."""
    if not draft.contents:
        return draft.stance
    first, last = draft.contents[0]
    skip = classes()["complementizer"]
    while first < last and (line.forms[first] in skip or line.forms[first] in MARKS):
        first += 1
    body = line.forms[first : min(last, first + NEAR)]
    table = stance_rules()
    hits = [
        rule
        for at, word in enumerate(body)
        for rule in table.get(word, ())
        if draft.stance in rule.over and rule.matches(body, at)
    ]
    return min(hits).stance if hits else draft.stance


def confidence_of(line: Line, draft: Draft) -> float:
    """Give how sure a cue of this sort is, roughly as often as it was right on the tuning part of the gold."""
    if line.inside[draft.cue[0]] >= 0:
        return QUOTED
    return min(BY_SUBJECT.get(draft.subject, SURE), BY_OPENER.get(draft.opener, SURE))
