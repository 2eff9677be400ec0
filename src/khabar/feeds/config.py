"""Gives the list of feeds and alerts that a TOML file holds, checked."""

import re
import tomllib
from collections.abc import Sequence
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import msgspec

from khabar.errors import FeedError, StoreError
from khabar.store import Query
from khabar.store.query import ASKED

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
SIZES = {"": 1, "kb": 1000, "mb": 1_000_000}
LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*", re.IGNORECASE)
KINDS = ("feed", "sitemap", "page")
PER = ("event", "story")
SECURITY = ("none", "starttls", "tls")
Amount = str | int | float
Base = msgspec.Struct


class Feed(Base, frozen=True, forbid_unknown_fields=True):
    """One feed. `kind` is feed (RSS or Atom), sitemap or page; `links` a pattern of the addresses that are taken."""

    name: str
    url: str
    kind: str = "feed"
    every: Amount | None = None
    outlet: str | None = None
    links: str | None = None
    most: int = 100
    days: int | None = None
    robots: bool = True


class Alert(Base, frozen=True, forbid_unknown_fields=True):
    """A saved query and whom to tell: a webhook, addresses of e-mail, or a command; `per` event or story."""

    name: str
    query: dict[str, Any]
    webhook: str | None = None
    token_env: str | None = None
    email: tuple[str, ...] = ()
    command: tuple[str, ...] = ()
    per: str = "event"

    @property
    def asked(self) -> Query:
        """Give the query. Raises StoreError for a day or number that is none."""
        items = [
            (name, str(one)) for name, value in self.query.items()
            for one in (value if isinstance(value, list) else [value])
        ]  # fmt: skip
        return Query.from_items(items)


class Email(Base, frozen=True, forbid_unknown_fields=True):
    """The server that sends e-mail; the password stands in the environment variable that `password_env` names."""

    sender: str
    host: str = "localhost"
    port: int = 25
    security: str = "none"
    user: str | None = None
    password_env: str | None = None


class Config(Base, frozen=True, forbid_unknown_fields=True):
    """Everything in feeds.toml. Durations are seconds or "15m"; sizes bytes or "10MB"; `private` networks allowed."""

    store: str
    feed: tuple[Feed, ...]
    alert: tuple[Alert, ...] = ()
    email: Email | None = None
    every: Amount = "15m"
    delay: Amount = "5s"
    timeout: Amount = "30s"
    size: Amount = "10MB"
    redirects: int = 5
    at_once: int = 8
    agent: str = ""
    private: tuple[str, ...] = ()

    def interval(self, feed: Feed) -> float:
        """Give how many seconds lie between two askings of a feed."""
        return seconds(self.every if feed.every is None else feed.every)


def seconds(value: Amount) -> float:
    """Give a duration in seconds. Raises ValueError.

    >>> seconds("15m"), seconds(2)
    (900.0, 2.0)
    """
    return _amount(value, UNITS | {"": 1}, "a duration such as 30s, 15m, 2h or 1d")


def size(value: Amount) -> int:
    """Give a size in bytes. Raises ValueError.

    >>> size("10MB")
    10000000
    """
    return int(_amount(value, SIZES, "a size such as 500kB or 10MB"))


def _amount(value: Amount, units: dict[str, int], form: str) -> float:
    found = LENGTH.fullmatch(str(value))
    if not found or found[2].lower() not in units:
        raise ValueError(f"{value!r} is not {form}")
    return float(found[1]) * units[found[2].lower()]


def read_config(path: Path) -> Config:
    """Read and check feeds.toml. Raises FeedError that names the place."""
    try:
        config = msgspec.convert(tomllib.loads(path.read_text("utf8")), Config)
    except FileNotFoundError as error:
        raise FeedError("no such file", where=str(path), next="docs/feeds.md shows one") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise FeedError(str(error), where=str(path), next="docs/feeds.md lists what may stand in it") from error
    for what, fault in _faults(config):
        raise FeedError(fault, where=f"{path}: {what}", next="docs/feeds.md lists what may stand in it")
    return config


def _faults(config: Config) -> Sequence[tuple[str, str]]:
    found = [("amounts", fault) for fault in _bad_amounts(config)]
    found += [("private", fault) for one in config.private if (fault := _fault(ip_network, one))]
    if not config.feed:
        found.append(("feed", "no feeds"))
    if config.at_once < 1 or config.redirects < 0:
        found.append(("at_once, redirects", "not a number that makes sense"))
    for kind, names in (("feed", [f.name for f in config.feed]), ("alert", [a.name for a in config.alert])):
        found += [(f'{kind} "{name}"', "two of one name") for name in names if names.count(name) > 1]
    for feed in config.feed:
        found += [(f'feed "{feed.name}"', fault) for fault in _feed_faults(feed) if fault]
    for alert in config.alert:
        found += [(f'alert "{alert.name}"', fault) for fault in _alert_faults(alert, config) if fault]
    if config.email and config.email.security not in SECURITY:
        found.append(("email", f"security is one of {', '.join(SECURITY)}"))
    return found


def _bad_amounts(config: Config) -> list[str]:
    amounts = [(seconds, one) for one in (config.every, config.delay, config.timeout)] + [(size, config.size)]
    return [fault for read, one in amounts if (fault := _fault(read, one))]


def _feed_faults(feed: Feed) -> list[str | None]:
    return [
        f"kind is one of {', '.join(KINDS)}" if feed.kind not in KINDS else None,
        _fault(seconds, feed.every) if feed.every is not None else None,
        _fault(re.compile, feed.links) if feed.links else None,
        "url is no http or https address" if not feed.url.startswith(("http://", "https://")) else None,
        "most is at least 1" if feed.most < 1 else None,
    ]


def _alert_faults(alert: Alert, config: Config) -> list[str | None]:
    ways = sum(map(bool, (alert.webhook, alert.email, alert.command)))
    unknown = sorted(set(alert.query) - set(ASKED))
    return [
        "give one of webhook, email and command" if ways != 1 else None,
        f"per is one of {', '.join(PER)}" if alert.per not in PER else None,
        f"no such field of a query: {', '.join(unknown)}" if unknown else None,
        "an empty query would ring for everything" if not alert.query else None,
        "email needs a table [email] with host and sender" if alert.email and not config.email else None,
        _fault(lambda one: one.asked, alert),
    ]


def _fault(read: Any, value: Any) -> str | None:
    try:
        read(value)
    except (ValueError, re.error, StoreError) as error:
        return str(error)
    return None
