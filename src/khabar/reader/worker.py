"""Reads articles in a process of its own: takes chunks of articles on standard input, gives an outcome line for each.

    python -m khabar.reader.worker SECONDS MEGABYTES

Both ways go frames (`articles/processes.py`). The first one in is pickled: a function without arguments that gives what
is done with each Reading, or None, and whether names are romanised; an empty one out says that the tables are loaded. A
process that goes over its limits ends at once, in the midst of a regular expression too, and the pool takes notice:
SECONDS of processor time for an article (a suspended machine or a clock that is set counts nothing), MEGABYTES of
address space for the process; 0 is no limit.
"""

import os
import pickle
from collections.abc import Callable

import msgspec

from khabar.articles.processes import (
    OUT_OF_MEMORY,
    collect_seldom,
    limit_memory,
    limit_time,
    open_frames,
    receive,
    send,
)
from khabar.errors import EndpointError
from khabar.model import Article, Reading
from khabar.reader.outcomes import failed_line, stopped_line
from khabar.reader.read import Reader

WARM = "."  # any text loads the tables
NOTHING = pickle.dumps((None, False))  # the first frame of a process that adds nothing
Finish = Callable[[Reading], Reading]
"""What is done with a Reading after the stages have run."""
Opener = Callable[[], Finish]
"""Opens a Finish in the process that reads."""


def open_reader(romanise: bool = False) -> Reader:
    """Give a reader for a long run: its tables are loaded, and left alone by the collector of garbage."""
    reader = Reader(romanise=romanise)
    reader.read(WARM)
    collect_seldom()
    return reader


def read_line(reader: Reader, article: Article, finish: Finish | None = None) -> bytes:
    """Give the outcome line of an article; one that breaks the reader is left out with its reason.

    Raises EndpointError where an endpoint that `finish` asks is down: a run stops there and can go on later.
    """
    try:
        reading = reader.read_article(article)
        return (finish(reading) if finish else reading).to_json()
    except (MemoryError, EndpointError):
        raise
    except Exception as error:  # noqa: BLE001 - one bad article never stops a run; it is set aside with its reason
        return failed_line(article, f"{type(error).__name__}: {error}")


def main() -> None:
    """Read until the other side has gone."""
    limits, chunks, answers = open_frames()
    decoder = msgspec.msgpack.Decoder(list[Article])
    try:
        limit_memory(limits.megabytes)
        opener, romanise = pickle.loads(receive(chunks) or NOTHING)
        finish = opener() if opener else None
        reader = open_reader(romanise)
        send(answers, b"")
        while chunk := receive(chunks):
            for article in decoder.decode(chunk):
                limit_time(limits.seconds)
                line = read_line(reader, article, finish)
                limit_time(0)
                send(answers, line)
    except EndpointError as error:
        send(answers, stopped_line(error))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except BrokenPipeError:
        os._exit(1)


if __name__ == "__main__":
    main()
