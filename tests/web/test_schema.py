"""Every address that the API's description names, asked with values that fit it and with values that do not: never a 500."""

import string

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from khabar.web import make_app

from .conftest import HOSTILE, csrf_of, sign_in

ODD = ("", " ", "0", "-1", "1e999", "nan", "99999999999999999999", "2024-02-30", "0000-00-00", "9999-12-31", "\x00", "\ud7ff", "\U0010ffff", "%00", "../..", "' OR 1=1 --", '"', "NEAR(", "*", "a" * 5000, "\u202e", HOSTILE, "w1", "e1", "country", "month", "events", "true", "[]", "{}")  # fmt: skip
TEXT = st.one_of(
    st.sampled_from(ODD),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.text(string.printable, max_size=10),
)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT, inner, max_size=3)),
    max_leaves=8,
)
DECISION = st.fixed_dictionaries(
    {},
    optional={
        "article": st.one_of(st.sampled_from(["w1", "x1"]), JSON),
        "item": st.one_of(st.sampled_from(["e1", "a1", "new", "e99"]), JSON),
        "verdict": st.one_of(st.sampled_from(["accept", "reject", "correct", "add", "final"]), JSON),
        "correction": st.one_of(
            st.dictionaries(
                st.sampled_from(
                    [
                        "type",
                        "status",
                        "mode",
                        "trigger",
                        "actors",
                        "recipients",
                        "when",
                        "where",
                        "cue",
                        "parent",
                        "chain",
                        "size",
                    ]
                ),
                JSON,
                max_size=4,
            ),
            JSON,
        ),
        "comment": JSON,
        "who": JSON,
    },
)
MANY = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)
TOLD = make_app(None).openapi()["paths"]
READ = {path: ways["get"].get("parameters", []) for path, ways in TOLD.items() if "get" in ways}


@pytest.fixture
def admin(news):
    """Give a client of an admin and the token of its forms; what breaks in the desk becomes a 500 as it would there."""
    client = TestClient(make_app(news), follow_redirects=False, raise_server_exceptions=False)
    assert sign_in(client, "huda").status_code == 303
    return client, csrf_of(client)


def values(schema):
    """Give values that fit a schema of a parameter, and some that do not."""
    if schema.get("type") == "integer":
        fit = st.integers(schema.get("minimum", -9), schema.get("maximum", 9))
        return st.one_of(fit, TEXT)
    if schema.get("type") == "boolean":
        return st.one_of(st.booleans(), TEXT)
    if schema.get("type") == "number":
        return st.one_of(st.floats(), TEXT)
    if schema.get("type") == "array":
        return st.lists(TEXT, max_size=3)
    return TEXT


def test_the_description_covers_the_api():
    assert {"/api/articles", "/api/events", "/api/queue", "/api/users"} <= set(READ) and len(READ) > 15
    assert [path for path, ways in TOLD.items() if set(ways) - {"get"}] == ["/api/decisions"]


@MANY
@given(data=st.data())
@pytest.mark.parametrize("path", READ)
def test_no_value_of_a_parameter_breaks_the_desk(admin, path, data):
    client, _ = admin
    query = {}
    for one in READ[path]:
        if one["in"] == "path":
            value = data.draw(st.sampled_from(["csv", "json", ".csv", "events", "x", "articles"]))
            path = path.replace(f"{{{one['name']}}}", value)
        elif one.get("required") or data.draw(st.integers(0, 3)) == 0:
            query[one["name"]] = data.draw(values(one.get("schema", {})))
    answer = client.get(path, params=query)
    assert answer.status_code < 500, (path, query, answer.text)


@MANY
@given(sent=st.one_of(DECISION, JSON))
def test_no_body_breaks_the_desk(admin, sent):
    client, csrf = admin
    answer = client.post("/api/decisions", json=sent, headers={"x-csrf-token": csrf})
    assert answer.status_code < 500, (sent, answer.text)


@MANY
@given(
    body=st.binary(max_size=200),
    kind=st.sampled_from(
        [
            "application/json",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "text/xml",
            "",
            "\x00",
        ]
    ),
)
@pytest.mark.parametrize("path", ["/api/decisions", "/login", "/review/item", "/users", "/tokens", "/logout"])
def test_no_bytes_break_the_desk(admin, path, body, kind):
    client, csrf = admin
    answer = client.post(path, content=body, headers={"content-type": kind, "x-csrf-token": csrf})
    assert answer.status_code < 500, (path, body, kind, answer.text)


@MANY
@given(
    fields=st.dictionaries(
        st.sampled_from(
            [
                "act",
                "name",
                "password",
                "role",
                "key",
                "article",
                "item",
                "verdict",
                "type",
                "status",
                "mode",
                "comment",
                "actors",
                "recipients",
                "trigger",
                "start",
                "end",
                "back",
                "cue",
                "kind",
                "order",
            ]
        ),
        TEXT,
        max_size=8,
    )
)
@pytest.mark.parametrize("path", ["/review/item", "/tokens", "/users"])
def test_no_field_of_a_form_breaks_the_desk(admin, path, fields):
    client, csrf = admin
    fields.setdefault("article", "w1")
    fields.setdefault("item", "e1")
    if fields.get("name") == "huda":
        del fields["name"]
    answer = client.post(path, data={**fields, "csrf": csrf})
    assert answer.status_code < 500, (path, fields, answer.text)


@MANY
@given(
    path=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20),
    headers=st.dictionaries(
        st.sampled_from(
            ["authorization", "cookie", "accept-language", "x-csrf-token", "if-none-match", "range", "accept-encoding"]
        ),
        st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=30),
        max_size=3,
    ),
)
@pytest.mark.parametrize("stem", ["/", "/api/", "/static/", "/export/"])
def test_no_address_or_header_breaks_the_desk(admin, stem, path, headers):
    client, _ = admin
    for method in ("GET", "POST", "PUT", "OPTIONS"):
        answer = client.request(method, stem + path.replace("?", "").replace("#", ""), headers=headers)
        assert answer.status_code < 500, (stem, path, headers, answer.text)
