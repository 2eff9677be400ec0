"""Lets users in and out, and shows users and tokens to who may change them."""

import secrets

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from khabar.errors import StoreError
from khabar.store.users import (
    ROLES,
    add_token,
    add_try,
    add_user,
    change_user,
    close_session,
    count_tries,
    find_password,
    list_tokens,
    list_users,
    open_session,
    remove_token,
    remove_user,
)
from khabar.web.desk import SEE, SESSION, Visit, is_secure
from khabar.web.forms import Form
from khabar.web.passwords import digest, fits, hash_password, make_key
from khabar.web.security import safe_back

router = APIRouter(include_in_schema=False)
BEFORE = "khabar_before"  # the cookie that a login form must match: nobody is signed in yet
TRIES = {"name": 8, "address": 30}  # failed ones in a quarter of an hour


@router.get("/login")
def login_page(request: Request, back: str = "/") -> Response:
    """Show the form to sign in."""
    return _login_form(Visit(request), safe_back(back))


def _login_form(visit: Visit, back: str, wrong: str = "", status: int = 200) -> Response:
    before = secrets.token_urlsafe(24)
    title = visit.words("login")
    answer = visit.page("login.html", title, status, before=before, back=back, wrong=wrong)
    answer.set_cookie(BEFORE, before, max_age=3600, httponly=True, samesite="strict", secure=is_secure(visit))
    return answer


@router.post("/login")
def sign_in(form: Form) -> Response:
    """Begin a session with a key of its own: a key that the browser brought along is never taken."""
    visit, store, name, back = form.visit, form.visit.store, form["name"][:200], safe_back(form["back"])
    before = visit.request.cookies.get(BEFORE, "")
    if not before or not secrets.compare_digest(before.encode(), form["before"].encode()):
        return _login_form(visit, back, "form_old", 403)
    address = visit.request.client.host if visit.request.client else "?"
    limited = {"name": f"name {name}", "address": f"address {address}"}
    if any(count_tries(store, who) >= TRIES[kind] for kind, who in limited.items()):
        return _login_form(visit, back, "login_wait", 429)
    found = find_password(store, name)
    if not fits(form.fields.get("password", "")[:1000], found[1] if found else None) or found is None:
        add_try(store, *limited.values())
        return _login_form(visit, back, "login_failed", 401)
    _close(visit)
    key, kept = make_key()
    open_session(store, found[0], kept, secrets.token_urlsafe(24))
    answer = RedirectResponse(back, 303)
    answer.set_cookie(SESSION, key, max_age=14 * 86400, httponly=True, samesite="lax", secure=is_secure(visit))
    for name in (BEFORE, SEE):
        answer.delete_cookie(name)
    return answer


def _close(visit: Visit) -> None:
    if cookie := visit.request.cookies.get(SESSION):
        close_session(visit.store, digest(cookie))


@router.post("/logout")
def sign_out(form: Form) -> Response:
    """End the session."""
    form.user("reader")
    _close(form.visit)
    answer = RedirectResponse("/", 303)
    for name in (SESSION, SEE):
        answer.delete_cookie(name)
    return answer


@router.get("/users")
def users_page(request: Request) -> Response:
    """Show the users to an admin."""
    visit = Visit(request)
    visit.check_role("admin")
    return visit.page("users.html", visit.words("users"), users=list_users(visit.store), roles=ROLES)


@router.post("/users")
def change_users(form: Form) -> Response:
    """Add a user, give one another role or password, or remove one."""
    me = form.user("admin")
    store, name, act = form.visit.store, form["name"], form["act"]
    if act == "add":
        add_user(store, name, hash_password(form.fields.get("password", "")), form["role"])
    elif name == me.name:
        raise StoreError("nobody changes or removes their own name here", next="let another admin do it")
    elif act == "remove":
        remove_user(store, name)
    elif act == "change":
        change_user(store, name, role=form["role"])
    return RedirectResponse("/users", 303)


@router.get("/tokens")
def tokens_page(request: Request) -> Response:
    """Show a user's own tokens."""
    visit = Visit(request)
    user = visit.check_role("reader")
    return visit.page("tokens.html", visit.words("tokens"), tokens=list_tokens(visit.store, user), fresh="")


@router.post("/tokens")
def change_tokens(form: Form) -> Response:
    """Make a token and show it once, or take one back."""
    user, visit = form.user("reader"), form.visit
    fresh = ""
    if form["act"] == "make":
        fresh, kept = make_key()
        add_token(visit.store, user, form["name"][:100] or "?", kept)
    elif form["key"].isdigit():
        remove_token(visit.store, user, int(form["key"]))
    return visit.page("tokens.html", visit.words("tokens"), tokens=list_tokens(visit.store, user), fresh=fresh)
