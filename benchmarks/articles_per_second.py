"""Prints how many articles a second one core reads, and the memory that it takes.

    python benchmarks/articles_per_second.py [ARTICLES.jsonl[.gz]] [--most N]

Without a file it reads the shipped demo articles over and over.
"""

import argparse
import resource
import sys
import time
from importlib.resources import files
from itertools import cycle, islice
from pathlib import Path

from khabar.articles import Rejected, read_articles
from khabar.reader.worker import open_reader


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--most", type=int, default=1000)
    args = parser.parse_args()
    shipped = Path(str(files("khabar.demo"))) / "articles.jsonl"
    found = (item for item in read_articles([args.file or shipped]) if not isinstance(item, Rejected))
    articles = list(islice(found, args.most))
    if args.file is None:
        articles = list(islice(cycle(articles), args.most))
    begin = time.perf_counter()
    reader = open_reader()
    ready = time.perf_counter()
    words = events = 0
    for article in articles:
        reading = reader.read_article(article)
        words += len(article.text.split())
        events += len(reading.events)
    spent = time.perf_counter() - ready
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(
        f"{len(articles)} articles, {words} words, {events} events in {spent:.1f} s: {len(articles) / spent:.0f} articles/s, "
        f"{words / spent:.0f} words/s on one core; reader ready after {ready - begin:.2f} s; peak memory {peak:.0f} MB\n"
    )


if __name__ == "__main__":
    main()
