"""Prints what a page of a crawl costs: one without Arabic that is passed over, one whose article is taken out and read.

    python benchmarks/crawl.py [--pages N]

The pages are made up: menus and scripts of 80,000 characters around the shipped articles.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path

from khabar.articles import Rejected, read_articles
from khabar.articles.pages import read_html
from khabar.articles.warcs import try_html
from khabar.reader.worker import open_reader

LINK = '<li class="menu-item"><a href="/section/{n}" title="Section {n}"><span>Section {n}</span></a></li>\n'
HEAD = '<html><head><meta charset="utf-8"><title>{title}</title><script>{script}</script></head><body><nav><ul>{menu}</ul></nav>'


def page(title: str, text: str) -> str:
    """Give a page around an article."""
    menu, script = "".join(LINK.format(n=n) for n in range(400)), "var settings = {};" * 2000
    body = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    return (
        HEAD.format(title=title, script=script, menu=menu) + f"<article><h1>{title}</h1>{body}</article></body></html>"
    )


def spent(work: Callable[[object], object], items: Sequence[object]) -> float:
    """Give the milliseconds of processor time that an item takes."""
    begin = time.process_time()
    for item in items:
        work(item)
    return 1000 * (time.process_time() - begin) / len(items)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=40)
    number = parser.parse_args().pages
    found = read_articles([Path(str(files("khabar.demo"))) / "articles.jsonl"])
    shipped = [item for item in found if not isinstance(item, Rejected)]
    pages = [page(a.title or "", a.text) for a in shipped]
    arabic = [pages[n % len(pages)] for n in range(number)]
    other = [page("News", "The bridge is open again, the minister said. " * 60).encode()] * number
    reader = open_reader()
    read_html(arabic[0])
    articles = [read_html(html) for html in arabic]
    words = sum(len(article.text.split()) for article in articles) / number
    sys.stdout.write(
        f"{number} pages of {len(other[0]):,} bytes: passed over {spent(try_html, other):.2f} ms, article taken out "
        f"{spent(read_html, arabic):.1f} ms, read ({words:.0f} words) {spent(reader.read_article, articles):.1f} ms\n"
    )


if __name__ == "__main__":
    main()
