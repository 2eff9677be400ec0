"""The records of a comparison, and the clock that it is measured by."""

import time
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple


class Row(NamedTuple):
    """One measure of one sub-task. `count` says over how many items; speeds are items a second of one core."""

    task: str
    peer: str
    measure: str
    theirs: float
    ours: float
    count: int
    speed: bool = False

    @property
    def ratio(self) -> float | None:
        """Give Khabar's figure over the peer's, None where the peer's is nought."""
        return self.ours / self.theirs if self.theirs else None


class Absence(NamedTuple):
    """A peer that could not be run, and why."""

    task: str
    peer: str
    reason: str


def timed(work: Callable[[Any], Any], items: Iterable[Any]) -> tuple[list[Any], float]:
    """Give the results of a function for each item, and the seconds of the processor that all took together.

    The first item is done once before, so that tables and models are loaded.
    """
    items = list(items)
    if items:
        work(items[0])
    begin = time.process_time()
    results = [work(item) for item in items]
    return results, time.process_time() - begin


def rate(count: int, seconds: float) -> float:
    """Give how many a second; 0 where nothing was done."""
    return count / seconds if count and seconds else 0.0


def refusal(error: Exception) -> str:
    """Give an error as one line."""
    return f"{type(error).__name__}: {' '.join(str(error).split())}"
