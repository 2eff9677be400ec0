"""Makes hostile inputs out of a seed: mutated Arabic news, and the files, pages and feeds that carry it.

The same seed gives the same bytes. Nothing here reads a clock or the machine.
"""

import csv
import gzip
import io
import json
import zlib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

DEMO = [
    json.loads(line) for line in (Path(str(files("khabar.demo"))) / "articles.jsonl").read_text("utf8").splitlines()
]
WORDS = [word for row in DEMO for word in row["text"].split()]
SENTENCES = [part + "." for row in DEMO for part in row["text"].split(".") if part.strip()]
PIECES = (
    *"«»\"“”'()[]{}:،؛.؟!-–\n\t#_*/\\|<>&;%$", "\u200f", "\u202b", "\u202e", "\u2066", "\u200d", "\ufeff", "\u0640", "\u064b", "\u0651",
    "\u0670", "\u06cc", "\u06a9", "\ufefb", "\ufdfa", "\u0000", "\u0007", "\u2028", "\x85", "\U0001f4a5", "\u0301", "e\u0301", "\u0660\u0661", "\u06f5",
    "1,000", "٣٫٥", "10" * 30, "2024-05-14", "1445/10/5", "31/2/2024", "99:99", "%", "$5", "-1", "1e999", "half", "NaN",
    "(أ ف ب)", "(رويترز) - ", "وأضاف: «", "» - قال", "إن", "أن", "الذي", "و", "وو", "لا", "لم", "قال", "قتل", "مقتل", "مليون", "ألف", "مئة",
    "<script>", "]]>", "<!--", "&#0;", "&amp;", "http://a.example/?q=1", "a@b.c", "@اسم", "#وسم", "\r\n", "\r", "\x1b[31m",
)  # fmt: skip
ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "utf-32")
DATES = ("2024-05-14", "2024-05-14T10:00:00Z", "Wed, 08 May 2024 09:00:00 GMT", "9999-12-31", "0000-00-00", "الأربعاء", "", "1715680000", "1e400", "-5", "٢٠٢٤/٠٥/١٤")  # fmt: skip


def make_text(rng: Random) -> str:
    """Give a text of one word to some thirty sentences, cut, doubled, shuffled and sown with odd pieces."""
    shape = rng.random()
    if shape < 0.1:
        return "".join(rng.choices(PIECES, k=rng.randint(0, 60)))
    if shape < 0.3:
        parts = rng.choices(WORDS, k=rng.randint(1, 60))
    elif shape < 0.95:
        parts = rng.choices(SENTENCES, k=rng.choice((1, 1, 2, 3)))
    else:
        parts = rng.choices(SENTENCES, k=rng.randint(4, 30))
    text = rng.choice((" ", " ", "\n", "")).join(parts)
    for _ in range(rng.choice((0, 1, 2, 5, 20))):
        text = mutate(text, rng)
    return text


def mutate(text: str, rng: Random) -> str:
    """Give a text with one change."""
    at, end = sorted((rng.randint(0, len(text)), rng.randint(0, len(text))))
    way = rng.randrange(7)
    if way == 0:
        return text[:at] + rng.choice(PIECES) + text[at:]
    if way == 1:
        return text[:at] + text[min(end, at + 30) :]
    if way == 2:
        return text[:end] + text[at:end][:200] + text[end:]
    if way == 3:
        return text[:at] + rng.choice(PIECES) * rng.choice((2, 3, 40)) + text[at:]
    if way == 4:
        return (
            text[:at]
            + chr(rng.choice((rng.randrange(0x600, 0x700), rng.randrange(0xD800), rng.randrange(0xE000, 0x11000))))
            + text[at:]
        )
    if way == 5:
        return text[:at] + " " + rng.choice(WORDS) + " " + text[at:]
    return text[:at] + text[at:end][::-1] + text[end:]


def damage(data: bytes, rng: Random) -> bytes:
    """Give bytes as a bad disk or line leaves them: whole half of the time."""
    if rng.random() < 0.5 or not data:
        return data
    for _ in range(rng.choice((1, 1, 3, 30))):
        at = rng.randrange(len(data) + 1)
        way = rng.randrange(4)
        if way == 0:
            data = data[:at] + bytes((rng.randrange(256),)) + data[at + 1 :]
        elif way == 1:
            data = data[:at] + data[at + rng.randrange(1, 20) :]
        elif way == 2:
            data = data[:at] + rng.randbytes(rng.randrange(1, 9)) + data[at:]
        else:
            data = data[:at] + data[max(0, at - 40) : at] + data[at:]
    return data[: rng.randrange(len(data) + 1)] if rng.random() < 0.1 else data


def _encoded(text: str, rng: Random) -> bytes:
    return text.encode(rng.choice(ENCODINGS), "replace")


def _row(rng: Random) -> dict[str, object]:
    row: dict[str, object] = {"text": make_text(rng)}
    if rng.random() < 0.5:
        odd = (None, 3, -1.5, True, [], {"name": "x"}, {"domain": [1]}, float("inf"), 10**40, "", make_text(rng)[:40])
        row |= {name: rng.choice(odd) for name in ("id", "url", "outlet", "title") if rng.random() < 0.4}
        row["published"] = rng.choice((*DATES, *odd))
    return row


def make_plain(rng: Random) -> bytes:
    """Give a text file."""
    return damage(_encoded(make_text(rng), rng), rng)


def make_jsonl(rng: Random) -> bytes:
    """Give one to three rows of JSON."""
    lines = [json.dumps(_row(rng), ensure_ascii=rng.random() < 0.2) for _ in range(rng.randint(1, 3))]
    if rng.random() < 0.02:
        lines.append('{"text":' + rng.choice("[{") * 3000)
    return damage(_encoded("\n".join(lines), rng), rng)


def make_csv(rng: Random) -> bytes:
    """Give a table of one to three rows."""
    out = io.StringIO()
    names = rng.sample(("id", "url", "outlet", "published", "title", "text", "x"), k=rng.randint(1, 7))
    writer = csv.DictWriter(
        out, names, restval="", extrasaction="ignore", delimiter=rng.choice(",;\t|"), escapechar="\\"
    )
    writer.writeheader()
    writer.writerows(_row(rng) for _ in range(rng.randint(1, 3)))
    return damage(_encoded(out.getvalue(), rng), rng)


def make_packed(rng: Random) -> bytes:
    """Give a gzipped JSONL file."""
    return damage(gzip.compress(make_jsonl(rng), 1), rng)


def make_parquet(rng: Random) -> bytes:
    """Give a Parquet file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = range(rng.randint(0, 3))
    table = {"text": [make_text(rng) for _ in rows], "published": [rng.choice(DATES) for _ in rows]}
    odd = (
        [None for _ in rows],
        [1 for _ in rows],
        [[1] for _ in rows],
        [b"\xff" for _ in rows],
        [{"name": "x"} for _ in rows],
    )
    table |= {name: rng.choice(odd) for name in ("id", "outlet", "title", "text") if rng.random() < 0.2}
    out = io.BytesIO()
    pq.write_table(pa.table(table), out, compression=rng.choice(("none", "snappy", "gzip")))
    return damage(out.getvalue(), rng)


TAGS = ("p", "div", "article", "span", "b", "table", "td", "ul", "li", "blockquote", "h1", "pre", "a", "svg", "math", "script", "style", "template", "frameset", "select")  # fmt: skip


def make_page(rng: Random) -> bytes:
    """Give an HTML page with odd nesting."""
    title = escape(make_text(rng)[:60])
    opened, body = list[str](), list[str]()
    for _ in range(rng.randint(1, 12)):
        if rng.random() < 0.5:
            opened.append(rng.choice(TAGS))
            body.append(f"<{opened[-1]} {rng.choice(('', 'class=x', 'href=javascript:1', 'hidden', 'a' * 50))}>")
        body.append(f"<p>{escape(make_text(rng)) if rng.random() < 0.8 else make_text(rng)}</p>")
        if opened and rng.random() < 0.4:
            body.append(f"</{opened.pop(rng.randrange(len(opened)))}>")
    head = f'<meta charset="{rng.choice((*ENCODINGS, "x-none", "base64"))}"><title>{title}</title><meta property="article:published_time" content="{rng.choice(DATES)}">'
    data = f"<html><head>{head}</head><body>{''.join(body)}</body></html>"
    return damage(_encoded(data, rng), rng)


def make_warc(rng: Random) -> bytes:
    """Give a crawl of one or two answers."""
    records = []
    for number in range(rng.randint(1, 2)):
        body = make_page(rng)
        packing = rng.choice(
            (
                "",
                "",
                "Content-Encoding: gzip\r\n",
                "Transfer-Encoding: chunked\r\n",
                "Content-Encoding: br\r\n",
                "Content-Encoding: deflate\r\n",
            )
        )
        body = gzip.compress(body) if "gzip" in packing else zlib.compress(body) if "deflate" in packing else body
        http = (
            f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={rng.choice(ENCODINGS)}\r\n{packing}\r\n".encode()
            + (damage(body, rng) if rng.random() < 0.2 else body)
        )
        head = (
            f"WARC/1.{number}\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Target-URI: {rng.choice(('https://a.example/1', 'http://[x', ''))}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {rng.choice((*(len(http),) * 7, 0, 10**9, -1))}\r\n\r\n"
        )
        records.append((damage(head.encode(), rng) if rng.random() < 0.2 else head.encode()) + http + b"\r\n\r\n")
    whole = b"".join(map(gzip.compress, records)) if rng.random() < 0.3 else b"".join(records)
    return damage(whole, rng) if rng.random() < 0.4 else whole


def make_feed(rng: Random) -> bytes:
    """Give RSS, Atom or a sitemap with a few pages."""
    links = [
        rng.choice(
            (
                "/a",
                "http://[",
                "javascript:1",
                "http://x.example/" + "a" * 99,
                "//b.example",
                "https://x.example/ا?b=1&c",
                "",
            )
        )
        for _ in range(rng.randint(0, 4))
    ]
    entries = [(escape(link), escape(make_text(rng)[:80]), rng.choice(DATES)) for link in links]
    way = rng.randrange(3)
    if way == 0:
        items = "".join(
            f"<item><link>{link}</link><title>{title}</title><pubDate>{day}</pubDate></item>"
            for link, title, day in entries
        )
        data = f'<rss version="2.0"><channel><title>x</title>{items}</channel></rss>'
    elif way == 1:
        items = "".join(
            f'<entry><link href="{link}"/><title>{title}</title><updated>{day}</updated></entry>'
            for link, title, day in entries
        )
        data = f'<feed xmlns="http://www.w3.org/2005/Atom">{items}</feed>'
    else:
        items = "".join(f"<url><loc>{link}</loc><lastmod>{day}</lastmod></url>" for link, _, day in entries)
        data = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{items}</urlset>'
    entity = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>' if rng.random() < 0.1 else ""
    return damage(_encoded(f'<?xml version="1.0"?>{entity}{data}', rng), rng)


def make_article(rng: Random) -> bytes:
    """Give a text for the whole pipeline."""
    return make_text(rng).encode("utf8", "replace")


MAKERS: dict[str, tuple[Callable[[Random], bytes], int]] = {
    "text": (make_plain, 24),
    "jsonl": (make_jsonl, 20),
    "csv": (make_csv, 16),
    "jsonl.gz": (make_packed, 6),
    "parquet": (make_parquet, 4),
    "html": (make_page, 4),
    "warc": (make_warc, 3),
    "feed": (make_feed, 8),
    "pipeline": (make_article, 15),
}
"""What makes an input of each kind, and how many of a hundred inputs are of it."""


def make_input(seed: int, kind: str | None = None) -> tuple[str, bytes]:
    """Give the kind and the bytes of a seed's input."""
    rng = Random(seed)
    drawn = rng.choices(list(MAKERS), [weight for _, weight in MAKERS.values()])[0]
    kind = kind or drawn
    return kind, MAKERS[kind][0](rng)
