"""Prints how long it takes from a cold start to the first reading, and to the help of the command line.

python benchmarks/startup.py
"""

import os
import subprocess
import sys

FIRST = "from khabar import Reader; Reader().read('\u0642\u0627\u0644 \u0627\u0644\u0648\u0632\u064a\u0631 \u0625\u0646\u0647 \u0633\u064a\u0632\u0648\u0631 \u0628\u0627\u0631\u064a\u0633')"


def timed(command: list[str]) -> float:
    """Give the best of five runs, in seconds of the processor."""
    times = []
    for _ in range(5):
        before = os.times()
        subprocess.run(command, check=True, capture_output=True)
        after = os.times()
        times.append(after.children_user + after.children_system - before.children_user - before.children_system)
    return min(times)


def main() -> None:
    """Measure and print."""
    sys.stdout.write(f"start to first reading: {timed([sys.executable, '-c', FIRST]):.2f} s\n")
    sys.stdout.write(f"khabar --help: {timed([sys.executable, '-m', 'khabar', '--help']):.2f} s\n")


if __name__ == "__main__":
    main()
