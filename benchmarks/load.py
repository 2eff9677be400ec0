"""Prints how many articles a second `khabar load` takes in from a file, by the clock.

    python benchmarks/load.py [READINGS.jsonl] [--store sqlite:////tmp/load.db] [--articles 20000]

The readings (without a file: those of the shipped articles) are written to a file over and over under new ids and days,
which is then loaded into a store that must be empty. Writing the file is not counted; all that `khabar load` does is.
"""

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path

from desk import many, shipped

from khabar.model import Reading
from khabar.runs import load_into


def main() -> None:
    """Write, load and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--store")
    parser.add_argument("--articles", type=int, default=20_000)
    args = parser.parse_args()
    readings = [Reading.from_json(line) for line in args.file.open("rb")] if args.file else shipped()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "readings.jsonl"
        with path.open("wb") as file:
            file.writelines(reading.to_json() + b"\n" for reading in many(readings, args.articles))
        own = time.process_time()
        begin = time.perf_counter()
        summary = load_into([path], args.store or f"sqlite:///{folder}/load.db")
        spent, own = time.perf_counter() - begin, time.process_time() - own
    beside = resource.getrusage(resource.RUSAGE_CHILDREN)
    sys.stdout.write(
        f"loaded {summary.articles} articles, {summary.events} events in {spent:.1f} s by the clock: "
        f"{summary.articles / spent:.0f} articles/s; work of the writing process {own:.1f} s, of the preparing one "
        f"{beside.ru_utime + beside.ru_stime:.1f} s\n"
    )


if __name__ == "__main__":
    main()
