"""Gives fingerprints: of what a model is trained with (the tables and code that make its features), and of all tables.

A model keeps the fingerprint of its training in its card, so that one that no longer fits the tables is noticed.
"""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from khabar.settings import setting

PARTS = {
    "tables/actors": ("knowledge/actors", "*.tsv"),
    "tables/events": ("knowledge/events", "*.tsv"),
    "code/events": ("events", "*.py"),
    "tables/attributions": ("knowledge/attributions", "*.tsv"),
    "code/attributions": ("attributions", "*.py"),
}
"""What is fingerprinted: the name in a card, the folder in the package, its files."""

NEEDS = {
    "attributions": ("tables/attributions", "code/attributions"),
    "events": ("tables/actors", "tables/events", "code/events"),
}
"""What the models of a stage are trained with, by the first part of their names."""

LENGTH = 12  # hex digits
TEXTS = {".tsv", ".txt", ".py"}
READ = TEXTS | {".msgpack", ".crfsuite"}


@cache
def fingerprint() -> dict[str, str]:
    """Give the fingerprint of the installed tables and code, a digest for each of PARTS."""
    root = Path(str(files("khabar")))
    return {name: digest(root / folder, pattern) for name, (folder, pattern) in PARTS.items()}


def needed(model: str, now: Mapping[str, str]) -> dict[str, str]:
    """Give the parts of a fingerprint that a model is trained with, all of them for one of no known stage.

    >>> needed("events.act", {"tables/actors": "b2", "code/attributions": "c3"})
    {'tables/actors': 'b2'}
    """
    parts = NEEDS.get(model.partition(".")[0], tuple(now))
    return {name: value for name, value in now.items() if name in parts}


@cache
def tables_version() -> str:
    """Give the fingerprint of what readings depend on beside the code: all tables, the user's own too, and models."""
    root = Path(str(files("khabar")))
    folders = sorted({path.parent for path in (root / "knowledge").rglob("*.*") if path.suffix in READ})
    folders += [root / "classifiers" / "models", root / "words"]
    if own := setting("tables"):
        folders += sorted({path.parent for path in Path(own).rglob("*.tsv")})
    return hashlib.sha256(" ".join(digest(folder, "*.*") for folder in folders).encode()).hexdigest()[:LENGTH]


def digest(folder: Path, pattern: str) -> str:
    """Give the digest of a folder's files of READ, their names included.

    In what is text, empty lines and comments do not count.
    """
    found = hashlib.sha256()
    for path in sorted(folder.glob(pattern)):
        if path.suffix in TEXTS:
            lines = (line.rstrip() for line in path.read_text("utf8", "backslashreplace").split("\n"))
            kept = (line for line in lines if line and not line.lstrip().startswith("#"))
            found.update("\n".join((path.name, *kept, "")).encode("utf8"))
        elif path.suffix in READ:
            found.update(path.name.encode("utf8") + path.read_bytes())
    return found.hexdigest()[:LENGTH]


def outdated(card: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """Give the parts that differ from those that a card tells, in order; all of them for a card that tells none.

    >>> outdated({"tables/events": "a1", "data": "marks"}, {"tables/actors": "b2", "tables/events": "a1"})
    ['tables/actors']
    """
    return [name for name, value in now.items() if card.get(name) != value]
