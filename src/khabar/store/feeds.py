"""Keeps what `khabar watch` must know after a restart: how each feed is, which pages wait, which alerts have rung."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import delete, func, insert, select, update

from khabar.store.feed_tables import feed_pages, feeds, rings
from khabar.store.open import Store
from khabar.store.tables import articles

BATCH = 500
WAITING, STORED, DONE, KNOWN, LEFT = "waiting", "stored", "done", "known", "left"
SENT = "sent"


class FeedState(msgspec.Struct, frozen=True):
    """How a feed is. Times are seconds since 1970, 0 for never; `failures` in a row; `note` says what went wrong."""

    name: str
    url: str
    etag: str | None = None
    modified: str | None = None
    asked_at: float = 0.0
    ok_at: float = 0.0
    next_at: float = 0.0
    failures: int = 0
    note: str = ""


class Found(NamedTuple):
    """A page that a feed names. `address` is its canonical form, one for all ways of writing it."""

    address: str
    host: str
    url: str
    title: str = ""
    published: str | None = None


class FeedPage(msgspec.Struct, frozen=True):
    """A page that is known by a feed, and how far it is."""

    key: int
    address: str
    host: str
    feed: str
    url: str
    title: str
    published: str | None
    state: str
    tries: int
    next_at: float
    article_id: str | None
    note: str


class Ring(msgspec.Struct, frozen=True):
    """One alert about one event, article or story (`about`); `item` is the event's id, or empty."""

    alert: str
    about: str
    article_id: str
    item: str = ""
    state: str = WAITING
    tries: int = 0
    next_at: float = 0.0
    note: str = ""
    made_at: float = 0.0


PAGE = tuple(feed_pages.c[name] for name in FeedPage.__struct_fields__)
RING = tuple(rings.c[name] for name in Ring.__struct_fields__)


def load_feeds(store: Store) -> dict[str, FeedState]:
    """Give the state of each feed ever asked, by name."""
    columns = [feeds.c[name] for name in FeedState.__struct_fields__]
    return {row.name: FeedState(*row) for row in store.fetch(select(*columns))}


def save_feed(store: Store, state: FeedState) -> None:
    """Keep the state of a feed."""
    with store.writing() as connection:
        connection.execute(delete(feeds).where(feeds.c.name == state.name))
        connection.execute(insert(feeds).values(msgspec.structs.asdict(state)))


def add_pages(store: Store, feed: str, many: Sequence[Found], now: float) -> int:
    """Add the pages that are new, in order, and give how many wait. What stands in the store already is `known`."""
    fresh = {one.address: one for one in reversed(many)}
    with store.writing() as connection:
        names = list(fresh)
        for at in range(0, len(names), BATCH):
            had = select(feed_pages.c.address).where(feed_pages.c.address.in_(names[at : at + BATCH]))
            for address in connection.scalars(had):
                del fresh[address]
        inside: set[str] = set()
        urls = [one.url for one in fresh.values()]
        for at in range(0, len(urls), BATCH):
            inside.update(
                filter(
                    None, connection.scalars(select(articles.c.url).where(articles.c.url.in_(urls[at : at + BATCH])))
                )
            )
        rows = [
            {
                **one._asdict(), "feed": feed, "state": KNOWN if one.url in inside else WAITING, "tries": 0,
                "next_at": 0.0, "seen_at": now, "note": "",
            }
            for one in many if fresh.pop(one.address, None) is not None
        ]  # fmt: skip
        if rows:
            connection.execute(insert(feed_pages), rows)
    return sum(row["state"] == WAITING for row in rows)


def add_alias(store: Store, page: FeedPage, address: str, now: float) -> bool:
    """Note that a page names another address as its own; False if that address is another page's already."""
    with store.writing() as connection:
        had = connection.scalar(select(feed_pages.c.key).where(feed_pages.c.address == address))
        if had is not None:
            return bool(had == page.key)
        row = msgspec.structs.asdict(page) | {"address": address, "state": KNOWN, "seen_at": now}
        connection.execute(insert(feed_pages).values({name: row[name] for name in row if name != "key"}))
        return True


def next_pages(store: Store, now: float, busy: Collection[str] = ()) -> list[FeedPage]:
    """Give of each host that is not busy the page that waits longest and may be asked for now."""
    first = select(func.min(feed_pages.c.key)).where(feed_pages.c.state == WAITING, feed_pages.c.next_at <= now)
    if busy:
        first = first.where(feed_pages.c.host.not_in(list(busy)))
    keys = first.group_by(feed_pages.c.host)
    return [FeedPage(*row) for row in store.fetch(select(*PAGE).where(feed_pages.c.key.in_(keys)))]


def next_page_at(store: Store) -> float | None:
    """Give when the next page may be asked for, None where none waits."""
    return store.fetch(select(func.min(feed_pages.c.next_at)).where(feed_pages.c.state == WAITING))[0][0]  # type: ignore[no-any-return]


def stored_pages(store: Store) -> list[FeedPage]:
    """Give the pages whose article is in the store and whose story and alerts are still to come."""
    return [FeedPage(*row) for row in store.fetch(select(*PAGE).where(feed_pages.c.state == STORED))]


def save_page(store: Store, page: FeedPage) -> None:
    """Keep how far a page is."""
    row = msgspec.structs.asdict(page)
    with store.writing() as connection:
        connection.execute(update(feed_pages).where(feed_pages.c.key == row.pop("key")).values(row))


def add_rings(store: Store, many: Iterable[Ring], done: Sequence[FeedPage]) -> int:
    """Note the alerts that are not noted yet and that these pages are done, all at once; give how many are new."""
    new = 0
    with store.writing() as connection:
        for ring in many:
            had = select(rings.c.about).where(rings.c.alert == ring.alert, rings.c.about == ring.about)
            if connection.scalar(had) is None:
                connection.execute(insert(rings).values(msgspec.structs.asdict(ring)))
                new += 1
        for at in range(0, len(done), BATCH):
            keys = [page.key for page in done[at : at + BATCH]]
            connection.execute(update(feed_pages).where(feed_pages.c.key.in_(keys)).values(state=DONE))
    return new


def due_rings(store: Store, now: float) -> list[Ring]:
    """Give the alerts that wait to be sent and may be now, the oldest first."""
    wanted = select(*RING).where(rings.c.state == WAITING, rings.c.next_at <= now).order_by(rings.c.made_at)
    return [Ring(*row) for row in store.fetch(wanted)]


def next_ring_at(store: Store) -> float | None:
    """Give when the next alert may be sent, None where none waits."""
    return store.fetch(select(func.min(rings.c.next_at)).where(rings.c.state == WAITING))[0][0]  # type: ignore[no-any-return]


def save_rings(store: Store, many: Iterable[Ring]) -> None:
    """Keep whether alerts were sent."""
    with store.writing() as connection:
        for ring in many:
            own = update(rings).where(rings.c.alert == ring.alert, rings.c.about == ring.about)
            connection.execute(own.values(state=ring.state, tries=ring.tries, next_at=ring.next_at, note=ring.note))


def count_pages(store: Store) -> dict[str, dict[str, int]]:
    """Give for each feed how many of its pages are in which state."""
    return _counted(store, feed_pages.c.feed, feed_pages.c.state)


def count_rings(store: Store) -> dict[str, dict[str, int]]:
    """Give for each alert how many rings are in which state."""
    return _counted(store, rings.c.alert, rings.c.state)


def last_note(store: Store, alert: str) -> str:
    """Give what last went wrong with an alert that still waits or was given up."""
    wanted = select(rings.c.note).where(rings.c.alert == alert, rings.c.state != SENT, rings.c.note != "")
    found = store.fetch(wanted.order_by(rings.c.made_at.desc()).limit(1))
    return found[0][0] if found else ""


def _counted(store: Store, name: "object", state: "object") -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for one, what, number in store.fetch(select(name, state, func.count()).group_by(name, state)):  # type: ignore[call-overload]
        found.setdefault(one, {})[what] = number
    return found
