"""What the peers and Khabar are run on: articles, their gold where there is one, and more by given paths."""

import json
from collections.abc import Iterator
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from khabar.articles import Rejected, read_articles
from khabar.corpus import Annotated, load_marks, rebuild
from khabar.model import Article

Record = dict[str, Any]
MEASURED = Path(__file__).resolve().parents[2] / "training" / "measure_ids.txt"
SHIPPED = ("full", "events")  # the marks that ship with Khabar


class Material(NamedTuple):
    """Articles to run on; the gold record of each by its id; the paths of ANT, date cases and a treebank."""

    articles: list[Article]
    gold: dict[str, Record]
    folder: Path | None = None
    ant: Path | None = None
    cases: Path | None = None
    treebank: Path | None = None

    def golden(self) -> list[tuple[Article, Record]]:
        """Give the articles that have a gold record."""
        return [(one, self.gold[one.id]) for one in self.articles if one.id in self.gold]


def measured_ids() -> set[str]:
    """Give the ids of the articles that nothing of Khabar was learned or tuned on."""
    lines = MEASURED.read_text("utf8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def articles_of(path: Path, most: int | None = None) -> list[Article]:
    """Read articles; what is none is left out."""
    return list(islice((item for item in read_articles([path]) if not isinstance(item, Rejected)), most))


def demo_articles() -> list[Article]:
    """Give the articles about invented events that ship with Khabar."""
    return articles_of(Path(str(files("khabar.demo"))) / "articles.jsonl")


def records_of(folder: Path) -> dict[str, Record]:
    """Read the gold records of a folder by the ids of their articles."""
    rows = map(json.loads, (folder / "gold.jsonl").read_text("utf8").splitlines())
    return {row["doc"]: row for row in rows}


def gold_part(folder: Path, measured: bool) -> tuple[list[Article], dict[str, Record]]:
    """Give the articles and records of one part of the gold: the one to tune on, or the one only measured on."""
    ids = measured_ids()
    articles = [one for one in articles_of(folder / "articles.jsonl") if (one.id in ids) == measured]
    return articles, records_of(folder)


def learnable(material: Material) -> Iterator[tuple[str, Record]]:
    """Give text and record of all that may be learned from: the tuning part, and the shipped marks on ANT."""
    if material.folder:
        articles, records = gold_part(material.folder, measured=False)
        yield from ((one.text, records[one.id]) for one in articles if one.id in records)
    if material.ant:
        for name in SHIPPED:
            for one in rebuild(material.ant, load_marks(name)):
                if isinstance(one, Annotated):
                    yield one.article["text"], one.record
