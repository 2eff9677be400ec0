"""Gives outcome lines for articles, in the order of the articles, read in this process or in several under limits.

A reading process that dies (killed, out of memory, over its time) is replaced, and the article in hand is tried once
more, first of all in the new process; an article on which a second one dies is left out with the reason.
"""

import pickle
import selectors
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Self

import msgspec

from khabar.articles import Rejected
from khabar.articles.processes import OUT_OF_MEMORY, Limits, name_status, over_limit, receive, send, start, why_ended
from khabar.errors import EndpointError, KhabarError
from khabar.reader.outcomes import NEXT, Item, failed_line, read_stopped, rejected_line
from khabar.reader.worker import Finish, Opener, open_reader, read_line

if TYPE_CHECKING:
    from khabar.reader.read import Reader

CHUNK = 16  # articles handed to a process at a time
AHEAD = 3  # chunks a process that may wait: bounds memory
TRIES = 2  # processes that may die on an article
WORKER = "khabar.reader.worker"

_reader: "Reader | None" = None


class _Job:
    """A chunk: its items, the lines of those that are done, the places of those that are not."""

    def __init__(self, items: list[Item]) -> None:
        self.items, self.deaths = items, 0
        self.lines = [rejected_line(item) if isinstance(item, Rejected) else b"" for item in items]
        self.todo = deque(n for n, line in enumerate(self.lines) if not line)

    def done(self, line: bytes) -> None:
        """Take the line of the article in hand."""
        self.lines[self.todo.popleft()] = line
        self.deaths = 0

    def died(self, limits: Limits, status: int) -> None:
        """Take notice that a process died on the article in hand."""
        self.deaths += 1
        article = self.items[self.todo[0]]
        if self.deaths == TRIES and not isinstance(article, Rejected):
            self.done(failed_line(article, *_reason(limits, status)))


class _Process:
    """A reading process and the job that it has in hand."""

    def __init__(self, limits: Limits, opener: bytes) -> None:
        self.popen = start(WORKER, *map(str, limits))
        assert self.popen.stdin is not None and self.popen.stdout is not None
        self.chunks, self.answers = self.popen.stdin, self.popen.stdout
        self.ready = False
        self.job: _Job | None = None
        with suppress(BrokenPipeError):  # it died; that it has no answer will tell
            send(self.chunks, opener)

    def give(self, job: _Job) -> None:
        """Hand the articles of a job over."""
        self.job = job
        with suppress(BrokenPipeError):  # it died; that it has no answer will tell
            send(self.chunks, msgspec.msgpack.encode([job.items[n] for n in job.todo]))

    def take(self) -> bool:
        """Take one answer; False where the process has died. Raises EndpointError where it says that a run stops."""
        line = receive(self.answers)
        if line is None:
            return False
        if stopped := read_stopped(line):
            raise stopped
        if not self.ready:
            self.ready = True
        elif self.job is not None:
            self.job.done(line)
            self.job = self.job if self.job.todo else None
        return True

    def end(self, *, kill: bool) -> int:
        """Wait for the end of the process, killed if so wanted, and give its status."""
        if kill:
            self.popen.kill()
        status = self.popen.wait()
        for file in (self.chunks, self.answers):
            with suppress(BrokenPipeError):
                file.close()
        return status


class _Pool:
    """Processes that read jobs, each the next that waits. Raises KhabarError where a process does not start."""

    def __init__(self, number: int, limits: Limits, opener: Opener | None, romanise: bool) -> None:
        self.number, self.limits = number, limits
        self.opener = pickle.dumps((opener, romanise))
        self.free = deque[_Job]()
        self.selector = selectors.DefaultSelector()
        self.processes = list[_Process]()

    def __enter__(self) -> Self:
        for _ in range(self.number):
            self._start()
        return self

    def __exit__(self, *error: object) -> None:
        for process in self.processes:
            process.end(kill=True)
        self.selector.close()

    def _start(self) -> None:
        process = _Process(self.limits, self.opener)
        self.processes.append(process)
        self.selector.register(process.answers, selectors.EVENT_READ, process)

    def add(self, job: _Job) -> None:
        """Let a job wait for a process."""
        if job.todo:
            self.free.append(job)

    def work(self) -> None:
        """Hand jobs to the processes that have none, then wait for an answer and take it."""
        for process in self.processes:
            if process.ready and process.job is None and self.free:
                process.give(self.free.popleft())
        for key, _ in self.selector.select():
            if not key.data.take():
                self._replace(key.data)

    def _replace(self, dead: _Process) -> None:
        self.selector.unregister(dead.answers)
        self.processes.remove(dead)
        status, job = dead.end(kill=False), dead.job
        if not dead.ready:
            told = f"a reading process does not start ({name_status(status)})"
            raise KhabarError(told, next="see what it says above, and give it more memory (--megabytes)")
        if job is not None:
            job.died(self.limits, status)
            if job.todo:
                self.free.appendleft(job)
        self._start()


def _reason(limits: Limits, status: int) -> tuple[str, str]:
    """Give why an article is left out on which processes died with a status, and what to do next."""
    if over_limit(status):
        more = "--megabytes" if status == OUT_OF_MEMORY else "--seconds"
        return f"reading it {why_ended(limits, status)}", f"{NEXT}, or give more {more}"
    told = f"its reading process was ended {TRIES} times ({name_status(status)})"
    return told, f"{NEXT}; is there too little memory?"


def read_lines(
    items: Iterable[Item],
    processes: int = 1,
    limits: Limits | None = None,
    opener: Opener | None = None,
    romanise: bool = False,
) -> Iterator[bytes]:
    """Read items in order, a line each. The lines do not depend on the number of processes.

    `opener` opens, in each process, what is done with every Reading; `romanise` is for the reader. One process
    without limits is this one. Raises KhabarError where a process does not start, EndpointError as `read_line`, after
    the lines of all that came before.
    """
    limits = limits or Limits()
    if processes <= 1 and not any(limits):
        finish = opener() if opener else None
        yield from (_read_here(item, finish, romanise) for item in items)
        return
    rest, waiting = iter(items), deque[_Job]()
    with _Pool(processes, limits, opener, romanise) as pool:
        while True:
            while len(waiting) < processes * AHEAD and (chunk := list(islice(rest, CHUNK))):
                waiting.append(_Job(chunk))
                pool.add(waiting[-1])
            if not waiting:
                return
            try:
                while waiting[0].todo:
                    pool.work()
            except EndpointError:
                yield from takewhile(bool, (line for job in waiting for line in job.lines))
                raise
            yield from waiting.popleft().lines


def _read_here(item: Item, finish: Finish | None, romanise: bool) -> bytes:
    global _reader
    if isinstance(item, Rejected):
        return rejected_line(item)
    if _reader is None or _reader.romanise != romanise:
        _reader = open_reader(romanise)
    return read_line(_reader, item, finish)
