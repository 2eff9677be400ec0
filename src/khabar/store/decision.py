"""Gives what a person decides about an item of a reading."""

from typing import Any

import msgspec

VERDICTS = ("accept", "correct", "reject", "final", "add")
STATES = ("machine", "reviewed", "final")


class Decision(msgspec.Struct, frozen=True):
    """What somebody decided about an item ("e1", "a3") of an article.

    `verdict` is one of VERDICTS; `correction` gives the fields that should be otherwise, as a reading's JSON writes
    them; `reading` is the key of the reading looked at, by default the one shown. With `add`, `correction` is a whole
    event or attribution that the reading lacks, and `item` the id it has got ("e" or "a" while it has none).
    `seeing` says that it was made in sight of another's decision on the item: it settles, but is no agreement.
    """

    article: str
    item: str
    verdict: str
    who: str
    comment: str = ""
    correction: dict[str, Any] | None = None
    reading: int | None = None
    at: str = ""
    key: int = 0
    seeing: bool = False
