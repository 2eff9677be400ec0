"""Gives a line in the order in which a terminal without bidi support must print it: runs reordered, brackets mirrored.

A small part of the Unicode Bidirectional Algorithm (UAX #9) for one line of a right-to-left paragraph: strong types,
numbers, neutrals between them; no explicit embeddings.
"""

import unicodedata
from itertools import groupby

CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), "�")  # an article must not steer the terminal
MIRRORED = str.maketrans("()[]{}<>\u00ab\u00bb", ")(][}{><\u00bb\u00ab")


def levels(line: str) -> list[int]:
    """Give the level of each character: 1 right to left, 2 left to right or number."""
    found: list[int | None] = []
    for char in line:
        kind = unicodedata.bidirectional(char)
        if kind == "NSM" and found:
            found.append(found[-1])
        else:
            found.append(1 if kind in ("R", "AL") else 2 if kind in ("L", "EN", "AN") else None)
    settled = []
    for at, level in enumerate(found):
        if level is None:
            before = next((v for v in reversed(found[:at]) if v is not None), 1)
            after = next((v for v in found[at + 1 :] if v is not None), 1)
            level = 2 if before == after == 2 else 1
        settled.append(level)
    return settled


def visual_order(line: str) -> list[int]:
    """Give the places of the characters of a line from left to right on the screen; marks stay behind their letter.

    >>> visual_order("اب 12")
    [3, 4, 2, 1, 0]
    """
    order: list[int] = []
    for level, run in groupby(range(len(line)), key=levels(line).__getitem__):
        places = list(run)
        order = (places if level == 2 else _reversed(line, places)) + order
    return order


def _reversed(line: str, places: list[int]) -> list[int]:
    clusters: list[list[int]] = []
    for place in places:
        if clusters and unicodedata.bidirectional(line[place]) == "NSM":
            clusters[-1].append(place)
        else:
            clusters.append([place])
    return [place for cluster in reversed(clusters) for place in cluster]


def mirror(char: str, level: int) -> str:
    """Give the mirrored bracket of a right-to-left character."""
    return char.translate(MIRRORED) if level == 1 else char
