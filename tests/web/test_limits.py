"""Who asks the API too often has to wait: by token, by address, never the pages."""

import pytest
from fastapi.testclient import TestClient

from khabar.web import make_app
from khabar.web.limits import CALLERS, SHARED, Allowances

from .conftest import csrf_of, sign_in


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def test_a_bucket_empties_and_fills_up_evenly(clock):
    some = Allowances(clock)
    assert [some.take("a", 6) for _ in range(6)] == [0.0] * 6
    assert some.take("a", 6) == pytest.approx(10)
    assert some.take("b", 6) == 0.0, "each caller has its own"
    clock.now += 9
    assert some.take("a", 6) == pytest.approx(1)
    clock.now += 1
    assert some.take("a", 6) == 0.0 and some.take("a", 6) == pytest.approx(10)
    clock.now += 3600
    assert [some.take("a", 6) > 0 for _ in range(7)] == [False] * 6 + [True], "no more than a minute's is saved up"


def test_it_remembers_only_so_many_callers(clock):
    some = Allowances(clock)
    for number in range(CALLERS + 5):
        some.take(str(number), 6)
    assert len(some.known) == CALLERS and "0" not in some.known


def test_beyond_the_limit_the_api_says_when_to_come_again(news):
    client = TestClient(make_app(news, open_reading=True, rate=3))
    assert [client.get("/api/number").status_code for _ in range(3)] == [200] * 3
    answer = client.get("/api/number")
    assert answer.status_code == 429 and 1 <= int(answer.headers["retry-after"]) <= 20
    assert "3 requests a minute" in answer.json()["error"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert client.get("/export/events.csv").status_code == 429
    assert [client.get("/search").status_code for _ in range(5)] == [200] * 5, "pages are for people"


def test_the_servers_own_machine_is_not_limited(news):
    client = TestClient(make_app(news, open_reading=True, rate=2), client=("127.0.0.1", 5000))
    assert [client.get("/api/number").status_code for _ in range(5)] == [200] * 5


def test_each_token_has_its_own_limit_and_an_address_one_for_all(news):
    app = make_app(news, rate=2)
    person = TestClient(app, follow_redirects=False)
    assert sign_in(person, "rana").status_code == 303

    def make():
        page = person.post("/tokens", data={"csrf": csrf_of(person), "act": "make", "name": "t"}).text
        key = page.split('id="fresh"')[1].split(">", 1)[1].split("<")[0]
        return TestClient(app, headers={"authorization": f"Bearer {key}"})

    one, other = make(), make()
    assert [one.get("/api/number").status_code for _ in range(3)] == [200, 200, 429]
    assert other.get("/api/number").status_code == 200
    guesses = [
        TestClient(app, headers={"authorization": f"Bearer {n}"}).get("/api/number").status_code
        for n in range(2 * SHARED)
    ]
    assert guesses[0] == 401 and guesses[-1] == 429, "tokens that are none do not get round the limit"


def test_without_a_limit_none_is_set(news):
    client = TestClient(make_app(news, open_reading=True))
    assert {client.get("/api/number").status_code for _ in range(50)} == {200}
