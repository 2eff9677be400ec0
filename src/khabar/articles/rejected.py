"""The record of an input that is no article: what stood where, why it was left out, and what to do next."""

import msgspec

RAW_LENGTH = 2000


class Rejected(msgspec.Struct, frozen=True):
    """One item of an input that could not be read. `where` is a line, row or byte; `raw` its first characters."""

    input: str
    where: str
    reason: str
    next: str
    raw: str = ""


class Unreadable(Exception):
    """Raised inside this stage for one item; the stream turns it into a `Rejected` and goes on."""

    def __init__(self, reason: str, next: str, raw: str = "") -> None:
        self.reason, self.next, self.raw = reason, next, raw
        super().__init__(reason)

    def at(self, input: str, where: str) -> Rejected:
        """Give the record of this item."""
        raw = self.raw[:RAW_LENGTH].encode("utf8", "replace").decode("utf8")  # half a character goes into no JSON
        return Rejected(input, where, self.reason, self.next, raw)
