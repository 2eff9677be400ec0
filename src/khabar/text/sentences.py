"""Gives the sentences of a text, as [start, end) of its clean copy, with their kind."""

from collections.abc import Iterator
from typing import NamedTuple

from khabar.text.clean import CleanText
from khabar.text.datelines import match_dateline
from khabar.text.ends import find_ends
from khabar.text.furniture import NOTICE_LENGTH, Line, furniture_lines, is_furniture_rest, read_lines

EARLY_LINES = 2
"""How many lines of the body may open with a dateline that is a bare place or agency."""
BULLETS = "*•●▪"


class Sentence(NamedTuple):
    """A sentence. `line` is the number of its line; `kind` is headline, teaser, dateline, body or furniture.

    A dateline is a sentence of its own before the first sentence of its line; a teaser is read like the body.
    """

    start: int
    end: int
    line: int
    kind: str


def split_sentences(text: CleanText, title: str | None = None) -> list[Sentence]:
    """Split at line ends and at full stops, question and exclamation marks outside numbers and short quotations.

    The first line is the headline, unless it opens with an agency's dateline or a `title` is given that the text does
    not begin with.

    >>> text = CleanText("اتفاق جديد\\nعمان (رويترز) - وقع الوزير الاتفاق. وشكر ضيوفه.\\nاقرأ أيضا: صور")
    >>> [s.kind for s in split_sentences(text)]  # a new agreement; Amman (Reuters) - the minister signed it ...
    ['headline', 'dateline', 'body', 'body', 'furniture']
    """
    lines = read_lines(text, headline=has_headline(text, title))
    furniture = furniture_lines(text, lines)
    found: list[Sentence] = []
    body = 0
    for line in lines:
        if line.number in furniture:
            found.append(Sentence(line.start, line.end, line.number, "furniture"))
        elif line.headline:
            found += _split(text, line, line.start, "headline")
        else:
            body += 1
            found += _split_body(text, line, early=body <= EARLY_LINES)
    return found


def has_headline(text: CleanText, title: str | None) -> bool:
    """Tell if the first line of a text is its headline; one that opens with an agency's dateline never is."""
    start = len(text.clean) - len(text.clean.lstrip())
    end = text.clean.find("\n", start)
    dateline = match_dateline(text, start, end if end >= 0 else len(text.clean), early=False)
    if dateline is not None and dateline.agency is not None:
        return False
    if not title or not title.strip():
        return True
    wanted = CleanText(title).folded.split()
    return text.folded[: 4 * len(title) + 40].split()[: len(wanted)] == wanted


def _split_body(text: CleanText, line: Line, *, early: bool) -> Iterator[Sentence]:
    start = line.start
    dateline = match_dateline(text, start, line.end, early=early)
    if dateline:
        yield Sentence(dateline.start, dateline.end, line.number, "dateline")
        start = dateline.end
    yield from _split(text, line, start, "body")


def _split(text: CleanText, line: Line, start: int, kind: str) -> Iterator[Sentence]:
    part, folded = text.clean[start : line.end], text.folded[start : line.end]
    at = 0
    for end in _with_bullets(part, find_ends(part, folded, headline=kind == "headline"), kind):
        first, behind = at, end
        while first < behind and part[first].isspace():
            first += 1
        while behind > first and part[behind - 1].isspace():
            behind -= 1
        at = end
        if first == behind:
            continue
        if kind == "body" and part[first] in BULLETS:
            kind = "teaser"
        if first > 0 and is_furniture_rest(folded, first, behind, last=end == len(part)):
            short = len(part) - first < NOTICE_LENGTH
            yield Sentence(start + first, line.end if short else start + behind, line.number, "furniture")
            if short:
                return
            continue
        yield Sentence(start + first, start + behind, line.number, kind)


def _with_bullets(part: str, ends: list[int], kind: str) -> list[int]:
    """Add the places of teaser bullets inside a line."""
    if kind == "headline" or not any(f" {bullet} " in part for bullet in BULLETS):
        return ends
    places = [at for at, char in enumerate(part) if char in BULLETS and part[at - 1 : at].isspace()]
    return sorted({*ends, *places})
