"""Gives the journal of a run: what is done so far, item by item in the order of the inputs, kept beside the output.

A line of the journal is one finished item: a reading, or `{"rejected": …}`. A run that is cut off leaves it; `--resume`
drops a half-written last line and goes on after the last whole one.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from khabar.articles import Rejected
from khabar.errors import OutputError
from khabar.model import Reading


class _Left(msgspec.Struct):
    rejected: Rejected | None = None


class Journal:
    """The journal at `path`."""

    def __init__(self, path: Path, *, resume: bool) -> None:
        self.path, self.done = path, 0
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists() and resume:
                self.done = self._mend()
            self.file = path.open("ab" if resume else "wb")
        except OSError as error:
            raise OutputError(f"cannot be written: {error}", where=str(path), next="choose another place") from error

    def _mend(self) -> int:
        """Cut a half-written last line off and count the whole ones."""
        whole = lines = 0
        with self.path.open("rb") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    break
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
            for line in file:
                left = msgspec.json.decode(line, type=_Left).rejected if line.startswith(b'{"rejected"') else None
                yield left if left is not None else Reading.from_json(line)

    def drop(self) -> None:
        """Take the journal away once its results are in place."""
        self.file.close()
        self.path.unlink(missing_ok=True)


def rejected_line(item: Rejected) -> bytes:
    """Give the journal's line for an item that was left out."""
    return msgspec.json.encode({"rejected": item})
