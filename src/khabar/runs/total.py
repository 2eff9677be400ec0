"""Gives how many items inputs hold, counted without reading them as articles, for a progress bar with its time left."""

import gzip
from collections.abc import Iterable
from pathlib import Path

from khabar.articles import list_inputs

BLOCK = 1 << 20
ONE_ARTICLE = (".txt", ".html", ".htm", ".xhtml")
ONE_A_LINE = (".jsonl", ".ndjson")


def count_items(inputs: Iterable[str | Path]) -> int | None:
    """Count the items of inputs; None where only reading them would tell (a pipe, CSV, WARC) or a file is broken."""
    total = 0
    for path in list_inputs(inputs):
        try:
            number = _count(path)
        except (OSError, EOFError, ValueError):
            return None
        if number is None:
            return None
        total += number
    return total


def _count(path: Path) -> int | None:
    name = path.name.lower().removesuffix(".gz")
    if name.endswith(ONE_ARTICLE):
        return 1
    if name.endswith(".parquet"):
        import pyarrow.parquet as pq

        rows: int = pq.ParquetFile(path).metadata.num_rows
        return rows
    return _count_lines(path) if name.endswith(ONE_A_LINE) else None


def _count_lines(path: Path) -> int:
    lines, last = 0, b"\n"
    with gzip.open(path) if path.name.lower().endswith(".gz") else path.open("rb") as file:
        while block := file.read(BLOCK):
            lines, last = lines + block.count(b"\n"), block[-1:]
    return lines + (last != b"\n")
