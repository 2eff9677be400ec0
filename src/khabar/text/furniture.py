"""Gives the lines and ends of lines that belong to the page and not to the report: links, notices, credits, tags."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from khabar.knowledge import load_table
from khabar.text.clean import CleanText, fold
from khabar.text.links import find_leads, find_link_runs

WORD = re.compile(r"[^\W_]")
ADDRESS = re.compile(r"\W*(?:https?://|www\.)\S+\W*|\W*[\w.+-]+@[\w-]+\.\w[\w.]*\W*")
CREDITS = re.compile("[/،]")
FULL_STOP = re.compile(r"[.!?؟…:]\W*$")
EDGES = " \t\"'«»“”()[]{}*•●▪-–—_=|/\\:.,،؛!؟?…<>#+0123456789"
AFTER = {
    "no": r"(?!\w)",
    "yes": r"(?!\w)\s*(?:[:.…،,/|\-–—!؟?<>]|$)",
    "colon": r"(?!\w)\s*(?:[:/|…]|\.\.|\s[-–—]\s|$)",
}
LIST_LENGTH = 10
LINK_LENGTH = 120
NOTICE_LENGTH = 250


class Line(NamedTuple):
    """A line with words or marks: its number, [start, end) without the spaces around it, and if it is the headline."""

    number: int
    start: int
    end: int
    headline: bool


class _Notices(NamedTuple):
    whole: frozenset[str]
    lists: frozenset[str]
    start: re.Pattern[str]
    sentence: re.Pattern[str]
    inside: tuple[str, ...]


def read_lines(text: CleanText, *, headline: bool) -> list[Line]:
    """Give the lines of a text that are not empty; `headline` tells if the first of them is the headline."""
    lines: list[Line] = []
    at = 0
    for number, line in enumerate(text.clean.split("\n")):
        bare = line.strip()
        if bare:
            start = at + len(line) - len(line.lstrip())
            lines.append(Line(number, start, start + len(bare), headline and not lines))
        at += len(line) + 1
    return lines


def find_furniture(text: CleanText, title: str | None = None) -> list[tuple[int, int]]:
    """Give the [start, end) of all page furniture in the clean copy.

    >>> text = CleanText("فتح الجسر\\nفتح الجسر صباح اليوم.\\nاقرأ أيضا: إغلاق الطريق\\n#الجسر #الطريق")
    >>> [text.clean[start:end] for start, end in find_furniture(text)]  # read also: the road closed; tags
    ['اقرأ أيضا: إغلاق الطريق', 'الجسر الطريق']
    """
    from khabar.text.sentences import split_sentences

    return [(s.start, s.end) for s in split_sentences(text, title) if s.kind == "furniture"]


def furniture_lines(text: CleanText, lines: Sequence[Line]) -> set[int]:
    """Give the numbers of the lines that are furniture as a whole; a headline never is."""
    notices = _notices()
    inside = [words for words in notices.inside if words in text.folded]
    tagged = "#" in text.original
    found: set[int] = set()
    left = 0  # how many lines of a list of links may still follow
    for line in lines:
        folded = text.folded[line.start : line.end]
        if line.headline:
            continue
        if _is_notice(folded, notices, inside) or (tagged and _is_tags(text, line)):
            found.add(line.number)
            if folded.strip(EDGES) in notices.lists:
                left = LIST_LENGTH
        elif left and len(folded) < LINK_LENGTH and not FULL_STOP.search(folded):
            found.add(line.number)
            left -= 1
        else:
            left = 0
    rest = [line for line in lines if not line.headline]
    shown = ["." if line.number in found else text.clean[line.start : line.end] for line in rest]
    for first, last in find_link_runs(shown):
        found.update(line.number for line in rest[first:last])
    kept = [line for line in rest if line.number not in found]
    leads = find_leads([text.clean[line.start : line.end] for line in kept])
    found.update(line.number for line in kept[leads:])
    return found


def is_furniture_rest(folded: str, start: int, end: int, *, last: bool) -> bool:
    """Tell if furniture begins with the sentence [start, end) inside a line, and so goes on to the line's end."""
    notices = _notices()
    if notices.sentence.match(folded, start):
        return True
    return last and end - start < LINK_LENGTH and folded[start:end].strip(EDGES) in notices.whole


def _is_notice(folded: str, notices: _Notices, inside: Sequence[str]) -> bool:
    if notices.start.match(folded):
        return True
    if len(folded) < NOTICE_LENGTH and any(words in folded for words in inside):
        return True
    if len(folded) > LINK_LENGTH:
        return not WORD.search(folded)
    bare = folded.strip(EDGES)
    if bare in notices.whole or not WORD.search(folded) or ADDRESS.fullmatch(folded):
        return True
    credits = [part.strip(EDGES) for part in CREDITS.split(folded)]
    return len(credits) > 1 and all(credit in notices.whole for credit in credits)


def _is_tags(text: CleanText, line: Line) -> bool:
    start, end = text.to_original(line.start, line.end)
    before = text.original[max(0, start - 4) : start].rpartition("\n")[2]
    words = (before.strip() + text.original[start:end]).replace("،", " ").replace("#", " #").split()
    return all(word[0] == "#" or not WORD.search(word) for word in words) and bool(words)


@cache
def _notices() -> _Notices:
    """Read the table into sets and patterns over folded letters."""
    whole: set[str] = set()
    lists: set[str] = set()
    parts: dict[str, list[str]] = {"start": [], "sentence": [], "star": []}
    inside: list[str] = []
    for row in load_table("text/furniture").rows:
        forms = [fold(form) for form in row["words"].split("|")]
        places = row["place"].split("|")
        if "whole" in places:
            whole.update(forms)
        if "list" in places:
            whole.update(forms)
            lists.update(forms)
        if "inside" in places:
            inside += forms
        for place in parts.keys() & places:
            after = AFTER[row["mark"]]
            parts[place] += [re.escape(form) + (after if form[-1].isalnum() else "") for form in forms]
    parts["start"] += [rf"(?<=\*)\s*{form}" for form in parts.pop("star")]
    patterns = {
        place: re.compile(r"[^\w(]{0,8}(?:" + "|".join(sorted(alternatives, reverse=True)) + ")")
        for place, alternatives in parts.items()
    }
    return _Notices(frozenset(whole), frozenset(lists), patterns["start"], patterns["sentence"], tuple(inside))
