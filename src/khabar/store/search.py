"""Lists articles and events that a query finds, newest first, a page at a time."""

import base64
import binascii
from collections.abc import Callable
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec
from sqlalchemy import Executable, func, select, text, tuple_

from khabar.errors import StoreError
from khabar.store.blind import undecided_by
from khabar.store.conditions import on_articles, on_events
from khabar.store.open import Store
from khabar.store.query import Query
from khabar.store.review import reviewed_reading
from khabar.store.tables import articles, events, stories, story_articles


class ArticleRow(msgspec.Struct, frozen=True):
    """What a list shows of an article; `events` and `attributions` are how many it has."""

    id: str
    title: str
    lead: str
    outlet: str | None
    outlet_country: str | None
    published: str
    url: str | None
    events: int
    attributions: int
    story: str | None


class EventRow(msgspec.Struct, frozen=True):
    """What a list shows of an event: its first actor and recipient; `chain` is written outermost first."""

    article: str
    id: str
    title: str
    outlet: str | None
    published: str
    type: str
    mode: str | None
    status: str
    stance: str | None
    quad: str
    intensity: float
    confidence: float
    actor: str | None
    actor_country: str | None
    recipient: str | None
    recipient_country: str | None
    date_start: str | None
    date_end: str | None
    place: str | None
    place_country: str | None
    latitude: float | None
    longitude: float | None
    dead: int | None
    injured: int | None
    arrested: int | None
    chain: str
    trigger: str
    sentence: str


Item = TypeVar("Item")


class Page(msgspec.Struct, Generic[Item], frozen=True):
    """One page; `next` is the cursor of the page behind it, None on the last."""

    rows: list[Item]
    next: str | None = None


ARTICLE = (
    *(articles.c[name] for name in ("id", "title", "lead", "outlet", "outlet_country", "published", "url")),
    articles.c.events,
    articles.c.attributions,
)
ELSEWHERE = ("words", "actor", "recipient", "party", "speaker", "agency", "story")
"""What a query asks of other tables than that of events."""
GATHERED = {True: ("+published DESC", "+key DESC"), False: ("published || '' DESC", "key + 0 DESC")}
"""Orders of what was gathered, in SQLite and PostgreSQL: as values, so that no index is walked instead of gathering."""
WINDOWS = {"articles": (4000, 12_000), "events": (4000, 40_000)}
"""So many of the newest rows are looked through one by one, then so many; articles with all their events."""
EVENT_NAMES = EventRow.__struct_fields__[4:]


def search_articles(store: Store, query: Query, after: str | None = None, limit: int = 50) -> Page[ArticleRow]:
    """Give a page of the articles that a query finds, newest first."""
    story = (
        select(stories.c.id)
        .join(story_articles, story_articles.c.story_key == stories.c.key)
        .where(story_articles.c.article_key == articles.c.key)
        .scalar_subquery()
    )
    wanted = select(*ARTICLE, story.label("story"), articles.c.key)
    rows, cursor = _page(
        store, wanted, partial(on_articles, query, store.is_sqlite), (after, limit), _gathers(query, True)
    )
    found = [ArticleRow(*row[:-1]) for row in rows]
    return Page(_counted_blind(store, found, query.blind) if query.blind else found, cursor)


def _counted_blind(store: Store, rows: list[ArticleRow], who: str) -> list[ArticleRow]:
    """Give the rows with as many events and attributions as a reviewer may see of each article."""
    waiting = undecided_by(who).where(articles.c.id.in_([row.id for row in rows]))
    some = {row.article_id for row in store.fetch(waiting)}
    found = []
    for row in rows:
        if row.id in some and (seen := reviewed_reading(store, row.id, who)):
            row = msgspec.structs.replace(row, events=len(seen.events), attributions=len(seen.attributions))
        found.append(row)
    return found


def search_events(store: Store, query: Query, after: str | None = None, limit: int = 50) -> Page[EventRow]:
    """Give a page of the events that a query finds, newest first."""
    wanted = select(events.c.key, events.c.published)
    keys, cursor = _page(
        store, wanted, partial(on_events, query, store.is_sqlite), (after, limit), _gathers(query, False)
    )
    columns = (
        articles.c.id, events.c.id, articles.c.title, articles.c.outlet, *(events.c[name] for name in EVENT_NAMES),
    )  # fmt: skip
    whole = select(*columns).join(articles, articles.c.key == events.c.article_key)
    whole = whole.where(events.c.key.in_([row.key for row in keys]))
    rows = store.fetch(whole.order_by(events.c.published.desc(), events.c.key.desc()))
    return Page([EventRow(*row) for row in rows], cursor)


def count_articles(store: Store, query: Query) -> int:
    """Give how many articles a query finds."""
    return _count(store, select(func.count()).select_from(articles).where(*on_articles(query, store.is_sqlite)))


def count_events(store: Store, query: Query) -> int:
    """Give how many events a query finds."""
    return _count(store, select(func.count()).select_from(events).where(*on_events(query, store.is_sqlite)))


def _count(store: Store, wanted: Executable) -> int:
    return int(store.fetch(wanted)[0][0])


def _gathers(query: Query, of_articles: bool) -> bool:
    """Tell whether a query gathers keys from other tables."""
    return any(getattr(query, name) for name in ELSEWHERE) or (
        of_articles and (query.asks_events or bool(query.stance))
    )


def _page(
    store: Store, wanted: Any, on: Callable[..., Any], part: tuple[str | None, int], gathers: bool
) -> tuple[list[Any], str | None]:
    """Run a question for the rows behind a cursor: keyset paging, so that the last page costs no more than the first.

    Most questions are answered by the newest rows: they are looked through one by one, in two steps. Where too few of
    them fit, few fit at all: the whole table is asked, by gathering what fits.
    """
    after, limit = part
    table = events if events.c.key in wanted.selected_columns.values() else articles
    newest = (table.c.published.desc(), table.c.key.desc())
    if after:
        wanted = wanted.where(tuple_(table.c.published, table.c.key) < tuple_(*_read_cursor(after)))
    rows: list[Any] = []
    whole = not gathers
    for size in WINDOWS[table.name] if gathers else ():
        window = _find_window(store, wanted, table, size)
        if window:
            rows = store.fetch(wanted.where(*on(window.articles), *window.edge).order_by(*newest).limit(limit + 1))
        if len(rows) > limit or not (window and window.edge):
            break
    else:
        whole = True
    if whole:
        order = tuple(map(text, GATHERED[store.is_sqlite])) if gathers else newest
        rows = store.fetch(wanted.where(*on()).order_by(*order).limit(limit + 1))
    last = rows[limit - 1] if len(rows) > limit else None
    return rows[:limit], _write_cursor(last.published, last.key) if last is not None else None


class Window(NamedTuple):
    """The newest rows of a question without its conditions.

    The lowest and highest key of their articles; and the condition that a row is none of the older ones, which is
    empty where there are none.
    """

    articles: tuple[int, int]
    edge: tuple[Any, ...]


def _find_window(store: Store, wanted: Any, table: Any, size: int) -> Window | None:
    """Give the window of so many rows; None where there is no row at all."""
    newest = (table.c.published.desc(), table.c.key.desc())
    article = articles.c.key if table is articles else events.c.article_key
    near = wanted.with_only_columns(table.c.published, table.c.key, article.label("article")).order_by(*newest)
    inside = near.limit(size).subquery()
    ((lowest, highest),) = store.fetch(select(func.min(inside.c.article), func.max(inside.c.article)))
    if lowest is None:
        return None
    last = store.fetch(near.offset(size - 1).limit(1))
    edge = [tuple_(table.c.published, table.c.key) >= tuple_(one.published, one.key) for one in last]
    return Window((lowest, highest), tuple(edge))


def _write_cursor(published: str, key: int) -> str:
    return base64.urlsafe_b64encode(f"{key} {published}".encode()).decode().rstrip("=")


def _read_cursor(cursor: str) -> tuple[str, int]:
    try:
        key, _, published = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode().partition(" ")
        return published, int(key)
    except (ValueError, binascii.Error) as error:
        raise StoreError(f"no such page: {cursor}", next="begin at the first page") from error
