"""Writes the accuracy table of the README from `khabar evaluate` on the articles set aside for measuring.

    python docs/make_accuracy.py
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "gold"
START, END = "<!-- accuracy: made by docs/make_accuracy.py -->", "<!-- end of accuracy -->"
COMMAND = ["evaluate", "../shared/gold/articles.jsonl", "../shared/gold/gold.jsonl", "--only", "training/measure_ids.txt"]


def main() -> None:
    """Run the command and write the table between the two marks."""
    run = subprocess.run([sys.executable, "-m", "khabar", *COMMAND, "--json"], cwd=ROOT, capture_output=True, check=True)
    rows = ["| measure | P | R | F1 | gold |", "|---|---|---|---|---|"]
    for name, row in json.loads(run.stdout).items():
        rows.append(f"| {name} | {row['p']:.3f} | {row['r']:.3f} | {row['f1']:.3f} | {row['wanted']} |")
    rows.append(f"\nMade by `khabar {' '.join(COMMAND)}`.")
    readme = ROOT / "README.md"
    text = readme.read_text("utf8")
    before, after = text.split(START)[0], text.split(END)[1]
    readme.write_text(before + START + "\n" + "\n".join(rows) + "\n" + END + after, "utf8")


if __name__ == "__main__":
    main()
