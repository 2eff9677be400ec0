"""Gives the two parts of the visible gold: one to learn and tune on, one to measure on (see measure_ids.txt)."""

import json
from pathlib import Path
from typing import Any

from khabar.corpus import Annotated, load_marks, rebuild

HERE = Path(__file__).resolve().parent
GOLD = HERE.parent.parent / "shared" / "gold"
ANT = HERE.parent.parent / "shared" / "data" / "ant" / "articles.jsonl.gz"
Pair = tuple[dict[str, Any], dict[str, Any]]


def measure_ids() -> set[str]:
    """Give the ids of the articles that are only measured on."""
    lines = (HERE / "measure_ids.txt").read_text("utf8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def _pairs(measured: bool) -> list[Pair]:
    articles = {a["id"]: a for a in map(json.loads, (GOLD / "articles.jsonl").read_text("utf8").splitlines())}
    golds = map(json.loads, (GOLD / "gold.jsonl").read_text("utf8").splitlines())
    ids = measure_ids()
    return [(articles[g["doc"]], g) for g in golds if (g["doc"] in ids) == measured]


def tune() -> list[Pair]:
    """Give (article, gold record) pairs of the part to learn and tune on."""
    return _pairs(False)


def measure() -> list[Pair]:
    """Give the pairs of the part to measure on."""
    return _pairs(True)


def full() -> list[Pair]:
    """Give articles of ANT outside the visible gold with all their attributions and events (khabar.corpus)."""
    return _marked("full")


def quick() -> list[Pair]:
    """Give articles of ANT of which only the events were marked, more quickly (khabar.corpus)."""
    return _marked("events")


def second() -> list[Pair]:
    """Give the articles of `full` that a second annotator read independently, with the second marks."""
    return _marked("second")


def _marked(name: str) -> list[Pair]:
    """Find the articles of marks that ship with Khabar (places and labels only)."""
    return [(one.article, one.record) for one in rebuild(ANT, load_marks(name)) if isinstance(one, Annotated)]
