"""Writes what a query finds in a store to a file of any format."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from khabar.exports.writers import open_writer

if TYPE_CHECKING:  # the database is loaded only by who asks one
    from khabar.store import Query, Store


class Written(NamedTuple):
    """How much a file holds."""

    articles: int
    events: int


def write_query(store: "Store", query: "Query", path: Path) -> Written:
    """Write what a query finds to a path, in the format that its ending asks for, as reviewers left it.

    Oldest first; a query that asks for something of events gives only those. Raises OutputError for a place or ending
    that cannot be written.
    """
    from khabar.store import iter_found

    writer = open_writer(path)
    articles = events = 0
    try:
        for reading in iter_found(store, query):
            writer.write(reading)
            articles, events = articles + 1, events + len(reading.events)
        writer.close()
    finally:
        writer.drop()
    return Written(articles, events)
