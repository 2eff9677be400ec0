"""Prints, and draws as SVG, how time grows with the size of a table, the cores, the size of a store and the number of articles.

    python benchmarks/growth_more.py [ARTICLES.jsonl[.gz]] [--most N] [--stored 16000] [--postgresql URL] [--svg docs/growth_more.svg]

Without a file the shipped demo articles are read over and over. Times are of the processor, but for the cores and the
stores, where only the clock tells; a PostgreSQL database must be empty. The length of one article is the matter of growth.py.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import cycle, islice
from pathlib import Path

import msgspec

from khabar.articles import Rejected, read_articles
from khabar.model import Article, Reading
from khabar.reader import Reader
from khabar.store import Query, add_readings, count_articles, open_store, search_articles

ROWS = (0, 2_000, 8_000, 32_000)  # invented organisations added to the shipped table
CHUNK = 200
CHILD = """
import resource, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from growth_more import articles_of
articles = articles_of(Path(sys.argv[3]) if sys.argv[3] else None, int(sys.argv[2]))
begin = time.process_time()
from khabar.reader import Reader
reader = Reader()
ready = time.process_time() - begin
begin = time.process_time()
for article in articles:
    reader.read_article(article)
spent = time.process_time() - begin
print(ready, 1000 * spent / len(articles), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


@dataclass
class Plot:
    """One line of points to draw."""

    title: str
    across: str
    up: str
    points: list[tuple[float, float]] = field(default_factory=list)


def main() -> None:
    """Measure, print, draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--most", type=int, default=400)
    parser.add_argument("--stored", type=int, default=1600, help="articles that stores grow to")
    parser.add_argument("--postgresql", metavar="URL")
    parser.add_argument("--svg", type=Path)
    args = parser.parse_args()
    say(f"load of the machine at the start: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    articles = articles_of(args.file, args.most)
    readings, plots = by_articles(articles)
    plots += [by_table(args.file, min(60, args.most)), by_cores(articles[:CHUNK])]
    with tempfile.TemporaryDirectory() as folder:
        plots += by_store(readings, args.stored, f"sqlite:///{folder}/desk.db", "SQLite")
    if args.postgresql:
        plots += by_store(readings, args.stored, args.postgresql, "PostgreSQL")
    if args.svg:
        args.svg.write_text(drawn(plots), "utf8")
    say(f"load of the machine at the end: {os.getloadavg()[0]:.1f}")


def articles_of(path: Path | None, most: int) -> list[Article]:
    """Give so many articles of a file, or of the demo's over and over."""
    shipped = Path(str(files("khabar.demo"))) / "articles.jsonl"
    found = [item for item in islice(read_articles([path or shipped]), most) if not isinstance(item, Rejected)]
    return list(islice(found if path else cycle(found), most))


def by_articles(articles: list[Article]) -> tuple[list[Reading], list[Plot]]:
    """Read articles; give the seconds that all took so far, by number."""
    reader, readings = Reader(), []
    plot = Plot("articles", "articles read", "seconds", [(0, 0)])
    begin = time.process_time()
    for count, article in enumerate(articles, 1):
        readings.append(reader.read_article(article))
        if count % max(1, len(articles) // 8) == 0:
            plot.points.append((count, time.process_time() - begin))
            say(f"articles {count:6}: {plot.points[-1][1]:.2f} s")
    return readings, [plot]


def by_table(path: Path | None, most: int) -> Plot:
    """Read articles in processes of their own, with organisations added by a user's table."""
    plot = Plot("rows added to a table", "organisations added", "ms an article")
    for rows in ROWS:
        with tempfile.TemporaryDirectory() as folder:
            table = Path(folder) / "actors" / "organisations.tsv"
            table.parent.mkdir()
            table.write_text("\n".join(["key\tname\tarabic", *map(row_of, range(rows))]) + "\n", "utf8")
            command = [sys.executable, "-c", CHILD, str(Path(__file__).parent), str(most), str(path or "")]
            env = os.environ | {"KHABAR_TABLES": folder}
            done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
        ready, each, memory = map(float, done.stdout.split())
        plot.points.append((rows, each))
        say(f"rows added {rows:6}: ready after {ready:.2f} s, {each:.1f} ms an article, peak memory {memory:.0f} MB")
    return plot


def row_of(number: int) -> str:
    """Give a row of an invented organisation: a head and two words spelt from the digits of a number, no two alike.

    >>> row_of(12) != row_of(21)
    True
    """
    letters = [chr(0x633 + int(digit)) for digit in f"{number:06}"]
    words = "".join(letters[:3]), "".join(letters[3:])
    return f"grown-{number}\tGrown {number}\t\u0645\u0646\u0638\u0645\u0629 {words[0]} {words[1]}"


def by_cores(articles: list[Article]) -> Plot:
    """Read articles in one process, two and so on up to the cores, by the clock, start included."""
    plot = Plot("processes", "processes", "articles a second (clock)")
    for count in range(1, (os.cpu_count() or 1) + 1):
        begin = time.perf_counter()
        done = sum(1 for _ in Reader().read_many(articles, processes=count))
        plot.points.append((count, done / (time.perf_counter() - begin)))
        say(f"processes {count}: {plot.points[-1][1]:.1f} articles a second by the clock")
    return plot


def by_store(readings: list[Reading], most: int, address: str, name: str, chunks: int = 8) -> list[Plot]:
    """Fill a store; give what adding an article and the first page of the newest cost by its size, by the clock."""
    adding = Plot(f"adding to a store ({name})", "articles in the store", "ms an article")
    asking = Plot(f"first page of a store ({name})", "articles in the store", "ms a page")
    stream, many = renewed(readings), max(1, most // chunks)
    with open_store(address, create=True) as store:
        for _ in range(chunks):
            some = list(islice(stream, many))
            begin = time.perf_counter()
            add_readings(store, some)
            added = time.perf_counter()
            search_articles(store, Query())
            asked = time.perf_counter()
            size = count_articles(store, Query())
            adding.points.append((size, 1000 * (added - begin) / many))
            asking.points.append((size, 1000 * (asked - added)))
            figures = f"adding {adding.points[-1][1]:.2f} ms an article, page {asking.points[-1][1]:.1f} ms"
            say(f"{name}, store of {size:6}: {figures}")
    return [adding, asking]


def renewed(readings: list[Reading]) -> Iterator[Reading]:
    """Give readings over and over under new ids."""
    for number, reading in enumerate(cycle(readings)):
        yield msgspec.structs.replace(reading, article=msgspec.structs.replace(reading.article, id=f"grown-{number}"))


def drawn(plots: list[Plot]) -> str:
    """Draw plots side by side, each from nought, so that a straight line is growth in proportion."""
    width, height, columns = 300, 220, 3
    rows = -(-len(plots) // columns)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width * columns} {height * rows}"'
        ' font-family="sans-serif" font-size="11"><rect width="100%" height="100%" fill="white"/>'
    ]
    for number, plot in enumerate(plots):
        row, column = divmod(number, columns)
        out.append(f'<g transform="translate({column * width} {row * height})">{_panel(plot)}</g>')
    return "\n".join([*out, "</svg>\n"])


def _panel(plot: Plot) -> str:
    right, top = max(x for x, _ in plot.points) or 1, 1.15 * max(y for _, y in plot.points) or 1
    places = [(50 + 220 * x / right, 170 - 130 * y / top) for x, y in plot.points]
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#1f5fa8"/>' for x, y in places)
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    last = plot.points[-1]
    return (
        f'<text x="50" y="20" font-weight="bold">{plot.title}</text><text x="50" y="34" fill="#555">{plot.up}</text>'
        f'<path d="M50 40V170H275" fill="none" stroke="#999"/><polyline points="{line}" fill="none" stroke="#1f5fa8"/>{dots}'
        f'<text x="50" y="186">0</text><text x="275" y="186" text-anchor="end">{right:,.0f}</text>'
        f'<text x="160" y="204" text-anchor="middle" fill="#555">{plot.across}</text>'
        f'<text x="275" y="{places[-1][1] - 8:.1f}" text-anchor="end">{last[1]:,.1f}</text>'
    )


def say(line: str) -> None:
    """Write a line to standard output."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
