"""Prints how many articles a second a store takes in, and how long its lists, searches and pages take.

    python benchmarks/desk.py [READINGS.jsonl] [--store sqlite:////tmp/desk.db] [--articles 100000]

The readings (without a file: those of the shipped articles) are loaded over and over under new ids and days, until the
store has as many articles as asked for. A store that has them already is only asked.
"""

import argparse
import itertools
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

import msgspec
from sqlalchemy import text

from khabar.articles import Rejected, read_articles
from khabar.model import Reading
from khabar.reader import Reader
from khabar.store import (
    MadeBy,
    Query,
    Store,
    add_readings,
    count_articles,
    count_by,
    count_events,
    load_reading,
    open_store,
    search_articles,
    search_events,
    show_actor,
    who_to_whom,
)

FIRST_DAY, DAYS = date(2015, 1, 1), 3650
QUERIES = {
    "newest": Query(),
    "common word": Query(words="\u0633\u0648\u0631\u064a\u0629"),
    "two words": Query(words="\u0648\u0632\u064a\u0631 \u0627\u0644\u062f\u0641\u0627\u0639"),
    "phrase": Query(words='"\u0648\u0632\u064a\u0631 \u0627\u0644\u062e\u0627\u0631\u062c\u064a\u0629"'),
    "rare word": Query(words="\u0633\u0645\u0641\u0648\u0646\u064a\u0629"),
    "type": Query(type=("ASSAULT",)),
    "rare type": Query(type=("AID",)),
    "type, status": Query(type=("CONSULT",), status=("future",)),
    "actor": Query(actor=("Donald Trump",)),
    "country as actor": Query(actor=("USA",)),
    "from whom to whom": Query(actor=("ISR",), recipient=("PSE",)),
    "place": Query(place=("Damascus",)),
    "country": Query(country=("SYR",)),
    "speaker": Query(speaker=("Donald Trump",)),
    "agency": Query(agency=("Reuters",)),
    "stance": Query(stance=("deny",)),
    "outlet, a month": Query(outlet=("France 24",), since="2018-04-01", until="2018-04-30"),
    "confidence": Query(confidence=0.9),
    "all at once": Query(
        words="\u0633\u0648\u0631\u064a\u0627", type=("ASSAULT",), country=("SYR",), party=("USA",), confidence=0.5
    ),
    "nothing": Query(type=("AID",), actor=("Nobody Atall",)),
}


def shipped() -> list[Reading]:
    """Read the shipped articles."""
    reader = Reader()
    found = read_articles([Path(str(files("khabar.demo"))) / "articles.jsonl"])
    return [reader.read_article(item) for item in found if not isinstance(item, Rejected)]


def many(readings: list[Reading], number: int) -> Iterator[Reading]:
    """Give as many readings as asked for, each under an id and a day of its own."""
    for at, reading in enumerate(itertools.islice(itertools.cycle(readings), number)):
        day = FIRST_DAY + timedelta(at * DAYS // number)
        article = msgspec.structs.replace(reading.article, id=f"{reading.article.id}-{at}", published=day.isoformat())
        yield msgspec.structs.replace(reading, article=article)


def load(store: Store, readings: list[Reading], number: int) -> None:
    """Load and print how fast, without the time that making the readings takes."""
    spent = busy = 0.0
    made = many(readings, number)
    while some := list(itertools.islice(made, 5000)):
        begin, worked = time.perf_counter(), time.process_time()
        add_readings(store, some, MadeBy("benchmark", "1"))
        spent, busy = spent + time.perf_counter() - begin, busy + time.process_time() - worked
        done = count_articles(store, Query())
        sys.stderr.write(f"{done} articles, {done / spent:.0f} a second, {done / busy:.0f} of its own\n")
    sys.stdout.write(f"loaded {number} articles in {spent:.0f} s: {number / spent:.0f} a second; ")
    sys.stdout.write(f"{busy:.0f} s of them in this process: {number / busy:.0f} a second of its own\n")


def ask(store: Store, name: str, query: Query) -> None:
    """Time the first, second and a deep page of articles and events, and print the median of three runs."""
    times = {}
    for what, search in (("articles", search_articles), ("events", search_events)):
        page = search(store, query)
        times[what] = timed(store, lambda s=search: s(store, query))
        if page.next:
            times[f"{what}, next page"] = timed(store, lambda s=search, n=page.next: s(store, query, n))
    sys.stdout.write(f"{name:20} " + "  ".join(f"{what} {ms:.0f} ms" for what, ms in times.items()) + "\n")
    WORST.append(max(times.values()))
    sys.stdout.write(f"{'':20} own work at most {max(OWN[-len(times) :]):.0f} ms\n" if WORST[-1] > 50 else "")


WORST: list[float] = []
OWN: list[float] = []


def timed(store: Store, act, times: int = 3) -> float:  # type: ignore[no-untyped-def]
    """Give the median of some runs in milliseconds; note that of the work of this process and of the database."""
    runs, own = [], []
    for _ in range(times):
        begin, worked = time.perf_counter(), time.process_time() + backends(store)
        act()
        runs.append(1000 * (time.perf_counter() - begin))
        own.append(1000 * (time.process_time() + backends(store) - worked))
    OWN.append(statistics.median(own))
    return statistics.median(runs)


def backends(store: Store) -> float:
    """Give the seconds that PostgreSQL's processes for this store have worked, where it runs on this machine (Linux).

    SQLite works in this process itself.
    """
    if store.is_sqlite:
        return 0.0
    wanted = text(
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'"
    )
    files = [Path(f"/proc/{row.pid}/schedstat") for row in store.fetch(wanted)]
    return sum(int(file.read_text().split()[0]) for file in files if file.exists()) / 1e9


def main() -> None:
    """Load if needed, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--store", default="sqlite:////tmp/khabar-desk.db")
    parser.add_argument("--articles", type=int, default=100_000)
    args = parser.parse_args()
    with open_store(args.store, create=True) as store:
        if count_articles(store, Query()) < args.articles:
            lines = args.file.read_bytes().splitlines() if args.file else []
            load(store, [Reading.from_json(line) for line in lines] or shipped(), args.articles)
        store.tidy()
        sys.stdout.write(f"{count_articles(store, Query())} articles, {count_events(store, Query())} events\n")
        for name, query in QUERIES.items():
            ask(store, name, query)
        sys.stdout.write(f"slowest list: {max(WORST):.0f} ms; of own work at most {max(OWN):.0f} ms\n")
        some = search_articles(store, Query()).rows[0].id
        pages = {
            "article": lambda: load_reading(store, some),
            "actor page": lambda: show_actor(store, "Donald Trump"),
            "events a month": lambda: count_by(store, Query(), "month"),
            "events a type": lambda: count_by(store, Query(), "type"),
            "who to whom": lambda: who_to_whom(store, Query()),
        }
        for name, act in pages.items():
            sys.stdout.write(f"{name:20} {timed(store, act):.0f} ms, own work {OWN[-1]:.0f} ms\n")


if __name__ == "__main__":
    main()
