"""Gives the sentences of a text, as [start, end) of its clean copy."""

import re
from typing import NamedTuple

from khabar.text.clean import CleanText

END = re.compile(r"[.!?؟…]+(?:[\"»”)\]]+)?(?=\s|$)|(?<=[^\d\s])\.(?=[^\W\d])")


class Sentence(NamedTuple):
    """A sentence. `line` is the number of its line in the text; `kind` is headline, body or furniture."""

    start: int
    end: int
    line: int
    kind: str


def split_sentences(text: CleanText) -> list[Sentence]:
    """Split at line ends and at full stops, question and exclamation marks outside numbers."""
    found, at = [], 0
    for number, line in enumerate(text.clean.split("\n")):
        start = at
        kind = "body" if number else "headline"
        for match in END.finditer(line):
            end = at + match.end()
            _add(found, text.clean, start, end, number, kind)
            start = end
        _add(found, text.clean, start, at + len(line), number, kind)
        at += len(line) + 1
    return found


def _add(found: list[Sentence], text: str, start: int, end: int, line: int, kind: str) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Sentence(start, end, line, kind))
