"""The errors that Khabar raises: each says what happened, where in the input, and what to do next."""


class KhabarError(Exception):
    """Base of all errors of this package.

    `what` happened, `where` in the input (a path, row, line or column), and what to do `next`.
    """

    def __init__(self, what: str, *, where: str = "", next: str = "") -> None:
        self.what, self.where, self.next = what, where, next
        super().__init__(": ".join(part for part in (where, what) if part) + (f" ({next})" if next else ""))


class InputError(KhabarError):
    """An input that cannot be read as news: the message names it and says what to do."""


class TableError(KhabarError):
    """A row of a knowledge table that is not as the table's head says."""


class ModelError(KhabarError):
    """A file of a shipped model that is missing or not whole."""

    def __init__(self, what: str, *, where: str) -> None:
        super().__init__(what, where=where, next="install khabar again; khabar doctor tells what else is wrong")


class OutputError(KhabarError):
    """A place or format that results cannot be written to."""


class StoreError(KhabarError):
    """A store that cannot be opened, is of a newer program, or lacks its database driver."""


class ExtraError(KhabarError, ImportError):
    """A part of Khabar that was asked for but is not installed: the message says which extra to install."""

    def __init__(self, wanted: str, extra: str) -> None:
        super().__init__(f"{wanted} is not installed", next=f"pip install 'khabar[{extra}]'")


class EndpointError(KhabarError):
    """An endpoint of a language model that gives no usable answer."""


class FeedError(KhabarError):
    """A list of feeds that cannot be used, or a package that watching them needs."""
