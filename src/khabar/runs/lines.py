"""Prepares lines of readings for a store; those of large files in a process beside the one that writes to the store."""

import os
import pickle
import zlib
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from subprocess import Popen
from typing import BinaryIO, NamedTuple

import msgspec

from khabar.articles import Rejected, list_inputs
from khabar.articles.packed import cut_off, open_bytes
from khabar.articles.processes import receive, send, start
from khabar.articles.rejected import Unreadable
from khabar.articles.stored import Place
from khabar.model import Reading
from khabar.store import Prepared, prepare

CHUNK = 500  # lines prepared, and readings added, at a time
AHEAD = 3  # chunks that may wait until the store has taken those before
LARGE = 4 << 20  # bytes of files from which a process of its own wins more than its start takes
READINGS = "readings.jsonl"
NOT_READING = "not a reading"
NEXT = "khabar code reads articles; load takes what it wrote"
WORKER = "khabar.runs.preparer"
Chunk = list[Prepared | Rejected]


class Lines(NamedTuple):
    """Some lines of a file, and the number of the first; behind them the file may break off."""

    path: str
    number: int
    lines: list[bytes]
    broken: Unreadable | None = None


def list_readings(inputs: Sequence[str | Path]) -> list[Place]:
    """Give the files of inputs; of a folder that `khabar code` wrote only its readings. Raises InputError."""
    return list_inputs([_readings_of(one) for one in inputs])


def _readings_of(one: str | Path) -> str | Path:
    inside = Path(one) / READINGS
    return inside if inside.exists() else one


def prepare_files(paths: Sequence[Place], skip: int = 0) -> Iterator[Chunk]:
    """Give what becomes of the lines of files, a chunk at a time; `skip` so many chunks."""
    return map(prepare_lines, islice(read_chunks(paths), skip, None))


def prepare_beside(paths: Sequence[Place]) -> Iterator[Chunk]:
    """Give the same as `prepare_files`, prepared by another process; if it dies, the rest is prepared in this one."""
    done = 0
    with _started() as process, ThreadPoolExecutor(1) as taking:
        assert process.stdin is not None and process.stdout is not None
        with suppress(BrokenPipeError):
            send(process.stdin, pickle.dumps(list(paths)))
        coming = deque(taking.submit(receive, process.stdout) for _ in range(AHEAD))
        while answer := coming.popleft().result():
            coming.append(taking.submit(receive, process.stdout))
            yield pickle.loads(answer)
            done += 1
    if answer is None:
        yield from prepare_files(paths, done)


@contextmanager
def _started() -> Iterator[Popen[bytes]]:
    process = start(WORKER)
    try:
        yield process
    finally:
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        process.kill()
        process.wait()


def prepare_all(paths: Sequence[Place]) -> Iterator[Chunk]:
    """Give what becomes of the lines of files by the way that is quicker."""
    files = [path for path in paths if isinstance(path, Path) and path.is_file()]
    large = sum(path.stat().st_size for path in files) >= LARGE
    beside = large and len(files) == len(paths) and (os.cpu_count() or 1) > 1
    return prepare_beside(paths) if beside else prepare_files(paths)


def read_chunks(paths: Sequence[Place]) -> Iterator[Lines]:
    """Give the lines of files, a chunk at a time; a file that breaks off ends with what is wrong."""
    for path in paths:
        try:
            with open_bytes(path) as file:
                yield from _chunks_of(str(path), file)
        except Unreadable as error:
            yield Lines(str(path), 1, [], error)


def _chunks_of(path: str, file: BinaryIO) -> Iterator[Lines]:
    number, lines = 1, list[bytes]()
    try:
        for line in file:
            lines.append(line)
            if len(lines) == CHUNK:
                yield Lines(path, number, lines)
                number, lines = number + CHUNK, []
    except (OSError, EOFError, zlib.error) as error:
        yield Lines(path, number, lines, cut_off(error))
    else:
        yield Lines(path, number, lines)


def prepare_lines(chunk: Lines) -> Chunk:
    """Prepare the readings of lines; one that is none is left out with its reason, as is the rest of a broken file."""
    found = ((number, line) for number, line in enumerate(chunk.lines, chunk.number) if line.strip())
    made = [_prepare_line(f"{chunk.path} line {number}", line) for number, line in found]
    if chunk.broken is not None:
        made.append(chunk.broken.at(chunk.path, chunk.path))
    return made


def _prepare_line(where: str, line: bytes) -> Prepared | Rejected:
    try:
        return prepare(Reading.from_json(line))
    except msgspec.MsgspecError as error:
        return Rejected(where, where, f"{NOT_READING}: {error}", NEXT, line[:500].decode("utf8", "replace"))
