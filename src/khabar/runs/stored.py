"""Codes inputs into a store, and loads readings that are made already: the work behind `code -o STORE` and `load`."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from khabar.articles import Rejected, list_inputs, read_articles
from khabar.articles.packed import open_bytes
from khabar.errors import StoreError
from khabar.exports import place
from khabar.model import Article, Reading
from khabar.reader.outcomes import Item, read_outcome
from khabar.reader.pool import read_lines
from khabar.runs.code import Options, Summary, keep, open_extras, wanted

if TYPE_CHECKING:  # the database is loaded only by who asks one
    from khabar.store import MadeBy, Store

LARGE = 1000  # articles after which the database looks at its tables anew
CHUNK = 200  # articles asked about, and readings added, at a time
READINGS = "readings.jsonl"
NOT_READING = "not a reading"


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
        made = map(read_outcome, lines)
        return _add(store, made, options.least, (known, progress), made_by)


def load_into(
    inputs: Iterable[str | Path], address: str, progress: Callable[[int], None] = lambda done: None
) -> Summary:
    """Load readings (JSON Lines, as `khabar code` writes them) into a store; those it has already are left out."""
    from khabar.store import open_store

    with open_store(address, create=True) as store, _told(store):
        return _add(store, _readings(inputs), 0.0, ([0], progress), None)


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


def _readings(inputs: Iterable[str | Path]) -> Iterator[Reading | Rejected]:
    for path in list_inputs([_lines_of(one) for one in inputs]):
        with open_bytes(path) as file:
            for number, line in enumerate(file, 1):
                if not line.strip():
                    continue
                try:
                    yield Reading.from_json(line)
                except msgspec.MsgspecError as error:
                    step = "khabar code reads articles; load takes what it wrote"
                    where = f"{path} line {number}"
                    yield Rejected(where, where, f"{NOT_READING}: {error}", step, line[:500].decode("utf8", "replace"))


def _lines_of(one: str | Path) -> str | Path:
    """Give the readings of a folder that `khabar code` wrote."""
    inside = Path(one) / READINGS
    return inside if inside.exists() else one


def _add(
    store: "Store", items: Iterator[Reading | Rejected], least: float, counts: tuple[list[int], Callable[[int], None]],
    made_by: "MadeBy | None",
) -> Summary:  # fmt: skip
    from khabar.store import add_readings

    known, progress = counts
    total = dict.fromkeys(("articles", "rejected", "events", "attributions"), 0)
    left = []
    done = 0
    while some := list(islice(items, CHUNK)):
        readings = [keep(item, least) for item in some if isinstance(item, Reading)]
        left += [msgspec.json.encode(item) for item in some if isinstance(item, Rejected)]
        added = add_readings(store, readings, made_by)
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
