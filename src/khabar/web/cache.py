"""Remembers what was worked out from a store, until the store changes."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from sqlalchemy import func, select

from khabar.store import Store
from khabar.store.tables import decisions, readings, story_articles

Value = TypeVar("Value")
MOST = 512
LASTS = 60.0  # seconds: an article moved between stories changes no newest key


class Cache:
    """Values by key, the longest unused given up first. A key that many ask for at once is worked out once."""

    def __init__(self, store: Store) -> None:
        self.store, self.kept = store, OrderedDict[Hashable, tuple[Any, float, Any]]()
        self.lock, self.making = threading.Lock(), dict[Hashable, threading.Lock]()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Give the value of a key, made anew where the store has changed since."""
        stamp = self._stamp()
        with self.lock:
            found = self._fresh(key, stamp)
            if found is not None:
                return cast(Value, found[2])
            own = self.making.setdefault(key, threading.Lock())
        with own:
            with self.lock:
                found = self._fresh(key, stamp)
            if found is not None:
                return cast(Value, found[2])
            try:
                value = make()
            finally:
                with self.lock:
                    self.making.pop(key, None)
            with self.lock:
                self.kept[key] = (stamp, time.monotonic(), value)
                while len(self.kept) > MOST:
                    self.kept.popitem(last=False)
            return value

    def _fresh(self, key: Hashable, stamp: Any) -> tuple[Any, float, Any] | None:
        found = self.kept.get(key)
        if found is None or found[0] != stamp or time.monotonic() - found[1] > LASTS:
            return None
        self.kept.move_to_end(key)
        return found

    def _stamp(self) -> tuple[Any, ...]:
        newest = [func.max(table.c.key) for table in (readings, decisions)]
        parts = [select(one).scalar_subquery() for one in (*newest, func.max(story_articles.c.article_key))]
        return tuple(self.store.fetch(select(*parts))[0])
