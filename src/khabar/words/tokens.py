"""Gives the written words and marks of a sentence as places in the clean text."""

import re
from collections.abc import Iterator

TOKEN = re.compile(
    r"[\u0621-\u064a\u066e-\u06d3](?:[\u0621-\u064a\u066e-\u06d3]|\.(?=[\u0621-\u064a]\.)|(?<=\.[\u0621-\u064a])\.)*"
    r"|\d+(?:[.,/:\-]\d+)*|(?:[A-Za-z]\.){2,}|[^\W\d_\u0600-\u06ff]+(?:['\u2019\-][^\W\d_\u0600-\u06ff]+)*|[^\w\s]|\S"
)


def tokens(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Give (start, end, form) of each word of text[start:end].

    >>> [form for _, _, form in tokens("قتل 3.5 في U.S.", 0, 16)]
    ['قتل', '3.5', 'في', 'U.S.']
    """
    for match in TOKEN.finditer(text, start, end):
        yield match.start(), match.end(), match.group()
