"""Lists the sentences of a coded file that rank highest for a class, to be judged by reading.

khabar learn prisoner-exchange docs/classes/prisoner-exchange.en.txt
khabar code ../shared/data/ant/articles.jsonl.gz -o found.classes.csv --classes prisoner-exchange
python -m training.classes_eval found.classes.csv prisoner-exchange 50
"""

import csv
import sys
from pathlib import Path

from khabar.exports import unguard_cell


def top(path: Path, name: str, most: int) -> list[tuple[float, str]]:
    """Give the highest-ranked sentences of a class, each wording once, best first."""
    best: dict[str, float] = {}
    with path.open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file):
            if row["class"] == name:
                sentence = " ".join(unguard_cell(row["sentence"]).split())
                best[sentence] = max(float(row["score"]), best.get(sentence, -1.0))
    return sorted(((score, sentence) for sentence, score in best.items()), key=lambda one: (-one[0], one[1]))[:most]


if __name__ == "__main__":
    for number, (score, sentence) in enumerate(top(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])), 1):
        print(f"{number}\t{score:.3f}\t{sentence}")
