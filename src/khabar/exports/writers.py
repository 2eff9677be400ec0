"""Gives writers of readings, by the ending of a file's name; files are written beside and renamed when whole."""

import csv
import gzip
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Protocol

from khabar.errors import OutputError
from khabar.exports.cells import guard_row
from khabar.exports.columns import CLASS_COLUMNS, COLUMNS, LIST, REAL, TEXT, class_rows, event_rows
from khabar.exports.geojson import GeoJson
from khabar.exports.inception import Inception
from khabar.exports.labelstudio import LabelStudio
from khabar.exports.polecat import POLECAT_COLUMNS, polecat_rows
from khabar.exports.report import Report
from khabar.model import Reading

ENDING = ".writing"  # of a file that is not whole yet
BATCH = 5_000  # rows of a Parquet row group


class Writer(Protocol):
    """Takes readings one by one; `close` makes the file whole."""

    def write(self, reading: Reading) -> None:
        """Write one reading."""

    def close(self) -> None:
        """Finish and put the file in its place."""


class _Lines:
    """One JSON object a line."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file

    def write(self, reading: Reading) -> None:
        self.file.write(reading.to_json() + b"\n")

    def close(self) -> None:
        self.file.close()


TABLES: dict[str, tuple[Iterable[str], Callable[[Reading], Iterator[dict[str, Any]]]]] = {
    ".csv": (COLUMNS, event_rows),
    ".classes.csv": (CLASS_COLUMNS, class_rows),
    ".polecat.tsv": (POLECAT_COLUMNS, polecat_rows),
}


class _Table:
    """One event, or one sentence of a class, a row, separated by commas or tabs; no cell is taken for a formula."""

    def __init__(self, file: IO[str], kind: str) -> None:
        self.file = file
        names, self.rows = TABLES[kind]
        dialect = "excel-tab" if kind.endswith(".tsv") else "excel"
        self.csv = csv.DictWriter(file, list(names), dialect=dialect, lineterminator="\n")
        self.csv.writeheader()

    def write(self, reading: Reading) -> None:
        self.csv.writerows(map(guard_row, self.rows(reading)))

    def close(self) -> None:
        self.file.close()


class _Parquet:
    """One event a row, lists as lists."""

    def __init__(self, path: Path) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        kinds = {TEXT: pa.string(), REAL: pa.float64(), LIST: pa.list_(pa.string())}
        self.schema = pa.schema([(name, kinds.get(kind, pa.int64())) for name, kind in COLUMNS.items()])
        self.table, self.rows = pa.Table, list[dict[str, Any]]()
        self.file = pq.ParquetWriter(path, self.schema)

    def write(self, reading: Reading) -> None:
        self.rows.extend(event_rows(reading))
        if len(self.rows) >= BATCH:
            self._flush()

    def _flush(self) -> None:
        if self.rows:
            self.file.write_table(self.table.from_pylist(self.rows, schema=self.schema))
            self.rows.clear()

    def close(self) -> None:
        self._flush()
        self.file.close()


class PlacedWriter:
    """A writer whose file takes its place only when it is whole."""

    def __init__(self, writer: Writer, beside: Path, path: Path) -> None:
        self.writer, self.beside, self.path = writer, beside, path

    def write(self, reading: Reading) -> None:
        self.writer.write(reading)

    def close(self) -> None:
        self.writer.close()
        move(self.beside, self.path)

    def drop(self) -> None:
        """Take away what was not put in its place; after `close` there is nothing to take away."""
        with suppress(OSError, ValueError):
            self.writer.close()
        self.beside.unlink(missing_ok=True)


def move(beside: Path, path: Path) -> None:
    """Put a whole file in its place once the disk has it: a machine that goes down leaves the old or the new one."""
    with beside.open("rb+") as file:
        os.fsync(file.fileno())
    beside.replace(path)


def place(path: Path, content: bytes) -> None:
    """Write a small file in one step: it is there whole or not at all. Raises OSError."""
    beside = path.with_name(path.name + ENDING)
    try:
        beside.write_bytes(content)
        move(beside, path)
    finally:
        beside.unlink(missing_ok=True)


KINDS = (
    ".jsonl", ".jsonl.gz", ".csv", ".parquet", ".polecat.tsv", ".geojson", ".labelstudio.json", ".inception.zip",
    ".html", ".classes.csv",
)  # fmt: skip
PAGES: dict[str, Callable[[IO[str]], Writer]] = {".geojson": GeoJson, ".labelstudio.json": LabelStudio, ".html": Report}


def kind_of(path: Path) -> str | None:
    """Give which of KINDS a path asks for."""
    return next((kind for kind in sorted(KINDS, key=len, reverse=True) if path.name.endswith(kind)), None)


def check_output(path: Path) -> str:
    """Give which of KINDS a path asks for, its folder made. Raises OutputError as `open_writer` would."""
    kind = kind_of(path)
    if kind is None:
        raise OutputError(f"no such output format: {path.name}", next=f"end the name with one of {', '.join(KINDS)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=path.parent):
            return kind
    except OSError as error:
        raise OutputError(f"cannot be written: {error}", where=str(path), next="choose another place") from error


def open_writer(path: Path) -> PlacedWriter:
    """Open a writer by the ending of a path. Raises OutputError for an ending or folder that cannot be written."""
    kind = check_output(path)
    beside = path.with_name(path.name + ENDING)
    try:
        writer: Writer
        if kind == ".parquet":
            writer = _Parquet(beside)
        elif kind == ".inception.zip":
            writer = Inception(beside)
        elif kind in PAGES:
            writer = PAGES[kind](beside.open("w", encoding="utf8"))
        elif kind == ".jsonl":
            writer = _Lines(beside.open("wb"))
        elif kind == ".jsonl.gz":
            writer = _Lines(gzip.GzipFile(beside, "wb", mtime=0))  # type: ignore[arg-type]
        else:
            writer = _Table(beside.open("w", encoding="utf8", newline=""), kind)
    except OSError as error:
        raise OutputError(f"cannot be written: {error}", where=str(path), next="choose another place") from error
    return PlacedWriter(writer, beside, path)
