"""Decisions of reviewers: only added, and seen in lists and files."""

import pytest
from sqlalchemy.exc import DBAPIError

from khabar.errors import StoreError
from khabar.store import (
    Decision,
    MadeBy,
    Query,
    add_readings,
    count_events,
    decide,
    iter_found,
    list_decisions,
    list_versions,
    load_reading,
    made_here,
    review_state,
    reviewed_reading,
    search_events,
)

TEXT = "قصفت القوات الفرنسية مواقع للمسلحين في مالي الخميس. وزار وزير الخارجية الألماني باماكو الجمعة."


@pytest.fixture
def reading(store, reader):
    reading = reader.read(TEXT, published="2024-05-04", outlet="dw.com")
    assert len(reading.events) >= 2
    add_readings(store, [reading], made_here())
    return reading


def test_a_correction_is_seen_in_lists_and_files(store, reading):
    article = reading.article.id
    decide(store, Decision(article, "e1", "correct", "amina", "an exercise", {"type": "MOBILIZE", "mode": None}))
    assert reviewed_reading(store, article).events[0].type == "MOBILIZE"
    assert search_events(store, Query(type=("MOBILIZE",))).rows[0].id == "e1"
    assert count_events(store, Query(type=(reading.events[0].type,))) == 0
    assert [e.type for r in iter_found(store, Query(type=("MOBILIZE",))) for e in r.events] == ["MOBILIZE"]
    assert load_reading(store, article) == reading, "what the machine read is never changed"
    assert count_events(store, Query(review=("reviewed",))) == 1


def test_the_way_from_machine_to_final(store, reading):
    article = reading.article.id
    assert set(review_state(store, article).values()) == {"machine"}
    decide(store, Decision(article, "e1", "accept", "amina"))
    assert review_state(store, article)["e1"] == "reviewed"
    decide(store, Decision(article, "e1", "final", "boris"))
    assert review_state(store, article)["e1"] == "final"
    assert count_events(store, Query(review=("final",))) == 1
    assert [(d.who, d.verdict) for d in list_decisions(store, article)] == [("amina", "accept"), ("boris", "final")]
    assert all(d.at for d in list_decisions(store))


def test_a_rejected_item_is_gone_and_can_come_back(store, reading):
    article, all_events = reading.article.id, len(reading.events)
    decide(store, Decision(article, "e1", "reject", "amina", "no event"))
    assert "e1" not in {e.id for e in reviewed_reading(store, article).events}
    assert count_events(store, Query()) == all_events - 1
    decide(store, Decision(article, "e1", "accept", "boris"))
    assert reviewed_reading(store, article) == reading and count_events(store, Query()) == all_events


def test_a_reviewed_reading_is_not_displaced(store, reading):
    article = reading.article.id
    decide(store, Decision(article, "e1", "accept", "amina"))
    add_readings(store, [reading], MadeBy("later", "tables"))
    assert [v.shown for v in list_versions(store, article)] == [False, True]


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (Decision("nowhere", "e1", "accept", "amina"), "no such article"),
        (Decision("", "e99", "accept", "amina"), "no item e99"),
        (Decision("", "e1", "perhaps", "amina"), "no such verdict"),
        (Decision("", "e1", "correct", "amina"), "a correction goes with"),
        (Decision("", "e1", "correct", "amina", correction={"colour": "red"}), "no field to correct: colour"),
        (Decision("", "e1", "correct", "amina", correction={"id": "e2"}), "no field to correct: id"),
        (Decision("", "e1", "correct", "amina", correction={"trigger": "here"}), "not in the text: here"),
        (Decision("", "e1", "correct", "amina", correction={"trigger": {}}), "no such correction"),
        (Decision("", "e1", "correct", "amina", correction={"trigger": [5, 2]}), "no characters 5-2"),
        (Decision("", "e1", "correct", "amina", correction={"type": "DANCE"}), "no such type"),
        (Decision("", "e1", "correct", "amina", correction={"status": "perhaps"}), "no such status"),
        (Decision("", "e1", "correct", "amina", correction={"mode": "visit"}), "no such mode of ASSAULT"),
    ],
)
def test_what_cannot_be_decided_is_told(store, reading, decision, said):
    import msgspec

    with pytest.raises(StoreError, match=said):
        decide(store, msgspec.structs.replace(decision, article=decision.article or reading.article.id))
    assert list_decisions(store) == []


@pytest.mark.parametrize("act", ["UPDATE decisions SET who = 'x'", "DELETE FROM decisions", "DELETE FROM readings"])
def test_the_database_itself_refuses_changes(store, reading, act):
    decide(store, Decision(reading.article.id, "e1", "accept", "amina"))
    with pytest.raises(DBAPIError, match="only added to"), store.writing() as connection:
        connection.exec_driver_sql(act)
