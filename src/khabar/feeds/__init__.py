"""Takes a list of feeds (feeds.toml); fetches what is new, codes it into a store with its stories, and rings alerts."""

from khabar.feeds.clock import Clock, RealClock
from khabar.feeds.config import Alert, Config, Email, Feed, read_config
from khabar.feeds.fetch import Failed, Fetched, Fetcher
from khabar.feeds.lock import only_one
from khabar.feeds.status import AlertStatus, FeedStatus, show_status
from khabar.feeds.watch import Watch

__all__ = [
    "Alert", "AlertStatus", "Clock", "Config", "Email", "Failed", "Feed", "FeedStatus", "Fetched", "Fetcher",
    "RealClock", "Watch", "only_one", "read_config", "show_status",
]  # fmt: skip
