"""What people add to a reading: it stands in lists, files and gold as made by them, and nothing that was is changed."""

import json

import msgspec
import pytest

from khabar.errors import StoreError
from khabar.exports.columns import event_rows
from khabar.exports.gold import gold_record
from khabar.store import (
    Decision,
    Query,
    add_readings,
    decide,
    iter_found,
    list_decisions,
    load_decision,
    load_reading,
    made_here,
    review_state,
    reviewed_reading,
    reviewed_sentences,
    search_events,
    show_actor,
)
from khabar.store.agreement import decided_readings, list_disagreements, measure_agreement
from khabar.store.queue import list_queue

TEXT = "قالت وزارة الدفاع الفرنسية إن قواتها قصفت مواقع للمسلحين في مالي الخميس. وأكد شهود أن مئات السكان تظاهروا في باماكو ضد القصف."
EVENT = {
    "type": "PROTEST", "mode": "demo", "trigger": "تظاهروا",
    "actors": [{"span": "مئات السكان", "name": "Malian residents", "country": "MLI", "sectors": ["CVL"]}],
    "when": {"span": "الخميس", "start": "2024-05-02", "end": "2024-05-02"},
    "where": {"span": "باماكو", "name": "Bamako", "country": "MLI"},
    "size": [{"span": "مئات", "what": "protesters", "min": 200, "max": 999}],
}  # fmt: skip


@pytest.fixture
def reading(store, reader):
    """Store a reading of which the second sentence has been forgotten."""
    reading = reader.read(TEXT, published="2024-05-04", outlet="dw.com")
    cut = TEXT.index("وأكد")
    reading = msgspec.structs.replace(
        reading,
        events=tuple(e for e in reading.events if e.trigger[0] < cut),
        attributions=tuple(a for a in reading.attributions if a.cue[0] < cut),
    )
    assert reading.events and reading.attributions
    add_readings(store, [reading], made_here())
    return reading


def add(store, reading, letter, fields, who="amina"):
    return load_decision(store, decide(store, Decision(reading.article.id, letter, "add", who, "missed", fields)))


def span_of(words):
    return (TEXT.index(words), TEXT.index(words) + len(words))


def test_an_added_event_stands_in_lists_and_files_as_made_by_a_person(store, reading):
    taken = add(store, reading, "e", EVENT)
    article = reading.article.id
    assert (
        taken.item == f"e{len(reading.events) + 1}" and (taken.who, taken.comment) == ("amina", "missed") and taken.at
    )
    event = next(e for e in reviewed_reading(store, article).events if e.id == taken.item)
    assert event.trigger == span_of("تظاهروا") and event.actors[0].span == span_of("مئات السكان")
    assert (event.quad, event.confidence, event.why) == ("material conflict", 1.0, "people:amina")
    assert load_reading(store, article) == reading, "what the machine read is never changed"
    row = search_events(store, Query(type=("PROTEST",))).rows[0]
    assert (row.id, row.actor, row.place, row.date_start) == (taken.item, "Malian residents", "Bamako", "2024-05-02")
    assert show_actor(store, "Malian residents").did[0].id == taken.item
    found = next(iter_found(store, Query(type=("PROTEST",))))
    assert [r["event_id"] for r in event_rows(found)] == [f"{article}:{taken.item}"]
    assert review_state(store, article)[taken.item] == "reviewed"


def test_an_added_attribution_holds_the_events_that_stand_in_it(store, reading):
    event = add(store, reading, "e", EVENT)
    assert next(e for e in reviewed_reading(store, reading.article.id).events if e.id == event.item).said_in is None
    said = add(
        store,
        reading,
        "a",
        {
            "cue": "وأكد",
            "sources": ["شهود"],
            "contents": ["أن مئات السكان تظاهروا في باماكو ضد القصف"],
            "speaker": {"name": "witnesses", "kind": "anonymous"},
        },
    )
    now = reviewed_reading(store, reading.article.id)
    inner = next(e for e in now.events if e.id == event.item)
    assert (inner.said_in, inner.chain) == (said.item, ("witnesses",))
    own = add(store, reading, "e", {"type": "ASSAULT", "trigger": "القصف", "actors": ["مئات السكان"], "said_in": None})
    now = next(e for e in reviewed_reading(store, reading.article.id).events if e.id == own.item)
    assert (now.said_in, now.chain) == (None, ()), "what a person says holds against the place in the text"
    assert (now.actors[0].name, now.actors[0].span) == ("مئات السكان", span_of("مئات السكان"))
    decide(store, Decision(reading.article.id, said.item, "reject", "boris"))
    now = next(e for e in reviewed_reading(store, reading.article.id).events if e.id == event.item)
    assert (now.said_in, now.chain) == (None, ())


def test_a_machines_event_is_said_in_an_attribution_that_a_person_added(store, reading):
    machine = reading.events[0]
    inner = TEXT[machine.trigger[0] : machine.trigger[1]]
    said = add(store, reading, "a", {"cue": "إن", "contents": [inner], "speaker": "a spokesman"})
    now = reviewed_reading(store, reading.article.id)
    attribution = next(a for a in now.attributions if a.id == said.item)
    assert attribution.parent == machine.said_in
    event = next(e for e in now.events if e.id == machine.id)
    assert (event.said_in, event.chain) == (said.item, (*machine.chain, "a spokesman"))
    decide(store, Decision(reading.article.id, said.item, "reject", "boris"))
    assert reviewed_reading(store, reading.article.id) == reading


def test_what_two_people_add_apart_is_one_item_and_compared(store, reading):
    first = add(store, reading, "e", EVENT, "amina")
    second = add(store, reading, "e", EVENT | {"status": "future"}, "boris")
    third = add(store, reading, "e", EVENT | {"type": "REJECT", "mode": None}, "boris")
    assert first.item == second.item != third.item
    agreement = measure_agreement(store)
    assert [(a.reviewers, a.items, a.alike) for a in agreement] == [(("amina", "boris"), 1, 0)]
    assert [pair[1] for pair in list_disagreements(store)] == [first.item]
    decide(store, Decision(reading.article.id, third.item, "accept", "amina"))
    assert [(a.items, a.alike) for a in measure_agreement(store)] == [(2, 1)], "to accept what one adds is to agree"


def test_an_added_event_is_corrected_and_taken_away_again(store, reading):
    item = add(store, reading, "e", EVENT).item
    decide(store, Decision(reading.article.id, item, "correct", "boris", correction={"mode": "riot"}))
    assert next(e for e in reviewed_reading(store, reading.article.id).events if e.id == item).mode == "riot"
    decide(store, Decision(reading.article.id, item, "reject", "boris"))
    assert reviewed_reading(store, reading.article.id) == reading
    assert search_events(store, Query(type=("PROTEST",))).rows == []
    assert [d.verdict for d in list_decisions(store)] == ["add", "correct", "reject"]


def test_others_see_an_added_event_when_they_are_through_with_the_article(store, reading):
    item = add(store, reading, "e", EVENT).item
    article = reading.article.id
    assert item not in {one.item for one in list_queue(store, Query(), "boris", limit=500)}
    assert item not in {e.id for e in reviewed_reading(store, article, "boris").events}
    for one in (*reading.events, *reading.attributions):
        decide(store, Decision(article, one.id, "accept", "boris"))
    assert [one.item for one in list_queue(store, Query(), "boris")] == [item]
    assert item in {e.id for e in reviewed_reading(store, article, "boris").events}
    assert item in {e.id for e in reviewed_reading(store, article, "amina").events}


def test_an_added_event_comes_as_gold(store, reading):
    item = add(store, reading, "e", EVENT).item
    for one in (*reading.events, *reading.attributions):
        decide(store, Decision(reading.article.id, one.id, "accept", "amina"))
    record = json.loads(json.dumps(gold_record(next(decided_readings(store)))))
    event = next(e for e in record["events"] if e["id"] == item)
    assert event == {
        "id": item, "trigger": list(span_of("تظاهروا")), "type": "PROTEST", "mode": "demo", "status": "actual",
        "actors": [{"span": list(span_of("مئات السكان")), "name": "Malian residents", "country": "MLI", "sectors": ["CVL"]}],
        "recipients": [], "when": {"span": list(span_of("الخميس")), "start": "2024-05-02", "end": "2024-05-02"},
        "where": {"span": list(span_of("باماكو")), "name": "Bamako", "country": "MLI"},
        "size": [{"span": list(span_of("مئات")), "what": "protesters", "min": 200, "max": 999}], "same_as": None, "said_in": None,
    }  # fmt: skip


def test_what_people_decided_is_there_to_learn_from(store, reading):
    machine = reading.events[0]
    sentences = [reading.text(span).strip() for span in reading.sentences]
    add(store, reading, "e", EVENT)
    assert reviewed_sentences(store, Query(type=("PROTEST",))) == ([sentences[1]], [])
    assert reviewed_sentences(store, Query(type=(machine.type,))) == ([], []), "nobody has looked at it yet"
    decide(store, Decision(reading.article.id, machine.id, "reject", "amina"))
    assert reviewed_sentences(store, Query(type=(machine.type,))) == ([], [sentences[0]])
    decide(
        store,
        Decision(reading.article.id, machine.id, "correct", "amina", correction={"type": "MOBILIZE", "mode": "troops"}),
    )
    assert reviewed_sentences(store, Query(type=("MOBILIZE",))) == ([sentences[0]], [])


@pytest.mark.parametrize(
    ("letter", "fields", "said"),
    [
        ("e", {"trigger": "تظاهروا"}, "to add it needs: type"),
        ("e", EVENT | {"type": "DANCE"}, "no such type"),
        ("e", EVENT | {"mode": "visit"}, "no such mode of PROTEST"),
        ("e", EVENT | {"trigger": "رقصوا"}, "not in the text"),
        ("e", EVENT | {"trigger": "في"}, "stands 2 times in the text"),
        ("e", EVENT | {"trigger": [0, 9999]}, "no characters 0-9999"),
        ("e", EVENT | {"said_in": "a99"}, "no item a99"),
        ("e", EVENT | {"colour": "red"}, "no field"),
        ("a", {"cue": "وأكد"}, "to add it needs: speaker"),
        ("a", {"cue": "وأكد", "speaker": {"name": "X", "kind": "ghost"}}, "no such kind of speaker"),
        ("x", {"cue": "وأكد", "speaker": "X"}, "no such item to add"),
        ("e", {}, "a correction goes with"),
    ],
)
def test_what_cannot_be_added_is_told_and_not_kept(store, reading, letter, fields, said):
    with pytest.raises(StoreError, match=said):
        add(store, reading, letter, fields)
    assert list_decisions(store) == []


def test_a_word_that_stands_twice_is_named_by_its_place(store, reading):
    item = add(store, reading, "e", EVENT | {"trigger": "في#2"}).item
    event = next(e for e in reviewed_reading(store, reading.article.id).events if e.id == item)
    assert event.trigger == (TEXT.rindex("في"), TEXT.rindex("في") + 2)
