"""Gives how the feeds and alerts of a list are: what `khabar watch --status` shows."""

from datetime import UTC, datetime
from typing import NamedTuple

from khabar.feeds.config import Config
from khabar.store import FeedState, Store
from khabar.store.feeds import DONE, KNOWN, LEFT, SENT, STORED, WAITING, count_pages, count_rings, last_note, load_feeds

DEAD = 5  # failures in a row from which a feed is called dead; it is still asked, once a day at least


class FeedStatus(NamedTuple):
    """One feed: `state` is never, well, failing or dead; counts of its pages; times as ISO, None for never."""

    feed: str
    state: str
    articles: int
    waiting: int
    known: int
    left: int
    asked: str | None
    well: str | None
    next: str | None
    failures: int
    note: str


class AlertStatus(NamedTuple):
    """One alert: how many of its rings were sent, wait, and were given up."""

    alert: str
    sent: int
    waiting: int
    left: int
    note: str


def show_status(config: Config, store: Store) -> tuple[list[FeedStatus], list[AlertStatus]]:
    """Give the state of each feed and each alert of a list."""
    states, pages, rings = load_feeds(store), count_pages(store), count_rings(store)
    feeds = []
    for feed in config.feed:
        one, own = states.get(feed.name, FeedState(feed.name, feed.url)), pages.get(feed.name, {})
        counts = (own.get(DONE, 0) + own.get(STORED, 0), own.get(WAITING, 0), own.get(KNOWN, 0), own.get(LEFT, 0))
        times = (_time(one.asked_at), _time(one.ok_at), _time(one.next_at))
        feeds.append(FeedStatus(feed.name, _state(one), *counts, *times, one.failures, one.note))
    alerts = []
    for alert in config.alert:
        ours = rings.get(alert.name, {})
        numbers = (ours.get(SENT, 0), ours.get(WAITING, 0), ours.get(LEFT, 0))
        alerts.append(AlertStatus(alert.name, *numbers, last_note(store, alert.name)))
    return feeds, alerts


def _state(one: FeedState) -> str:
    if not one.asked_at:
        return "never"
    return "well" if not one.failures else "dead" if one.failures >= DEAD else "failing"


def _time(seconds: float) -> str | None:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds") if seconds else None
