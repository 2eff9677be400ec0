"""Reads annotated articles and scores the readings; holds scores against pinned floors."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from khabar.articles import Rejected, read_articles
from khabar.errors import InputError
from khabar.evaluation.measures import Scores, score
from khabar.reader import Reader


def evaluate(
    articles: Path, gold: Path, only: set[str] | None = None, progress: Callable[[int], None] = lambda done: None
) -> tuple[Scores, list[dict[str, Any]], list[dict[str, Any]]]:
    """Read the articles that have a gold record (and are in `only`) and score them: (scores, gold, readings)."""
    try:
        records = [json.loads(line) for line in gold.read_text("utf8").splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        raise InputError(f"no gold records: {error}", where=str(gold), next="give resolved gold records") from error
    records = [r for r in records if only is None or r["doc"] in only]
    wanted = {r["doc"] for r in records}
    reader, readings = Reader(), []
    for item in read_articles([articles]):
        if not isinstance(item, Rejected) and item.id in wanted:
            readings.append(msgspec.to_builtins(reader.read_article(item)))
            progress(len(readings))
    return score(records, readings), records, readings


def below_floors(scores: Scores, floors: Path) -> list[str]:
    """Say which measures fell below their pinned floor. A floors file is JSON: measure to F1."""
    pinned: dict[str, float] = json.loads(floors.read_text("utf8"))
    below = []
    for name, floor in pinned.items():
        value = scores.prf(name)[2]
        if value < floor:
            below.append(f"{name}: {value:.4f} is below the floor {floor:.4f}")
    return below
