"""Prints how long the desk's pages take while many readers ask at once: median and 95th percentile of each page.

    python benchmarks/web_load.py [READINGS.jsonl] [--store sqlite:////tmp/desk.db] [--articles 100000] [--readers 50]
        [--seconds 60] [--pause 1.0] [--warm 20] [--processes 2]

The store is filled as benchmarks/desk.py fills it, with four articles of a day a story. Each reader asks for one page
after another, first for `--warm` seconds that are not counted, with a pause of `--pause` seconds on average between an answer and the next question.
"""

import argparse
import os
import random
import resource
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from pathlib import Path

import httpx
from desk import QUERIES, many, shipped

from khabar.model import Reading
from khabar.store import (
    Query,
    add_readings,
    count_articles,
    made_here,
    open_store,
    place_articles,
    search_articles,
    unplaced,
)


def fill(address: str, readings: list[Reading], number: int) -> list[str]:
    """Bring a store to a number of articles with stories and give some article ids."""
    with open_store(address, create=True) as store:
        if count_articles(store, Query()) < number:
            add_readings(store, many(readings, number), made_here())
            store.tidy()
        placed, at, last = {}, -1, ""
        for count, (article, day) in enumerate(unplaced(store)):
            if count % 4 == 0 or day != last:
                at, last = at + 1, day
            placed[article] = f"story-{at}"
        if placed:
            place_articles(store, placed)
        return [row.id for row in search_articles(store, Query(), limit=500).rows]


def addresses(ids: list[str]) -> dict[str, list[str]]:
    """Give addresses by kind of page."""
    searches = [str(httpx.URL("/search", params=query.to_items())) for query in QUERIES.values()]
    events = [str(httpx.URL("/search", params=[*query.to_items(), ("show", "events")])) for query in QUERIES.values()]
    names = ("Donald Trump", "Reuters", "Saudi Arabia", "Iran", "Turkey")
    return {
        "today": ["/"],
        "search": searches,
        "events": events,
        "article": [str(httpx.URL("/article", params={"id": one})) for one in ids],
        "story": [f"/story?id=story-{n}" for n in range(0, 20_000, 97)],
        "actor": [str(httpx.URL("/actor", params={"name": name})) for name in names],
        "network": ["/network", "/network?type=ASSAULT"],
        "counts": ["/counts", "/counts?country=SYR"],
    }


SHARES = {"today": 15, "search": 25, "events": 15, "article": 25, "story": 10, "actor": 5, "network": 2, "counts": 3}


def read(
    base: str, pages: dict[str, list[str]], pause: float, span: tuple[float, float], took: dict[str, list[float]]
) -> None:
    """Be one reader until the end of a span; what is asked before its start is not counted."""
    chance = random.Random()
    with httpx.Client(base_url=base, timeout=60) as client:
        time.sleep(chance.random() * pause)
        while time.monotonic() < span[1]:
            asked_at = time.monotonic()
            kind = chance.choices(list(SHARES), list(SHARES.values()))[0]
            address, start = chance.choice(pages[kind]), time.perf_counter()
            answer = client.get(address)
            if asked_at < span[0]:
                continue
            took[kind if answer.status_code == 200 else f"{kind} failed {answer.status_code}"].append(
                time.perf_counter() - start
            )
            time.sleep(chance.expovariate(1 / pause) if pause else 0)


def main() -> None:
    """Fill, serve, read, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("readings", type=Path, nargs="?")
    parser.add_argument("--store", default="sqlite:////tmp/khabar-desk.db")
    for name, kind, default in (
        ("articles", int, 100_000),
        ("readers", int, 50),
        ("seconds", float, 60.0),
        ("pause", float, 1.0),
        ("warm", float, 20.0),
        ("processes", int, 2),
    ):
        parser.add_argument(f"--{name}", type=kind, default=default)
    asked = parser.parse_args()
    given = [Reading.from_json(line) for line in asked.readings.open("rb")] if asked.readings else shipped()
    ids = fill(asked.store, given, asked.articles)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "khabar",
        "serve",
        asked.store,
        "--port",
        str(port),
        "--processes",
        str(asked.processes),
    ]
    server = subprocess.Popen(command)
    base, took = f"http://127.0.0.1:{port}", defaultdict[str, list[float]](list)
    try:
        for _ in range(300):
            try:
                httpx.get(base, timeout=30)
                break
            except httpx.TransportError:
                time.sleep(0.2)
        pages, start = addresses(ids), time.monotonic() + asked.warm
        span = (start, start + asked.seconds)
        readers = [
            threading.Thread(target=read, args=(base, pages, asked.pause, span, took)) for _ in range(asked.readers)
        ]
        for one in readers:
            one.start()
        for one in readers:
            one.join()
    finally:
        server.terminate()
        server.wait()
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    everything = [one for some in took.values() for one in some]
    sys.stdout.write(
        f"{asked.readers} readers, a pause of {asked.pause} s, {len(everything)} answers in {asked.seconds:.0f} s, load {os.getloadavg()[0]:.1f}\n"
    )
    sys.stdout.write(
        f"the server's own work, start and warming included: {spent.ru_utime + spent.ru_stime:.0f} s of a processor\n"
    )
    for name, some in [*sorted(took.items()), ("all", everything)]:
        ordered = sorted(some)
        median, late = 1000 * statistics.median(some), 1000 * ordered[int(0.95 * (len(ordered) - 1))]
        sys.stdout.write(f"{name:10} {len(some):6} answers  median {median:6.0f} ms  95 in 100 under {late:6.0f} ms\n")


if __name__ == "__main__":
    main()
