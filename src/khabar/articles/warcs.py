"""Gives the articles of the Arabic pages of a WARC file (a crawl such as CC-NEWS), by the package fastwarc."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from khabar.articles.bodies import unpack_body
from khabar.articles.outlets import find_outlet
from khabar.articles.packed import LONGEST_LINE
from khabar.articles.pages import decode_html, read_html
from khabar.articles.plain import Item
from khabar.articles.rejected import Unreadable
from khabar.model import Article

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

ARABIC = re.compile("[\u0621-\u064a]|&#1[56]\\d\\d;")
FEWEST = 100
"""Arabic letters of a page, markup and all, that is worth taking apart: most pages of a crawl have none."""
CUT_OFF = Unreadable("broken off in this record", "fetch the file again; what came before was read")


def read_warc(file: BinaryIO, extract: Callable[[str], Article] = read_html) -> Iterator[Item]:
    """Give (record, article or what is wrong) for every HTML answer with Arabic letters, at the end how many had none.

    Files may be packed, each record by itself, as crawls are. Raises Unreadable without the package.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise Unreadable("WARC needs the package fastwarc", "pip install 'khabar[cluster]'") from error
    others = 0
    # unpacked here: what goes wrong in a body that the iterator unpacks ends the file
    for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True, auto_decode="none"):
        where = f"record {record.record_id}"
        data = record.reader.read(LONGEST_LINE)
        if not _is_whole(record, data):
            yield where, CUT_OFF
            continue
        if "html" not in (record.http_content_type or ""):
            continue
        try:
            html = try_html(unpack_body(data, record.http_headers.astuples(), LONGEST_LINE))
            if html is None:
                others += 1
                continue
            yield where, _with_address(extract(html), record.headers.get("WARC-Target-URI"))
        except Unreadable as error:
            yield where, error
    if others:
        yield "all records", Unreadable(f"{others} pages without Arabic were passed over", "nothing is to be done")


def _is_whole(record: "WarcRecord", data: bytes) -> bool:
    """Say whether a record has all its bytes: a file that breaks off ends in one that has not."""
    if not record.is_http or not record.http_headers:
        return bool(record.content_length) or record.headers.get("Content-Length") == "0"
    return len(data) >= min(record.content_length, LONGEST_LINE)


def try_html(data: bytes) -> str | None:
    """Give the characters of a page if there is enough Arabic among them."""
    try:
        html = decode_html(data)
    except Unreadable:
        return None
    letters = ARABIC.finditer(html)
    return html if sum(1 for _, _ in zip(range(FEWEST), letters, strict=False)) == FEWEST else None


def _with_address(item: Article, url: str | None) -> Article:
    if not url or item.url:
        return item
    outlet = item.outlet if item.outlet.domain else find_outlet(item.outlet.name, url)
    return msgspec.structs.replace(item, url=url, outlet=outlet)
