"""Gives the runs of headlines of other reports that stand between the paragraphs of a report, announced by nothing."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from khabar.knowledge import load_table
from khabar.text.clean import fold

LONGEST = 120
FEWEST_WORDS = 4
RUN = range(2, 6)
"""One line without a full stop may be a heading of the report itself; more than five are a list or a poem."""
CLOSED = re.compile(r"[.!?؟…:،؛]\W*$")
NOT_A_HEADLINE = re.compile('[^.]\\.\\s|^\\W*\\d|^[-–—*•●▪"«“(]')


def find_link_runs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give the [first, last) of each run of lines that look like headlines, after the first whole paragraph.

    Only in a text whose paragraphs end with full stops: elsewhere a missing one tells nothing.

    >>> links = ["الوزير يزور القرية الجديدة", "إغلاق الطريق القديم أمام الشاحنات"]  # two other reports
    >>> list(find_link_runs(["فتح الجسر صباحا.", *links, "وعاد الناس.", "انتهى."]))
    [(1, 3)]
    """
    closed = [CLOSED.search(line) is not None for line in lines]
    if 2 * sum(closed) <= len(lines):
        return
    first = closed.index(True)
    start = None
    for number in range(first, len(lines) + 1):
        if number < len(lines) and not closed[number] and _looks_like_headline(lines[number]):
            start = number if start is None else start
        elif start is not None:
            if number - start in RUN and not lines[start - 1].endswith(":"):
                run = [fold(line) for line in lines[start:number]]
                if not any(_opens_paragraph(line) for line in run):
                    yield start, number
            start = None


def _looks_like_headline(line: str) -> bool:
    return len(line) < LONGEST and len(line.split()) >= FEWEST_WORDS and not NOT_A_HEADLINE.search(line)


def _opens_paragraph(line: str) -> bool:
    connectives, own_waw, waw = _openers()
    if connectives.match(line):
        return True
    word = line.split(maxsplit=1)[0].strip("،:")
    return word[0] == waw and word not in own_waw


@cache
def _openers() -> tuple[re.Pattern[str], frozenset[str], str]:
    words: dict[str, list[str]] = {"paragraph": [], "waw": []}
    for row in load_table("text/openers").rows:
        words[row["kind"]] += [fold(form) for form in row["words"].split("|")]
    pattern = "(?:" + "|".join(map(re.escape, words["paragraph"])) + r")(?!\w)"
    return re.compile(pattern), frozenset(words["waw"]), words["waw"][0][0]
