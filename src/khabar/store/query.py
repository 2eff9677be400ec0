"""Gives a query: what the desk asks for, as it stands in a URL or on a command line."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import msgspec

from khabar.errors import StoreError

Many = tuple[str, ...]
COUNTRY = re.compile(r"[A-Z]{3}")
REFERENCE = re.compile(r"Q\d+")


class Query(msgspec.Struct, frozen=True):
    """What is asked for. Fields are joined by "and", the alternatives of a field by "or".

    `words` is free text, with phrases in quotation marks; `actor`, `recipient` and `party` (either) take a name, a
    Wikidata id or a country code; `country` and `place` say where; `since` and `until` are days of publication, both
    included; `confidence` is the least one; `review` is machine, reviewed or final. `blind` names a reviewer who must
    not see what others decided: it is set by the desk, and stands in no address.
    """

    words: str = ""
    type: Many = ()
    mode: Many = ()
    status: Many = ()
    stance: Many = ()
    quad: Many = ()
    actor: Many = ()
    recipient: Many = ()
    party: Many = ()
    country: Many = ()
    place: Many = ()
    speaker: Many = ()
    agency: Many = ()
    outlet: Many = ()
    since: str | None = None
    until: str | None = None
    confidence: float = 0.0
    review: Many = ()
    story: str | None = None
    blind: str = ""

    @classmethod
    def from_items(cls, items: Iterable[tuple[str, str]]) -> "Query":
        """Make a query of names and values, as a URL gives them; unknown names and empty values are left out.

        Raises StoreError for a day or a number that is none.

        >>> Query.from_items([("type", "ASSAULT"), ("type", "PROTEST"), ("since", "2024-05-01")]).type
        ('ASSAULT', 'PROTEST')
        """
        found: dict[str, Any] = {}
        for name, value in items:
            value = value.strip()
            if not value or name not in ASKED:
                continue
            if name in MANY:
                found[name] = (*found.get(name, ()), value)
            else:
                found[name] = _checked(name, value)
        return cls(**found)

    def to_items(self) -> list[tuple[str, str]]:
        """Give the names and values that make this query again."""
        items: list[tuple[str, str]] = []
        for name in ASKED:
            value = getattr(self, name)
            if value:
                items += [(name, one) for one in value] if isinstance(value, tuple) else [(name, str(value))]
        return items

    @property
    def next_day(self) -> str | None:
        """Give the first day behind `until`."""
        last = date.fromisoformat(self.until[:10]) if self.until else date.max
        return (last + timedelta(days=1)).isoformat() if last < date.max else None

    @property
    def asks_events(self) -> bool:
        """Tell whether it asks for something that only events have."""
        return any(getattr(self, name) for name in EVENT_FIELDS)


ASKED = tuple(name for name in Query.__struct_fields__ if name != "blind")
"""The fields that an address or a command line may have."""
MANY = frozenset(name for name in Query.__struct_fields__ if getattr(Query(), name) == ())
EVENT_FIELDS = (
    "type", "mode", "status", "quad", "actor", "recipient", "party", "country", "place", "confidence", "review",
)  # fmt: skip


def _checked(name: str, value: str) -> str | float:
    try:
        if name in ("since", "until"):
            return date.fromisoformat(value).isoformat()
        return float(value) if name == "confidence" else value
    except ValueError as error:
        form = "a number such as 0.6" if name == "confidence" else "a day such as 2024-05-31"
        raise StoreError(f"no such {name}: {value}", next=f"write {form}") from error
