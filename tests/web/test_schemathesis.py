"""Schemathesis makes requests from the API's own description, fitting ones and others: the desk never breaks at one."""

import re

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable

from khabar.web import make_app

from .conftest import csrf_of, sign_in

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed: pip install 'khabar[dev]'")
FEW = settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
OPERATIONS = {
    f"{found.ok().method} {found.ok().path}": found.ok()
    for found in schemathesis.openapi.from_dict(make_app(None).openapi()).get_all_operations()
}


@pytest.fixture
def api(news):
    """Give a client with an admin's token; what breaks in the desk becomes a 500 as it would there."""
    app = make_app(news)
    person = TestClient(app, follow_redirects=False)
    assert sign_in(person, "huda").status_code == 303
    page = person.post("/tokens", data={"csrf": csrf_of(person), "act": "make", "name": "test"}).text
    head = {"authorization": "Bearer " + re.search(r'id="fresh" dir="ltr">([^<]+)<', page)[1]}
    return TestClient(app, headers=head, raise_server_exceptions=False)


def test_all_of_the_api_is_asked():
    assert {"GET /api/articles", "GET /api/queue", "POST /api/decisions"} <= {
        f"{o.method.upper()} {o.path}" for o in OPERATIONS.values()
    }
    assert len(OPERATIONS) > 15


@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_no_request_breaks_the_desk(api, operation, mode):
    @FEW
    @given(case=OPERATIONS[operation].as_strategy(generation_mode=mode))
    def ask(case):
        sent = case.as_transport_kwargs(base_url="http://testserver")
        head = {name: value for name, value in sent["headers"].items() if name.lower() != "authorization"}
        answer = api.request(**{name: value for name, value in sent.items() if name != "cookies"} | {"headers": head})
        assert answer.status_code < 500, answer.text

    try:
        ask()
    except Unsatisfiable:
        pytest.skip("it takes any value")
