"""Gives how many items inputs hold, counted without reading them as articles, for a progress bar with its time left."""

import zlib
from collections.abc import Iterable
from pathlib import Path

from khabar.articles import list_inputs
from khabar.articles.inputs import kind_of
from khabar.articles.packed import open_bytes
from khabar.articles.rejected import Unreadable
from khabar.articles.stored import Place

BLOCK = 1 << 20


def count_items(inputs: Iterable[str | Path]) -> int | None:
    """Count the items of inputs; None where only reading them would tell (a pipe, CSV, WARC) or a file is broken."""
    total = 0
    for path in list_inputs(inputs):
        try:
            number = _count(path)
        except (OSError, EOFError, ValueError, zlib.error, Unreadable):
            return None
        if number is None:
            return None
        total += number
    return total


def _count(path: Place) -> int | None:
    kind = kind_of(path)
    if kind in ("plain", "page"):
        return 1
    if kind == "parquet":
        import pyarrow.parquet as pq

        rows: int = pq.ParquetFile(open_bytes(path)).metadata.num_rows
        return rows
    return _count_lines(path) if kind == "jsonl" else None


def _count_lines(path: Place) -> int:
    lines, last = 0, b"\n"
    with open_bytes(path) as file:
        while block := file.read(BLOCK):
            lines, last = lines + block.count(b"\n"), block[-1:]
    return lines + (last != b"\n")
