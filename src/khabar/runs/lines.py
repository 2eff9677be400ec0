"""Prepares lines of readings for a store, if there are many in a process beside the one that writes them to it."""

import os
import pickle
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from subprocess import Popen
from typing import NamedTuple, Self

import msgspec

from khabar.articles import Rejected, list_inputs
from khabar.articles.packed import open_bytes
from khabar.articles.processes import receive, send, start
from khabar.model import Reading
from khabar.store import Prepared, prepare

CHUNK = 500  # lines prepared, and readings added, at a time
READINGS = "readings.jsonl"
NOT_READING = "not a reading"
NEXT = "khabar code reads articles; load takes what it wrote"
WORKER = "khabar.runs.preparer"


class Lines(NamedTuple):
    """Some lines of a file, and the number of the first."""

    path: str
    number: int
    lines: list[bytes]


class Beside:
    """A process that prepares the next lines while this one writes; where there is none, this one does both.

    It is started for the second chunk, if there are two processors. If it dies, what it had in hand is prepared here.
    """

    def __init__(self) -> None:
        self._process: Popen[bytes] | None = None
        self._alone = (os.cpu_count() or 1) < 2

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._end(self._process)

    def prepared(self, chunks: Iterable[Lines]) -> Iterator[list[Prepared | Rejected]]:
        """Give what becomes of each chunk of lines, in their order."""
        before: Lines | None = None
        for number, chunk in enumerate(chunks):
            if number == 0 or not (self._process or self._begin()):
                yield prepare_lines(chunk)
                continue
            done = self._take(before) if before is not None else []
            before = chunk if self._give(chunk) else None
            yield done if before is not None else done + prepare_lines(chunk)
        if before is not None:
            yield self._take(before)

    def _begin(self) -> bool:
        if not self._alone:
            self._process = start(WORKER)
        return not self._alone

    def _give(self, chunk: Lines) -> bool:
        """Hand a chunk over; False where nobody is there to take it."""
        if self._process is None or self._process.stdin is None:
            return False
        with suppress(BrokenPipeError):
            send(self._process.stdin, pickle.dumps(chunk))
        return True

    def _take(self, chunk: Lines) -> list[Prepared | Rejected]:
        """Give what became of the chunk that was handed over."""
        assert self._process is not None and self._process.stdout is not None
        answer = receive(self._process.stdout)
        if answer is not None:
            return pickle.loads(answer)  # type: ignore[no-any-return]
        self._end(self._process)
        self._process, self._alone = None, True
        return prepare_lines(chunk)

    @staticmethod
    def _end(process: Popen[bytes]) -> None:
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()
        process.kill()
        process.wait()


def read_lines_of(inputs: Iterable[str | Path]) -> Iterator[Lines]:
    """Give the lines of readings that `khabar code` wrote: files, or its folders. Raises InputError."""
    for path in list_inputs([_lines_of(one) for one in inputs]):
        with open_bytes(path) as file:
            number = 1
            while lines := list(islice(file, CHUNK)):
                yield Lines(str(path), number, lines)
                number += len(lines)


def _lines_of(one: str | Path) -> str | Path:
    """Give the readings of a folder that `khabar code` wrote."""
    inside = Path(one) / READINGS
    return inside if inside.exists() else one


def prepare_lines(chunk: Lines) -> list[Prepared | Rejected]:
    """Prepare the readings of lines; a line that is none is left out with its reason, an empty one without."""
    found = ((number, line) for number, line in enumerate(chunk.lines, chunk.number) if line.strip())
    return [_prepare_line(f"{chunk.path} line {number}", line) for number, line in found]


def _prepare_line(where: str, line: bytes) -> Prepared | Rejected:
    try:
        return prepare(Reading.from_json(line))
    except msgspec.MsgspecError as error:
        return Rejected(where, where, f"{NOT_READING}: {error}", NEXT, line[:500].decode("utf8", "replace"))
