"""Makes the application from the environment that `khabar serve` leaves, once in each process."""

import os

from fastapi import FastAPI

from khabar.store import open_store
from khabar.web.app import make_app


def make() -> FastAPI:
    """Open the store and make the application."""
    given = {name: os.environ.get(f"KHABAR_SERVE_{name}", "") for name in ("STORE", "PUBLIC", "OPEN", "NAMES")}
    hosts = [name for name in given["NAMES"].split(",") if name]
    store = open_store(given["STORE"])
    return make_app(store, public=bool(given["PUBLIC"]), open_reading=bool(given["OPEN"]), hosts=hosts)
