"""Inputs of every kind, whole and broken: an article or a record of what is wrong, never a stop."""

import gzip
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.articles import Rejected, read_articles
from khabar.errors import InputError
from khabar.model import Article

TEXT = "افتتاح الجسر الجديد\nافتتح الوزير الجسر الجديد صباح اليوم، وقال إن الطريق إلى القرية مفتوح."
PAGE = f"""<html><head><meta charset="utf-8"><title>افتتاح الجسر | الساحل</title>
<meta property="og:site_name" content="فرانس 24"><meta property="og:title" content="افتتاح الجسر">
<link rel="canonical" href="https://www.france24.com/ar/20240502-jisr">
<meta property="article:published_time" content="2024-05-02T10:00:00+00:00"></head><body><nav>الرئيسية</nav>
<article><h1>افتتاح الجسر</h1><p>{TEXT.split(chr(10))[1] * 2}</p>
<p>{"وعاد الناس إلى بيوتهم في المساء. " * 5}</p></article>
<footer>جميع الحقوق محفوظة</footer></body></html>"""


def read(path: Path) -> list[Article | Rejected]:
    return list(read_articles([path]))


def one(path: Path) -> Article:
    (article,) = read(path)
    assert isinstance(article, Article)
    return article


def fault(path: Path) -> Rejected:
    (rejected,) = read(path)
    assert isinstance(rejected, Rejected)
    assert rejected.reason and rejected.next and rejected.input == str(path)
    return rejected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"])
@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz", "a.jsonl", "a.jsonl.gz", "a.csv", "a.html"])
def test_encodings(tmp_path: Path, encoding: str, name: str) -> None:
    row = json.dumps({"text": TEXT}, ensure_ascii=False)
    whole = {".txt": TEXT, ".jsonl": row + "\n" + row, ".csv": f'text\n"{TEXT}"\n', ".html": PAGE}
    content = whole[Path(name.removesuffix(".gz")).suffix]
    if name.endswith("html"):
        content = content.replace('<meta charset="utf-8">', "")
    data = content.encode(encoding)
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    for article in read(tmp_path / name):
        assert isinstance(article, Article), article
        if not name.endswith("html"):
            assert article.text == TEXT
        assert "افتتح الوزير الجسر الجديد" in article.text


def test_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, "utf8")
    article = one(tmp_path / "a.html")
    assert article.title == "افتتاح الجسر"
    assert article.text.split("\n")[0] == article.title
    assert article.outlet.country == "FRA" and article.outlet.domain == "france24.com"
    assert article.published is not None and article.published.startswith("2024-05-02")
    assert "الحقوق" not in article.text and "الرئيسية" not in article.text


def test_row_fields_and_unknown_columns(tmp_path: Path) -> None:
    row = {"id": 7, "url": "https://wam.ae/a", "published": "2024-05-02", "title": "عنوان", "text": TEXT, "x": {"y": 1}}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), "utf8")
    article = one(tmp_path / "a.jsonl")
    assert (article.id, article.title, article.published) == ("7", "عنوان", "2024-05-02")
    assert article.outlet.name == "Emirates News Agency"
    assert len(article.sha256) == 64


def test_an_article_without_id_gets_a_stable_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf8")
    article = one(tmp_path / "a.txt")
    assert article.id == article.sha256[:16]
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": TEXT}), "utf8")
    assert one(tmp_path / "b.jsonl").id == article.id


def test_a_bad_line_does_not_stop_the_next(tmp_path: Path) -> None:
    good = json.dumps({"text": TEXT}, ensure_ascii=False).encode()
    lines = [
        good, b"{bad", b"[1]", b'{"title": "x"}', b'{"text": 3}', b'{"text": "  "}', b'{"text": "Only English here."}',
        good[:-20] + b"\xd8\"}", b'{"text": "\\ud800"}', b'{"text":' + b"[" * 5000, b"", good,
    ]  # fmt: skip
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines))
    items = read(tmp_path / "a.jsonl")
    assert [isinstance(item, Article) for item in items] == [True, *[False] * 9, True]
    assert [item.where for item in items if isinstance(item, Rejected)] == [f"line {n}" for n in range(2, 11)]


def test_csv_rows_with_long_cells_and_line_ends(tmp_path: Path) -> None:
    long = TEXT + " " + "وعاد الناس. " * 20_000
    (tmp_path / "a.csv").write_text(f'id;text;note\n1;"{TEXT}";\n2;"{long}";x\n3;;\n4;"{TEXT}";\n', "utf8")
    items = read(tmp_path / "a.csv")
    assert [item.id if isinstance(item, Article) else item.reason for item in items] == ["1", "2", "empty text", "4"]


def test_csv_without_text_column(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,body\n1,x\n", "utf8")
    assert "text" in fault(tmp_path / "a.csv").reason


def test_parquet(tmp_path: Path) -> None:
    import datetime

    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = {"text": [TEXT, None, "plain English only"], "published": [datetime.date(2024, 5, 2)] * 3, "k": [1, 2, 3]}
    pq.write_table(pa.table(columns), tmp_path / "a.parquet")
    first, *others = read(tmp_path / "a.parquet")
    assert isinstance(first, Article) and first.published == "2024-05-02" and first.text == TEXT
    assert [item.where for item in others if isinstance(item, Rejected)] == ["row 2", "row 3"]
    pq.write_table(pa.table({"body": [TEXT]}), tmp_path / "b.parquet")
    assert "text" in fault(tmp_path / "b.parquet").reason
    (tmp_path / "c.parquet").write_bytes(b"PAR1 no")
    assert "Parquet" in fault(tmp_path / "c.parquet").reason


def test_a_broken_value_of_a_table_costs_only_its_row(tmp_path: Path) -> None:
    """It used to end the run."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    broken = pa.array([TEXT.encode(), b"\xff\xfe", TEXT.encode()]).cast(pa.string(), safe=False)
    day = pa.array([0, 0, 10**18], pa.timestamp("us"))
    pq.write_table(pa.table({"text": broken, "published": day}), tmp_path / "a.parquet")
    first, *others = read(tmp_path / "a.parquet")
    assert isinstance(first, Article) and first.text == TEXT
    assert [(item.where, item.reason.split(":")[0]) for item in others if isinstance(item, Rejected)] == [
        ("row 2", "a value that is none"),
        ("row 3", "a value that is none"),
    ]


def test_a_text_of_ligatures_alone_is_read(tmp_path: Path) -> None:
    """It used to end the run: it has Arabic letters, but none of those that words are counted by."""
    (tmp_path / "a.txt").write_text("\ufdfa \ufdf2 \ufefb", "utf8")
    assert one(tmp_path / "a.txt").notes == ()


def test_a_reader_that_breaks_costs_only_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from khabar.articles import read as module

    def broken(file: object) -> object:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setitem(module.READERS, "csv", broken)
    for name in ("a.csv", "b.txt"):
        (tmp_path / name).write_text(TEXT, "utf8")
    rejected, article = read(tmp_path)
    assert isinstance(rejected, Rejected) and "ZeroDivisionError" in rejected.reason and isinstance(article, Article)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", TEXT.encode()[:50] + b"\xff\xfe\xfd" + TEXT.encode(), "broken UTF-8"),
        ("a.txt", bytes(range(128, 256)) * 9, "neither"),
        ("a.txt", ("ا" * 6_000_000).encode(), "too long"),
        ("a.txt", b"Le ministre a d\xe9clar\xe9 que la r\xe9gion est calme.", "neither"),
        ("a.txt", "این کشور باید برای مردم خود کار کند و در سال دیگر نیز".encode(), "Persian"),
        ("a.txt", "یہ اس ملک کے وزیر نے کہا ہے کہ وہ نہیں جائیں گے".encode(), "Urdu"),
        ("a.txt", b"12345 ---", "no letters"),
        ("a.txt.gz", gzip.compress(TEXT.encode() * 50)[:-30], "broken off"),
        ("a.html", b"<html><body></body></html>", "no article"),
    ],
)
def test_what_is_no_article(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert reason in fault(tmp_path / name).reason


def test_a_cut_off_gzip_gives_the_lines_before(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"{TEXT} {n} {n * 7919 % 1000}"}, ensure_ascii=False) for n in range(2000)]
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode())[:-2000])
    *articles, last = read(tmp_path / "a.jsonl.gz")
    assert articles and all(isinstance(item, Article) for item in articles)
    assert isinstance(last, Rejected) and "broken off" in last.reason


def test_folders_globs_and_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden/d.txt", "notes.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{TEXT} {name}", "utf8")
    names = [item.text.rsplit(" ", 1)[1] for item in read(tmp_path) if isinstance(item, Article)]
    assert names == ["a.txt", "b.txt", "sub/c.txt"]
    assert len(list(read_articles([f"{tmp_path}/*.txt", tmp_path / "a.txt"]))) == 2


@pytest.mark.parametrize("name", ["missing.txt", "notes.md", "*.csv", "", "https://example.org/a"])
def test_inputs_that_are_not_there_stop_at_once(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.md").write_text("x")
    with pytest.raises(InputError):
        read_articles([name if "://" in name else tmp_path / name])


@pytest.mark.parametrize("data", [TEXT, json.dumps({"text": TEXT}) + "\n", PAGE])
def test_pipe(data: str) -> None:
    (article,) = read_articles(["-"], stdin=io.BytesIO(data.encode()))
    assert isinstance(article, Article) and "افتتح الوزير" in article.text


def test_warc(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc", reason="fastwarc is optional")
    body = PAGE.replace('<link rel="canonical" href="https://www.france24.com/ar/20240502-jisr">', "").encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2024-05-02T10:00:00Z\r\n"
        "WARC-Target-URI: https://www.arab48.com/a\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    (tmp_path / "a.warc").write_bytes(head.encode() + http + b"\r\n\r\n")
    article = one(tmp_path / "a.warc")
    assert article.url == "https://www.arab48.com/a" and "افتتح الوزير" in article.text


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.jsonl", "a.csv", "a.txt.gz", "a.parquet"]))
def test_no_bytes_stop_a_run(tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str) -> None:
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(data)
    for item in read(path):
        assert isinstance(item, Article | Rejected)


def record(number: int, html: str) -> bytes:
    """Give a record of a crawl."""
    body = html.encode()
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Date: 2024-05-02T10:00:00Z\r\nWARC-Target-URI: https://www.arab48.com/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def crawl() -> list[bytes]:
    """Give four records: two of Arabic pages, two of others."""
    english = "<html><body><article><p>" + "The bridge is open again. " * 20 + "</p></article></body></html>"
    return [record(0, PAGE), record(1, english), record(2, PAGE), record(3, english)]


@pytest.mark.parametrize("packed", [False, True])
def test_warc_picks_arabic_pages_and_takes_their_menus_away(tmp_path: Path, packed: bool) -> None:
    pytest.importorskip("fastwarc", reason="fastwarc is optional")
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(b"".join(map(gzip.compress, crawl())) if packed else b"".join(crawl()))
    first, second, others = read(path)
    assert isinstance(first, Article) and isinstance(second, Article) and isinstance(others, Rejected)
    assert first.url == "https://www.france24.com/ar/20240502-jisr" and first.published
    assert "الرئيسية" not in first.text and "جميع الحقوق" not in first.text
    assert others.reason == "2 pages without Arabic were passed over"


@pytest.mark.parametrize("packed", [False, True])
def test_a_warc_that_breaks_off_keeps_what_came_before(tmp_path: Path, packed: bool) -> None:
    """Cut in the head of the last page's answer, in its body, in the record's own head."""
    pytest.importorskip("fastwarc", reason="fastwarc is optional")
    parts = crawl()[:3]
    parts = list(map(gzip.compress, parts)) if packed else parts
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    before = sum(map(len, parts[:2]))
    for share in (0.4, 0.5, 0.9):
        path.write_bytes(b"".join(parts)[: before + int(share * len(parts[2]))])
        first, *rest = read(path)
        assert isinstance(first, Article), share
        assert next(item.reason for item in rest if isinstance(item, Rejected)) == "broken off in this record", share
