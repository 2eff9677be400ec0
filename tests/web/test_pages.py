"""The pages that are read: what they show, in both languages, and how they page and export."""

import csv
import io
import json
import re
from importlib.resources import files
from itertools import pairwise

import msgspec
import pyarrow.parquet as pq
import pytest

from khabar.knowledge import load_table
from khabar.model import Reading
from khabar.store import MadeBy, Query, add_readings, count_events, open_store
from khabar.web.svg import draw_bars
from khabar.web.words import LANGUAGES, load_words

from .conftest import client_of

PAGES = ("/", "/search", "/search?show=events", "/article?id=w1", "/actor?name=Reuters", "/map", "/network", "/network?by=name", "/counts", "/api")


def story_address(client):
    return re.search(r'href="(/story\?id=[^"]+)"', client.get("/").text).group(1)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", PAGES)
def test_pages_come_in_both_languages(anybody, address, language):
    answer = anybody.get(address, headers={"accept-language": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}" dir="{LANGUAGES[language]}"' in answer.text
    assert "<h1" in answer.text and load_words(language)("cite") in answer.text


def test_every_word_is_in_both_languages_and_fills_the_same_names():
    names = re.compile(r"\{(\w+)\}")
    for row in load_table("web/words").rows:
        assert row["english"] and row["in_arabic"], row["key"]
        assert set(names.findall(row["english"])) == set(names.findall(row["in_arabic"])), row["key"]


def test_today_puts_the_story_of_two_origins_first(anybody):
    page = anybody.get("/", headers={"accept-language": "en"}).text
    first = page.split('<ol class="stories">')[1].split("</li>")[0]
    assert "الموصل" in first and "<b>2</b>" in first


def test_story_shows_versions_chains_and_grade(anybody):
    page = anybody.get(story_address(anybody), headers={"accept-language": "en"}).text
    assert "disputed" in page and "differs" in page
    assert "Reuters" in page and ">12<" in page and ">15<" in page
    assert page.count('class="tie chain') >= 2 and 'class="tie chain1"' in page
    arabic = anybody.get(story_address(anybody), headers={"accept-language": "ar"}).text
    assert "مختلف فيه" in arabic


def test_search_keeps_its_filters_in_the_address(anybody):
    page = anybody.get("/search?words=الموصل&type=ASSAULT&outlet=BBC&show=events").text
    assert 'name="type" value="ASSAULT"' in page and 'value="الموصل"' in page
    assert "type=ASSAULT" in re.search(r'href="(/export/events.csv[^"]*)"', page).group(1)
    gone = re.search(r'href="(/search[^"]*)">[^<]*<bdi>BBC', page)
    assert gone is None or "outlet" not in gone.group(1)


def test_words_find_articles_and_nothing_says_so(anybody):
    assert anybody.get("/search?words=الموصل").text.count("<li><h2 ") == 4
    assert "Nothing found" in anybody.get("/search?words=زرافة", headers={"accept-language": "en"}).text


def test_article_has_nested_marks_and_evidence(anybody):
    page = anybody.get("/article?id=w1").text
    text = page.split('<article id="text"')[1].split("</article>")[0]
    assert 'class="cue"' in text and 'class="trigger"' in text
    assert re.search(r'<mark class="content"[^>]*>(?:(?!</mark>).)*<mark', text, re.S)
    assert 'id="card-e1"' in page and ":" in page.split('class="why"')[1].split("</p>")[0]


def test_actor_did_and_said(anybody):
    page = anybody.get("/actor", params={"name": "Reuters"}, headers={"accept-language": "en"}).text
    assert "Said" in page and "blockquote" in page
    assert "No events or words" in anybody.get("/actor?name=Nobody", headers={"accept-language": "en"}).text


def test_ten_thousand_events_stay_paged(tmp_path, desk_readings):
    base = desk_readings[0]
    events = tuple(msgspec.structs.replace(base.events[0], id=f"e{n}") for n in range(1, 101))
    with open_store(f"sqlite:///{tmp_path}/many.db", create=True) as store:
        many = (
            msgspec.structs.replace(base, events=events, article=msgspec.structs.replace(base.article, id=f"m{n}"))
            for n in range(100)
        )
        add_readings(store, many, MadeBy("1", "1"))
        assert count_events(store, Query()) == 10_000
        client, address, seen = client_of(store, open_reading=True), "/search?show=events", set()
        for _ in range(3):
            page = client.get(address).text
            rows = set(re.findall(r'/article\?id=(m\d+)#card-(e\d+)"', page))
            assert len(rows) == 50 and not rows & seen and len(page) < 200_000
            seen |= rows
            address = re.search(r'rel="next" href="([^"]+)"', page).group(1).replace("&amp;", "&")
        last = client.get("/search?show=events&after=nonsense")
        assert last.status_code == 400


def test_exports_hold_what_the_page_shows(anybody):
    rows = list(csv.DictReader(io.StringIO(anybody.get("/export/events.csv?type=ASSAULT&words=الموصل").text)))
    assert rows and {row["type"] for row in rows} == {"ASSAULT"}
    table = pq.read_table(io.BytesIO(anybody.get("/export/events.parquet?type=ASSAULT&words=الموصل").content))
    assert table.num_rows == len(rows)
    reading = Reading.from_json(anybody.get("/export/article.json?id=w1").content)
    assert reading.article.id == "w1"
    story = story_address(anybody).partition("=")[2]
    versions = anybody.get(f"/export/versions.json?story={story}").json()
    assert {v["value"] for v in versions if v["fact"] == "dead"} == {"12", "15"}


@pytest.mark.parametrize("name", ["today", "ties", "counts", "places", "said"])
def test_tables_export_in_three_kinds(anybody, name):
    more = "?name=Reuters" if name == "said" else ""
    rows = anybody.get(f"/export/{name}.json{more}").json()
    assert rows
    assert len(list(csv.DictReader(io.StringIO(anybody.get(f"/export/{name}.csv{more}").text)))) == len(rows)
    assert pq.read_table(io.BytesIO(anybody.get(f"/export/{name}.parquet{more}").content)).num_rows == len(rows)
    assert anybody.get(f"/export/{name}.exe{more}").status_code == 404


def test_what_is_not_there_is_told(anybody):
    for address in ("/article?id=none", "/story?id=none", "/nowhere", "/export/events.exe"):
        answer = anybody.get(address)
        assert answer.status_code == 404 and "<h1" in answer.text, address
    assert anybody.get("/search?since=yesterday").status_code == 400
    assert json.loads(anybody.get("/api/reading?id=none").text)["error"]


def test_language_and_theme_are_kept(anybody):
    answer = anybody.get("/set?lang=en&theme=dark&back=/search?type=AID")
    assert answer.status_code == 303 and answer.headers["location"] == "/search?type=AID"
    page = anybody.get("/search", headers={"accept-language": "ar"}).text
    assert '<html lang="en" dir="ltr" data-theme="dark">' in page


def test_a_chain_points_from_the_speaker_to_the_outlet_in_both_directions_of_reading(anybody):
    address = story_address(anybody)
    for language, arrow in (("en", "←"), ("ar", "→")):
        page = anybody.get(address, headers={"accept-language": language}).text
        assert set(re.findall(r'<span class="arrow">(.)</span>', page)) == {arrow}


@pytest.mark.parametrize("number", [1, 3, 9, 40, 200])
def test_labels_of_bars_stand_beside_each_other_within_the_picture(number):
    days = [(f"2018-{1 + at // 28:02}-{1 + at % 28:02}", 5 + at % 7) for at in range(number)]
    drawn = draw_bars(days, "events", load_words("en"))
    places = sorted(float(x) for x, text in re.findall(r'<text x="([\d.]+)"[^>]*>([^<]+)</text>', drawn) if "-" in text)
    width = int(re.search(r'viewBox="0 0 (\d+)', drawn)[1])
    wide = 7 * len("2018-01-01")  # pixels of a label in the chart's letters
    assert places and all(b - a > wide for a, b in pairwise(places))
    assert places[-1] + wide <= width


def test_no_border_of_the_map_runs_around_the_world():
    """One that jumps from one edge to the other fills what lies between with land."""
    world = json.loads((files("khabar.web") / "static" / "vendor" / "world.json").read_text("utf8"))
    for land in world["features"]:
        shape = land["geometry"]
        rings = shape["coordinates"] if shape["type"] == "Polygon" else [r for p in shape["coordinates"] for r in p]
        jumps = [abs(a[0] - b[0]) for ring in rings for a, b in pairwise(ring)]
        assert max(jumps) < 60 or land["properties"]["name"] == "Antarctica"  # which does lie all around
