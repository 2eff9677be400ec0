"""GeoJSON, Label Studio, INCEpTION and the page to send round: what other programs read is what the reading says."""

import io
import json
import zipfile
from html.parser import HTMLParser

import msgspec
import pytest

from khabar.exports import KINDS, open_writer
from khabar.exports.inception import make_xmi, type_system
from khabar.exports.labelstudio import CONFIG
from khabar.exports.query import write_query
from khabar.store import Query


def written(tmp_path, readings, name):
    writer = open_writer(tmp_path / name)
    for reading in readings:
        writer.write(reading)
    writer.close()
    return tmp_path / name


def test_geojson_has_a_point_for_each_event_on_the_map(tmp_path, demo_readings):
    found = json.loads(written(tmp_path, demo_readings, "e.geojson").read_text("utf8"))
    placed = [e for r in demo_readings for e in r.events if e.where and e.where.lat is not None]
    assert found["type"] == "FeatureCollection" and len(found["features"]) == len(placed) > 0
    for feature, event in zip(found["features"], placed, strict=True):
        assert feature["geometry"] == {"type": "Point", "coordinates": [event.where.lon, event.where.lat]}
        assert feature["properties"]["type"] == event.type and feature["id"].endswith(event.id)


def test_label_studio_regions_stand_on_their_words(tmp_path, demo_readings):
    tasks = json.loads(written(tmp_path, demo_readings, "e.labelstudio.json").read_text("utf8"))
    assert len(tasks) == len(demo_readings)
    for task, reading in zip(tasks, demo_readings, strict=True):
        result = task["predictions"][0]["result"]
        regions = {r["id"]: r for r in result if r["type"] == "labels"}
        triggers = [r["value"] for r in regions.values() if r["value"]["labels"] == ["trigger"]]
        assert sorted((v["start"], v["end"]) for v in triggers) == sorted(e.trigger for e in reading.events)
        for region in regions.values():
            value = region["value"]
            assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
            assert f'value="{value["labels"][0]}"' in CONFIG
        for relation in (r for r in result if r["type"] == "relation"):
            assert regions[relation["from_id"]]["meta"]["item"] == regions[relation["to_id"]]["meta"]["item"]


def test_inception_reads_the_same_spans(tmp_path, demo_readings):
    cassis = pytest.importorskip("cassis", reason="dkpro-cassis is not installed")
    path = written(tmp_path, demo_readings, "e.inception.zip")
    with zipfile.ZipFile(path) as file:
        types = cassis.load_typesystem(io.BytesIO(file.read("TypeSystem.xml")))
        names = [name for name in file.namelist() if name.endswith(".xmi")]
        for name, reading in zip(names, demo_readings, strict=True):
            cas = cassis.load_cas_from_xmi(io.BytesIO(file.read(name)), typesystem=types)
            spans = cas.select("webanno.custom.Khabar")
            triggers = sorted(s.get_covered_text() for s in spans if s.kind == "trigger")
            assert triggers == sorted(reading.text(e.trigger) for e in reading.events)


def test_inception_counts_utf16_units_and_drops_what_xml_cannot_hold(reader):
    cassis = pytest.importorskip("cassis", reason="dkpro-cassis is not installed")
    reading = reader.read("\U0001f4f0\x00 قال الوزير إن قواته قصفت المدينة.", published="2024-05-02")
    types = cassis.load_typesystem(io.BytesIO(type_system()))
    cas = cassis.load_cas_from_xmi(io.BytesIO(make_xmi(reading)), typesystem=types)
    cue = next(s for s in cas.select("webanno.custom.Khabar") if s.kind == "cue")
    assert cue.get_covered_text() == "قال"


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.outside = [], []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.outside += [value for name, value in attributes if name in ("src", "href")]


def test_the_page_is_whole_and_fetches_nothing(tmp_path, demo_readings):
    evil = msgspec.structs.replace(demo_readings[0].article, title="<script>alert(1)</script>")
    readings = [msgspec.structs.replace(demo_readings[0], article=evil), *demo_readings[1:]]
    page = Page()
    page.feed(written(tmp_path, readings, "e.html").read_text("utf8"))
    assert page.tags.count("section") == len(demo_readings) and "script" not in page.tags and page.outside == []
    assert page.tags.count("table") == 4 and "mark" in page.tags


@pytest.mark.parametrize("kind", KINDS)
def test_a_query_is_written_in_every_format(tmp_path, desk, demo_readings, kind):
    event = demo_readings[0].events[0]
    done = write_query(desk, Query(type=(event.type,)), tmp_path / f"q{kind}")
    assert done.events == sum(e.type == event.type for r in demo_readings for e in r.events)
    assert (tmp_path / f"q{kind}").stat().st_size > 0
    nothing = write_query(desk, Query(words="برلمانيتهم"), tmp_path / f"n{kind}")
    assert nothing == (0, 0) and (tmp_path / f"n{kind}").exists()
