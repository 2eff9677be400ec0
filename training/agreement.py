"""Scores the second annotator of the corpus against the first, by the measures of `khabar evaluate`; prints tables for docs/corpus.md.

python -m training.agreement

One table for the articles whose first reading was made with time, one for those marked quickly.
"""

from typing import Any

from khabar.corpus import load_marks
from training.events_eval import score
from training.gold_split import full, second

CAREFUL = 166  # the first articles of the corpus were marked with more time


def main() -> None:
    """Print the tables."""
    careful = {record["doc"] for record in load_marks("full")[:CAREFUL]}
    first = {record["doc"]: record for _, record in full()}
    again = [record for _, record in second()]
    for name, part in (("with time", True), ("quickly", False)):
        print(f"first reading made {name}:")
        compare(first, [record for record in again if (record["doc"] in careful) == part])


def compare(first: dict[str, dict[str, Any]], again: list[dict[str, Any]]) -> None:
    """Print the table of some articles read a second time."""
    scores, _ = score.score([first[record["doc"]] for record in again], again)
    print(f"{len(again)} articles\n\n| measure | P | R | F1 | first marks |\n|---|---|---|---|---|")
    for name in score.MEASURES:
        print(f"| {name} | " + " | ".join(f"{value:.3f}" for value in scores.prf(name)) + f" | {scores.wanted[name]} |")


if __name__ == "__main__":
    main()
