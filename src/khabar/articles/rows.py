"""Gives the article of one row of JSONL, CSV or Parquet, of one text file or page."""

import hashlib
from collections.abc import Mapping
from typing import Any

from khabar.articles.outlets import find_outlet
from khabar.articles.published import parse_published
from khabar.articles.rejected import RAW_LENGTH, Unreadable
from khabar.articles.sniff import check_arabic
from khabar.model import Article, Outlet

LONGEST = 1_000_000
"""Characters of the longest article: no report is a book, and one runaway line must not stop a run."""
COLUMNS = ("id", "url", "outlet", "published", "title", "text")
ID_LENGTH = 16


def read_row(row: Mapping[str, Any]) -> Article:
    """Give the article of a row; only `text` is needed. Raises Unreadable with the reason where there is none.

    >>> read_row({"text": "قال الوزير إن الطريق مفتوح", "outlet": "wam.ae"}).outlet.country  # the road is open
    'ARE'
    """
    text = row.get("text")
    if text is None and "text" not in row:
        raise Unreadable("no column or key `text`", "name the article's text `text`", str(dict(row))[:RAW_LENGTH])
    if not isinstance(text, str):
        raise Unreadable("`text` is not a string", "give the article's text as a string", str(text)[:RAW_LENGTH])
    return make_article(text, {key: row.get(key) for key in COLUMNS})


def try_row(row: Mapping[str, Any]) -> Article | Unreadable:
    """Give the article of a row, or what is wrong with it, so that the rows after it are read."""
    try:
        return read_row(row)
    except Unreadable as error:
        return error


def make_article(text: str, about: Mapping[str, Any]) -> Article:
    """Give the article of a text and what is known about it. Raises Unreadable for what is no Arabic article."""
    if not text.strip():
        raise Unreadable("empty text", "leave the item out")
    if len(text) > LONGEST:
        raise Unreadable(
            f"{len(text):,} characters are too long for one article", "split the input into articles", text
        )
    odd = check_arabic(text)
    published, note = parse_published(about.get("published"))
    try:
        digest = hashlib.sha256(text.encode("utf8")).hexdigest()
    except UnicodeEncodeError as error:
        raise Unreadable("half a character (a lone surrogate)", "mend the text's encoding") from error
    url = _string(about.get("url"))
    return Article(
        id=_string(about.get("id")) or digest[:ID_LENGTH],
        text=text,
        title=_string(about.get("title")),
        published=published,
        outlet=read_outlet(about.get("outlet"), url),
        url=url,
        sha256=digest,
        notes=(*((note,) if note else ()), *odd),
    )


def read_outlet(value: object, url: str | None) -> Outlet:
    """Give the outlet of a cell: a name, a domain, or an object with name, domain and country."""
    if isinstance(value, Mapping):
        name, domain, country = (_string(value.get(key)) for key in ("name", "domain", "country"))
        known = find_outlet(domain or name, url)
        return Outlet(name or known.name, domain or known.domain, country or known.country)
    return find_outlet(_string(value), url)


def _string(value: object) -> str | None:
    if value is None or value != value:
        return None
    return str(value).strip().encode("utf8", "replace").decode("utf8") or None
