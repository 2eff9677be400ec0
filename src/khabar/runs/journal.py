"""Gives the journal of a run: what is done so far, item by item in the order of the inputs, kept beside the output.

Its first line names the run (inputs, day, version), each other one is a finished item: a reading, or `{"rejected": …}`.
A run that is cut off leaves it; `--resume` drops a half-written last line and goes on after the last whole one.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from khabar.articles import Rejected
from khabar.errors import OutputError
from khabar.model import Reading
from khabar.reader.outcomes import read_outcome


class Journal:
    """The journal at `path` of a run with this signature. Raises OutputError where it cannot go on with that run."""

    def __init__(self, path: Path, *, resume: bool, run: str) -> None:
        self.path, self.done = path, 0
        self.head = msgspec.json.encode({"run": run}) + b"\n"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            lines = self._mend() if resume and path.exists() else 0
            self.done = max(0, lines - 1)
            self.file = path.open("ab" if lines else "wb")
            if not lines:
                self.file.write(self.head)
        except OSError as error:
            raise OutputError(f"cannot be written: {error}", where=str(path), next="choose another place") from error

    def _mend(self) -> int:
        """Cut a half-written last line off and count the whole ones."""
        whole = lines = 0
        with self.path.open("rb") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    break
                if not lines and line != self.head:
                    step = "give the same inputs and --since, or leave --resume away to begin anew"
                    raise OutputError("the journal is of another run", where=str(self.path), next=step)
                whole, lines = whole + len(line), lines + 1
        with self.path.open("r+b") as file:
            file.truncate(whole)
        return lines

    def add(self, line: bytes) -> None:
        """Write one finished item."""
        self.file.write(line + b"\n")

    def flush(self) -> None:
        """Hand all lines to the disk."""
        self.file.flush()

    def items(self) -> Iterator[Reading | Rejected]:
        """Read the journal back in order."""
        self.file.close()
        with self.path.open("rb") as file:
            next(file, None)
            for line in file:
                yield read_outcome(line)

    def drop(self) -> None:
        """Take the journal away once its results are in place."""
        self.file.close()
        self.path.unlink(missing_ok=True)
