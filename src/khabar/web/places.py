"""Gives the places of a query's events with how many took place there."""

import msgspec
from sqlalchemy import func, select

from khabar.store import Query, Store
from khabar.store.conditions import on_events
from khabar.store.tables import events


class PlaceCount(msgspec.Struct, frozen=True):
    """A place and the number of events there; degrees north and east."""

    name: str
    country: str | None
    latitude: float
    longitude: float
    events: int


def list_places(store: Store, query: Query, limit: int = 1000) -> list[PlaceCount]:
    """Give the places of the events that a query finds, those with most events first."""
    c, number = events.c, func.count()
    point = (c.place, c.place_country, c.latitude, c.longitude)
    wanted = select(*point, number).where(c.latitude.is_not(None), c.longitude.is_not(None))
    wanted = wanted.where(*on_events(query, store.is_sqlite)).group_by(*point).order_by(number.desc(), c.place)
    return [PlaceCount(*row) for row in store.fetch(wanted.limit(limit))]
