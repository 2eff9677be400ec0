"""Reviewers are blind to each other: over a running server, no page, queue, file or answer tells what another decided."""

import json
import re

import httpx
import pytest

from khabar.store import load_reading

from .conftest import PASSWORD, csrf_of, hidden

PAGES = (
    "/", "/search", "/search?show=events", "/search?show=events&type=MOBILIZE", "/search?type=MOBILIZE", "/search?show=events&review=reviewed",
    "/article?id=w1", "/review", "/review?order=disagreed", "/review?kind=attributions", "/review/item?article=w1&item={event}",
    "/review/item?article=w1&item={said}&kind=attributions", "/review/add?article=w1", "/counts?by=day", "/network?by=name", "/map",
    "/actor?name=Secret%20Army", "/actor?name=Reuters",
)  # fmt: skip
ANSWERS = (
    "/api/articles", "/api/events?limit=500", "/api/events?type=MOBILIZE", "/api/events?actor=Secret%20Army", "/api/events?review=reviewed", "/api/number",
    "/api/reading?id=w1", "/api/decisions", "/api/decisions?id=w1", "/api/states?id=w1", "/api/agreement", "/api/counts?by=type",
    "/api/counts?by=actor", "/api/names?prefix=Secret", "/api/ties?by=name", "/api/places", "/api/actor?name=Secret%20Army", "/api/actor?name=Reuters",
    "/api/queue?limit=500", "/api/queue?kind=attributions&limit=500", "/api/queue?order=disagreed", "/api/queue?type=MOBILIZE",
    "/export/article.json?id=w1", "/export/events.csv", "/export/events.jsonl", "/export/events.csv?type=MOBILIZE", "/export/gold.jsonl?partly=true",
    "/export/decisions.csv", "/export/agreement.json", "/export/examples.txt?type=MOBILIZE", "/export/counts.json?by=type", "/export/said.json?name=Reuters",
)  # fmt: skip
SECRET = ("MOBILIZE", "Secret Army", "a secret comment", "Secret speaker", "amal")


class Person:
    """Somebody signed in at a running server."""

    def __init__(self, served, name):
        self.name, self.client = (
            name,
            httpx.Client(base_url=served, follow_redirects=False, headers={"accept-language": "en"}, timeout=60),
        )
        page = self.client.get("/login").text.split('action="/login"')[1]
        fields = {"name": name, "password": PASSWORD, "before": hidden(page, "before"), "back": "/"}
        assert self.client.post("/login", data=fields).status_code == 303

    def decide(self, item, verdict, article="w1", **more):
        head = {"x-csrf-token": csrf_of(self.client)}
        sent = {"article": article, "item": item, "verdict": verdict, **more}
        answer = self.client.post("/api/decisions", json=sent, headers=head)
        assert answer.status_code == 201, answer.text
        return answer.json()["item"]

    def see(self, what):
        """Choose as an admin what to see: all, or own."""
        form = {"csrf": csrf_of(self.client), "see": what, "back": "/review"}
        assert self.client.post("/review/see", data=form).status_code == 303

    def get(self, path):
        answer = self.client.get(path)
        assert answer.status_code == 200, (path, answer.text[:300])
        return answer


@pytest.fixture
def person(served):
    return lambda name: Person(served, name)


@pytest.fixture
def items(news):
    reading = load_reading(news, "w1")
    return {
        "event": reading.events[0].id,
        "said": reading.attributions[0].id,
        "trigger": list(reading.events[0].trigger),
        "all": [one.id for one in (*reading.events, *reading.attributions)],
    }


def correct_all(amal, items):
    """Decide as amal in every way that there is."""
    party = {"span": [0, 5], "mention": None, "name": "Secret Army", "country": "IRQ", "sectors": ["MIL"]}
    amal.decide(
        items["event"],
        "correct",
        comment="a secret comment",
        correction={"type": "MOBILIZE", "mode": "troops", "actors": [party]},
    )
    amal.decide(
        items["said"], "correct", correction={"stance": "deny", "speaker": {"name": "Secret speaker", "kind": "person"}}
    )
    return amal.decide(
        "e", "add", comment="a secret comment", correction={"type": "MOBILIZE", "trigger": [0, 5], "actors": [party]}
    )


def without_own_name(text):
    """Leave out the names of types that forms and filters list."""
    text = re.sub(r"<select.*?</select>|<datalist.*?</datalist>", "", text, flags=re.DOTALL)
    text = re.sub(
        r"data-known=\"[^\"]*\"|<ul class=\"chips\".*?</ul>|<footer.*?</footer>|# khabar desk[^\n]*",
        "",
        text,
        flags=re.DOTALL,
    )
    return re.sub(r"<title>.*?</title>|href=\"[^\"]*\"|value=\"[^\"]*\"|<h1>.*?</h1>", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("who", ["badr", "huda"], ids=["reviewer", "admin"])
@pytest.mark.parametrize("paths", [PAGES, ANSWERS], ids=["pages", "answers"])
def test_nothing_tells_what_another_decided(person, items, paths, who):
    amal, badr, rana = person("amal"), person(who), person("rana")
    correct_all(amal, items)
    for path in paths:
        path = path.format(**items)
        text = without_own_name(badr.get(path).text)
        if "/actor" in path or "actor=" in path:
            text = text.replace('"name":"Secret Army"', "").replace("<h1>Secret Army</h1>", "")
        for secret in SECRET:
            assert secret not in text, (path, secret)
    assert "Secret Army" in rana.get("/export/events.csv").text, "readers see what reviewers made of it"
    assert "Secret Army" in amal.get("/article?id=w1").text and "a secret comment" in amal.get("/article?id=w1").text


@pytest.mark.parametrize("verdict", ["accept", "reject", "correct"])
def test_the_queue_is_the_same_whatever_another_decided(person, items, verdict):
    amal, badr = person("amal"), person("badr")
    paths = ("/api/queue?limit=500", "/api/queue?kind=attributions&limit=500", "/api/queue?words=الموصل&limit=500")
    before = [badr.get(path).json() for path in paths]
    more = {"correction": {"status": "future"}} if verdict == "correct" else {}
    amal.decide(items["event"], verdict, **more)
    amal.decide(items["said"], verdict, **({"correction": {"stance": "deny"}} if more else {}))
    assert [badr.get(path).json() for path in paths] == before
    assert {"article": "w1", "item": items["event"]}.items() <= badr.get("/api/queue?order=second").json()[0].items()
    assert items["event"] not in [
        one["item"] for one in amal.get("/api/queue?limit=500").json() if one["article"] == "w1"
    ]


def test_the_queue_asks_of_what_others_decided_as_the_program_made_it(person, items, news):
    amal, badr = person("amal"), person("badr")
    made = load_reading(news, "w1").events[0]
    asked = {
        "type": made.type,
        "status": made.status,
        "confidence": str(made.confidence - 0.001),
        "words": "الموصل",
        "country": made.where.country if made.where else "",
    }
    before = badr.client.get("/api/queue", params=asked).json()
    assert {"w1"} <= {one["article"] for one in before}
    amal.decide(made.id, "correct", correction={"type": "MOBILIZE"})
    assert badr.client.get("/api/queue", params=asked).json() == before
    assert badr.client.get("/api/queue", params={"type": "MOBILIZE"}).json() == []


def test_an_article_stands_as_the_program_made_it_until_one_has_decided(person, items, news):
    amal, badr, huda = person("amal"), person("badr"), person("huda")
    made = json.loads(load_reading(news, "w1").to_json())
    correct_all(amal, items)
    assert badr.get("/api/reading?id=w1").json() == made
    assert set(badr.get("/api/states?id=w1").json().values()) == {"machine"}
    assert badr.get("/api/decisions?id=w1").json() == []
    badr.decide(items["event"], "accept")
    event = badr.get("/api/reading?id=w1").json()["events"][0]
    assert event["type"] == made["events"][0]["type"], "their own decision is the last one"
    assert [(d["who"], d["verdict"]) for d in badr.get("/api/decisions").json()] == [
        ("amal", "correct"),
        ("badr", "accept"),
    ]
    assert "a secret comment" in badr.get(f"/review/item?article=w1&item={items['event']}").text
    assert badr.get("/api/reading?id=w1").json()["attributions"] == made["attributions"]
    assert huda.get("/api/decisions").json() == [], "admins may review too"
    huda.see("all")
    assert len(huda.get("/api/decisions").json()) == 4, "and see all when they ask for it"


def test_a_story_tells_no_more(person, items, news):
    amal, badr, rana = person("amal"), person("badr"), person("rana")
    story = next(one["id"] for one in badr.get("/api/today").json() if "w1" in one["articles"])
    paths = (
        f"/api/story?id={story}",
        f"/story?id={story}",
        f"/export/versions.json?story={story}",
        "/api/today",
        "/export/today.csv",
    )
    before = [without_own_name(badr.get(path).text) for path in paths]
    amal.decide(items["said"], "correct", correction={"speaker": {"name": "Secret speaker", "kind": "person"}})
    amal.decide(
        "e",
        "add",
        correction={
            "type": "ASSAULT",
            "trigger": "انفجارا",
            "size": [{"span": "12", "what": "dead", "min": 99, "max": 99}],
        },
    )
    assert [without_own_name(badr.get(path).text) for path in paths] == before
    told = rana.get(f"/story?id={story}").text
    assert "99" in told and "Secret speaker" in told, "what reviewers found stands in the story"


def test_disagreements_are_shown_to_whom_they_concern(person, items):
    amal, badr, huda = person("amal"), person("badr"), person("huda")
    amal.decide(items["event"], "accept")
    amal.decide(items["said"], "reject")
    badr.decide(items["event"], "reject")
    huda.decide(items["said"], "accept")
    told = badr.get("/api/agreement").json()
    assert [one[:2] for one in told["disagreements"]] == [["w1", items["event"]]]
    assert {tuple(one["reviewers"]) for one in told["agreement"]} == {("amal", "badr")}
    assert {one[1] for one in huda.get("/api/agreement").json()["disagreements"]} == {items["said"]}
    huda.see("all")
    whole = huda.get("/api/agreement").json()
    assert {one[1] for one in whole["disagreements"]} == {items["event"], items["said"]}
    assert {tuple(one["reviewers"]) for one in whole["agreement"]} == {("amal", "badr"), ("amal", "huda")}
    page = badr.get("/review").text
    assert "Disagreements" in page and "amal" in page and "rejected" in page
    assert [one["item"] for one in badr.get("/api/queue?order=disagreed").json()] == [items["event"]]
    assert badr.get("/api/queue?order=disagreed&kind=attributions").json() == []
    assert [one["item"] for one in huda.get("/api/queue?order=disagreed&kind=attributions").json()] == [items["said"]]


def test_agreement_counts_what_was_said_before_seeing_the_other(person, items):
    amal, badr = person("amal"), person("badr")
    amal.decide(items["event"], "accept")
    badr.decide(items["event"], "reject")
    badr.decide(items["event"], "accept")
    told = badr.get("/api/agreement").json()
    assert (told["agreement"][0]["items"], told["agreement"][0]["alike"], told["disagreements"]) == (1, 0, [])


def test_what_another_added_is_shown_when_one_is_through(person, items):
    amal, badr = person("amal"), person("badr")
    added = correct_all(amal, items)
    assert badr.client.get(f"/review/item?article=w1&item={added}").status_code == 404
    head = {"x-csrf-token": csrf_of(badr.client)}
    sent = {"article": "w1", "item": added, "verdict": "accept"}
    assert badr.client.post("/api/decisions", json=sent, headers=head).status_code == 404
    for item in items["all"]:
        badr.decide(item, "accept")
    assert added in [one["item"] for one in badr.get("/api/queue?limit=500").json() if one["article"] == "w1"]
    assert "added by" in badr.get(f"/review/item?article=w1&item={added}").text
    badr.decide(added, "reject")
    assert ["w1", added] in [one[:2] for one in badr.get("/api/agreement").json()["disagreements"]]


def test_an_article_list_counts_as_one_may_see(person, items):
    amal, badr, rana = person("amal"), person("badr"), person("rana")
    number = {one["id"]: one["events"] for one in badr.get("/api/articles").json()["rows"]}["w1"]
    amal.decide(items["event"], "reject")
    assert {one["id"]: one["events"] for one in badr.get("/api/articles").json()["rows"]}["w1"] == number
    assert {one["id"]: one["events"] for one in rana.get("/api/articles").json()["rows"]}["w1"] == number - 1
    badr.decide(items["event"], "reject")
    assert {one["id"]: one["events"] for one in badr.get("/api/articles").json()["rows"]}["w1"] == number - 1


def test_an_admin_who_reviews_is_blind_until_asking_to_see_all(person, items):
    amal, huda = person("amal"), person("huda")
    item = f"/review/item?article=w1&item={items['event']}"
    before = huda.get("/api/queue?limit=500").json()
    amal.decide(items["event"], "reject", comment="a secret comment")
    assert huda.get("/api/queue?limit=500").json() == before
    assert "a secret comment" not in huda.get(item).text and 'value="final"' not in huda.get(item).text
    huda.see("all")
    assert "a secret comment" in huda.get(item).text and 'value="final"' in huda.get(item).text
    assert "counts for no agreement" in huda.get("/review").text
    huda.see("own")
    assert "a secret comment" not in huda.get(item).text
    huda.decide(items["event"], "accept")
    assert "a secret comment" in huda.get(item).text and 'value="final"' in huda.get(item).text
    (told,) = huda.get("/api/agreement").json()["agreement"]
    assert (told["reviewers"], told["items"], told["alike"]) == (["amal", "huda"], 1, 0)


def test_an_admin_makes_final_only_what_lies_open(person, items):
    amal, huda = person("amal"), person("huda")
    amal.decide(items["event"], "reject")
    head = {"x-csrf-token": csrf_of(huda.client)}
    sent = {"article": "w1", "item": items["event"], "verdict": "final"}
    assert huda.client.post("/api/decisions", json=sent, headers=head).status_code == 409
    huda.see("all")
    huda.decide(items["event"], "final")
    assert amal.get("/api/states?id=w1").json()[items["event"]] == "final"


def test_what_is_decided_in_sight_of_another_settles_but_is_no_agreement(person, items):
    amal, badr, huda = person("amal"), person("badr"), person("huda")
    amal.decide(items["event"], "accept")
    badr.decide(items["event"], "reject")
    huda.see("all")
    huda.decide(items["event"], "reject")
    huda.decide(items["said"], "accept")
    badr.decide(items["said"], "accept")
    told = {tuple(one["reviewers"]): one["items"] for one in huda.get("/api/agreement").json()["agreement"]}
    assert told == {("amal", "badr"): 1, ("badr", "huda"): 1}, "nobody had decided on the saying before"
    assert [d["seeing"] for d in huda.get("/api/decisions").json()] == [False, False, True, False, False]


def test_only_admins_may_ask_to_see_all(person, items):
    amal, badr, huda = person("amal"), person("badr"), person("huda")
    amal.decide(items["event"], "reject", comment="a secret comment")
    form = {"csrf": csrf_of(badr.client), "see": "all", "back": "/"}
    assert badr.client.post("/review/see", data=form).status_code == 403
    badr.client.cookies.set("khabar_see", "all")
    assert badr.get("/api/decisions").json() == []
    key = huda.client.post("/tokens", data={"csrf": csrf_of(huda.client), "act": "make", "name": "t"}).text
    bearer = {"authorization": "Bearer " + re.search(r'id="fresh" dir="ltr">([^<]+)<', key)[1]}
    with httpx.Client(base_url=huda.client.base_url, headers=bearer) as client:
        assert client.get("/api/decisions").json() == []
        assert len(client.get("/api/decisions?see=all").json()) == 1
