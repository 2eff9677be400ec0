"""Gives where the sentences of one line end: by marks, not in numbers, abbreviations, domains or short quotations."""

import re
from functools import cache

from khabar.knowledge import load_table
from khabar.text.clean import fold
from khabar.text.quotes import find_quotes

MARKS = re.compile("[.!?؟…]+")
CLOSERS = ')]»”"'
WORD_BEFORE = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*$")
WORD_AFTER = re.compile("[\u0621-\u064a]+")
NUMBERING = re.compile(r"\W*(?:\d{1,3}|[^\W\d_])")
SHORT_QUOTE = 60
"""A quotation of fewer characters is read with the words around it, whatever marks it holds."""
SHORT_REST = 45
FEW_WORDS = 3


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    words: dict[str, set[str]] = {"word": set(), "domain": set()}
    for row in load_table("text/abbreviations").rows:
        words[row["place"]].update(fold(form).lower() for form in row["words"].split("|"))
    return frozenset(words["word"]), frozenset(words["domain"])


@cache
def _continuation(rest: str = "") -> re.Pattern[str]:
    rows = [row for row in load_table("text/continuations").rows if rest in row["rest"]]
    forms = (fold(form) for row in rows for form in row["words"].split("|"))
    return re.compile("(?:" + "|".join(map(re.escape, sorted(forms, reverse=True))) + r")(?!\w)")


def find_ends(line: str, folded: str, *, headline: bool = False) -> list[int]:
    """Give the place behind each sentence of a line; the last is the line's length.

    >>> line = "وصل د. سعيد بنسبة 3.5 بالمئة.وأضاف أنه راض. انتهى"  # Dr Said came with 3.5 per cent. He added ... End
    >>> [line[a:b].strip() for a, b in zip([0, *find_ends(line, line)], find_ends(line, line))]
    ['وصل د. سعيد بنسبة 3.5 بالمئة.', 'وأضاف أنه راض.', 'انتهى']
    """
    if len(line) < 2 or not MARKS.search(line, 0, len(line.rstrip()) - 1):
        return [len(line)]
    spans, closes = find_quotes(line)
    ends: list[int] = []
    first = quote = 0
    for match in MARKS.finditer(line):
        start = match.start()
        while quote < len(spans) and spans[quote][1] < start:
            quote += 1
        inside = spans[quote] if quote < len(spans) and spans[quote][0] < start else None
        end = _behind_closers(line, match.end(), closes)
        if inside and end <= inside[1] and (inside[1] - inside[0] < SHORT_QUOTE or _is_pause(match.group())):
            continue
        if _is_pause(match.group()) and (headline or _is_few(line, first, start)):
            continue
        if _ends(line, folded, match, end):
            first = end
            ends.append(end)
    if ends[-1:] != [len(line)]:
        ends.append(len(line))
    return _join_short_rests(folded, ends)


def _behind_closers(line: str, at: int, closes: frozenset[int]) -> int:
    while at < len(line) and line[at] in CLOSERS and (line[at] not in '"»”' or at in closes):
        at += 1
    return at


def _is_pause(marks: str) -> bool:
    return (len(marks) > 1 or marks == "…") and set(marks) <= {".", "…"}


def _is_few(line: str, first: int, at: int) -> bool:
    return len(line[max(first, at - SHORT_QUOTE) : at].split()) < FEW_WORDS


def _ends(line: str, folded: str, match: re.Match[str], end: int) -> bool:
    start, marks = match.start(), match.group()
    if end >= len(line):
        return True
    if end > match.end() and line[start - 1 : start] in ("(", "["):
        return False  # something left out (...), or a doubt (?)
    if not line[end].isspace():
        return _ends_glued(line, folded, start, end, marks)
    if marks == "." and end == match.end() and _is_abbreviated(line, folded, start):
        return False
    behind = end
    while behind < len(line) and line[behind].isspace():
        behind += 1
    return not (end > match.end() and _continuation().match(folded, behind))


def _is_abbreviated(line: str, folded: str, at: int) -> bool:
    if at <= 5 and NUMBERING.fullmatch(line, 0, at):
        return True
    before = WORD_BEFORE.search(folded[max(0, at - 12) : at])
    if not before:
        return False
    word = before.group()
    return len(word) == 1 or word.lower() in _abbreviations()[0] or (word[-2:-1] == "." and len(word) < 12)


def _ends_glued(line: str, folded: str, start: int, end: int, marks: str) -> bool:
    after = WORD_AFTER.match(folded, end, end + 12)
    if not after or len(after.group()) < 2:
        return False
    if marks != ".":
        return True
    if after.group() in _abbreviations()[1] or line[after.end() : after.end() + 1] == ".":
        return False
    before = folded[max(0, start - 12) : start]
    word = WORD_BEFORE.search(before)
    if word is None:
        year = before[-1:].isdigit() and len(after.group()) > 2 and len(before.split()) > 1
        return year or before[-1:] in CLOSERS
    return len(word.group()) > 2 and len(after.group()) > 2 and "." not in word.group()


def _join_short_rests(folded: str, ends: list[int]) -> list[int]:
    """Give a rest such as "according to Reuters." back to the sentence before it."""
    kept: list[int] = []
    start = 0
    for end in ends:
        at = start
        while at < end and folded[at].isspace():
            at += 1
        if kept and end - at < SHORT_REST and _continuation("yes").match(folded, at):
            kept.pop()
        kept.append(end)
        start = end
    return kept
