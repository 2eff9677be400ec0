"""Gives the pages that a feed names: the entries of RSS and Atom, the addresses of a sitemap, the links of a page."""

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from lxml import etree, html

from khabar.articles import parse_published
from khabar.articles.encodings import decode
from khabar.articles.rejected import Unreadable
from khabar.feeds.addresses import canonical, site_of, try_join
from khabar.feeds.config import Feed
from khabar.feeds.fetch import Failed, Fetched, unzip
from khabar.store import Found

GZIP = b"\x1f\x8b"
PAGE = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
HEADLINE = 20  # characters of a link's text from which it is taken for a headline
CHILDREN = 3  # sitemaps of an index that are read at a time, the newest
UTF8 = "application/xml; charset=utf-8"


class Entry(NamedTuple):
    """What a feed says of a page; `published` as it stands there."""

    url: str
    title: str = ""
    published: str | None = None


class Listing(NamedTuple):
    """The entries of a feed, and further sitemaps to read."""

    entries: list[Entry]
    sitemaps: list[str]


def read_listing(feed: Feed, got: Fetched, limit: int) -> Listing:
    """Read what a feed's address gave. Raises Failed for what is no feed of its kind."""
    if feed.kind == "page":
        return Listing(list(_links(got, feed)), [])
    if feed.kind == "sitemap":
        return _sitemap(got, limit)
    return Listing(list(_entries(got)), [])


def choose(feed: Feed, entries: list[Entry], now: float) -> list[Found]:
    """Give the pages to take: those that fit the feed's pattern, not too old, no more than `most`, each once."""
    pattern = re.compile(feed.links) if feed.links else None
    oldest = (datetime.fromtimestamp(now, UTC) - timedelta(days=feed.days)).date().isoformat() if feed.days else ""
    found: dict[str, Found] = {}
    for entry in entries:
        published, _ = parse_published(entry.published)
        if (pattern and not pattern.search(entry.url)) or (published and published < oldest):
            continue
        address = canonical(entry.url)
        if len(found) < feed.most:
            found.setdefault(address, Found(address, site_of(entry.url), entry.url, entry.title, published))
    return list(found.values())


def _entries(got: Fetched) -> Iterator[Entry]:
    import feedparser

    try:  # what the bytes are goes before what the headers say: newsrooms' servers often name another charset
        body, headers = decode(got.body).encode("utf8"), {"content-type": UTF8}
    except (Unreadable, UnicodeEncodeError):
        body, headers = got.body, {"content-type": got.headers.get("content-type", "")}
    try:
        parsed = feedparser.parse(io.BytesIO(body), response_headers={**headers, "content-location": got.url})
    except Exception as error:  # of any kind, where its lenient parser meets ends without beginnings
        raise Failed(f"broken XML: {type(error).__name__}: {error}") from error
    if not parsed.get("version") and not parsed.entries:
        _refuse_page(got, "RSS or Atom")
        raise Failed("neither RSS nor Atom")
    for entry in parsed.entries:
        url = try_join(got.url, str(entry.get("link") or ""))
        if url is not None and entry.get("link"):
            title = " ".join(str(entry.get("title", "")).split())
            yield Entry(url, title, entry.get("published") or entry.get("updated"))


def _refuse_page(got: Fetched, wanted: str) -> None:
    if PAGE.match(got.body[:5000]):
        raise Failed(f"an HTML page in place of {wanted}")


def _sitemap(got: Fetched, limit: int) -> Listing:
    body = unzip(got.body, limit) if got.body.startswith(GZIP) else got.body
    _refuse_page(got._replace(body=body), "a sitemap")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=False)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise Failed(f"broken XML: {error.msg}") from error
    kind = etree.QName(root).localname
    if kind not in ("urlset", "sitemapindex"):
        raise Failed(f"<{kind}> in place of a sitemap")
    entries = [entry for child in root if isinstance(child.tag, str) and (entry := _located(child, got.url))]
    entries.sort(key=lambda entry: entry.published or "", reverse=True)
    if kind == "sitemapindex":
        own = [entry.url for entry in entries if site_of(entry.url) == site_of(got.url)]
        return Listing([], own[:CHILDREN])
    return Listing(entries, [])


def _located(child: "etree._Element", base: str) -> Entry | None:
    """Read <url> or <sitemap>; the day of a news sitemap goes before the day of the last change."""
    named = {etree.QName(one).localname: (one.text or "").strip() for one in child.iter() if isinstance(one.tag, str)}
    url = try_join(base, named.get("loc", "")) if named.get("loc") else None
    if url is None:
        return None
    return Entry(url, named.get("title", ""), named.get("publication_date") or named.get("lastmod") or None)


def _links(got: Fetched, feed: Feed) -> Iterator[Entry]:
    """Give the links of a page on its own site: all that fit the feed's pattern, or those whose text is a headline."""
    try:
        tree = html.fromstring(decode(got.body))
    except (Unreadable, etree.ParserError, ValueError) as error:
        raise Failed(f"not a page: {error}") from error
    seen: dict[str, str] = {}
    for link in tree.iter("a"):
        url = try_join(got.url, link.get("href") or "")
        if url and link.get("href") and site_of(url) == site_of(got.url) and canonical(url) != canonical(got.url):
            text = " ".join(link.text_content().split())
            seen[url] = max(seen.get(url, ""), text, key=len)
    yield from (Entry(url, text) for url, text in seen.items() if feed.links or len(text) >= HEADLINE)
