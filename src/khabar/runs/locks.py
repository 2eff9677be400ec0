"""Gives locks on files, so that two runs never write into one output. The system lifts them when a process ends."""

import os
import sys
from pathlib import Path
from typing import BinaryIO

from khabar.errors import OutputError


def open_locked(path: Path) -> BinaryIO:
    """Open a file to read and to add to, made if it is not there, and hold it. Raises OutputError if another run does.

    On Windows nothing is locked.
    """
    while True:
        file = path.open("ab+")
        if sys.platform == "win32":
            return file
        import fcntl

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.close()
            step = "wait for its end, or choose another output"
            raise OutputError("another run is writing there", where=str(path), next=step) from error
        if path.exists() and os.path.samestat(path.stat(), os.fstat(file.fileno())):
            return file
        file.close()  # a run that has just ended took it away
