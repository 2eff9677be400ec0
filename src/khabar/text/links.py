"""Gives what links to other reports though nothing announces it: runs of headlines, opening sentences at the end."""

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
LEADS = 5
"""As many opening sentences of other reports stand under a report, most of them with a verb of telling in front."""
FEWEST_BEFORE, FEWEST_TOLD, SHORTEST_LEAD, MOST_SHARED = 2, 3, 50, 0.2
LONG_WORD = re.compile(r"\w{4,}")
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


def find_leads(lines: Sequence[str]) -> int:
    """Give where the opening sentences of other reports start that end a text; how many lines it has if none do.

    Each is long, they take up next to no word of the lines before, and most open with a verb of telling without wa.
    """
    start = len(lines) - LEADS
    if start < FEWEST_BEFORE or min(map(len, lines[start:])) < SHORTEST_LEAD:
        return len(lines)
    leads = [fold(line) for line in lines[start:]]
    telling = _telling()
    if (
        sum(lead.split(maxsplit=1)[0] in telling for lead in leads) < FEWEST_TOLD
        or sum(map(_opens_paragraph, leads)) > 1
    ):
        return len(lines)
    told = {word for line in lines[:start] for word in LONG_WORD.findall(fold(line))}
    return start if sum(_shared(lead, told) for lead in leads) < MOST_SHARED * LEADS else len(lines)


def _shared(line: str, told: set[str]) -> float:
    """Give the share of a line's long words that were told before."""
    words = set(LONG_WORD.findall(line))
    return len(words & told) / max(1, len(words))


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
    words = _words()
    pattern = "(?:" + "|".join(map(re.escape, words["paragraph"])) + r")(?!\w)"
    return re.compile(pattern), frozenset(words["waw"]), words["waw"][0][0]


@cache
def _telling() -> frozenset[str]:
    return frozenset(_words()["telling"])


@cache
def _words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = {"paragraph": [], "waw": [], "telling": []}
    for row in load_table("text/openers").rows:
        words[row["kind"]] += [fold(form) for form in row["words"].split("|")]
    return words
