"""Gives the articles of any inputs, one by one, with a record for each item that cannot be read."""

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from khabar.articles.csvs import read_csv
from khabar.articles.extract import Extractor
from khabar.articles.inputs import PIPE, kind_of, list_inputs
from khabar.articles.jsonl import read_jsonl
from khabar.articles.packed import open_bytes
from khabar.articles.pages import read_page
from khabar.articles.parquets import read_parquet
from khabar.articles.plain import Item, read_plain
from khabar.articles.processes import Limits
from khabar.articles.rejected import Rejected, Unreadable
from khabar.articles.stored import Place
from khabar.articles.warcs import read_warc
from khabar.model import Article

FileReader = Callable[[BinaryIO], Iterator[Item]]
READERS: dict[str, FileReader] = {
    "plain": read_plain,
    "page": read_page,
    "jsonl": read_jsonl,
    "csv": read_csv,
    "parquet": read_parquet,
    "warc": read_warc,
}
PEEK = 512
REPORT = "report this file: reading it should not break"


def read_articles(
    inputs: Iterable[str | Path], *, stdin: BinaryIO | None = None, limits: Limits | None = None
) -> Iterator[Article | Rejected]:
    """Read files, folders, globs and - (what is piped in), in order; nothing is held but the item in hand.

    `limits` hold for taking an article out of a page, which is then done in a process of its own. Raises InputError at
    once for an input that does not exist or is not supported. Whatever is wrong inside an input
    comes out as a `Rejected` for that item, and reading goes on with the next.
    """
    return _read_files(list_inputs(inputs), stdin, limits or Limits())


def _read_files(paths: Iterable[Place], stdin: BinaryIO | None, limits: Limits) -> Iterator[Article | Rejected]:
    with Extractor(limits) as extract:
        readers = READERS | {"page": partial(read_page, extract=extract), "warc": partial(read_warc, extract=extract)}
        for path in paths:
            name = str(path)
            try:
                if name == PIPE:
                    kind, file = _open_pipe(stdin or sys.stdin.buffer)
                    yield from _read_items(name, readers[kind], file)
                    continue
                kind = kind_of(path) or "plain"
                with open_bytes(path, unpack=kind != "warc") as file:
                    yield from _read_items(name, readers[kind], file)
            except Unreadable as error:
                yield error.at(name, "")


def _read_items(name: str, read: FileReader, file: BinaryIO) -> Iterator[Article | Rejected]:
    where = "start"
    try:
        for where, item in read(file):
            yield item.at(name, where) if isinstance(item, Unreadable) else item
    except Unreadable as error:
        yield error.at(name, "" if where == "start" else f"after {where}")
    except (OSError, EOFError, MemoryError) as error:
        yield Unreadable(f"cannot be read: {error}", "check the file").at(name, f"after {where}")
    except Exception as error:  # noqa: BLE001 - no file stops a run; what is left of it is set aside with its reason
        yield Unreadable(f"{type(error).__name__}: {error}", REPORT).at(name, f"after {where}")


def _open_pipe(stream: BinaryIO) -> tuple[str, BinaryIO]:
    """Tell what is piped in by its first characters: JSON objects, a page, or a text."""
    file = stream if hasattr(stream, "peek") else io.BufferedReader(stream)  # type: ignore[type-var]
    first = file.peek(PEEK)[:PEEK].lstrip(b"\xef\xbb\xbf \t\r\n")
    if first.startswith(b"{"):
        return "jsonl", file
    return ("page" if first.startswith(b"<") else "plain"), file
