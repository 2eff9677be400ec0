"""Gives the line of what became of an item: a Reading as JSON, or `{"rejected": …}` for one that was left out."""

import msgspec

from khabar.articles import Rejected
from khabar.errors import EndpointError
from khabar.model import Article, Reading

Item = Article | Rejected
NEXT = "report this article"
EXCERPT = 500


class _Left(msgspec.Struct):
    rejected: Rejected | None = None


def rejected_line(item: Rejected) -> bytes:
    """Give the line of an item that was left out."""
    return msgspec.json.encode({"rejected": item})


def failed_line(article: Article, reason: str, next: str = NEXT) -> bytes:
    """Give the line of an article that could not be read."""
    return rejected_line(Rejected(article.id, "", reason, next, article.text[:EXCERPT]))


def read_outcome(line: bytes) -> Reading | Rejected:
    """Read a line back."""
    left = msgspec.json.decode(line, type=_Left).rejected if line.startswith(b'{"rejected"') else None
    return left if left is not None else Reading.from_json(line)


def stopped_line(error: EndpointError) -> bytes:
    """Give the line of an error that stops a run, which is no outcome of an item."""
    return msgspec.json.encode([error.what, error.where, error.next])


def read_stopped(line: bytes) -> EndpointError | None:
    """Give the error of a line if it is one."""
    if not line.startswith(b"["):
        return None
    what, where, step = msgspec.json.decode(line, type=tuple[str, str, str])
    return EndpointError(what, where=where, next=step)
