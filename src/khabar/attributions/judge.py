"""Gives kind and stance of an attribution, read off its content."""

from functools import cache

from khabar.attributions.lexicon import classes
from khabar.attributions.line import CLOSING, STRAIGHT, Line
from khabar.attributions.records import Draft, Range
from khabar.knowledge import load_table
from khabar.text import fold

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


class StanceRule:
    """A row of stances.tsv: words that change a stance when they stand near the start of a content."""

    def __init__(self, row: dict[str, str]) -> None:
        self.key, self.stance = row["key"], row["stance"]
        self.over = frozenset(row["over"].split("|"))
        self.first = row["where"] == "first"
        self.patterns = [tuple(fold(p).split()) for p in row["words"].split("|") if p]

    def matches(self, words: list[str]) -> bool:
        """Tell if one of the patterns stands among the words; * stands for any one word."""
        starts = range(1) if self.first else range(len(words))
        return any(self._at(words, at, pattern) for pattern in self.patterns for at in starts)

    @staticmethod
    def _at(words: list[str], at: int, pattern: tuple[str, ...]) -> bool:
        part = words[at : at + len(pattern)]
        return len(part) == len(pattern) and all(p in ("*", w) for p, w in zip(pattern, part, strict=True))


@cache
def stance_rules() -> list[StanceRule]:
    """Give the rules in the order of their table."""
    return [StanceRule(row) for row in load_table("attributions/stances").rows]


def stance_of(line: Line, draft: Draft) -> str:
    """Give the cue's stance, unless the content's first words tell another."""
    if not draft.contents:
        return draft.stance
    first, last = draft.contents[0]
    skip = classes()["complementizer"] | {":", STRAIGHT, "«", "“"}
    words: list[str] = []
    for form in line.forms[first : min(last, first + NEAR + 3)]:
        if form in skip and not words:
            if form in classes()["complementizer"]:
                words.extend(["#" + form])
            continue
        words.append(form)
    body = [w for w in words if not w.startswith("#")][:NEAR]
    for rule in stance_rules():
        if draft.stance in rule.over and rule.matches(body):
            return rule.stance
    return draft.stance
