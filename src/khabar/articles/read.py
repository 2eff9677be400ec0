"""Gives the articles of any inputs, one by one, with a record for each item that cannot be read."""

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from khabar.articles.csvs import read_csv
from khabar.articles.inputs import PIPE, kind_of, list_inputs
from khabar.articles.jsonl import read_jsonl
from khabar.articles.packed import open_bytes
from khabar.articles.pages import read_page
from khabar.articles.parquets import read_parquet
from khabar.articles.plain import Item, read_plain
from khabar.articles.rejected import Rejected, Unreadable
from khabar.articles.stored import Place
from khabar.articles.warcs import read_warc
from khabar.model import Article

READERS: dict[str, Callable[[BinaryIO], Iterator[Item]]] = {
    "plain": read_plain,
    "page": read_page,
    "jsonl": read_jsonl,
    "csv": read_csv,
    "parquet": read_parquet,
    "warc": read_warc,
}
PEEK = 512


def read_articles(inputs: Iterable[str | Path], *, stdin: BinaryIO | None = None) -> Iterator[Article | Rejected]:
    """Read files, folders, globs and - (what is piped in), in order; nothing is held but the item in hand.

    Raises InputError at once for an input that does not exist or is not supported. Whatever is wrong inside an input
    comes out as a `Rejected` for that item, and reading goes on with the next.
    """
    return _read_files(list_inputs(inputs), stdin)


def _read_files(paths: Iterable[Place], stdin: BinaryIO | None) -> Iterator[Article | Rejected]:
    for path in paths:
        name = str(path)
        try:
            if name == PIPE:
                yield from _read_items(name, *_open_pipe(stdin or sys.stdin.buffer))
                continue
            kind = kind_of(path) or "plain"
            with open_bytes(path, unpack=kind != "warc") as file:
                yield from _read_items(name, kind, file)
        except Unreadable as error:
            yield error.at(name, "")


def _read_items(name: str, kind: str, file: BinaryIO) -> Iterator[Article | Rejected]:
    where = "start"
    try:
        for where, item in READERS[kind](file):
            yield item.at(name, where) if isinstance(item, Unreadable) else item
    except Unreadable as error:
        yield error.at(name, "" if where == "start" else f"after {where}")
    except (OSError, EOFError, MemoryError) as error:
        yield Unreadable(f"cannot be read: {error}", "check the file").at(name, f"after {where}")


def _open_pipe(stream: BinaryIO) -> tuple[str, BinaryIO]:
    """Tell what is piped in by its first characters: JSON objects, a page, or a text."""
    file = stream if hasattr(stream, "peek") else io.BufferedReader(stream)  # type: ignore[type-var]
    first = file.peek(PEEK)[:PEEK].lstrip(b"\xef\xbb\xbf \t\r\n")
    if first.startswith(b"{"):
        return "jsonl", file
    return ("page" if first.startswith(b"<") else "plain"), file
