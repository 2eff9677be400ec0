"""Prints how long it takes to put one more article into its story.

    python benchmarks/stories.py READINGS.jsonl [--most 4000]

The readings are placed in the order of their publication; the times are those of the last thousand, when the grouper
holds all the others (nothing is let go of, as a desk would after a few days).
"""

import argparse
import statistics
import sys
import time
from itertools import islice
from pathlib import Path

from khabar.model import Reading
from khabar.stories import Grouper, make_features

LAST = 1000


def main() -> None:
    """Place, time, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--most", type=int, default=4000)
    args = parser.parse_args()
    with args.file.open("rb") as file:
        readings = [Reading.from_json(line) for line in islice(file, args.most)]
    readings.sort(key=lambda reading: reading.article.published or "")
    grouper = Grouper()
    making, placing = [], []
    for reading in readings:
        begin = time.process_time()
        features = make_features(reading)
        made = time.process_time()
        grouper.learn([features])
        grouper.place(features)
        making.append(1000 * (made - begin))
        placing.append(1000 * (time.process_time() - made))
    sys.stdout.write(f"{len(readings)} articles in {len(grouper.stories)} stories\n")
    for name, times in (("features of an article", making[-LAST:]), ("placing it", placing[-LAST:])):
        late = statistics.quantiles(times, n=20)[-1]
        sys.stdout.write(f"{name}: median {statistics.median(times):.1f} ms, 95th percentile {late:.1f} ms\n")


if __name__ == "__main__":
    main()
