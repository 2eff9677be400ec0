"""The JSON API: tokens, roles, its description, paging, the public desk, and the command that serves it."""

import re

import pytest
from click.testing import CliRunner

from khabar.cli.main import group
from khabar.store import open_store
from khabar.store.users import list_users

from .conftest import PASSWORD, client_of, csrf_of, sign_in

READ = ("articles", "events", "number", "today", "counts", "ties", "places", "reading?id=w1", "versions?id=w1", "states?id=w1", "actor?name=Reuters", "names?prefix=R")


def token_of(client):
    page = client.post("/tokens", data={"csrf": csrf_of(client), "act": "make", "name": "notebook"}).text
    return re.search(r'<code id="fresh" dir="ltr">([^<]+)</code>', page).group(1)


@pytest.mark.parametrize("path", READ)
def test_reading_needs_a_token_and_gives_json(signed, news, path):
    program = client_of(news)
    assert program.get(f"/api/{path}").status_code == 401
    head = {"authorization": f"Bearer {token_of(signed('rana'))}"}
    answer = program.get(f"/api/{path}", headers=head)
    assert answer.status_code == 200 and answer.headers["content-type"] == "application/json" and answer.json() is not None
    assert program.get(f"/api/{path}", headers={"authorization": "Bearer wrong"}).status_code == 401


def test_tokens_are_shown_once_and_can_be_taken_back(signed, news):
    client = signed("amal")
    token = token_of(client)
    assert token not in client.get("/tokens").text
    head = {"authorization": f"Bearer {token}"}
    decision = {"article": "w1", "item": "e1", "verdict": "correct", "correction": {"status": "future"}, "comment": "later"}
    program = client_of(news)
    assert program.post("/api/decisions", json=decision, headers=head).status_code == 201
    assert program.get("/api/decisions", headers=head).json()[0]["who"] == "amal"
    assert program.get("/api/reading?id=w1", headers=head).json()["events"][0]["status"] == "future"
    assert program.get("/api/reading?id=w1&made=true", headers=head).json()["events"][0]["status"] == "actual"
    assert program.post("/api/decisions", json={"article": "w1", "item": "e1"}, headers=head).status_code == 400
    key = re.search(r'name="key" value="(\d+)"', client.get("/tokens").text).group(1)
    other = signed("badr")
    other.post("/tokens", data={"csrf": csrf_of(other), "act": "revoke", "key": key})
    assert program.get("/api/articles", headers=head).status_code == 200, "another user took it back"
    client.post("/tokens", data={"csrf": csrf_of(client), "act": "revoke", "key": key})
    assert program.get("/api/articles", headers=head).status_code == 401


def test_roles(signed):
    for name, path, status in (("rana", "decisions", 403), ("amal", "decisions", 200), ("amal", "users", 403), ("huda", "users", 200)):
        assert signed(name).get(f"/api/{path}").status_code == status


def test_admins_change_users_and_sessions_end_with_it(signed, news):
    admin, rana = signed("huda"), signed("rana")
    form = {"csrf": csrf_of(admin)}
    assert admin.post("/users", data=form | {"act": "add", "name": "new", "password": "short", "role": "reader"}).status_code == 400
    assert admin.post("/users", data=form | {"act": "add", "name": "new", "password": PASSWORD, "role": "reviewer"}).status_code == 303
    assert sign_in(client_of(news), "new").status_code == 303
    admin.post("/users", data=form | {"act": "change", "name": "rana", "role": "reviewer"})
    assert rana.get("/").status_code == 303
    assert admin.post("/users", data=form | {"act": "remove", "name": "huda"}).status_code == 400
    admin.post("/users", data=form | {"act": "remove", "name": "new"})
    assert [u.name for u in list_users(news)] == ["amal", "badr", "huda", "rana"]


def test_paging_gives_every_row_once(anybody):
    seen, cursor = [], None
    while True:
        page = anybody.get("/api/articles", params={"limit": 2} | ({"after": cursor} if cursor else {})).json()
        seen += [row["id"] for row in page["rows"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert sorted(seen) == ["v1", "w1", "w2", "w3", "w4", "x1"]
    assert anybody.get("/api/articles?limit=100000").status_code == 422


def test_the_description_names_every_path_and_filter(anybody):
    told = anybody.get("/api/openapi.json").json()
    routes = {p for p in told["paths"] if p.startswith("/api/")}
    assert {f"/api/{path.partition('?')[0]}" for path in READ} <= routes
    assert told["components"]["schemas"]["EventRow"]["properties"]["trigger"] == {"type": "string"}
    names = {p["name"] for p in told["paths"]["/api/events"]["get"]["parameters"]}
    assert {"type", "actor", "since", "confidence", "after"} <= names
    for reference in re.findall(r'"\$ref":"#/components/schemas/([^"]+)"', anybody.get("/api/openapi.json").text):
        assert reference in told["components"]["schemas"]


def test_the_public_desk_is_read_and_never_changed(news, signed):
    token = token_of(signed("huda"))
    public = client_of(news, public=True)
    for path in ("/", "/search", "/article?id=w1", "/api/events", "/export/events.csv"):
        assert public.get(path).status_code == 200
    head = {"authorization": f"Bearer {token}"}
    assert public.post("/api/decisions", json={"article": "w1", "item": "e1", "verdict": "accept"}, headers=head).status_code == 403
    for path in ("/login", "/users", "/review", "/tokens"):
        assert public.get(path).status_code == 404
    assert "/login" not in public.get("/").text


def test_the_command_adds_users_and_minds_who_could_reach_the_desk(tmp_path, news):
    address = news.engine.url.render_as_string()
    run = CliRunner().invoke
    added = run(group, ["serve", address, "--add-user", "noor", "--role", "admin", "--password-stdin"], input=PASSWORD + "\n")
    assert added.exit_code == 0 and "noor may sign in as admin" in added.output
    assert sign_in(client_of(news), "noor").status_code == 303
    twice = run(group, ["serve", address, "--add-user", "noor", "--password-stdin"], input=PASSWORD + "\n")
    assert twice.exit_code and "already" in str(twice.exception)
    empty = f"sqlite:///{tmp_path}/empty.db"
    open_store(empty, create=True).close()
    open_to_all = run(group, ["serve", empty, "--host", "0.0.0.0"])
    assert open_to_all.exit_code and "no users" in str(open_to_all.exception)
