"""Taking articles out of pages under limits: a page that hurts the extraction costs only itself."""

import gzip
import sys
import zlib
from pathlib import Path

import pytest

from khabar.articles import Rejected, extract, read_articles
from khabar.articles.bodies import unpack_body
from khabar.articles.extract import Extractor
from khabar.articles.pages import read_html
from khabar.articles.processes import Limits
from khabar.articles.rejected import Unreadable
from khabar.model import Article

from .test_read import PAGE, record

POISON = '''
"""An extraction on which some pages act."""
import os, re, signal, sys
from pathlib import Path
from khabar.articles import extract

read_html = extract.read_html

def poisoned(html):
    if "grow" in html:
        return [bytearray(1 << 20) for _ in range(1 << 20)]
    if "spin" in html:
        re.match("(a+)+b", "a" * 60)
    if "die" in html:
        os.kill(os.getpid(), signal.SIGKILL)
    if "once" in html and not Path(sys.argv[0] + ".once").exists():
        Path(sys.argv[0] + ".once").write_bytes(b"")
        os.kill(os.getpid(), signal.SIGKILL)
    if "break" in html:
        raise ValueError("no such tag")
    print("between the frames")
    return read_html(html)

extract.read_html = poisoned
extract.main()
'''
WAYS = {
    "spin": "takes more than 2 s",
    "grow": "takes more than 1,500 MB of memory",
    "die": "SIGKILL",
    "break": "ValueError: no such tag",
}


@pytest.fixture
def poison(tmp_path, monkeypatch):
    """Let the process run the stand-in."""
    (tmp_path / "poisoned_extract.py").write_text(POISON, "utf8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(extract, "MODULE", "poisoned_extract")


@pytest.mark.skipif(sys.platform == "win32", reason="limits and signals are those of POSIX systems")
@pytest.mark.usefixtures("poison")
@pytest.mark.parametrize(
    ("ways", "seconds"), [(["spin"], 2), (["grow", "die", "break", "once"], 60)], ids=["time", "others"]
)
def test_a_page_that_hurts_is_left_out_and_the_next_is_read(tmp_path: Path, ways: list[str], seconds: int) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, way in enumerate(ways):
        (folder / f"{number}a.html").write_text(PAGE.replace("افتتاح الجسر |", way), "utf8")
        (folder / f"{number}b.html").write_text(PAGE, "utf8")
    items = list(read_articles([folder], limits=Limits(seconds, 1500)))
    assert len(items) == 2 * len(ways) and all(isinstance(item, Article) for item in items[1::2])
    for way, item in zip(ways, items[::2], strict=True):
        if way in WAYS:
            assert isinstance(item, Rejected) and WAYS[way] in item.reason and "<html>" in item.raw, item
        else:
            assert isinstance(item, Article), "a process that was killed by somebody else costs no page"


def test_limits_do_not_change_the_article_nor_what_is_wrong() -> None:
    with Extractor(Limits(60, 4000)) as process:
        assert process(PAGE) == read_html(PAGE)
        for page in ("", "<html><body></body></html>", "<html><p>\ud800</p></html>"):
            with pytest.raises(Unreadable) as here:
                read_html(page)
            with pytest.raises(Unreadable) as there:
                process(page)
            assert (there.value.reason, there.value.next) == (here.value.reason, here.value.next)
        popen = process.popen
        assert popen is not None
    assert popen.returncode is not None and process.popen is None


CHUNKED = b"5\r\nHello\r\n6;x=1\r\n world\r\n0\r\n\r\n"
BARE = zlib.compressobj(wbits=-15)
BARE_DATA = BARE.compress(b"Hello world") + BARE.flush()


@pytest.mark.parametrize(
    ("data", "head"),
    [
        (b"Hello world", {}),
        (gzip.compress(b"Hello world"), {"Content-Encoding": "gzip"}),
        (gzip.compress(gzip.compress(b"Hello world")), {"Content-Encoding": "gzip, x-gzip"}),
        (zlib.compress(b"Hello world"), {"content-encoding": "Deflate"}),
        (BARE_DATA, {"content-encoding": "deflate"}),
        (CHUNKED, {"Transfer-Encoding": "chunked"}),
        (b"Hello world", {"Transfer-Encoding": "chunked"}),
        (b"Hello world", {"Content-Encoding": "gzip"}),
        (b"Hello world", {"Content-Encoding": "deflate"}),
    ],
)
def test_bodies_are_unpacked_or_taken_as_they_are(data: bytes, head: dict[str, str]) -> None:
    assert unpack_body(data, head.items(), 100) == b"Hello world"


def test_brotli_is_unpacked_within_bounds() -> None:
    brotli = pytest.importorskip("brotli", reason="brotli is optional")
    assert unpack_body(brotli.compress(b"Hello world"), [("content-encoding", "br")], 100) == b"Hello world"
    with pytest.raises(Unreadable, match="more than 1,000 bytes"):
        unpack_body(brotli.compress(b" " * 50_000_000), [("content-encoding", "br")], 1000)
    with pytest.raises(Unreadable, match="broken brotli"):
        unpack_body(b"no brotli at all", [("content-encoding", "br")], 1000)


@pytest.mark.parametrize(
    ("data", "packing", "reason"),
    [
        (gzip.compress(b" " * 50_000_000), "gzip", "more than 1,000 bytes"),
        (zlib.compress(b" " * 50_000_000), "deflate", "more than 1,000 bytes"),
        (gzip.compress(b"x")[:10] + b"\xff" * 40, "gzip", "broken gzip"),
        (b"\x28\xb5\x2f\xfd", "zstd", "packed as zstd"),
    ],
)
def test_a_body_that_is_broken_or_a_bomb_is_told(data: bytes, packing: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        unpack_body(data, [("content-encoding", packing)], 1000)


@pytest.mark.parametrize("packed", [False, True])
def test_a_body_with_a_false_head_costs_no_other_page(tmp_path: Path, packed: bool) -> None:
    """It used to end the file: all pages of the crawl behind it were lost."""
    pytest.importorskip("fastwarc", reason="fastwarc is optional")
    bomb = gzip.compress(b"<html>" + b" " * 50_000_000)
    false = [
        ("Content-Encoding: gzip", PAGE.encode()),
        ("Transfer-Encoding: chunked", PAGE.encode()),
        ("Content-Encoding: br", PAGE.encode()),
        ("Content-Encoding: zstd", b"\x28\xb5\x2f\xfd"),
        ("Content-Encoding: gzip", gzip.compress(PAGE.encode())[:40] + b"x" * 100),
        ("Content-Encoding: gzip", bomb),
    ]
    parts = [record(0, PAGE)]
    for number, (head, body) in enumerate(false, 1):
        plain = record(number, "").replace(b"Content-Type: text/html\r\nContent-Length: 0\r\n\r\n\r\n\r\n", b"")
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + head.encode() + b"\r\n\r\n" + body
        begin = plain.partition(b"Content-Length")[0]
        parts.append(begin + f"Content-Length: {len(http)}\r\n\r\n".encode() + http + b"\r\n\r\n")
    parts.append(record(9, PAGE))
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(b"".join(map(gzip.compress, parts)) if packed else b"".join(parts))
    items = list(read_articles([path]))
    told = [type(item).__name__ if isinstance(item, Article) else item.reason for item in items]
    assert told[:4] == ["Article"] * 4 and told[-1] == "Article" and len(told) == 8, told
    assert told[4] == "packed as zstd" and "broken gzip" in told[5] and "unpacks to more" in told[6]
