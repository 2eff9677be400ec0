"""Gives the articles of JSON Lines, one object a line."""

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from khabar.articles.packed import read_lines
from khabar.articles.plain import Item
from khabar.articles.rejected import Unreadable
from khabar.articles.rows import try_row
from khabar.model import Article


def read_jsonl(file: BinaryIO) -> Iterator[Item]:
    """Give (line, article or what is wrong) for every line that is not empty."""
    decoder = msgspec.json.Decoder(dict[str, Any])
    for number, line in read_lines(file):
        where = f"line {number}" if number else "end"
        if isinstance(line, Unreadable):
            yield where, line
        elif line.strip():
            yield where, _read(decoder, line)


def _read(decoder: msgspec.json.Decoder[dict[str, Any]], line: str) -> Article | Unreadable:
    try:
        return try_row(decoder.decode(line))
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError) as error:
        return Unreadable(f"bad JSON: {error}", "write one JSON object a line", line)
