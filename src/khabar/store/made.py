"""Keeps the items of readings that people decide on as the program made them, so that blind queues need no reading."""

from sqlalchemy import Connection, insert, select

from khabar.model import Reading
from khabar.store.applied import list_items
from khabar.store.facts import facts_of, pack_facts
from khabar.store.rows import unpack
from khabar.store.tables import decisions, made_items, readings


def keep_made(connection: Connection, reading_key: int, reading: Reading) -> None:
    """Keep the facts of a reading's items, before the first decision on it."""
    made = [(one.id, one.confidence, pack_facts(facts_of(reading, one))) for one in list_items(reading)]
    names = ("reading_key", "item", "confidence", "facts")
    if made:
        connection.execute(insert(made_items), [dict(zip(names, (reading_key, *one), strict=True)) for one in made])


def keep_all(connection: Connection) -> None:
    """Keep them of all readings that were decided on: for a store of before this table."""
    for key in connection.scalars(select(decisions.c.reading_key).distinct()).all():
        record = connection.scalar(select(readings.c.record).where(readings.c.key == key))
        keep_made(connection, key, unpack(record or b""))
