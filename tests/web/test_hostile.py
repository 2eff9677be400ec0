"""Hostile input: scripts in articles, SQL in searches, paths, redirects, forged and fixed sessions, guessed passwords."""

import re

import pytest

from .conftest import HOSTILE, PASSWORD, client_of, csrf_of, hidden, sign_in

EVERYWHERE = ("/", "/search", "/search?show=events", "/article?id=x1", "/search?words=" + HOSTILE, "/actor?name=" + HOSTILE, "/network?by=name&actor=" + HOSTILE, "/map?place=" + HOSTILE)


@pytest.mark.parametrize("address", EVERYWHERE)
def test_scripts_in_texts_titles_and_filters_stay_text(anybody, address):
    page = anybody.get(address).text
    assert "<script>alert" not in page and "<img src=x" not in page and "javascript:" not in page
    for script in re.findall(r"<script[^>]*>", page):
        assert 'src="/static/' in script
    assert not re.search(r"<[a-z]+[^>]*\son\w+=", re.sub(r'"[^"]*"', '""', page))


@pytest.mark.parametrize("address", ["/", "/search", "/static/desk.css", "/nowhere", "/api/articles", "/login"])
def test_every_answer_carries_the_headers(anybody, address):
    headers = anybody.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'self';" in policy and "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy and "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"


def test_nothing_is_fetched_from_outside(anybody):
    for address in EVERYWHERE[:4]:
        page = anybody.get(address).text
        for tag in re.findall(r"<(?:script|link|img|iframe|form)[^>]*>", page):
            assert not re.search(r'(?:src|href|action)="(?:https?:)?//', tag), tag


@pytest.mark.parametrize("field", ["words", "type", "actor", "outlet", "place", "speaker", "agency", "story", "review", "stance"])
@pytest.mark.parametrize("attack", ["' OR 1=1 --", '" OR ""="', "x'); DROP TABLE articles; --", 'NEAR("a" "b"', "* AND -", "\x00", "%", "%' ESCAPE"])
def test_sql_in_filters_finds_nothing_and_harms_nothing(anybody, field, attack):
    for address in ("/api/articles", "/api/events"):
        answer = anybody.get(address, params={field: attack})
        assert answer.status_code in (200, 400), answer.text
        if answer.status_code == 200 and field != "words":
            assert answer.json()["rows"] == []
    assert len(anybody.get("/api/articles").json()["rows"]) == 6


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2ferrors.py", "/static//etc/passwd", "/static/....//app.py", "/static/%00"])
def test_paths_lead_to_no_other_file(anybody, path):
    assert anybody.get(path).status_code in (400, 404)


def test_article_ids_are_no_paths(anybody):
    assert anybody.get("/article", params={"id": "../../etc/passwd"}).status_code == 404
    assert anybody.get("/export/article.json", params={"id": "../w1"}).status_code == 404


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "/\t/evil.example", "/%0d%0aSet-Cookie:x=1 \r\nx"])
def test_redirects_stay_at_the_desk(news, back):
    client = client_of(news)
    for place in (sign_in(client, "rana", back=back).headers["location"], client.get("/set", params={"back": back}).headers["location"]):
        assert place == "/" or (place.startswith("/%") and "\n" not in place)


def test_without_users_signed_in_nothing_is_read(news):
    client = client_of(news)
    for address in ("/", "/search", "/article?id=w1", "/map", "/export/events.csv", "/users", "/review"):
        answer = client.get(address)
        assert answer.status_code == 303 and answer.headers["location"].startswith("/login?back=%2F")
    assert client.get("/api/articles").status_code == 401


def test_session_is_new_at_login_and_gone_after_logout(news):
    client = client_of(news)
    client.cookies.set("khabar_session", "chosen by an attacker")
    answer = sign_in(client, "rana")
    cookie = next(c for c in answer.headers.get_list("set-cookie") if c.startswith("khabar_session="))
    assert "HttpOnly" in cookie and "samesite=lax" in cookie.lower() and "chosen" not in cookie
    first = client.cookies.get("khabar_session", domain="testserver.local")
    client.cookies.delete("khabar_session", domain="")
    assert client.get("/").status_code == 200
    csrf = csrf_of(client)
    sign_in(client, "rana")
    second = client.cookies.get("khabar_session", domain="testserver.local")
    assert first != second
    old = client_of(news)
    old.cookies.set("khabar_session", first)
    assert old.get("/").status_code == 303, "the session before the second login still works"
    assert client.post("/logout", data={"csrf": csrf}).status_code == 403
    assert client.post("/logout", data={"csrf": csrf_of(client)}).status_code == 303
    again = client_of(news)
    again.cookies.set("khabar_session", second)
    assert again.get("/").status_code == 303


def test_forms_without_the_token_change_nothing(signed, news):
    client = signed("huda")
    fields = {"act": "add", "name": "intruder", "password": PASSWORD, "role": "admin"}
    for csrf in ("", "wrong", "ä"):
        assert client.post("/users", data=fields | {"csrf": csrf}).status_code == 403
    decision = {"article": "w1", "item": "e1", "verdict": "accept"}
    assert client.post("/api/decisions", json=decision).status_code == 403
    assert client.post("/review/item", data=decision).status_code == 403
    assert [u["name"] for u in client.get("/api/users").json()] == ["amal", "badr", "huda", "rana"]
    assert client.get("/api/decisions").json() == []


def test_login_form_needs_its_own_token(news):
    client = client_of(news)
    assert client.post("/login", data={"name": "rana", "password": PASSWORD}).status_code == 403


def test_guessing_passwords_is_slowed(news):
    client = client_of(news)
    assert [sign_in(client, "rana", "wrong wrong wrong").status_code for _ in range(8)] == [401] * 8
    assert sign_in(client, "rana").status_code == 429
    assert sign_in(client, "amal").status_code == 303


def test_unknown_names_and_wrong_passwords_look_alike(news):
    client = client_of(news)
    pages = [sign_in(client, name, "wrong wrong wrong") for name in ("rana", "nobody-here")]
    texts = [p.text.replace(hidden(p.text, "before"), "") for p in pages]
    assert texts[0] == texts[1] and pages[0].status_code == pages[1].status_code == 401


def test_long_bodies_are_refused(anybody):
    assert anybody.post("/login", content=b"x" * 1_000_001).status_code == 413


def test_only_hosts_that_are_named_are_answered(news):
    client = client_of(news, open_reading=True, hosts=["desk.example"])
    assert client.get("/").status_code == 400
    assert client.get("/", headers={"host": "desk.example"}).status_code == 200
