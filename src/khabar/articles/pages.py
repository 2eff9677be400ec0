"""Gives the article of an HTML page: its text, headline, date and outlet."""

import re
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from khabar.articles.encodings import decode
from khabar.articles.packed import read_all
from khabar.articles.plain import Item
from khabar.articles.rejected import Unreadable
from khabar.articles.rows import make_article
from khabar.model import Article

CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
HEAD = 4096


def read_html(html: str) -> Article:
    """Give the article of a page's HTML. Raises Unreadable where there is none."""
    if not html.strip():
        raise Unreadable("empty page", "leave the item out")
    found = _extract(html)
    body = str(found.get("text") or "").strip()
    if not body:
        raise Unreadable("no article found in the page", "give the article's text as .txt or JSONL", html)
    title = " ".join(str(found.get("title") or "").split())
    whole = body if not title or " ".join(body.split()).startswith(title) else f"{title}\n{body}"
    about = {"url": found.get("url"), "published": found.get("date"), "title": title, "outlet": found.get("sitename")}
    return make_article(whole, about)


def _extract(html: str) -> dict[str, Any]:
    import trafilatura

    found = trafilatura.bare_extraction(html, with_metadata=True, include_comments=False, include_tables=False)
    if found is None:
        return {}
    return found if isinstance(found, dict) else found.as_dict()


def decode_html(data: bytes) -> str:
    """Give the characters of a page, by the encoding that it names or by its bytes. Raises Unreadable."""
    named = CHARSET.search(data[:HEAD])
    if named:
        try:
            return data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def read_page(file: BinaryIO, extract: Callable[[str], Article] = read_html) -> Iterator[Item]:
    """Give the one article of a page: its headline, then its paragraphs, one a line."""
    yield "", extract(decode_html(read_all(file)))
