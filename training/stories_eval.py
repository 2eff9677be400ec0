"""Scores stories against the labelled ones: B-cubed and pairs, apart for the tune part and the measure part.

    khabar stories sqlite:///days.db --json > stories.json
    python -m training.stories_eval stories.json ../shared/gold/stories.json --part measure
    python -m training.stories_eval stories.json training/stories_days.json --part all

The labelled stories are divided once, by the SHA-256 of a story's first article id: even goes to tune, odd to measure.
B-cubed (Bagga and Baldwin 1998) looks at labelled articles only; each part's figure is the mean over its own articles,
whose precision also counts labelled articles of the other part.
"""

import argparse
import hashlib
import json
from pathlib import Path


def is_measure(articles: list[str]) -> bool:
    """Tell which part a labelled story belongs to."""
    return hashlib.sha256(min(articles).encode()).digest()[0] % 2 == 1


def score(found: list[list[str]], gold: list[list[str]], part_of: str) -> dict[str, float]:
    """Give precision, recall and F1 of B-cubed, and F1 of pairs, over one part."""
    labelled = {article for story in gold for article in story}
    ours = {article: set(story) & labelled for story in found for article in story}
    precision = recall = together = wrong = missed = 0.0
    chosen = [story for story in gold if part_of == "all" or is_measure(story) == (part_of == "measure")]
    part = [(article, set(story)) for story in chosen for article in story]
    for article, theirs in part:
        mine = ours.get(article, {article})
        both = len(mine & theirs)
        precision, recall = precision + both / len(mine), recall + both / len(theirs)
        together, wrong, missed = together + both - 1, wrong + len(mine - theirs), missed + len(theirs - mine)
    precision, recall = precision / len(part), recall / len(part)
    pairs = 2 * together / (2 * together + wrong + missed) if together else 0.0
    f1 = 2 * precision * recall / (precision + recall)
    return {"articles": len(part), "precision": precision, "recall": recall, "f1": f1, "pairs_f1": pairs}


def main() -> None:
    """Read, score and print, beside what every article alone would score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--part", choices=["tune", "measure", "all"], default="tune")
    args = parser.parse_args()
    gold = [story["articles"] for story in json.loads(args.gold.read_text("utf8"))["stories"]]
    found = [story["articles"] for story in json.loads(args.stories.read_text("utf8"))]
    alone = [[article] for story in found for article in story]
    for name, stories in (("found", found), ("each alone", alone)):
        print(name, {k: round(v, 3) for k, v in score(stories, gold, args.part).items()})


if __name__ == "__main__":
    main()
