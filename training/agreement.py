"""Scores the second annotator of the corpus against the first, by the measures of `khabar evaluate`; prints a table for docs/corpus.md.

python -m training.agreement
"""

from training.events_eval import score
from training.gold_split import full, second


def main() -> None:
    """Print the table."""
    first = {record["doc"]: record for _, record in full()}
    again = [record for _, record in second()]
    scores, _ = score.score([first[record["doc"]] for record in again], again)
    print(f"{len(again)} articles\n\n| measure | P | R | F1 | first marks |\n|---|---|---|---|---|")
    for name in score.MEASURES:
        print(f"| {name} | " + " | ".join(f"{value:.3f}" for value in scores.prf(name)) + f" | {scores.wanted[name]} |")


if __name__ == "__main__":
    main()
