"""The store's lists, pages and counts: the same on SQLite and PostgreSQL."""

import msgspec
import pytest

from khabar.errors import StoreError
from khabar.model import Reading
from khabar.store import (
    BY,
    MadeBy,
    Query,
    add_readings,
    count_articles,
    count_by,
    count_events,
    iter_found,
    known_ids,
    list_said,
    list_versions,
    load_reading,
    load_version,
    made_here,
    search_articles,
    search_events,
    show_actor,
    suggest_names,
    who_to_whom,
)

TEXT = "أعلن وزير الدفاع الفرنسي أن قوات بلاده قصفت مواقع للمسلحين في سورية. ونفت وزارة الخارجية السورية ذلك في دمشق."


@pytest.fixture
def one(reader) -> Reading:
    return reader.read(TEXT, published="2024-05-02", outlet="france24.com")


def test_what_goes_in_comes_out(desk, demo_readings):
    assert count_articles(desk, Query()) == len(demo_readings)
    for reading in demo_readings:
        assert load_reading(desk, reading.article.id) == reading
    assert count_events(desk, Query()) == sum(len(r.events) for r in demo_readings)
    assert load_reading(desk, "nowhere") is None


def test_nothing_comes_in_twice(desk, demo_readings):
    added = add_readings(desk, demo_readings, made_here())
    assert (added.articles, added.readings, added.known) == (0, 0, len(demo_readings))
    articles = [r.article for r in demo_readings]
    assert known_ids(desk, articles, made_here()) == {a.id for a in articles}
    assert known_ids(desk, articles, MadeBy("other", "tables")) == set()
    assert known_ids(desk, [msgspec.structs.replace(articles[0], sha256="other text")], made_here()) == set()


def test_a_newer_reading_is_shown_and_the_old_one_kept(store, one):
    add_readings(store, [one], MadeBy("1", "a"))
    newer = msgspec.structs.replace(one, events=one.events[:1])
    assert add_readings(store, [newer, newer], MadeBy("2", "a")).readings == 1
    assert load_reading(store, one.article.id) == newer
    assert count_events(store, Query()) == 1 and count_articles(store, Query()) == 1
    versions = list_versions(store, one.article.id)
    assert [(v.program, v.shown) for v in versions] == [("2", True), ("1", False)]
    assert load_version(store, versions[1].key) == one
    with pytest.raises(StoreError, match="no reading 99"):
        load_version(store, 99)


def test_words_of_an_older_text_are_no_longer_found(store, one):
    add_readings(store, [one], MadeBy("1", "a"))
    later = reading_of(one, "أعلن وزير الدفاع الفرنسي أن قوات بلاده قصفت مواقع للمسلحين في مالي.")
    add_readings(store, [later], MadeBy("2", "a"))
    assert count_articles(store, Query(words="مالي")) == 1
    assert count_articles(store, Query(words="دمشق")) == 0


def reading_of(like: Reading, text: str) -> Reading:
    from khabar import Reader

    fresh = Reader().read(text, published=like.article.published, outlet=like.article.outlet)
    return msgspec.structs.replace(fresh, article=msgspec.structs.replace(fresh.article, id=like.article.id))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("سوريا", 1),  # written سورية and السورية in the text
        ("سُورِيَة", 1),
        ("وبسوريا", 0),
        ("بدمشق", 1),
        ('"وزير الدفاع"', 1),
        ('"الدفاع وزير"', 0),
        ("وزير بلاد", 1),
        ("المسلحون", 1),
        ("برلين", 0),
        ("؟!", 0),
        ('" OR words:*', 0),
    ],
)
def test_free_text_finds_words_in_all_their_clothes(store, one, words, found):
    add_readings(store, [one], made_here())
    assert count_articles(store, Query(words=words)) == found
    assert count_events(store, Query(words=words)) == found * len(one.events)


def test_filters_hold_together_on_one_event(store, one):
    add_readings(store, [one], made_here())
    assault = next(e for e in one.events if e.type == "ASSAULT")
    row = search_events(store, Query(type=("ASSAULT",))).rows[0]
    assert (row.article, row.id, row.trigger) == (one.article.id, assault.id, one.text(assault.trigger))
    assert row.trigger in row.sentence and row.outlet == "France 24"
    for query, found in [
        (Query(type=("ASSAULT", "AID"), actor=("FRA",)), 1),
        (Query(type=("ASSAULT",), recipient=("FRA",)), 0),
        (Query(party=(assault.actors[0].name,), since="2024-05-02", until="2024-05-02"), 1),
        (Query(until="2024-05-01"), 0),
        (Query(type=("ASSAULT",), confidence=1.01), 0),
        (Query(type=("ASSAULT",), speaker=(assault.chain[0],)), 1),
        (Query(type=("ASSAULT",), speaker=("Nobody",)), 0),
        (Query(type=("ASSAULT",), outlet=("france24.com",)), 1),
        (Query(type=("ASSAULT",), outlet=("bbc.com",)), 0),
        (Query(type=("ASSAULT",), review=("machine",)), 1),
        (Query(type=("ASSAULT",), review=("reviewed", "final")), 0),
        (Query(type=("ASSAULT",), country=("SYR",)), 1),
    ]:
        assert count_articles(store, query) == min(found, 1), query
        assert count_events(store, query) == found, query


def test_articles_are_found_by_who_speaks_and_how(store, one):
    add_readings(store, [one], made_here())
    speaker = one.attributions[0].speaker.name
    assert count_articles(store, Query(speaker=(speaker,))) == 1
    assert count_articles(store, Query(speaker=(speaker,), stance=("deny",))) == 0
    assert count_articles(store, Query(stance=("deny",))) == 1
    assert list_said(store, (speaker,))[0].article == one.article.id


def test_pages_hold_every_row_once(desk):
    for search, key in ((search_articles, lambda r: r.id), (search_events, lambda r: (r.article, r.id))):
        whole = search(desk, Query(), limit=500).rows
        seen, after = [], None
        while True:
            page = search(desk, Query(), after, limit=3)
            seen += page.rows
            after = page.next
            if after is None:
                break
        assert seen == whole and len({key(r) for r in seen}) == len(seen)
        assert [r.published for r in seen] == sorted((r.published for r in seen), reverse=True)
    with pytest.raises(StoreError, match="no such page"):
        search_articles(desk, Query(), "garbage")


@pytest.mark.parametrize("by", BY)
def test_counts_agree_with_the_lists(desk, by):
    tallies = count_by(desk, Query(), by)
    assert tallies
    if by not in ("actor", "recipient"):
        assert sum(t.events for t in tallies) == count_events(desk, Query())
    if by in ("type", "status", "outlet", "place"):
        for tally in tallies:
            if tally.value is not None:
                assert count_events(desk, Query(**{by: (tally.value,)})) == tally.events


def test_counts_refuse_what_they_do_not_know(desk):
    with pytest.raises(StoreError, match="choose one of"):
        count_by(desk, Query(), "colour")
    with pytest.raises(StoreError, match="country or name"):
        who_to_whom(desk, Query(), "colour")


def test_actor_page(store, one):
    add_readings(store, [one], made_here())
    name = next(e for e in one.events if e.type == "ASSAULT").actors[0].name
    page = show_actor(store, name)
    assert [row.type for row in page.did].count("ASSAULT") == 1
    assert page.by_month[0].value == "2024-05" and page.countries[0].value == "FRA"
    assert name in suggest_names(store, name[:4]) and suggest_names(store, " ") == []
    empty = show_actor(store, "Nobody")
    assert (empty.did, empty.done_to, empty.said, empty.by_month) == ([], [], [], [])


def test_ties_count_events_between_countries(desk, demo_readings):
    ties = who_to_whom(desk, Query())
    wanted = sum(
        any(p.country for p in e.actors) and any(p.country for p in e.recipients)
        for r in demo_readings
        for e in r.events
    )
    assert sum(tie.events for tie in ties) == wanted
    assert all(-10 <= tie.intensity <= 10 for tie in ties)


def test_found_readings_have_only_the_events_asked_for(desk, demo_readings):
    assert sorted(r.article.id for r in iter_found(desk, Query())) == sorted(r.article.id for r in demo_readings)
    kind = demo_readings[0].events[0].type
    for reading in iter_found(desk, Query(type=(kind,))):
        assert reading.events and {e.type for e in reading.events} == {kind}


def test_query_as_items_and_back():
    query = Query(words='"وزير" دفاع', type=("AID", "ASSAULT"), since="2024-05-01", confidence=0.5)
    assert Query.from_items(query.to_items()) == query
    assert Query.from_items([("colour", "red"), ("type", " ")]) == Query()
    for wrong in (("since", "soon"), ("confidence", "much")):
        with pytest.raises(StoreError, match=wrong[1]):
            Query.from_items([wrong])


def test_a_lead_ends_with_a_whole_word(store, one):
    long = "قصفت طائرات مواقع للمسلحين في مالي " * 20
    add_readings(store, [reading_of(one, f"قصف في مالي\n{long}")], made_here())
    lead = search_articles(store, Query()).rows[0].lead
    assert lead.endswith(" …") and len(lead) <= 240 and set(lead.split()) <= {*long.split(), "…"}


def test_an_article_of_very_many_words_comes_in_and_is_found(store, one):
    words = " ".join(f"كلمة{number}" for number in range(150_000))
    reading = Reading(msgspec.structs.replace(one.article, id="long", text=f"قصف في مالي {words}"))
    assert add_readings(store, [reading, one], made_here()).readings == 2
    assert [row.id for row in search_articles(store, Query(words="مالي")).rows] == ["long"]
