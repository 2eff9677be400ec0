"""Gives finished lines for articles, in the order of the articles, read in this process or in several."""

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from khabar.articles import Rejected
from khabar.errors import KhabarError
from khabar.model import Article
from khabar.reader import Reader
from khabar.runs.journal import rejected_line

CHUNK = 16  # articles handed to a process at a time
AHEAD = 3  # chunks a process that may wait: bounds memory
Item = Article | Rejected

_reader: Reader | None = None


def read_item(item: Item) -> bytes:
    """Give the journal's line of one item; an article that breaks the reader is left out with its reason."""
    global _reader
    if isinstance(item, Rejected):
        return rejected_line(item)
    if _reader is None:
        _reader = Reader()
    try:
        return _reader.read_article(item).to_json()
    except Exception as error:  # noqa: BLE001 - one bad article never stops a run; it is set aside with its reason
        reason = f"{type(error).__name__}: {error}"
        return rejected_line(Rejected(item.id, "", reason, "report this article", item.text[:500]))


def _read_chunk(chunk: list[Item]) -> list[bytes]:
    return [read_item(item) for item in chunk]


def read_lines(items: Iterable[Item], processes: int) -> Iterator[bytes]:
    """Read items in order. The lines do not depend on the number of processes.

    Raises KhabarError where a process is killed: what came before is in the journal.
    """
    if processes <= 1:
        yield from map(read_item, items)
        return
    rest = iter(items)
    waiting: deque[tuple[list[Item], Future[list[bytes]]]] = deque()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        try:
            while True:
                while len(waiting) < processes * AHEAD and (chunk := list(islice(rest, CHUNK))):
                    waiting.append((chunk, pool.submit(_read_chunk, chunk)))
                if not waiting:
                    return
                chunk, future = waiting.popleft()
                yield from future.result()
        except BrokenProcessPool as error:
            first = chunk[0].id if isinstance(chunk[0], Article) else chunk[0].input
            raise KhabarError(
                "a reading process was killed (out of memory?)",
                where=f"the {len(chunk)} articles from {first}",
                next="run again with --resume, perhaps with fewer --processes",
            ) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
