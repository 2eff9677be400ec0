"""Gives the dateline of a line: the place and the news agency that open a report before its first sentence."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from khabar.knowledge import load_table
from khabar.text.clean import CleanText, fold

DASH = r"(?:[-–—]{1,3}|:)"
NAME = r"[^\s()\[\]:;.\-–—\"«»“”\d][^()\[\]:;\n\d\"«»“”–—]{1,60}?"
BRACKETS = re.compile(
    rf"(?P<place>{NAME})?(?P<date>(?:\s|،|,)*(?:\d|يوم)[^()\n]{{0,45}})?\s*[(\[]+\s*(?P<agency>[^()\[\]\n]{{2,40}}?)"
    rf"\s*(?=[)\](]|--)[)\](]*\s*(?P<dash>{DASH})?\s*"
)
AGENCY = r"[\"«“]?(?P<agency>[^()\[\]:\n\-–—\"«»“”]{2,40}?)[\"»”]?"
DASHED = re.compile(rf"(?P<place>{NAME})\s*[-–—:/]\s*{AGENCY}\s*(?P<dash>{DASH}|$)\s*")
ALONE = re.compile(r"(?P<agency>[^()\[\]:\n\-–—\"«»“”]{2,25}?)\s*[-–—]{1,3}\s+")
PLACE = re.compile(rf"(?P<place>{NAME})\s*(?:\s[-–—]{{1,3}}\s|[-–—]{{2,3}})\s*")
LATIN = re.compile(r"[A-Z][A-Z0-9&]{1,5}|[A-Z][a-z]{2,9}")
JOINED = re.compile(r"\s*(?:[،,/+&]|\sو)\s*")
SIGN = re.compile("[(\\[\\-–—:]")
REACH = 110
LONGEST_PLACE = 8
SHORTEST_STORY = 20


class Dateline(NamedTuple):
    """A dateline; all places are [start, end) of the clean copy. `agency` is the words inside the brackets."""

    start: int
    end: int
    place: tuple[int, int] | None
    agency: tuple[int, int] | None


class _Names(NamedTuple):
    places: frozenset[str]
    agencies: frozenset[str]
    never: frozenset[str]


def match_dateline(text: CleanText, start: int, end: int, *, early: bool = True) -> Dateline | None:
    """Give the dateline that the line [start, end) opens with; only an `early` line opens with a bare place or agency.

    >>> text = CleanText("الدوحة، قطر (CNN) -- أعلن الوزير")  # Doha, Qatar (CNN) -- the minister announced
    >>> line = match_dateline(text, 0, len(text.clean))
    >>> text.clean[slice(*line.place)], text.clean[slice(*line.agency)], text.clean[line.end:].strip()
    ('الدوحة، قطر', 'CNN', 'أعلن الوزير')
    """
    folded = text.folded
    limit = min(end, start + REACH)
    if not SIGN.search(folded, start, limit):
        return None
    for pattern, fits in ((BRACKETS, _fits_brackets), (DASHED, _fits_dashed)):
        match = pattern.match(folded, start, limit)
        if match and fits(match):
            return _dateline(text, match)
    if not early:
        return None
    match = ALONE.match(folded, start, limit)
    if match and end - match.end() > SHORTEST_STORY and _are_agencies(match["agency"]):
        return _dateline(text, match)
    match = PLACE.match(folded, start, limit)
    if match and end - match.end() > SHORTEST_STORY and _is_place(match["place"]):
        return _dateline(text, match)
    return None


def find_datelines(text: CleanText, sentences: Iterable[tuple[int, int, int, str]]) -> list[Dateline]:
    """Give the datelines among sentences, with their place and agency."""
    found = []
    for start, end, _, kind in sentences:
        if kind == "dateline":
            behind = text.clean.find("\n", end)
            dateline = match_dateline(text, start, behind if behind >= 0 else len(text.clean))
            if dateline:
                found.append(dateline)
    return found


def _fits_brackets(match: re.Match[str]) -> bool:
    if not _are_agencies(match["agency"], latin=match["dash"] is not None):
        return False
    place = match["place"]
    if place is None:
        return match["dash"] != ":"
    known = _is_place(place)
    if match["dash"] is None:
        return known
    words = place.split()
    return known or (len(words) <= 3 and match["dash"] != ":" and not _names().never.intersection(words))


def _fits_dashed(match: re.Match[str]) -> bool:
    return _are_agencies(match["agency"]) and _is_place(match["place"])


def _is_place(words: str) -> bool:
    """Tell if words are a known place, or places with their country ("Doha, Qatar")."""
    parts = [part.strip() for part in re.split("[،,/]", words)]
    names = _names().places
    return len(words.split()) <= LONGEST_PLACE and (parts[0] in names or (len(parts) == 2 and parts[1] in names))


def _are_agencies(words: str, *, latin: bool = True) -> bool:
    names = _names().agencies
    return all(
        part.replace(".", " ").strip() in names or (latin and LATIN.fullmatch(part) is not None)
        for part in JOINED.split(words.strip())
    )


def _dateline(text: CleanText, match: re.Match[str]) -> Dateline:
    place = match.span("place") if match.re.groupindex.get("place") and match["place"] else None
    agency = match.span("agency") if match.re.groupindex.get("agency") else None
    start, end = match.span()
    while end > start and text.clean[end - 1].isspace():
        end -= 1
    return Dateline(start, end, place and _bare(text, *place), agency and _bare(text, *agency))


def _bare(text: CleanText, start: int, end: int) -> tuple[int, int]:
    while end > start and text.clean[end - 1] in " ،,":
        end -= 1
    return start, end


@cache
def _names() -> _Names:
    names: dict[str, set[str]] = {"place": set(), "agency": set(), "never": set()}
    for row in load_table("text/datelines").rows:
        names[row["kind"]].update(fold(form) for form in row["names"].split("|"))
    agencies = {form.replace(".", " ") for form in names["agency"]}
    for row in load_table("actors/agencies").rows:
        agencies.update(fold(form) for form in row.get("short", "").split("|") if form)
    return _Names(frozenset(names["place"]), frozenset(agencies), frozenset(names["never"]))
