"""Gives the article of a text file: its first line is the headline."""

from collections.abc import Iterator
from typing import BinaryIO

from khabar.articles.encodings import decode
from khabar.articles.packed import read_all
from khabar.articles.rejected import Unreadable
from khabar.articles.rows import make_article
from khabar.model import Article

Item = tuple[str, Article | Unreadable]


def read_plain(file: BinaryIO) -> Iterator[Item]:
    """Give the one article of a file."""
    yield "", make_article(decode(read_all(file)), {})
