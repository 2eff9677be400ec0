"""What several tests share: the shipped articles, one reader, and the place of the gold where it is."""

from importlib.resources import files
from pathlib import Path

import pytest

from khabar.articles import read_articles
from khabar.model import Article, Reading
from khabar.reader import Reader

DEMO = Path(str(files("khabar.demo"))) / "articles.jsonl"
GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"


@pytest.fixture(scope="session")
def reader() -> Reader:
    """Give one reader for the whole run."""
    return Reader()


@pytest.fixture(scope="session")
def demo_articles() -> list[Article]:
    """Give the shipped articles."""
    return [item for item in read_articles([DEMO]) if isinstance(item, Article)]


@pytest.fixture(scope="session")
def demo_readings(reader: Reader, demo_articles: list[Article]) -> list[Reading]:
    """Give the readings of the shipped articles."""
    return [reader.read_article(article) for article in demo_articles]


@pytest.fixture(scope="session")
def gold_folder() -> Path:
    """Give the folder of annotated news, or skip where it is absent."""
    if not (GOLD / "gold.jsonl").exists():
        pytest.skip("no annotated news beside the checkout (../shared/gold)")
    return GOLD
