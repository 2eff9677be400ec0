"""Gives what pages are made with: the store, who asks, in which language, and the page itself."""

from datetime import UTC, datetime
from functools import cached_property
from typing import Any
from urllib.parse import quote, urlencode

import msgspec
from jinja2 import Environment, PackageLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse

from khabar.model.version import VERSION
from khabar.store import Query, Store
from khabar.store.users import User, find_session, find_token
from khabar.web.cache import Cache
from khabar.web.passwords import digest
from khabar.web.security import safe_link
from khabar.web.words import choose_language, load_words

SESSION, LANGUAGE, THEME, SEE = "khabar_session", "khabar_language", "khabar_theme", "khabar_see"
ALL = "all"  # what an admin asks to see: everybody's decisions
THEMES = ("auto", "light", "dark")


class Desk:
    """An open store and how it is shown: `public` is read-only, without users; `open_reading` lets all read.

    `open_review` lets reviewers see each other's decisions at once.
    """

    def __init__(
        self, store: Store, *, public: bool = False, open_reading: bool = False, open_review: bool = False
    ) -> None:
        self.store, self.public, self.open_reading = store, public, public or open_reading
        self.open_review = open_review
        self.cache = Cache(store)
        self.templates = Environment(
            loader=PackageLoader("khabar.web"), autoescape=True, trim_blocks=True, lstrip_blocks=True
        )
        self.templates.globals.update(version=VERSION, link=link, safe_link=safe_link, without=without)
        self.templates.filters.update(day=lambda when: (when or "")[:10], share=lambda x: f"{100 * x:.0f} %")


class NotAllowed(Exception):
    """Somebody asked for what only others may see or do: `known` says whether the desk knows who it is."""

    def __init__(self, known: bool) -> None:
        self.known = known


class Visit:
    """One request: the desk, who asks and how."""

    def __init__(self, request: Request) -> None:
        self.request, self.desk = request, request.app.state.desk
        self.store: Store = self.desk.store
        cookies = request.cookies
        language = request.query_params.get("lang") or cookies.get(LANGUAGE)
        self.words = load_words(choose_language(language, request.headers.get("accept-language", "")))
        theme = cookies.get(THEME, "auto")
        self.theme = theme if theme in THEMES else "auto"

    @cached_property
    def _known(self) -> tuple[User | None, str, bool]:
        """Give the user, the token that forms must carry, and whether an API token was shown."""
        if self.desk.public:
            return None, "", False
        scheme, _, key = self.request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return find_token(self.store, digest(key.strip())), "", True
        cookie = self.request.cookies.get(SESSION)
        found = find_session(self.store, digest(cookie)) if cookie else None
        return (*found, False) if found else (None, "", False)

    @property
    def user(self) -> User | None:
        """Give who asks, None where nobody is signed in."""
        return self._known[0]

    @property
    def blind(self) -> str:
        """Give the name of who asks where this visitor must not see what others decided: who may review, and is not
        an admin who asked to see it.
        """
        reviews = self.user is not None and self.user.may("reviewer") and not self.desk.open_review
        return self.user.name if self.user is not None and reviews and not self.sees_all else ""

    @property
    def may_see_all(self) -> bool:
        """Tell whether this visitor may choose to see what others decided."""
        return self.user is not None and self.user.may("admin") and not self.desk.open_review

    @property
    def sees_all(self) -> bool:
        """Tell whether an admin has chosen so: in a browser by a cookie, with a token by see=all in the address."""
        asked = self.request.query_params.get("see") if self._known[2] else self.request.cookies.get(SEE)
        return asked == ALL and self.may_see_all

    @property
    def csrf(self) -> str:
        """Give the token that this session's forms must carry."""
        return self._known[1]

    def check_reading(self) -> None:
        """Raise NotAllowed where this visitor may not read."""
        if self.user is None and not self.desk.open_reading:
            raise NotAllowed(False)

    def check_role(self, role: str) -> User:
        """Give the user. Raises NotAllowed where nobody is signed in who has this role."""
        if self.user is None or not self.user.may(role):
            raise NotAllowed(self.user is not None)
        return self.user

    def check_written(self, sent: str | None) -> None:
        """Raise NotAllowed where a form does not carry the session's token; an API token needs none."""
        if self._known[2] and self.user is not None:
            return
        import secrets

        if not self.csrf or not secrets.compare_digest(self.csrf.encode(), (sent or "").encode()):
            raise NotAllowed(self.user is not None)

    @property
    def address(self) -> str:
        """Give path and query of this page."""
        url = self.request.url
        return url.path + (f"?{url.query}" if url.query else "")

    def page(self, template: str, title: str, status: int = 200, **context: Any) -> HTMLResponse:
        """Write a page."""
        cite = self.words(
            "cite_text", version=VERSION, title=title, address=str(self.request.url), day=datetime.now(UTC).date()
        )
        text = self.desk.templates.get_template(template).render(
            visit=self, t=self.words, title=title, cite=cite, path=self.request.url.path, **context
        )
        return HTMLResponse(text, status)


def is_secure(visit: Visit) -> bool:
    """Tell whether a visit comes over HTTPS: its cookies then go no other way."""
    return visit.request.url.scheme == "https"


def link(path: str, *query: Query, **items: Any) -> str:
    """Give an address of this desk with the items of a query and others; empty ones are left out."""
    pairs = [pair for one in query for pair in one.to_items()]
    pairs += [(name, str(value)) for name, value in items.items() if value not in (None, "")]
    return f"{quote(path)}?{urlencode(pairs)}" if pairs else quote(path)


def without(query: Query, name: str, value: str) -> Query:
    """Give a query without one of its values."""
    return Query.from_items([pair for pair in query.to_items() if pair != (name, value)])


def asked_query(visit: Visit) -> Query:
    """Give the query of an address, blind as its visitor is. Raises StoreError for a day or number that is none."""
    asked = Query.from_items(visit.request.query_params.multi_items())
    return msgspec.structs.replace(asked, blind=visit.blind)
