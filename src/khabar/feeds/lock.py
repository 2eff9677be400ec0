"""Lets only one watch work on a store at a time; the lock goes with the process, however it ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from khabar.errors import FeedError
from khabar.store import Store

NUMBER = 7_264_224  # the advisory lock of PostgreSQL that a watch holds
STEP = "stop it, or let it work"


@contextmanager
def only_one(store: Store) -> Iterator[None]:
    """Hold the lock. Raises FeedError where another watch has it."""
    if store.is_sqlite:
        with Path(f"{store.engine.url.database}.watch").open("w") as file:
            _lock_file(file, store)
            yield
    else:
        with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            if not connection.exec_driver_sql(f"SELECT pg_try_advisory_lock({NUMBER})").scalar():
                raise FeedError("another watch works on this store", where=store.url, next=STEP)
            try:
                yield
            finally:
                connection.exec_driver_sql(f"SELECT pg_advisory_unlock({NUMBER})")


def _lock_file(file: Any, store: Store) -> None:
    try:
        import fcntl
    except ImportError:  # no such locks on Windows
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise FeedError("another watch works on this store", where=store.url, next=STEP) from error
