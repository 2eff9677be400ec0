"""One article as it came in: its text exactly as given, and what is known about where it was published."""

import msgspec


class Outlet(msgspec.Struct, frozen=True):
    """Who published an article. `country` is ISO 3166 alpha-3."""

    name: str | None = None
    domain: str | None = None
    country: str | None = None


class Article(msgspec.Struct, frozen=True):
    """One article. `published` is an ISO date or time; `text` is never changed; `notes` say what was odd."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    outlet: Outlet = Outlet()
    url: str | None = None
    sha256: str = ""
    notes: tuple[str, ...] = ()
