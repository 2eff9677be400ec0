"""Queues of blind reviewers in both databases: what another decided stands in them as the program made it."""

import random

import pytest

from khabar.model import Event
from khabar.store import Decision, Query, add_readings, decide, made_here, open_store
from khabar.store.fits import fits
from khabar.store.made import keep_all
from khabar.store.queue import list_queue
from khabar.store.tables import made_items

TEXTS = (
    "قصفت القوات الفرنسية مواقع للمسلحين في مالي الخميس. وزار وزير الخارجية الألماني باماكو الجمعة.",
    "قالت وزارة الدفاع الفرنسية إن قواتها قصفت مواقع للمسلحين في مالي. ونفت الحكومة المالية مقتل مدنيين.",
    "أفادت وكالة رويترز بأن وزير الخارجية المصري التقى نظيره التركي في أنقرة الأحد.",
    "تظاهر مئات المحتجين في تونس العاصمة ضد رفع الأسعار، وفرقت الشرطة المتظاهرين بالغاز.",
)
QUERIES = (
    Query(), Query(type=("ASSAULT",)), Query(type=("CONSULT", "PROTEST")), Query(country=("MLI",)), Query(actor=("FRA",)), Query(party=("TUN",)),
    Query(agency=("Reuters",)), Query(stance=("deny",)), Query(confidence=0.5), Query(words="القوات"), Query(actor=("Nobody Atall",)),
)  # fmt: skip


@pytest.fixture
def readings(store, reader):
    found = [reader.read(text, published=f"2024-05-0{at + 1}", outlet="dw.com") for at, text in enumerate(TEXTS)]
    add_readings(store, found, made_here())
    return found


def queues(store, who, orders=("sure",)):
    return {
        (at, kind, order): list_queue(store, query, who, kind=kind, order=order, limit=200)
        for at, query in enumerate(QUERIES) for kind in ("events", "attributions") for order in orders
    }  # fmt: skip


def decide_all(store, readings, who="amal"):
    for at, reading in enumerate(readings):
        for one in (*reading.events, *reading.attributions):
            verdict = ("accept", "reject", "correct")[at % 3]
            field = {"status": "future"} if isinstance(one, Event) else {"stance": "demand"}
            decide(
                store, Decision(reading.article.id, one.id, verdict, who, "", field if verdict == "correct" else None)
            )


def test_whatever_another_decides_every_queue_stays_as_it_was(store, readings):
    before = queues(store, "badr")
    assert len(before[0, "events", "sure"]) >= 4 and before[0, "attributions", "sure"]
    assert not before[10, "events", "sure"] and before[6, "events", "sure"]
    decide_all(store, readings)
    assert queues(store, "badr") == before
    assert [one for one in queues(store, "amal").values() if one] == []
    assert {k[:2]: v for k, v in queues(store, "badr", ("second",)).items()} == {k[:2]: v for k, v in before.items()}
    event = readings[0].events[0]
    decide(store, Decision(readings[0].article.id, event.id, "accept", "badr"))
    left = list_queue(store, Query(), "badr", limit=200)
    assert left == [
        one for one in before[0, "events", "sure"] if (one.article, one.item) != (readings[0].article.id, event.id)
    ]


def test_what_waits_fits_a_query_as_the_reading_does(store, readings):
    decide_all(store, readings)
    for query in QUERIES:
        found = {(one.article, one.item) for one in list_queue(store, query, "badr", limit=200)}
        about = {"words"} & {name for name, _ in query.to_items()}
        wanted = {(r.article.id, e.id) for r in readings for e in r.events if fits(query, r, e)}
        assert found <= wanted if about else found == wanted, query


def test_what_another_added_comes_when_all_else_is_decided(store, readings):
    reading = readings[3]
    added = {"type": "COERCE", "trigger": "فرقت", "actors": ["الشرطة"]}
    decide(store, Decision(reading.article.id, "e", "add", "amal", "", added))
    new = {one.item for one in list_queue(store, Query(), "amal", limit=200) if one.article == reading.article.id}
    assert new == {one.id for one in reading.events}
    for one in (*reading.events, *reading.attributions):
        assert [
            x.item for x in list_queue(store, Query(), "badr", order="second") if x.article == reading.article.id
        ] == []
        decide(store, Decision(reading.article.id, one.id, "accept", "badr"))
    ((found),) = [x for x in list_queue(store, Query(), "badr", order="second") if x.article == reading.article.id]
    assert found.item not in {one.id for one in reading.events}
    assert found in list_queue(store, Query(type=("COERCE",)), "badr") and found not in list_queue(
        store, Query(type=("AID",)), "badr"
    )


def test_a_queue_by_chance_does_not_tell_what_others_decided(store, readings, monkeypatch):
    """One of many events decided by another comes about as often as any other does."""
    event = readings[0].events[0]
    decide(store, Decision(readings[0].article.id, event.id, "accept", "amal"))
    number, seen = len(list_queue(store, Query(), "badr", limit=200)), 0
    random.seed(3)
    for _ in range(300):
        (first,) = list_queue(store, Query(), "badr", order="random", limit=1)
        seen += (first.article, first.item) == (readings[0].article.id, event.id)
    assert 300 / number / 3 < seen < 3 * 300 / number
    assert len(set(list_queue(store, Query(), "badr", order="random", limit=200))) == number


def test_a_store_of_before_gets_what_queues_ask(url, reader):
    made = reader.read(TEXTS[0], published="2024-05-01", outlet="dw.com")
    with open_store(url, create=True) as store:
        add_readings(store, [made], made_here())
        before = queues(store, "badr")
        decide(store, Decision(made.article.id, made.events[0].id, "reject", "amal"))
        with store.writing() as connection:
            connection.execute(made_items.delete())
            keep_all(connection)
        assert queues(store, "badr") == before
        with store.writing() as connection:
            connection.exec_driver_sql("DROP TABLE made_items")
            connection.exec_driver_sql("ALTER TABLE decisions DROP COLUMN seeing")
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0003_users'")
    with open_store(url) as store:
        assert queues(store, "badr") == before


@pytest.mark.parametrize("near", [0, 1, 3])
@pytest.mark.parametrize("limit", [1, 2, 200])
def test_a_queue_is_the_same_however_much_of_it_is_looked_through_first(store, readings, near, limit, monkeypatch):
    def ask():
        return {
            (at, kind): [
                list_queue(store, query, "badr", kind=kind, limit=limit),
                *sorted(list_queue(store, query, "badr", kind=kind, order="random", limit=200), key=str),
            ]
            for at, query in enumerate(QUERIES)
            for kind in ("events", "attributions")
        }

    whole = ask()
    monkeypatch.setattr("khabar.store.queue.NEAR", near)
    assert ask() == whole and whole[0, "events"][0]
