"""Gives where quotations stand in a line: pairs of marks, straight, curled or angled, nested or left open."""

import re
from typing import NamedTuple

MARK = re.compile('["«»“”„]')
OPENING, CLOSING = "«“„", "»”"
BEFORE = " \t([«“„:،؛-"
AFTER = " \t.,،؛:!?؟…)]»”-"


class Quotes(NamedTuple):
    """The outermost quotations of a line as (place of the opening mark, place of the closing mark), in order."""

    spans: tuple[tuple[int, int], ...]
    closes: frozenset[int]


NONE = Quotes((), frozenset())


def find_quotes(line: str) -> Quotes:
    """Pair the quotation marks of one line; a mark without a partner is left out.

    >>> find_quotes('قال "سنرد" ثم «انصرف').spans  # he said "we will answer", then left
    ((4, 9),)
    """
    spans: list[tuple[int, int]] = []
    closes: list[int] = []
    opened: list[int] = []  # angled and curled marks still open
    straight = -1
    for match in MARK.finditer(line):
        at, mark = match.start(), match.group()
        if mark in OPENING:
            opened.append(at)
        elif mark in CLOSING:
            if opened:
                closes.append(at)
                _close(spans, opened.pop(), at)
        elif straight < 0:
            straight = at if not _looks(line, at, closing=True) else -1
        elif _looks(line, at, closing=False):
            straight = at  # the one before was never closed
        else:
            closes.append(at)
            _close(spans, straight, at)
            straight = -1
    return Quotes(tuple(spans), frozenset(closes)) if spans else NONE


def _looks(line: str, at: int, *, closing: bool) -> bool:
    """Tell if a straight mark can only close, or can only open, by the characters beside it."""
    before = at == 0 or line[at - 1] in BEFORE
    after = at + 1 >= len(line) or line[at + 1] in AFTER
    return after and not before if closing else before and not after


def _close(spans: list[tuple[int, int]], start: int, end: int) -> None:
    while spans and spans[-1][0] > start:  # quotations inside this one
        spans.pop()
    spans.append((start, end))
