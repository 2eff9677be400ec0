"""Review: the queue, decisions by form and by API, corrections, two reviewers, agreement, final, gold."""

import csv
import io
import json

import pyarrow.parquet as pq
import pytest

from khabar.evaluation.measures import score
from khabar.store import list_decisions, load_reading, review_state, reviewed_reading
from khabar.store.agreement import cohen_kappa

from .conftest import csrf_of


def decide(client, item, verdict, article="w1", **fields):
    form = {"csrf": csrf_of(client), "article": article, "item": item, "verdict": verdict, "then": "/review", **fields}
    return client.post("/review/item", data=form)


def test_queue_begins_with_the_least_sure(signed, news):
    rows = signed("amal").get("/api/queue?limit=500").json()
    sure = [row["confidence"] for row in rows]
    assert sure == sorted(sure) and len(rows) == sum(len(load_reading(news, n).events) for n in ("w1", "w2", "w3", "w4", "v1", "x1"))


def test_queue_leaves_out_what_one_has_decided_and_keeps_it_for_others(signed):
    amal, badr = signed("amal"), signed("badr")
    first = amal.get("/api/queue").json()[0]
    assert decide(amal, first["item"], "accept", first["article"]).status_code == 303
    assert first not in amal.get("/api/queue?limit=500").json()
    assert badr.get("/api/queue?order=second").json() == [first]
    assert amal.get("/api/queue?order=second").json() == []
    assert len(badr.get("/api/queue?order=random&kind=attributions&limit=3").json()) == 3
    found = badr.get("/api/queue?type=PROTEST&limit=500").json()
    assert {row["article"] for row in found} == {"x1"}
    assert badr.get("/api/queue?order=best").status_code == 400


def test_review_pages_lead_from_item_to_item(signed):
    client = signed("amal")
    one = client.get("/review/next")
    assert one.status_code == 303
    page = client.get(one.headers["location"])
    assert page.status_code == 200 and 'id="decide"' in page.text and "data-focus" in page.text
    for kind in ("events", "attributions"):
        for order in ("sure", "random", "second", "disagreed"):
            assert client.get(f"/review?kind={kind}&order={order}").status_code == 200


def test_a_correction_by_form_changes_only_what_was_changed(signed, news):
    event = load_reading(news, "w1").events[0]
    span = f"{event.trigger[0]}-{event.trigger[1]}"
    answer = decide(
        signed("amal"), event.id, "correct", type="COERCE", mode="arrest", status=event.status, trigger=span, comment="خطأ في النوع",
        **{"actors.0.name": "Police", "actors.0.country": "irq", "actors.0.sectors": "COP", "actors.0.span": "0-6", "where.span": "12-18", "where.name": "Mosul", "where.country": "IRQ"},
    )
    assert answer.status_code == 303, answer.text
    decision = list_decisions(news, "w1")[0]
    assert (decision.who, decision.comment) == ("amal", "خطأ في النوع")
    assert set(decision.correction) == {"type", "mode", "actors", "quad", "intensity", "where"}, "what stayed is left out"
    now = next(e for e in reviewed_reading(news, "w1").events if e.id == event.id)
    assert (now.type, now.mode, now.quad, now.actors[0].country, now.where.name) == ("COERCE", "arrest", "material conflict", "IRQ", "Mosul")
    assert now.trigger == event.trigger and review_state(news, "w1")[event.id] == "reviewed"
    csv = signed("rana").get("/export/events.csv?type=COERCE").text
    assert "Police" in csv


def test_an_attribution_is_corrected_by_form(signed, news):
    found = load_reading(news, "w1").attributions[0]
    fields = {"kind": "direct", "stance": "deny", "speaker.name": "A witness", "speaker.kind": "anonymous", "speaker.country": "", "contents": "40-50, 60-70", "parent": ""}
    assert decide(signed("amal"), found.id, "correct", **fields).status_code == 303
    now = next(a for a in reviewed_reading(news, "w1").attributions if a.id == found.id)
    assert (now.stance, now.speaker.name, now.speaker.kind, now.contents) == ("deny", "A witness", "anonymous", ((40, 50), (60, 70)))


@pytest.mark.parametrize("fields", [{}, {"trigger": "5-2"}, {"trigger": "0-999999"}, {"trigger": "somewhere"}, {"type": "DANCE"}, {"actors.0.name": "X", "actors.0.span": ""}])
def test_corrections_that_cannot_be_are_told_and_not_kept(signed, news, fields):
    answer = decide(signed("amal"), "e1", "correct", **fields)
    assert answer.status_code == 400 and 'role="alert"' in answer.text
    assert list_decisions(news) == []


def test_readers_may_not_decide_and_only_admins_make_final(signed, news):
    assert signed("rana").get("/review").status_code == 403
    assert decide(signed("rana"), "e1", "accept").status_code == 403
    assert decide(signed("amal"), "e1", "final").status_code == 403
    assert list_decisions(news) == []
    huda = signed("huda")
    assert decide(huda, "e1", "final").status_code == 409, "an admin who is blind decides first"
    assert decide(huda, "e1", "accept").status_code == 303 and decide(huda, "e1", "final").status_code == 303
    assert decide(signed("amal"), "e1", "reject").status_code == 409
    assert review_state(news, "w1")["e1"] == "final"


def test_disagreement_is_shown_and_measured(signed, news):
    amal, badr = signed("amal"), signed("badr")
    items = [e.id for e in load_reading(news, "w1").events][:2] + [a.id for a in load_reading(news, "w1").attributions][:2]
    for item, one, other in zip(items, ("accept", "reject", "accept", "reject"), ("accept", "reject", "reject", "reject"), strict=True):
        decide(amal, item, one)
        decide(badr, item, other)
    told = amal.get("/api/agreement").json()
    assert told["agreement"] == [{"reviewers": ["amal", "badr"], "items": 4, "alike": 3, "kappa": 0.5}]
    assert [(article, item) for article, item, _ in told["disagreements"]] == [("w1", items[2])]
    page = amal.get("/review", headers={"accept-language": "en"}).text
    assert "0.50" in page and "Disagreements" in page
    assert [row["item"] for row in badr.get("/api/queue?order=disagreed&kind=attributions").json()] == [items[2]]


def test_decisions_and_agreement_are_tables_that_no_spreadsheet_runs(signed, news):
    amal, badr = signed("amal"), signed("badr")
    for client, comment in ((amal, "=1+1"), (badr, "-fine")):
        assert decide(client, "e1", "correct", status="future", comment=comment).status_code == 303
    rows = list(csv.DictReader(io.StringIO(amal.get("/export/decisions.csv").text)))
    assert [(row["who"], row["comment"], json.loads(row["correction"])) for row in rows] == [
        ("amal", "'=1+1", {"status": "future"}), ("badr", "'-fine", {"status": "future"}),
    ]  # fmt: skip
    assert amal.get("/export/agreement.json").json() == [{"one": "amal", "other": "badr", "items": 1, "alike": 1, "kappa": None}]
    assert pq.read_table(io.BytesIO(amal.get("/export/agreement.parquet").content)).num_rows == 1
    assert signed("rana").get("/export/decisions.csv").status_code == 403


def test_kappa_of_chance_is_none():
    assert cohen_kappa([("accept", "accept")] * 3) is None
    assert cohen_kappa([("accept", "reject"), ("reject", "accept")]) == -1.0


def test_reviewed_articles_come_as_gold(signed, news):
    client, reading = signed("amal"), load_reading(news, "w3")
    items = [*reading.events, *reading.attributions]
    for one in items[:-1]:
        decide(client, one.id, "accept", "w3")
    assert client.get("/export/gold.jsonl").text == ""
    decide(client, items[-1].id, "reject", "w3")
    record = json.loads(client.get("/export/gold.jsonl").text)
    assert record["doc"] == "w3" and set(record["events"][0]) == {"id", "trigger", "type", "mode", "status", "actors", "recipients", "when", "where", "size", "same_as", "said_in"}
    assert len(record["events"]) + len(record["attributions"]) == len(items) - 1
    scores = score([record], [reviewed_reading(news, "w3").to_dict()])
    assert scores.prf("event trigger")[2] == scores.prf("event type")[2] == 1.0
    text = json.loads(client.get("/export/gold.articles.jsonl").text)
    assert (text["id"], text["text"]) == ("w3", reading.article.text)


def test_decisions_are_only_added_to(signed, news):
    client = signed("amal")
    for verdict in ("accept", "reject"):
        decide(client, "e1", verdict)
    assert [d.verdict for d in list_decisions(news)] == ["accept", "reject"]
    assert "e1" not in {e.id for e in reviewed_reading(news, "w1").events}
