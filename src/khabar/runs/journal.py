"""Gives the journal of a run: what is done so far, item by item in the order of the inputs, kept beside the output.

Its first line names the run (inputs, day, version), each other one is a finished item: a reading, or `{"rejected": …}`.
A run that is cut off leaves it; `--resume` drops a half-written last line and goes on after the last whole one.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import msgspec

from khabar.articles import Rejected
from khabar.errors import OutputError
from khabar.model import Reading
from khabar.reader.outcomes import read_outcome
from khabar.runs.locks import open_locked

GO_ON = "make room, then run again with --resume"


@contextmanager
def told(path: Path, step: str, file: BinaryIO | None = None) -> Iterator[None]:
    """Raise what the system refuses (a full disk, no right to write) as OutputError; the file is closed then."""
    try:
        yield
    except OSError as error:
        if file is not None:
            with suppress(OSError):
                file.close()
        raise OutputError(f"cannot be written: {error.strerror or error}", where=str(path), next=step) from error


class Journal:
    """The journal at `path` of a run with this signature, held while it is open: no other run can take it.

    Raises OutputError where it cannot go on with that run, where another one writes it, or where the disk is full.
    """

    def __init__(self, path: Path, *, resume: bool, run: str) -> None:
        self.path, self.head = path, msgspec.json.encode({"run": run}) + b"\n"
        with told(path, "choose another place"):
            path.parent.mkdir(parents=True, exist_ok=True)
            self.file = open_locked(path)
            lines = self._mend() if resume else 0
            if not lines:
                self.file.truncate(0)
                self.file.write(self.head)
                self.file.flush()
        self.done = max(0, lines - 1)

    def _mend(self) -> int:
        """Cut off what was not wholly written, from the first line that is not whole, and count the whole ones."""
        whole = lines = 0
        self.file.seek(0)
        for line in self.file:
            if not (line.startswith(b"{") and line.endswith(b"}\n")):
                break
            if not lines and line != self.head:
                self.file.close()
                step = "give the same inputs and --since, or leave --resume away to begin anew"
                raise OutputError("the journal is of another run", where=str(self.path), next=step)
            whole, lines = whole + len(line), lines + 1
        self.file.truncate(whole)
        return lines

    def add(self, line: bytes) -> None:
        """Write one finished item."""
        with told(self.path, GO_ON, self.file):
            self.file.write(line + b"\n")

    def flush(self) -> None:
        """Hand all lines to the disk."""
        with told(self.path, GO_ON, self.file):
            self.file.flush()

    def items(self) -> Iterator[Reading | Rejected]:
        """Read the journal back in order."""
        self.flush()
        with self.path.open("rb") as file:
            next(file, None)
            for line in file:
                yield read_outcome(line)

    def drop(self) -> None:
        """Take the journal away once its results are in place."""
        self.path.unlink(missing_ok=True)
        self.close()

    def close(self) -> None:
        """Let go of the journal, with what was added handed to the disk as far as there is room."""
        with suppress(OSError):
            self.file.close()
