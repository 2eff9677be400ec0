"""Gives finished lines for articles, in the order of the articles, read in this process or in several."""

import gc
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from khabar.articles import Rejected
from khabar.errors import EndpointError, KhabarError
from khabar.model import Article
from khabar.reader import Reader
from khabar.runs.finish import Extras, open_finisher
from khabar.runs.journal import rejected_line

CHUNK = 16  # articles handed to a process at a time
AHEAD = 3  # chunks a process that may wait: bounds memory
YOUNG = 20_000  # new objects before the collector looks at them; Python's own is 700
WARM = "."  # any text loads the tables
Item = Article | Rejected
NO_EXTRAS = Extras()

_reader: Reader | None = None


def open_reader() -> Reader:
    """Give a reader for a long run: its tables are loaded, and the collector of garbage no longer looks through them.

    Readings hold no cycles, so rare collections lose nothing; on ANT they take 7% of the time if left as they are.
    """
    reader = Reader()
    reader.read(WARM)
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 50)
    return reader


def read_item(item: Item, extras: Extras = NO_EXTRAS) -> bytes:
    """Give the journal's line of one item; an article that breaks the reader is left out with its reason.

    Raises EndpointError where a guest's endpoint is down: a run stops there and can go on later.
    """
    global _reader
    if isinstance(item, Rejected):
        return rejected_line(item)
    if _reader is None:
        _reader = open_reader()
    finish = open_finisher(extras)
    try:
        return finish(_reader.read_article(item)).to_json()
    except EndpointError:
        raise
    except Exception as error:  # noqa: BLE001 - one bad article never stops a run; it is set aside with its reason
        reason = f"{type(error).__name__}: {error}"
        return rejected_line(Rejected(item.id, "", reason, "report this article", item.text[:500]))


def _read_chunk(chunk: list[Item], extras: Extras) -> list[bytes]:
    return [read_item(item, extras) for item in chunk]


def read_lines(items: Iterable[Item], processes: int, extras: Extras = NO_EXTRAS) -> Iterator[bytes]:
    """Read items in order. The lines do not depend on the number of processes.

    Raises KhabarError where a process is killed, EndpointError as `read_item`: what came before is in the journal.
    """
    if processes <= 1:
        yield from (read_item(item, extras) for item in items)
        return
    rest = iter(items)
    waiting: deque[tuple[list[Item], Future[list[bytes]]]] = deque()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        try:
            while True:
                while len(waiting) < processes * AHEAD and (chunk := list(islice(rest, CHUNK))):
                    waiting.append((chunk, pool.submit(_read_chunk, chunk, extras)))
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
