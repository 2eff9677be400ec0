"""Prints how many articles a second one core reads, and the memory that it takes.

    python benchmarks/articles_per_second.py [ARTICLES.jsonl[.gz]] [--most N]

Without a file it reads the shipped demo articles over and over. Articles are held one at a time; times are of the
processor, so that other work on the machine does not count in full (shared caches still make both slower).
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
    articles = islice(found if args.file else cycle(found), args.most)
    begin = time.process_time()
    reader = open_reader()
    ready = time.process_time() - begin
    count = words = events = 0
    spent = 0.0
    for article in articles:
        begin = time.process_time()
        reading = reader.read_article(article)
        spent += time.process_time() - begin
        count += 1
        words += len(article.text.split())
        events += len(reading.events)
        if count % 1000 == 0:
            sys.stderr.write(f"{count} articles, peak memory {peak():.0f} MB\n")
    sys.stdout.write(
        f"{count} articles, {words} words, {events} events in {spent:.1f} s of one core: {count / spent:.0f} articles/s, "
        f"{words / spent:.0f} words/s; reader ready after {ready:.2f} s; peak memory {peak():.0f} MB\n"
    )


def peak() -> float:
    """Give the most memory that this process has taken, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
