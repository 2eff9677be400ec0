"""Gives the two parts of the visible gold: one to learn and tune on, one to measure on (see measure_ids.txt)."""

import gzip
import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
GOLD = HERE.parent.parent / "shared" / "gold"
ANT = HERE.parent.parent / "shared" / "data" / "ant" / "articles.jsonl.gz"
MARKS = HERE / "marks"
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
    """Give articles of ANT outside the visible gold with all their attributions and events (marks/full.jsonl)."""
    return _marked("full.jsonl")


def quick() -> list[Pair]:
    """Give articles of ANT of which only the events were marked, more quickly (marks/events.jsonl)."""
    return _marked("events.jsonl")


def _marked(name: str) -> list[Pair]:
    """Read marks (places and labels only) and find their articles."""
    marks = {m["doc"]: m for m in map(json.loads, (MARKS / name).read_text("utf8").splitlines())}
    found = {}
    with gzip.open(ANT, "rt", encoding="utf8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["id"] in marks:
                found[article["id"]] = article | {"text": lay_out(article)}
    return [(found[doc], mark) for doc, mark in sorted(marks.items()) if doc in found]


def lay_out(article: dict[str, Any]) -> str:
    """Lay a row of ANT out as the gold is: the title as first line, then the lines of the text, trimmed."""
    title = (article.get("title") or "").strip()
    lines = [line.strip() for line in article["text"].split("\n") if line.strip()]
    return "\n".join([title, *lines] if title and (not lines or lines[0] != title) else lines)
