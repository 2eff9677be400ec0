"""Tells whether what an act's row asks for (column `needs`) holds around a candidate."""

from functools import cache
from typing import NamedTuple

from khabar.events.acts import cell, stem_of
from khabar.events.links import Link, sentence_range
from khabar.knowledge import load_table
from khabar.text import fold
from khabar.words import Page

STATES = frozenset(("nation", "nationality", "place"))


class Condition(NamedTuple):
    """A row of events/conditions.tsv."""

    kind: str
    value: str


@cache
def load_conditions() -> dict[str, Condition]:
    """Read the table of conditions once."""
    return {row["key"]: Condition(row["kind"], row["value"]) for row in load_table("events/conditions").rows}


@cache
def load_classes() -> dict[str, frozenset[str]]:
    """Read the classes of words once, folded and without article."""
    rows = load_table("events/classes").rows
    return {row["key"]: frozenset(stem_of(word) for word in cell(row["words"])) for row in rows}


class Case(NamedTuple):
    """A candidate with its links, as conditions look at it."""

    page: Page
    first: int
    last: int
    form: str
    links: tuple[Link, ...]


def holds(case: Case, needs: tuple[str, ...]) -> bool:
    """Tell whether every condition of a row holds."""
    return all(_holds(case, load_conditions()[need], need) for need in needs)


def _holds(case: Case, condition: Condition, need: str) -> bool:
    kind, value = condition
    if kind == "never":
        return False
    if kind == "verbal":
        return case.form == "verb"
    if kind == "near":
        return near(case, value)
    if kind == "link":
        wanted = {fold(word) for word in cell(value)}
        parties = sum(link.mention is not None for link in case.links)
        return any(link.prep in wanted for link in case.links) or (need == "between" and parties > 1)
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


def near(case: Case, name: str) -> bool:
    """Tell whether a word of a class stands in the sentence, near the candidate."""
    words, (start, end) = load_classes()[name], sentence_range(case.page, case.first)
    left, right = max(start, case.first - 12), min(end, case.last + 14)
    return any(
        word.stem in words or word.lemma in words
        for word in case.page.words[left:right]
        if not case.first <= word.index < case.last
    )
