"""Gives the articles of the pages of a WARC file (a crawl such as CC-NEWS), where the package fastwarc is there."""

import io
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from khabar.articles.outlets import find_outlet
from khabar.articles.pages import read_page
from khabar.articles.plain import Item
from khabar.articles.rejected import Unreadable
from khabar.model import Article


def read_warc(file: BinaryIO) -> Iterator[Item]:
    """Give (record, article or what is wrong) for every HTML answer. Raises Unreadable without the package."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise Unreadable("WARC needs the package fastwarc", "pip install fastwarc") from error
    for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True):
        kind = record.http_content_type or ""
        if "html" not in kind:
            continue
        where = f"record {record.record_id}"
        try:
            for _, item in read_page(io.BytesIO(record.reader.read())):
                yield where, _with_address(item, record.headers.get("WARC-Target-URI"))
        except Unreadable as error:
            yield where, error


def _with_address(item: Article | Unreadable, url: str | None) -> Article | Unreadable:
    if isinstance(item, Unreadable) or not url or item.url:
        return item
    outlet = item.outlet if item.outlet.domain else find_outlet(item.outlet.name, url)
    return msgspec.structs.replace(item, url=url, outlet=outlet)
