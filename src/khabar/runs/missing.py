"""Gives the frequent verbs and names that the tables lack: the work behind `khabar missing`."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from khabar.actors import find_actors
from khabar.articles import read_articles
from khabar.knowledge import load_table
from khabar.model import Article
from khabar.text import fold, read_text
from khabar.words import Page, read_words


class Missing(NamedTuple):
    """A word that no table has: `kind` is verb or name; an example sentence."""

    kind: str
    word: str
    times: int
    example: str


def known_verbs() -> set[str]:
    """Give the folded verbs of the tables of acts, attributions, light verbs and signs of status."""
    known: set[str] = set()
    for table, column in (
        ("events/acts", "verb"),
        ("attributions/verbs", "past"),
        ("events/light", "verbs"),
        ("events/status", "words"),
    ):
        for row in load_table(table).rows:
            known.update(fold(word) for word in row[column].split("|"))
    return known


def find_missing(inputs: Iterable[str | Path], most: int = 50) -> list[Missing]:
    """Count, over all articles, verbs without a row and proper names that no actor table resolves."""
    verbs, names = known_verbs(), Counter[tuple[str, str]]()
    examples: dict[tuple[str, str], str] = {}
    for article in read_articles(inputs):
        if not isinstance(article, Article):
            continue
        text, sentences, _ = read_text(article.text)
        page = read_words(text, sentences)
        actors = find_actors(page, article.outlet)
        for word in page.words:
            if word.pos == "VERB" and word.lemma not in verbs:
                _count(names, examples, page, ("verb", word.lemma), word.index)
        for mention in actors.mentions:
            if mention.kind == "person" and mention.ref is None and mention.country is None and mention.same_as is None:
                _count(names, examples, page, ("name", mention.name_ar), mention.first)
    return [Missing(*key, count, examples[key]) for key, count in names.most_common(most)]


def _count(
    counts: Counter[tuple[str, str]], examples: dict[tuple[str, str], str], page: Page, key: tuple[str, str], at: int
) -> None:
    counts[key] += 1
    if key not in examples:
        sentence = page.sentences[page.words[at].sentence]
        examples[key] = page.text.clean[sentence.start : sentence.end][:160]
