"""Servers that misbehave: each way is told as a reason, within time, and never stops the rest."""

import gzip
import re
import socket
import sys
import zlib

import msgspec
import pytest

from khabar.articles import extract
from khabar.articles.processes import Limits
from khabar.feeds import take
from khabar.store import load_reading, open_store

from .conftest import XML, page, rss
from .test_watch import feed, of, rows

TEXT = "هاجم مسلحون قاعدة عسكرية في مالي صباح الأربعاء، بحسب وزير الدفاع الفرنسي." * 3


def stall(handler, hits):
    """Say nothing until the test is over."""
    handler.server.web.over.wait(20)


def drip(handler, hits):
    """Send a byte now and then, so that no single wait is long."""
    try:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n")
        while not handler.server.web.over.wait(0.05):
            handler.wfile.write(b" ")
    except OSError:
        pass


def drip_headers(handler, hits):
    try:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nx-long: ")
        while not handler.server.web.over.wait(0.05):
            handler.wfile.write(b"a")
    except OSError:
        pass


def hang_up(handler, hits):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\nshort")


def endless(handler, hits):
    """Send a body of no stated length that never ends."""
    try:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n")
        while not handler.server.web.over.is_set():
            handler.wfile.write(b"x" * 65536)
    except OSError:
        pass


def to(target):
    return 302, {"location": target}, b""


ZIPPED = {"content-encoding": "gzip"}
BOMB = gzip.compress(b"<rss>" + b" " * 30_000_000)
WAYS = {
    "an error": ((500, {}, b""), "answered 500"),
    "silence": (stall, "no whole answer|no answer"),
    "a byte now and then": (drip, "no whole answer"),
    "endless headers": (drip_headers, "no whole answer"),
    "a body cut off": (hang_up, "no connection"),
    "no end": (endless, "more than 1,000,000 bytes"),
    "a huge body": ((200, {}, b"x" * 1_000_001), "more than 1,000,000 bytes"),
    "a gzip bomb": ((200, ZIPPED, BOMB), "unpacks to more than 1,000,000"),
    "cut gzip": ((200, ZIPPED, gzip.compress(rss("/attack").encode())[:-12]), "cut off"),
    "no gzip at all": ((200, ZIPPED, b"plain text"), "broken gzip"),
    "brotli": ((200, {"content-encoding": "br"}, b"x"), "not asked for"),
    "a page": ((200, {}, page("الرئيسية", TEXT)), "an HTML page in place of RSS"),
    "nothing": ((200, {}, b""), "neither RSS nor Atom"),
    "a ring of addresses": (to("/rss"), "in a circle"),
    "a file": (to("file:///etc/passwd"), "redirected to"),
    "nowhere": ((302, {}, b""), "in a circle|redirected to"),
    "a private address": (to("http://10.0.0.1/rss"), "private address"),
    "the host's own name": (to("http://[::1]/rss"), "private address"),
    "a number for a private address": (to("http://169.254.169.254/latest/meta-data/"), "private address"),
    "a password": (to("http://a:b@127.0.0.1/"), "redirected to"),
}


def quick(config):
    """Give the list with a time-out that a test can wait for."""
    return msgspec.structs.replace(config, timeout=0.5)


@pytest.mark.parametrize("way", WAYS)
def test_a_feed_that_answers_badly_fails_alone_with_its_reason(web, listed, watch, desk_url, way):
    answer, reason = WAYS[way]
    web.routes |= {"/rss": answer, "/good": (200, XML, rss("/attack"))}
    config = listed(feed(web), feed(web, "/good", "good"), top='size = "1MB"')
    log, well = watch(quick(config) if callable(answer) else config)
    (failed,) = of(log, "failed")
    assert not well and failed["feed"] == "sahel" and re.search(reason, failed["why"]), failed
    assert len(rows(desk_url)) == 1


def test_endless_redirects_end(web, listed, watch):
    for n in range(10):
        web.routes[f"/{n}"] = to(f"/{n + 1}")
    log, _ = watch(listed(feed(web, "/0")))
    assert "more than 5 times" in of(log, "failed")[0]["why"] and web.times("/5") == 1 and web.times("/6") == 0


def test_a_host_that_is_not_there(web, listed, watch):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log, _ = watch(listed(f'name = "gone"\nurl = "http://127.0.0.1:{port}/rss"'))
    assert "no connection" in of(log, "failed")[0]["why"]


def test_private_addresses_are_refused_unless_allowed(web, listed, watch):
    web.routes["/rss"] = (200, XML, rss())
    config = msgspec.structs.replace(listed(feed(web)), private=())
    log, _ = watch(config)
    assert "private address" in of(log, "failed")[0]["why"] and web.asked == []


def test_a_page_at_a_private_address_is_left_out(web, listed, watch, desk_url):
    web.routes["/rss"] = (200, XML, rss("http://10.1.2.3/admin", "ftp://example.com/x", "/attack"))
    log, _ = watch(listed(feed(web)))
    assert "private address" in of(log, "left")[0]["why"] and len(rows(desk_url)) == 1


@pytest.mark.parametrize(
    ("header", "encoding", "meta"),
    [
        ("text/html; charset=iso-8859-1", "utf-8", ""),
        ("text/html; charset=utf-8", "cp1256", ""),
        ("text/html; charset=windows-1256", "utf-8", '<meta charset="utf-8">'),
        ("text/html", "cp1256", '<meta charset="utf-8">'),
    ],
)
def test_a_wrong_charset_does_no_harm(web, texts_of, header, encoding, meta):
    html = page("هجوم على قاعدة", TEXT, head=meta)
    feed_text = rss("/p").replace("خبر", "هجوم على قاعدة")
    web.routes |= {
        "/rss": (200, {"content-type": "application/xml; charset=iso-8859-1"}, feed_text.encode(encoding)),
        "/p": (200, {"content-type": header}, html.encode(encoding)),
    }
    (text,) = texts_of(feed(web))
    assert "هاجم مسلحون قاعدة" in text


@pytest.fixture
def texts_of(listed, watch, desk_url):
    """Give the texts that a watch of a feed brings in."""

    def run(one):
        _, well = watch(listed(one))
        with open_store(desk_url) as store:
            return [load_reading(store, row.id).article.text for row in rows(desk_url)] if well else []

    return run


def test_a_packed_feed_and_an_atom_feed_are_read(web, listed, watch, desk_url):
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>هجوم</title>'
        '<link href="/attack"/><updated>2024-05-08T08:00:00Z</updated></entry></feed>'
    )
    web.routes |= {
        "/rss": (200, XML | ZIPPED, gzip.compress(rss("/visit").encode())),
        "/atom": (200, XML | {"content-encoding": "deflate"}, zlib.compress(atom.encode())),
    }
    _, well = watch(listed(feed(web), feed(web, "/atom", "atom")))
    assert well and {row.published[:10] for row in rows(desk_url)} == {"2024-05-08"} and len(rows(desk_url)) == 2


def test_a_future_date_is_no_date(web, listed, watch, desk_url):
    web.routes["/rss"] = (200, XML, rss("/attack", date="Wed, 08 May 2999 09:00:00 GMT"))
    watch(listed(feed(web)))
    assert [row.published for row in rows(desk_url)] == [""]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((200, {"content-type": "application/pdf"}, b"%PDF-1.7"), "application/pdf in place of a page"),
        ((200, {}, b""), "empty page"),
        ((200, {}, page("News", "The minister said that the road was open again on Wednesday. " * 4)), "not Arabic"),
        ((200, ZIPPED, BOMB), "unpacks to more"),
        ((404, {}, b""), "answered 404"),
    ],
)
def test_a_page_that_is_no_article_is_left_out_with_its_reason(web, listed, watch, desk_url, answer, said):
    web.routes |= {"/rss": (200, XML, rss("/bad", "/attack")), "/bad": answer}
    log, well = watch(listed(feed(web)))
    assert well and said in of(log, "left")[0]["why"] and len(rows(desk_url)) == 1


def test_a_broken_reader_leaves_the_article_out(web, listed, watch, desk_url, reader, monkeypatch):
    web.routes["/rss"] = (200, XML, rss("/attack", "/visit"))
    whole = reader.read_article

    def read(article):
        if "مسلحون" in article.text:
            raise ValueError("no such word")
        return whole(article)

    monkeypatch.setattr(reader, "read_article", read)
    log, _ = watch(listed(feed(web)))
    assert "report this article" in of(log, "left")[0]["why"] and len(rows(desk_url)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="limits and signals are those of POSIX systems")
def test_a_page_that_ends_the_extraction_is_left_out(web, listed, watch, desk_url, monkeypatch, tmp_path):
    stand_in = "import os, signal\nfrom khabar.articles import extract\nread_html = extract.read_html\n"
    stand_in += "extract.read_html = lambda html: os.kill(os.getpid(), signal.SIGPROF) if 'سم' in html else read_html(html)\n"
    (tmp_path / "extract_stand_in.py").write_text(stand_in + "extract.main()\n", "utf8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(extract, "MODULE", "extract_stand_in")
    monkeypatch.setattr(take, "PAGE", Limits(30, 4000))
    web.routes |= {"/rss": (200, XML, rss("/bad", "/attack")), "/bad": (200, {}, page("سم", TEXT))}
    log, well = watch(listed(feed(web)))
    assert well and "takes more than 30 s" in of(log, "left")[0]["why"] and len(rows(desk_url)) == 1
