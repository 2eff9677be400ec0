"""Makes the application from the environment that `khabar serve` leaves, once in each process."""

import os

from fastapi import FastAPI

from khabar.store import open_store
from khabar.web.app import make_app


def make() -> FastAPI:
    """Open the store and make the application."""
    given = {
        name: os.environ.get(f"KHABAR_SERVE_{name}", "")
        for name in ("STORE", "PUBLIC", "OPEN", "REVIEW", "NAMES", "RATE")
    }
    hosts = [name for name in given["NAMES"].split(",") if name]
    store = open_store(given["STORE"])
    how = {"public": "PUBLIC", "open_reading": "OPEN", "open_review": "REVIEW"}
    return make_app(
        store, hosts=hosts, rate=int(given["RATE"] or 0), **{name: bool(given[key]) for name, key in how.items()}
    )
