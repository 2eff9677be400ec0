"""Runs work in a process of its own under limits of time and memory, over frames on its standard input and output.

A frame is eight bytes of length, then the content. The pipes of a started process keep nothing back, so that one with a
frame to take is one that can be waited for.
"""

import gc
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO, NamedTuple

LENGTH = 8
PIECE = 1 << 16  # bytes that are read at a time
OUT_OF_MEMORY = 77  # exit status
YOUNG = 20_000  # new objects before the collector of garbage looks at them; Python's own is 700


class Limits(NamedTuple):
    """What reading may take: `seconds` of processor time an article, `megabytes` of memory a process; 0 is no limit.

    Limits need processes of their own; they hold on Linux and macOS (of memory, on Linux).
    """

    seconds: int = 0
    megabytes: int = 0


def start(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a module of Python as a process on pipes, which finds the same packages as this one."""
    path = os.pathsep.join(entry or str(Path.cwd()) for entry in sys.path)
    command = [sys.executable, "-P", "-m", module, *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, bufsize=0, stdin=pipe, stdout=pipe, env=os.environ | {"PYTHONPATH": path})


def open_frames() -> tuple[Limits, IO[bytes], IO[bytes]]:
    """Give, within a started process, its limits (its arguments) and the files of frames that come in and go out.

    Interrupts are left to the other side, and what a library prints goes to standard error, not between the frames.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limits = Limits(*map(int, sys.argv[1:3]))
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return limits, asked, answers


def collect_seldom() -> None:
    """Let the collector of garbage leave what there is alone, and look at new objects seldom, until this process ends.

    Readings hold no cycles, so nothing is lost; left as it is, it takes 7% of reading and four fifths of decoding.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 50)


def send(file: IO[bytes], content: bytes) -> None:
    """Write a frame."""
    rest = memoryview(len(content).to_bytes(LENGTH, "big") + content)
    while rest:
        rest = rest[file.write(rest) :]
    file.flush()


def receive(file: IO[bytes]) -> bytes | None:
    """Read a frame; None where the other side has gone, be it in the midst of one."""
    head = _read(file, LENGTH)
    size = int.from_bytes(head, "big")
    content = _read(file, size) if len(head) == LENGTH else b""
    return content if len(head) == LENGTH and len(content) == size else None


def _read(file: IO[bytes], size: int) -> bytes:
    """Read so many bytes, fewer only at the end."""
    parts, left = [], size
    while left and (part := file.read(min(left, PIECE))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def limit_memory(megabytes: int) -> None:
    """Bound the address space of this process; 0 is no bound."""
    if megabytes and sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


def limit_time(seconds: int) -> None:
    """End this process, by the signal's own action, after so much processor time; 0 stops the clock."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)


def over_limit(status: int) -> bool:
    """Tell whether a process ended because it went over a limit."""
    return status == OUT_OF_MEMORY or (sys.platform != "win32" and status == -signal.SIGPROF)


def why_ended(limits: Limits, status: int) -> str:
    """Say why a process under limits ended with a status, as far as the status tells: over which limit, or by what."""
    if status == OUT_OF_MEMORY:
        return f"takes more than {limits.megabytes:,} MB of memory"
    if sys.platform != "win32" and status == -signal.SIGPROF:
        return f"takes more than {limits.seconds} s"
    return f"ends its process ({name_status(status)})"


def name_status(status: int) -> str:
    """Give the name of the signal, or the number, that a process ended with."""
    try:
        return signal.Signals(-status).name
    except ValueError:
        return f"exit status {status}"
