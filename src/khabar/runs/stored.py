"""Codes inputs into a store, and loads readings that are made already: the work behind `code -o STORE` and `load`."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from khabar.articles import Rejected, read_articles
from khabar.articles.processes import collect_seldom
from khabar.errors import StoreError
from khabar.exports import place
from khabar.model import Article, Reading
from khabar.reader.outcomes import Item, read_outcome
from khabar.reader.pool import read_lines
from khabar.runs.code import Options, Summary, keep, open_extras, wanted

if TYPE_CHECKING:  # the database is loaded only by who asks one
    from khabar.store import MadeBy, Prepared, Store

LARGE = 1000  # articles after which the database looks at its tables anew
CHUNK = 200  # articles asked about, and readings added, at a time


def code_into(
    inputs: Iterable[str | Path], address: str, options: Options, progress: Callable[[int], None] = lambda done: None
) -> Summary:
    """Read all articles of the inputs into the store at an address, which is made where there is none.

    An article whose very text has been read by this program, these tables and extras is left out, so a run that was cut
    off goes on where it was, and nothing comes in twice. What is no article goes to a file beside the store, or in the
    current folder. Raises InputError, StoreError.
    """
    from khabar.store import made_here, open_store

    inputs = list(inputs)
    extras, _ = open_extras(options, inputs)
    made_by = made_here(extras.sign())
    with open_store(address, create=True) as store, _told(store):
        known = [0]
        items = _unknown(store, wanted(read_articles(inputs, limits=options.limits), options.since), made_by, known)
        lines = read_lines(items, options.processes, options.limits, extras.opener(), extras.romanise)
        return _add(store, _prepared(map(read_outcome, lines), options.least), (known, progress), made_by)


def _prepared(made: Iterator[Reading | Rejected], least: float) -> Iterator[list["Prepared | Rejected"]]:
    """Prepare readings as they come, with what is at least so sure."""
    from khabar.store import prepare

    while some := list(islice(made, CHUNK)):
        yield [item if isinstance(item, Rejected) else prepare(keep(item, least)) for item in some]


def load_into(
    inputs: Iterable[str | Path], address: str, progress: Callable[[int], None] = lambda done: None
) -> Summary:
    """Load readings (JSON Lines, as `khabar code` writes them) into a store; those it has already are left out."""
    from khabar.runs.lines import list_readings, prepare_all
    from khabar.store import open_store

    collect_seldom()
    paths = list_readings(list(inputs))
    with open_store(address, create=True) as store, _told(store):
        return _add(store, prepare_all(paths), ([0], progress), None)


@contextmanager
def _told(store: "Store") -> Iterator[None]:
    """Turn what the database says of a full disk, a restart or a lock into a StoreError; what was stored stays."""
    from sqlalchemy.exc import DBAPIError

    try:
        yield
    except DBAPIError as error:
        step = "see to it, then run the same command again: it goes on where it was"
        raise StoreError(f"the database gave up: {str(error.orig).strip()}", where=store.url, next=step) from error


def _unknown(store: "Store", items: Iterator[Item], made_by: "MadeBy", known: list[int]) -> Iterator[Item]:
    """Leave out the articles that this program and these tables have read, and count them."""
    from khabar.store import known_ids

    while some := list(islice(items, CHUNK)):
        there = known_ids(store, [item for item in some if isinstance(item, Article)], made_by)
        fresh = [item for item in some if isinstance(item, Rejected) or item.id not in there]
        known[0] += len(some) - len(fresh)
        yield from fresh


def _add(
    store: "Store",
    chunks: Iterable[list["Prepared | Rejected"]],
    counts: tuple[list[int], Callable[[int], None]],
    made_by: "MadeBy | None",
) -> Summary:
    """Add what is prepared, chunk by chunk; `counts` are how many the store has already, and who hears of progress."""
    from khabar.store import add_prepared

    known, progress = counts
    total = dict.fromkeys(("articles", "rejected", "events", "attributions"), 0)
    left = []
    done = 0
    for some in chunks:
        left += [msgspec.json.encode(item) for item in some if isinstance(item, Rejected)]
        added = add_prepared(store, (item for item in some if not isinstance(item, Rejected)), made_by)
        known[0] += added.known
        total["articles"] += added.readings
        total["events"] += added.events
        total["attributions"] += added.attributions
        done += len(some)
        progress(done)
    total["rejected"] = len(left)
    if total["articles"] >= LARGE:
        store.tidy()
    return Summary(**total, output=store.url, rejected_file=_set_aside(store, left), known=known[0])


def _set_aside(store: "Store", left: list[bytes]) -> str | None:
    name = store.engine.url.database or "store"
    path = Path(f"{name}.rejected.jsonl")
    if not left:
        path.unlink(missing_ok=True)
        return None
    place(path, b"\n".join([*left, b""]))
    return str(path)
