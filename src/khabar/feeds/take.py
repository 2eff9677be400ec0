"""Gives the article of a fetched page, coded, stored, in its story, with the alerts that it rings noted."""

import io
from urllib.parse import urlsplit

import msgspec

from khabar.articles import find_outlet
from khabar.articles.extract import Extract, Extractor
from khabar.articles.pages import read_html, read_page
from khabar.articles.processes import Limits
from khabar.articles.rejected import Unreadable
from khabar.feeds.addresses import canonical, site_of, try_join
from khabar.feeds.alerts import list_rings
from khabar.feeds.config import Config, Feed
from khabar.feeds.fetch import Fetched
from khabar.model import Article
from khabar.reader import Reader
from khabar.store import (
    FeedPage,
    Store,
    add_readings,
    known_ids,
    load_reading,
    made_here,
    place_articles,
    story_of,
)
from khabar.store.feeds import KNOWN, LEFT, STORED, WAITING, add_alias, add_rings, save_page, stored_pages
from khabar.stories import Grouper, group_store, make_features, open_grouper

AGE = 86400.0  # seconds after which the stories at hand are looked up anew, and those of old days let go
PAGE = Limits(seconds=30, megabytes=4000)  # for taking the article out of one page
READ = ("html", "xml", "text/plain")
replace = msgspec.structs.replace


def read_fetched(page: FeedPage, feed: Feed | None, got: Fetched, extract: Extract = read_html) -> Article:
    """Give the article of a page. Raises Unreadable.

    The feed's date goes before the page's, the outlet named in the list of feeds before the one named in the page.
    """
    kind = got.headers.get("content-type", "")
    if kind and not any(one in kind.lower() for one in READ):
        raise Unreadable(f"{kind.partition(';')[0]} in place of a page", "leave it out with `links`")
    item = next(iter(read_page(io.BytesIO(got.body), extract)))[1]
    if isinstance(item, Unreadable):
        raise item
    url = _own_address(item.url, got.url)
    outlet = find_outlet((feed.outlet if feed else None) or item.outlet.name, url)
    return replace(item, url=url, outlet=outlet, published=page.published or item.published)


def _own_address(named: str | None, url: str) -> str:
    """Give the address that a page names as its own, if it is of that site and not its front page."""
    own = try_join(url, named) if named else None
    return own if own and site_of(own) == site_of(url) and urlsplit(own).path.strip("/") else url


class Taker:
    """Takes fetched pages one after another. Not safe to share between threads."""

    def __init__(self, config: Config, store: Store, reader: Reader | None = None) -> None:
        self.config, self.store, self.reader = config, store, reader or Reader()
        self.extract = Extractor(PAGE)
        self.feeds = {feed.name: feed for feed in config.feed}
        self.grouper, self.opened = Grouper(), float("-inf")

    def resume(self, now: float) -> None:
        """Finish what a stop left half done: pages whose article was stored, or was about to be."""
        self._look_up(now)
        for page in stored_pages(self.store):
            if load_reading(self.store, page.article_id or "") is None:
                save_page(self.store, replace(page, state=WAITING, article_id=None))
            else:
                self._finish(page, now)

    def take(self, page: FeedPage, got: Fetched, now: float) -> FeedPage:
        """Take a fetched page as far as it goes; what is no new article is known or left out, with the reason."""
        try:
            article = read_fetched(page, self.feeds.get(page.feed), got, self.extract)
        except Unreadable as error:
            return self._settle(page, LEFT, f"{error.reason} ({error.next})")
        for address in dict.fromkeys((canonical(got.url), canonical(article.url or got.url))):
            if address != page.address and not add_alias(self.store, page, address, now):
                return self._settle(page, KNOWN, f"the same as {address}")
        page = replace(page, article_id=article.id)
        if known_ids(self.store, [article], made_here()):
            return self._settle(page, KNOWN, "the same text is in the store")
        try:
            reading = self.reader.read_article(article)
        except Exception as error:  # noqa: BLE001 - one bad article never stops a watch; it is left out with its reason
            return self._settle(page, LEFT, f"{type(error).__name__}: {error} (report this article)")
        # noted before it is stored: a stop between the two is found at the next start, and no alert is lost
        page = self._settle(page, STORED, "")
        add_readings(self.store, [reading], made_here())
        return self._finish(page, now)

    def _settle(self, page: FeedPage, state: str, note: str) -> FeedPage:
        settled = replace(page, state=state, note=note[:500], tries=page.tries + 1)
        save_page(self.store, settled)
        return settled

    def _finish(self, page: FeedPage, now: float) -> FeedPage:
        self._look_up(now)
        reading = load_reading(self.store, page.article_id or "")
        if reading is None:
            return self._settle(page, WAITING, "")
        story = story_of(self.store, reading.article.id)
        if story is None:
            features = make_features(reading)
            self.grouper.learn([features])
            story = self.grouper.place(features)
            place_articles(self.store, {reading.article.id: story})
        rings = list_rings(self.store, self.config.alert, reading, story, now)
        add_rings(self.store, rings, [page])
        return replace(page, state="done")

    def _look_up(self, now: float) -> None:
        """Look the newest stories up once a day, with what other programs have put into the store since."""
        if now - self.opened >= AGE:
            group_store(self.store)
            self.grouper, self.opened = open_grouper(self.store), now
