"""Remembers what was worked out from a store, until the store changes."""

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from sqlalchemy import func, select

from khabar.store import Store
from khabar.store.tables import decisions, readings, story_articles

Value = TypeVar("Value")
LOG = logging.getLogger(__name__)
MOST = 512
LASTS = 60.0  # seconds: an article moved between stories changes no newest key


class Cache:
    """Values by key, the longest unused given up first. A key that many ask for at once is worked out once.

    A value that is only old is given once more while it is made anew, so that no reader waits for it; where the store
    has changed, the reader waits for the new one.
    """

    def __init__(self, store: Store) -> None:
        self.store, self.kept = store, OrderedDict[Hashable, tuple[Any, float, Any]]()
        self.lock, self.making = threading.Lock(), dict[Hashable, threading.Lock]()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Give the value of a key, made anew where the store has changed since."""
        stamp = self._stamp()
        with self.lock:
            found = self._kept(key, stamp)
            own = self.making.setdefault(key, threading.Lock())
        if found is None:
            with own:
                found = self._kept(key, stamp)
                return cast(Value, found[2]) if found is not None else self._make(key, stamp, make)
        if time.monotonic() - found[1] > LASTS and own.acquire(blocking=False):
            threading.Thread(target=self._renew, args=(key, stamp, make, own), daemon=True).start()
        return cast(Value, found[2])

    def _renew(self, key: Hashable, stamp: Any, make: Callable[[], Any], own: threading.Lock) -> None:
        try:
            self._make(key, stamp, make)
        except Exception as error:  # noqa: BLE001 - whatever it was: the next reader waits for the value, and meets the error
            LOG.warning("a value could not be made anew: %s: %s", type(error).__name__, error)
            with self.lock:
                self.kept.pop(key, None)
        finally:
            own.release()

    def _make(self, key: Hashable, stamp: Any, make: Callable[[], Value]) -> Value:
        value = make()
        with self.lock:
            self.kept[key] = (stamp, time.monotonic(), value)
            while len(self.kept) > MOST:
                gone, _ = self.kept.popitem(last=False)
                self.making.pop(gone, None)
        return value

    def _kept(self, key: Hashable, stamp: Any) -> tuple[Any, float, Any] | None:
        found = self.kept.get(key)
        if found is None or found[0] != stamp:
            return None
        self.kept.move_to_end(key)
        return found

    def _stamp(self) -> tuple[Any, ...]:
        newest = [func.max(table.c.key) for table in (readings, decisions)]
        parts = [select(one).scalar_subquery() for one in (*newest, func.max(story_articles.c.article_key))]
        return tuple(self.store.fetch(select(*parts))[0])
