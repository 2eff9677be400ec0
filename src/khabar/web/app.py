"""Makes the desk's application: its routes, its headers, and pages for what goes wrong."""

from importlib.resources import files
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DataError, OperationalError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from khabar.errors import KhabarError
from khabar.model.version import VERSION
from khabar.store import Store
from khabar.web import api, charts, exporting, login, pages, reviewing
from khabar.web.describe import describe_api
from khabar.web.desk import Desk, NotAllowed, Visit, link
from khabar.web.limits import RateLimit
from khabar.web.security import SafeHeaders

KEYS = {400: "bad_request", 403: "not_allowed", 404: "not_found", 413: "too_large", 429: "login_wait"}


class Assets(StaticFiles):
    """Files that browsers may keep for an hour."""

    def file_response(self, *arguments: Any, **more: Any) -> Response:
        """Give a file."""
        answer = super().file_response(*arguments, **more)
        answer.headers["Cache-Control"] = "public, max-age=3600"
        return answer


def make_app(
    store: Store,
    *,
    public: bool = False,
    open_reading: bool = False,
    open_review: bool = False,
    hosts: list[str] | None = None,
    rate: int = 0,
) -> FastAPI:
    """Make the application over an open store.

    `public`: everybody may read, nobody may sign in or change anything. `open_reading`: everybody may read, users may
    sign in. `open_review`: reviewers see each other's decisions at once. `hosts`: names under which alone it answers.
    `rate`: requests a minute that one caller of the API may make; 0 is no limit.
    """
    app = FastAPI(title="Khabar desk", version=VERSION, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.desk = Desk(store, public=public, open_reading=open_reading, open_review=open_review)
    for part in (pages, charts, exporting, api):
        app.include_router(part.router)
    if not public:
        for part in (login, reviewing):
            app.include_router(part.router)
    app.mount("/static", Assets(directory=str(files("khabar.web") / "static")), "static")
    app.add_exception_handler(NotAllowed, _not_allowed)
    app.add_exception_handler(KhabarError, _wrong)
    app.add_exception_handler(DataError, _unfit)
    app.add_exception_handler(OperationalError, _down)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _failed)
    app.add_middleware(GZipMiddleware, minimum_size=2000, compresslevel=4)
    if rate:
        app.add_middleware(RateLimit, rate=rate)
    app.add_middleware(SafeHeaders)
    if hosts:
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=hosts)
    describe_api(app)
    return app


def _tell(request: Request, status: int, detail: str) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": detail}, status)
    visit = Visit(request)
    title = visit.words(KEYS.get(status, "bad_request"))
    return visit.page("wrong.html", title, status, detail="" if status == 404 else detail)


def _not_allowed(request: Request, error: Exception) -> Response:
    assert isinstance(error, NotAllowed)
    if error.known or request.app.state.desk.public:
        return _tell(request, 403, "not allowed")
    if request.method != "GET" or request.url.path.startswith("/api/"):
        return _tell(request, 401, "sign in first, or show a token")
    return RedirectResponse(link("/login", back=Visit(request).address), 303)


def _wrong(request: Request, error: Exception) -> Response:
    missing = str(getattr(error, "what", "")).startswith(("no story", "no such article", "no item"))
    return _tell(request, 404 if missing else 400, str(error))


def _unfit(request: Request, error: Exception) -> Response:
    return _tell(request, 400, "the database takes no such value")


def _down(request: Request, error: Exception) -> Response:
    """Say that the database is full, locked or away: nothing was changed, and later it may go."""
    assert isinstance(error, OperationalError)
    return JSONResponse({"error": f"the database: {str(error.orig).strip()}"}, 503, {"Retry-After": "10"})


def _invalid(request: Request, error: Exception) -> Response:
    """Say what is wrong without giving the input back, which may be bytes that no JSON holds."""
    assert isinstance(error, RequestValidationError)
    told = [{name: one[name] for name in ("loc", "msg", "type")} for one in error.errors()]
    return JSONResponse({"detail": told}, 422)


def _failed(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _tell(request, error.status_code, str(error.detail))
