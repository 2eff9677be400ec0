"""Prints how long reviewers wait for their queue where another has decided on many articles.

    python benchmarks/review_queue.py [READINGS.jsonl] [--store sqlite:////tmp/khabar-queue.db] [--articles 20000] [--decided 2000] [--all]

One reviewer accepts, rejects and corrects events of the first `--decided` articles (`--all`: every item of them), the
least sure first within an article; then another asks for the queue, its pages and lists. The store is made once.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from desk import OWN, many, shipped, timed
from fastapi.testclient import TestClient

from khabar.model import Reading
from khabar.store import (
    Decision,
    Query,
    Store,
    add_readings,
    decide,
    load_readings,
    made_here,
    open_store,
    search_articles,
)
from khabar.store.queue import ORDERS, list_queue
from khabar.store.users import add_token, add_user, find_password
from khabar.web import hash_password, make_app
from khabar.web.passwords import make_key

QUERIES = {
    "no filter": Query(),
    "type": Query(type=("ASSAULT",)),
    "rare type": Query(type=("AID",), status=("future",)),
    "actor": Query(actor=("USA",)),
    "speaker": Query(speaker=("Donald Trump",)),
    "words": Query(words="\u0633\u0648\u0631\u064a\u0629"),
    "nobody": Query(actor=("Nobody Atall",)),
}
PAGES = (
    "/review",
    "/review?kind=attributions",
    "/review?order=second",
    "/review/next",
    "/api/queue",
    "/search?show=events",
    "/counts",
)


def fill(store: Store, readings: list[Reading], number: int, decided: int, whole: bool) -> None:
    """Load articles and let one reviewer decide on some of them."""
    add_readings(store, many(readings, number), made_here())
    store.tidy()
    rows = search_articles(store, Query(), limit=decided).rows
    for name in ("amal", "badr"):
        add_user(store, name, hash_password("a long pass phrase"), "reviewer")
    for at in range(0, decided, 500):
        for reading in load_readings(store, [row.id for row in rows[at : at + 500]]).values():
            for decision in decided_on(reading, whole):
                decide(store, decision)
        sys.stderr.write(f"{at + 500} articles decided\n")
    store.tidy()


def decided_on(reading: Reading, whole: bool) -> Iterator[Decision]:
    """Give what amal decides about an article."""
    items = [*reading.events, *(reading.attributions if whole else ())]
    for at, one in enumerate(items if whole else sorted(items, key=lambda e: e.confidence)[:1]):
        verdict = ("accept", "reject", "correct" if one.id.startswith("e") else "accept")[
            (at + len(reading.article.id)) % 3
        ]
        yield Decision(
            reading.article.id, one.id, verdict, "amal", "", {"status": "future"} if verdict == "correct" else None
        )


def spent(store: Store, act) -> str:  # type: ignore[no-untyped-def]
    """Give the median of five runs in milliseconds by the clock, and of the work of this process and of PostgreSQL's."""
    ALL.append(timed(store, act, times=5))
    return f"{ALL[-1]:.0f} ms ({OWN[-1]:.0f})"


ALL: list[float] = []


def main() -> None:
    """Fill if needed, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--store", default="sqlite:////tmp/khabar-queue.db")
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--decided", type=int, default=2000)
    parser.add_argument("--all", action="store_true")
    args = parser.parse_args()
    with open_store(args.store, create=True) as store:
        if not search_articles(store, Query(), limit=1).rows:
            lines = args.file.read_bytes().splitlines() if args.file else []
            fill(store, [Reading.from_json(line) for line in lines] or shipped(), args.articles, args.decided, args.all)
        for name, query in QUERIES.items():
            for kind in ("events", "attributions"):
                told = [
                    f"{order} {spent(store, lambda q=query, k=kind, o=order: list_queue(store, q, 'badr', kind=k, order=o))}"
                    for order in ORDERS
                ]
                sys.stdout.write(f"{name:10} {kind:12} " + "  ".join(told) + "\n")
        key, digest = make_key()
        found = find_password(store, "badr")
        assert found is not None
        add_token(store, found[0], "benchmark", digest)
        client = TestClient(make_app(store), headers={"authorization": f"Bearer {key}"})
        for page in PAGES:
            client.get(page).raise_for_status()
            sys.stdout.write(f"{page:30} {spent(store, lambda p=page: client.get(p))}\n")
    sys.stdout.write(f"slowest: {max(ALL):.0f} ms, of own work {max(OWN):.0f} ms\n")


if __name__ == "__main__":
    main()
