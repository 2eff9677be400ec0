"""What a reviewer may see of the store in both databases: lists, counts, names and sayings without what others alone decided."""

import msgspec
import pytest

from khabar.store import (
    Decision,
    Query,
    add_readings,
    count_articles,
    count_by,
    count_events,
    decide,
    iter_found,
    list_said,
    made_here,
    reviewed_readings,
    search_articles,
    search_events,
    show_actor,
    suggest_names,
    who_to_whom,
)
from khabar.store.fits import fits

TEXTS = (
    "قصفت القوات الفرنسية مواقع للمسلحين في مالي الخميس. وزار وزير الخارجية الألماني باماكو الجمعة.",
    "قالت وزارة الدفاع الفرنسية إن قواتها قصفت مواقع للمسلحين في مالي.",
)
BADR = Query(blind="badr")


@pytest.fixture
def readings(store, reader):
    found = [reader.read(text, published="2024-05-04", outlet="dw.com") for text in TEXTS]
    assert len(found[0].events) >= 2 and found[1].attributions and found[1].events
    add_readings(store, found, made_here())
    return found


@pytest.mark.parametrize("verdict", ["accept", "reject", "correct"])
def test_an_event_waits_for_ones_own_decision_however_another_decided(store, readings, verdict):
    article, event = readings[0].article.id, readings[0].events[0]
    number = count_events(store, Query())
    correction = (
        {"actors": [{"span": [0, 4], "mention": None, "name": "Secret Army"}], "type": "MOBILIZE"}
        if verdict == "correct"
        else None
    )
    decide(store, Decision(article, event.id, verdict, "amal", correction=correction))
    assert count_events(store, BADR) == number - 1
    assert event.id not in {row.id for row in search_events(store, BADR).rows if row.article == article}
    assert {r.article.id: len(r.events) for r in iter_found(store, BADR)}[article] == len(readings[0].events) - 1
    assert sum(tally.events for tally in count_by(store, BADR, "type")) == number - 1
    assert count_events(store, msgspec.structs.replace(BADR, type=("MOBILIZE",))) == 0
    assert count_articles(store, msgspec.structs.replace(BADR, party=("Secret Army",))) == 0
    assert suggest_names(store, "Secret", blind="badr") == [] and not show_actor(store, "Secret Army", blind="badr").did
    assert {row.id: row.events for row in search_articles(store, BADR).rows}[article] == len(readings[0].events)
    assert "Secret Army" not in {tie.actor for tie in who_to_whom(store, BADR, "name")}
    decide(store, Decision(article, event.id, "accept", "badr"))
    assert count_events(store, BADR) == number == count_events(store, Query())


def test_what_others_decided_about_a_saying_keeps_the_articles_events_back(store, readings):
    article, said = readings[1].article.id, readings[1].attributions[0]
    speaker = {"name": "Secret speaker", "kind": "person"}
    decide(store, Decision(article, said.id, "correct", "amal", correction={"speaker": speaker}))
    assert list_said(store, ("Secret speaker",)) and not list_said(store, ("Secret speaker",), blind="badr")
    assert article not in {row.article for row in search_events(store, BADR).rows}
    assert article not in {
        row.id for row in search_articles(store, msgspec.structs.replace(BADR, speaker=("Secret speaker",))).rows
    }
    assert reviewed_readings(store, [article], "badr") == {article: readings[1]}
    assert reviewed_readings(store, [article], "amal")[article].attributions[0].speaker.name == "Secret speaker"
    decide(store, Decision(article, said.id, "accept", "badr"))
    assert article in {row.article for row in search_events(store, BADR).rows}


def test_a_query_fits_an_event_of_a_reading_as_it_finds_its_row(store, readings):
    for reading in readings:
        for event in reading.events:
            where, party = event.where, next(iter((*event.actors, *event.recipients)), None)
            asked = [
                Query(type=(event.type,)), Query(status=(event.status,)), Query(quad=(event.quad,)), Query(type=("AID",)),
                Query(confidence=event.confidence), Query(confidence=min(event.confidence + 0.01, 1)),
                Query(country=(where.country if where and where.country else "MLI",)), Query(place=(where.name if where else "Nowhere",)),
                Query(party=(party.name if party else "Nobody",)), Query(actor=(party.country or "FRA" if party else "FRA",)),
                Query(recipient=("DEU",)), Query(speaker=event.chain or ("Nobody",)), Query(agency=event.chain or ("Nobody",)),
                Query(stance=("assert",)), Query(stance=("deny",)), Query(mode=(event.mode or "visit",)), Query(review=("machine",)), Query(review=("final",)),
            ]  # fmt: skip
            for query in asked:
                rows = {(row.article, row.id) for row in search_events(store, query).rows}
                assert fits(query, reading, event) == ((reading.article.id, event.id) in rows), query
