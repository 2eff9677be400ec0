"""Watches feeds: asks each when it is due, takes the pages that are new, rings alerts.

A host is asked one thing at a time. Whatever must outlive the process is in the store before the next step begins, so
a watch may be stopped at any moment and goes on where it was.
"""

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

import msgspec
from sqlalchemy.exc import DBAPIError

from khabar.errors import StoreError
from khabar.feeds.addresses import site_of
from khabar.feeds.alerts import make_message
from khabar.feeds.clock import Clock, RealClock
from khabar.feeds.config import Alert, Config, Feed, seconds, size
from khabar.feeds.entries import Entry, Listing, choose, read_listing
from khabar.feeds.fetch import LATER, Failed, Fetched, Fetcher
from khabar.feeds.send import send
from khabar.feeds.take import Taker
from khabar.reader import Reader
from khabar.store import FeedPage, FeedState, Ring, Store
from khabar.store import feeds as state

LONGEST = 86400.0  # between two askings of a feed that fails
RETRY = 300.0  # seconds before a page or an alert is tried again; doubled each time
TRIES, SENDS = 5, 8
AT_ONCE = 50  # events or articles in one message
IDLE = 60.0
BROKEN = 30.0
OFTEN = 10  # failures of the store in a row after which a watch gives up
Log = Callable[..., None]
replace = msgspec.structs.replace


class Watch:
    """A watch over the feeds of one list. `log` takes what happened and its facts."""

    def __init__(
        self, config: Config, store: Store, log: Log, *, clock: Clock | None = None, reader: Reader | None = None
    ) -> None:  # fmt: skip
        self.config, self.store, self.log = config, store, log
        self.clock: Clock = clock or RealClock()
        self.fetcher = Fetcher(config, self.clock)
        self.taker, self.taking = Taker(config, store, reader), asyncio.Lock()
        known = state.load_feeds(store)
        self.feeds = {feed.name: feed for feed in config.feed}
        self.alerts = {alert.name: alert for alert in config.alert}
        self.states = {
            feed.name: known[feed.name] if feed.name in known and known[feed.name].url == feed.url
            else FeedState(feed.name, feed.url) for feed in config.feed
        }  # fmt: skip
        self.busy: dict[asyncio.Task[None], str] = {}
        self.slots: dict[str, float] = {}  # when a host may be asked next
        self.asked: set[str] | None = None  # the feeds asked in this run, where each is asked once
        self.blocked: dict[str, float] = {}  # until when a host asked to be left alone

    async def run(self, *, once: bool = False) -> bool:
        """Watch until cancelled, or ask every feed and take what waits once; tell whether all feeds are well."""
        self.asked = set() if once else None
        broken = 0
        try:
            await asyncio.to_thread(self.taker.resume, self.clock.now())
            self.log("started", feeds=len(self.feeds), alerts=len(self.alerts))
            while True:
                try:
                    if not self._start() and not self.busy and once:
                        break
                    until = self._next_at()
                    broken = 0
                except DBAPIError as error:
                    broken += 1
                    self.log("broken", why=str(error.orig).strip())
                    if broken >= OFTEN:
                        raise StoreError(f"the store fails again and again: {error.orig}") from error
                    until = self.clock.now() + BROKEN
                await self.clock.wait(self.busy, until)
                self.busy = {task: name for task, name in self.busy.items() if not task.done()}
        finally:
            for task in self.busy:
                task.cancel()
            await asyncio.gather(*self.busy, return_exceptions=True)
            await self.fetcher.close()
            self.log("stopped")
        return not any(one.failures for one in self.states.values())

    def _start(self) -> bool:
        """Start what is due and may begin; tell whether anything is due at all."""
        now = self.clock.now()
        self.slots = {host: at for host, at in self.slots.items() if at > now}
        self.blocked = {host: at for host, at in self.blocked.items() if at > now}
        due = False
        for feed in self._due_feeds(now):
            due = True
            self._begin(site_of(feed.url), partial(self._poll, feed))
        away = {*self.blocked, *self.busy.values()}
        for page in state.next_pages(self.store, now, away):
            due = True
            self._begin(page.host, partial(self._take, page))
        rings: dict[str, list[Ring]] = {}
        for ring in state.due_rings(self.store, now):
            rings.setdefault(ring.alert, []).append(ring)
        for name, some in rings.items():
            if name in self.alerts:
                due = True
                self._begin(f"alert {name}", partial(self._ring, self.alerts[name], some[:AT_ONCE]))
        return due

    def _due_feeds(self, now: float) -> list[Feed]:
        found = []
        for name, feed in self.feeds.items():
            one = self.states[name]
            due = one.next_at <= now
            if self.asked is not None:
                due = name not in self.asked and (due or not one.failures)
            if due and site_of(feed.url) not in self.blocked:
                found.append(feed)
        return found

    def _begin(self, name: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Start a piece of work, unless its host is busy, rests, or enough is going on."""
        if name in self.slots or name in self.busy.values() or len(self.busy) >= self.config.at_once:
            return
        self.busy[asyncio.create_task(self._guard(name, work()))] = name

    async def _guard(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception as error:  # noqa: BLE001 - whatever one feed, page or alert does, the others go on
            self.log("broken", name=name, why=f"{type(error).__name__}: {error}")
            self.slots[name] = self.clock.now() + BROKEN

    def _next_at(self) -> float:
        """Give when something can begin that cannot now."""
        now = self.clock.now()
        times = [now + IDLE, *self.slots.values(), *self.blocked.values()]
        times += [one.next_at for one in self.states.values()]
        times += [at for at in (state.next_page_at(self.store), state.next_ring_at(self.store)) if at is not None]
        return min(at for at in times if at > now)

    def _rest(self, url: str, host: str, error: Failed | None = None) -> None:
        """Leave a host alone for its delay, or as long as it asks for."""
        now = self.clock.now()
        self.slots[host] = now + max(seconds(self.config.delay), self.fetcher.delay_of(url))
        if error and error.wait and error.status in LATER:
            self.blocked[host] = now + error.wait

    async def _poll(self, feed: Feed) -> None:
        if self.asked is not None:
            self.asked.add(feed.name)
        old, now, host = self.states[feed.name], self.clock.now(), site_of(feed.url)
        try:
            new, etag, modified, status = await self._ask(feed, old)
        except Failed as error:
            self._rest(feed.url, host, error)
            pause = min(self.config.interval(feed) * 2 ** min(old.failures, 20), LONGEST)
            pause = max(pause, error.wait or 0.0)
            one = replace(old, asked_at=now, failures=old.failures + 1, note=error.reason[:500], next_at=now + pause)
            self.log("failed", feed=feed.name, why=error.reason, failures=one.failures, again_in=pause)
        else:
            self._rest(feed.url, host)
            fresh = {"asked_at": now, "ok_at": now, "next_at": now + self.config.interval(feed)}
            one = replace(old, etag=etag, modified=modified, failures=0, note="", **fresh)
            self.log("polled", feed=feed.name, status=status, new=new)
        self.states[feed.name] = one
        state.save_feed(self.store, one)

    async def _ask(self, feed: Feed, old: FeedState) -> tuple[int, str | None, str | None, int]:
        """Give how many pages are new, ETag, Last-Modified and status of a feed."""
        known = {"if-none-match": old.etag, "if-modified-since": old.modified}
        got = await self.fetcher.get(feed.url, {k: v for k, v in known.items() if v}, robots=feed.robots)
        if got.status == 304:
            return 0, old.etag, old.modified, 304
        listing = await self._list(feed, got)
        entries = list[Entry](listing.entries)
        for url in listing.sitemaps:
            await self.clock.wait((), self.clock.now() + max(seconds(self.config.delay), self.fetcher.delay_of(url)))
            part = await self.fetcher.get(url, robots=feed.robots)
            entries += (await self._list(feed, part)).entries
        now = self.clock.now()
        new = state.add_pages(self.store, feed.name, choose(feed, entries, now), now)
        if listing.sitemaps:  # an index may stay the same while its sitemaps change
            return new, None, None, got.status
        return new, got.headers.get("etag"), got.headers.get("last-modified"), got.status

    async def _list(self, feed: Feed, got: Fetched) -> Listing:
        try:
            return await asyncio.to_thread(read_listing, feed, got, size(self.config.size))
        except Failed:
            raise
        except Exception as error:  # what a parser makes of broken bytes is the feed's fault, and told as such
            raise Failed(f"{type(error).__name__}: {error}") from error

    async def _take(self, page: FeedPage) -> None:
        feed, error = self.feeds.get(page.feed), None
        try:
            got = await self.fetcher.get(page.url, robots=feed.robots if feed else True)
            async with self.taking:
                page = await asyncio.to_thread(self.taker.take, page, got, self.clock.now())
        except DBAPIError:
            raise
        except Exception as raised:  # noqa: BLE001 - a page that breaks something is tried again and then left out
            error = raised if isinstance(raised, Failed) else Failed(f"{type(raised).__name__}: {raised}")
            next_at = self.clock.now() + max(RETRY * 2**page.tries, error.wait or 0.0)
            fate = state.WAITING if error.later and page.tries + 1 < TRIES else state.LEFT
            page = replace(page, state=fate, tries=page.tries + 1, note=error.reason[:500], next_at=next_at)
            state.save_page(self.store, page)
        self._rest(page.url, page.host, error)
        said = {"why": page.note} if page.note else {}
        self.log(page.state, feed=page.feed, url=page.url, article=page.article_id, **said)

    async def _ring(self, alert: Alert, rings: list[Ring]) -> None:
        message = make_message(self.store, alert, rings)
        now = self.clock.now()
        try:
            await send(self.fetcher, alert, self.config.email, message)
        except Failed as error:
            tries = max(ring.tries for ring in rings) + 1
            given_up = tries >= SENDS
            pause = max(RETRY * 2 ** (tries - 1), error.wait or 0.0)
            fate = {"state": state.LEFT if given_up else state.WAITING, "tries": tries, "next_at": now + pause}
            state.save_rings(self.store, [replace(ring, note=error.reason[:500], **fate) for ring in rings])
            self.log("not_rung", alert=alert.name, why=error.reason, tries=tries, given_up=given_up)
        else:
            state.save_rings(self.store, [replace(ring, state=state.SENT, tries=ring.tries + 1) for ring in rings])
            self.log("rung", alert=alert.name, events=len(message["events"]), articles=len(message["articles"]))
