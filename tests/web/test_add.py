"""What reviewers add to an article, by form and by API: seen in the article, in lists, files, gold and examples."""

import json

import pytest

from khabar.exports import COLUMNS
from khabar.store import list_decisions, load_reading, reviewed_reading

from .conftest import csrf_of
from .test_review import decide

EVENT = {
    "add": "events", "type": "ACCUSE", "mode": "allege", "status": "actual", "actors.0.name": "Iraqi police", "actors.0.country": "irq",
    "actors.0.sectors": "cop", "when.start": "2024-05-08", "when.end": "", "where.name": "Mosul", "where.country": "IRQ",
    "size.0.what": "injured", "size.0.min": "4", "size.0.max": "+", "chain": "", "said_in": "auto", "same_as": "", "comment": "فات البرنامج",
}  # fmt: skip


def spans(news, **words):
    """Give the fields of spans for words of w1."""
    text = load_reading(news, "w1").article.text
    return {name: f"{text.index(word)}-{text.index(word) + len(word)}" for name, word in words.items()}


def event_form(client, news, **more):
    named = {
        "trigger": "انفجارا",
        "actors.0.span": "رئيس",
        "when.span": "الأربعاء",
        "where.span": "الموصل",
        "size.0.span": "12",
    }
    return {"csrf": csrf_of(client), "article": "w1"} | EVENT | spans(news, **named) | more


def test_an_event_is_added_by_form(signed, news):
    client = signed("amal")
    page = client.get("/review/add?article=w1").text
    assert 'id="decide"' in page and "data-choose" in page
    answer = client.post("/review/add", data=event_form(client, news))
    assert answer.status_code == 303, answer.text
    item = answer.headers["location"].partition("#card-")[2]
    made = load_reading(news, "w1")
    assert item == f"e{len(made.events) + 1}"
    event = reviewed_reading(news, "w1").events[-1]
    assert (event.type, event.actors[0].country, event.actors[0].sectors, event.why) == (
        "ACCUSE",
        "IRQ",
        ("COP",),
        "people:amal",
    )
    assert (event.size[0].min, event.size[0].max, event.when.end, event.where.name) == (4, None, "2024-05-08", "Mosul")
    assert event.chain == ("Reuters",), "it stands in the agency's words, so its chain follows"
    decision = list_decisions(news, "w1")[0]
    assert (decision.verdict, decision.who, decision.comment) == ("add", "amal", "فات البرنامج") and decision.at
    for name in ("rana", "amal"):
        article = signed(name).get("/article?id=w1", headers={"accept-language": "en"}).text
        assert f'id="card-{item}"' in article and "added by" in article
    csv = signed("rana").get("/export/events.csv?type=ACCUSE").text.splitlines()
    assert csv[0].split(",") == list(COLUMNS) and any(line.startswith(f"w1:{item},") for line in csv)


def test_an_attribution_is_added_by_form(signed, news):
    client = signed("amal")
    form = {
        "csrf": csrf_of(client), "article": "w1", "add": "attributions", "kind": "indirect", "stance": "deny", "speaker.name": "A witness",
        "speaker.kind": "anonymous", "speaker.country": "", "parent": "auto",
    } | spans(news, cue="وأسفر", sources="رئيس الوزراء", contents="مقتل 12 شخصا")  # fmt: skip
    answer = client.post("/review/add", data=form)
    assert answer.status_code == 303, answer.text
    said = reviewed_reading(news, "w1").attributions[-1]
    assert (said.stance, said.speaker.name, said.kind) == ("deny", "A witness", "indirect")
    assert said.parent == load_reading(news, "w1").attributions[0].id, "it stands in the agency's words"
    assert signed("rana").get("/api/actor?name=A witness").json()["said"][0]["article"] == "w1"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"type": ""}, "needs: type"),
        ({"trigger": ""}, "needs: trigger"),
        ({"mode": "visit"}, "no such mode"),
        ({"actors.0.span": ""}, "no characters"),
        ({"size.0.min": "many"}, "no numbers"),
        ({"where.span": "9-99999"}, "no characters 9-99999"),
    ],
)
def test_what_cannot_be_added_is_told_and_what_was_written_stays(signed, news, fields, said):
    client = signed("amal")
    answer = client.post("/review/add", data=event_form(client, news, **fields))
    assert answer.status_code == 400 and 'role="alert"' in answer.text and said in answer.text
    assert "Iraqi police" in answer.text, "the form comes back filled"
    assert list_decisions(news) == []


def test_readers_add_nothing(signed, news):
    client = signed("rana")
    assert client.get("/review/add?article=w1").status_code == 403
    assert client.post("/review/add", data=event_form(client, news)).status_code == 403
    assert client.post("/review/add", data=event_form(client, news, csrf="x")).status_code == 403
    assert "/review/add" not in client.get("/article?id=w1").text
    assert signed("amal").get("/review/add?article=none").status_code == 404


def test_an_added_event_goes_through_review_gold_and_examples(signed, news):
    client = signed("amal")
    item = client.post("/review/add", data=event_form(client, news)).headers["location"].partition("#card-")[2]
    made = load_reading(news, "w1")
    for one in (*made.events, *made.attributions):
        decide(client, one.id, "accept")
    record = json.loads(client.get("/export/gold.jsonl").text)
    gold = next(e for e in record["events"] if e["id"] == item)
    assert made.article.text[slice(*gold["trigger"])] == "انفجارا" and gold["size"][0]["what"] == "injured"
    assert set(gold) == set(record["events"][0])
    lines = client.get("/export/examples.txt?type=ACCUSE").text.splitlines()
    assert lines[0].startswith("#") and any("انفجارا" in line and not line.startswith("-") for line in lines[1:])
    assert (
        decide(
            client,
            item,
            "correct",
            mode="",
            **{"actors.0.name": "Iraqi police", "actors.0.country": "IRQ", "actors.0.span": "0-6"},
        ).status_code
        == 303
    )
    assert reviewed_reading(news, "w1").events[-1].mode is None
    assert decide(client, item, "reject").status_code == 303
    assert reviewed_reading(news, "w1") == made


def test_programs_add_by_words(signed, news):
    client = signed("amal")
    sent = {
        "article": "w1",
        "item": "e",
        "verdict": "add",
        "correction": {"type": "MOBILIZE", "trigger": "انفجارا", "actors": ["رئيس الوزراء العراقي"]},
    }
    answer = client.post("/api/decisions", json=sent, headers={"x-csrf-token": csrf_of(client)})
    assert answer.status_code == 201 and answer.json()["item"] == reviewed_reading(news, "w1").events[-1].id
    wrong = client.post(
        "/api/decisions", json=sent | {"correction": {"type": "MOBILIZE"}}, headers={"x-csrf-token": csrf_of(client)}
    )
    assert wrong.status_code == 400 and "trigger" in wrong.json()["error"]
