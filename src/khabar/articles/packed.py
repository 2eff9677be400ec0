"""Gives the bytes of a file, unpacked if it is gzipped, and its lines one by one without ever holding the file."""

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from khabar.articles.encodings import SAMPLE, decode, find_encoding
from khabar.articles.rejected import Unreadable
from khabar.articles.stored import Place

LONGEST_LINE = 16_000_000
GZIP = b"\x1f\x8b"
Line = tuple[int, str | Unreadable]


def open_bytes(path: Place, *, unpack: bool = True) -> BinaryIO:
    """Open a file for reading, through gzip if so wanted and its first bytes say so.

    Raises Unreadable where the system refuses.
    """
    try:
        file = path.open("rb")
        packed = file.read(2) == GZIP
        file.seek(0)
    except OSError as error:
        raise Unreadable(f"cannot be opened: {error.strerror or error}", "check that the file may be read") from error
    return io.BufferedReader(gzip.GzipFile(fileobj=file)) if packed and unpack else file


def read_all(file: BinaryIO, limit: int = LONGEST_LINE) -> bytes:
    """Read a whole small file. Raises Unreadable where it is larger than any article or cut off."""
    try:
        data = file.read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise cut_off(error) from error
    if len(data) > limit:
        raise Unreadable(f"more than {limit:,} bytes", "give one article a file, or JSONL")
    return data


def read_lines(file: BinaryIO) -> Iterator[Line]:
    """Give (number, line or what is wrong with it); a file that breaks off ends with what is wrong."""
    try:
        sample = file.peek(SAMPLE)[:SAMPLE] if hasattr(file, "peek") else b""
        wide = _wide(sample)
        if wide:
            yield from _decoded(file, wide)
            return
        number = 0
        while data := file.readline(LONGEST_LINE):
            number += 1
            if len(data) == LONGEST_LINE and data[-1:] != b"\n":
                while (rest := file.readline(LONGEST_LINE)) and rest[-1:] != b"\n":
                    pass
                yield number, Unreadable(f"a line of more than {LONGEST_LINE:,} bytes", "give one article a line")
                continue
            yield number, _line(data)
    except (OSError, EOFError, zlib.error) as error:
        yield 0, cut_off(error)


def cut_off(error: Exception) -> Unreadable:
    """Give the reason for a file that breaks off or that the system stops reading."""
    return Unreadable(f"broken off: {error}", "fetch the file again; what came before was read")


def _wide(sample: bytes) -> str | None:
    try:
        name = find_encoding(sample)
    except Unreadable:
        return None
    return name if name.startswith(("utf-16", "utf-32")) else None


def _decoded(file: BinaryIO, name: str) -> Iterator[Line]:
    reader = io.TextIOWrapper(file, name, errors="replace", newline="\n")
    number = 0
    while line := reader.readline(LONGEST_LINE):
        number += 1
        yield number, line


def _line(data: bytes) -> str | Unreadable:
    try:
        return decode(data)
    except Unreadable as error:
        return error
