"""Joins marks with the articles they belong to, and says which articles are missing or were changed."""

from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from khabar.articles.packed import open_bytes, read_lines
from khabar.articles.rejected import Unreadable
from khabar.errors import InputError

MARKS = ("full", "second", "events")
"""full: attributions and events; second: a second annotator's, of some of these articles; events: events alone."""


class Annotated(NamedTuple):
    """An article (keys of READING.md's input) and its record: marks as [start, end) in characters of its text."""

    article: dict[str, Any]
    record: dict[str, Any]


class Lost(NamedTuple):
    """An article whose marks cannot be placed, and why."""

    doc: str
    reason: str


def load_marks(name: str) -> list[dict[str, Any]]:
    """Read the marks of one of `MARKS`, one record an article."""
    data = (Path(str(files("khabar.corpus"))) / "marks" / f"{name}.jsonl").read_bytes()
    return [msgspec.json.decode(line) for line in data.splitlines() if line]


def rebuild(ant: Path, marks: list[dict[str, Any]]) -> Iterator[Annotated | Lost]:
    """Give each marked article of a copy of ANT with its record, in the order of their ids; then what is lost.

    Raises InputError for a file that cannot be read.
    """
    records = {record["doc"]: record for record in marks}
    found: dict[str, dict[str, Any]] = {}
    try:
        for number, line in read_lines(open_bytes(ant)):
            if isinstance(line, Unreadable):
                raise InputError(f"{ant}, line {number}: {line.reason}", next=line.next)
            article = msgspec.json.decode(line)
            if isinstance(article, dict) and article.get("id") in records:
                found[article["id"]] = article | {"text": lay_out(article)}
    except Unreadable as error:
        raise InputError(f"{ant}: {error.reason}", next=error.next) from error
    except msgspec.DecodeError as error:
        raise InputError(f"{ant}: bad JSON: {error}", next="give ANT as JSON Lines, one article a line") from error
    for doc, record in sorted(records.items()):
        if doc not in found:
            yield Lost(doc, "the corpus has no article of this id")
        elif sha256(found[doc]["text"].encode()).hexdigest() != record["sha256"]:
            yield Lost(doc, "the article's text is not the one that was marked")
        else:
            yield Annotated(found[doc], record)


def lay_out(article: dict[str, Any]) -> str:
    """Lay a row of ANT out as it was marked: the title as first line, then the lines of the text, trimmed.

    >>> lay_out({"title": " A ", "text": "B \\n\\n C"})
    'A\\nB\\nC'
    """
    title = (article.get("title") or "").strip()
    lines = [line.strip() for line in article["text"].split("\n") if line.strip()]
    return "\n".join([title, *lines] if title and (not lines or lines[0] != title) else lines)
