"""Gives the time, and waits; tests put in one whose time jumps."""

import asyncio
import time
from collections.abc import Collection
from typing import Any, Protocol


class Clock(Protocol):
    """What tells the time in seconds since 1970 and waits."""

    def now(self) -> float:
        """Give the time."""

    async def wait(self, tasks: Collection[asyncio.Task[Any]], until: float) -> None:
        """Wait until one of the tasks is done or a time has come."""


class RealClock:
    """The machine's clock."""

    def now(self) -> float:
        """Give the time."""
        return time.time()

    async def wait(self, tasks: Collection[asyncio.Task[Any]], until: float) -> None:
        """Wait until one of the tasks is done or a time has come."""
        left = max(0.0, until - self.now())
        if tasks:
            await asyncio.wait(tasks, timeout=left, return_when=asyncio.FIRST_COMPLETED)
        else:
            await asyncio.sleep(left)
