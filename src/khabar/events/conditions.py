"""Tells whether what an act's row asks for (column `needs`) holds around a candidate."""

from collections import Counter
from functools import cache
from typing import NamedTuple

from khabar.events.acts import stem_of
from khabar.events.links import Link, sentence_range
from khabar.knowledge import alternatives, load_table
from khabar.text import fold
from khabar.words import Page, Word

NONE: frozenset[str] = frozenset()
STATES = frozenset(("nation", "nationality", "place"))


class Condition(NamedTuple):
    """A row of events/conditions.tsv; `words` are the alternatives of its value, folded."""

    kind: str
    value: str
    words: frozenset[str]


@cache
def load_conditions() -> dict[str, Condition]:
    """Read the table of conditions once."""
    return {
        row["key"]: Condition(row["kind"], row["value"], frozenset(map(fold, alternatives(row["value"]))))
        for row in load_table("events/conditions").rows
    }


@cache
def load_classes() -> dict[str, frozenset[str]]:
    """Read the classes of words once, folded and without article."""
    rows = load_table("events/classes").rows
    return {row["key"]: frozenset(stem_of(word) for word in alternatives(row["words"])) for row in rows}


class Case(NamedTuple):
    """A candidate with its links, as conditions look at it."""

    page: Page
    first: int
    last: int
    form: str
    links: tuple[Link, ...]
    classes: set[str]


def in_company(classes: set[str], needs: tuple[str, ...]) -> bool:
    """Tell whether the classes of words that a row asks for stand near."""
    conditions = load_conditions()
    return all(conditions[need].kind != "near" or conditions[need].value in classes for need in needs)


def holds(case: Case, needs: tuple[str, ...]) -> bool:
    """Tell whether every condition of a row holds."""
    return all(_holds(case, load_conditions()[need], need) for need in needs)


def _holds(case: Case, condition: Condition, need: str) -> bool:
    kind, value, words = condition
    if kind == "never":
        return False
    if kind == "verbal":
        return case.form == "verb"
    if kind == "near":
        return value in case.classes
    if kind == "link":
        parties = sum(link.mention is not None for link in case.links)
        return any(link.prep in words for link in case.links) or (need == "between" and parties > 1)
    mentions = [link.mention for link in case.links if link.mention is not None]
    if kind == "object":
        return _object(case, value)
    if kind == "subject":
        return any(m.kind in ("person", "office") for m in mentions)
    if kind == "parties":
        return bool(mentions) and (value != "state" or sum(bool(m.country) for m in mentions) > 1)
    return case.first > sentence_range(case.page, case.first)[0]


def _object(case: Case, value: str) -> bool:
    places = [link for link in case.links if link.relation in ("object", "genitive", "subject", "suffix", "prep")]
    mentions = [link.mention for link in places if link.mention is not None]
    if value == "person":
        return any(m.kind in ("person", "office") for m in mentions)
    if value == "organisation":
        return any(m.kind in ("organisation", "group") for m in mentions)
    return bool(mentions)


@cache
def _classes_of_form() -> dict[str, frozenset[str]]:
    """Give the classes of each form that the table names."""
    found: dict[str, set[str]] = {}
    for name, words in load_classes().items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def classes_of(word: Word) -> frozenset[str]:
    """Give the classes of a word of a page, by its stem or its lemma."""
    table = _classes_of_form()
    found, more = table.get(word.stem, NONE), table.get(word.lemma, NONE)
    return found | more if more and more is not found else found


def classes_on(page: Page) -> Counter[str]:
    """Count the words of each class on a page."""
    found: Counter[str] = Counter()
    for classes in map(classes_of, page.words):
        if classes:
            found.update(classes)
    return found


def classes_near(page: Page, first: int, last: int) -> set[str]:
    """Give the classes of words that stand in the sentence near the words [first, last)."""
    start, end = sentence_range(page, first)
    around = page.words[max(start, first - 12) : first] + page.words[last : min(end, last + 14)]
    return set().union(*map(classes_of, around))
