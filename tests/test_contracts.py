"""What outsiders rely on: the keys of a reading, its published schema, the version that every output names."""

import json
from pathlib import Path

import msgspec
import pytest

from khabar import Reader, __version__
from khabar.exports import event_rows
from khabar.model import Reading

SCHEMA = Path(__file__).resolve().parents[1] / "docs" / "reading.schema.json"
KEYS = {
    "article": "id url outlet title published text sha256",
    "mentions": "id span kind name name_ar ref country sectors office same_as",
    "times": "span start end grain calendar",
    "counts": "span what min max",
    "attributions": "id cue sources contents kind stance speaker parent confidence why",
    "events": "id type mode status trigger actors recipients when where size contexts said_in chain same_as quad intensity "
    "confidence why",
}
INNER = {
    "actors": "span mention name country sectors",
    "when": "span start end grain",
    "where": "span name country geonames lat lon",
    "speaker": "name ref kind country",
}


def test_published_schema_is_of_these_records():
    fresh = json.loads(json.dumps(msgspec.json.schema(Reading)))
    assert json.loads(SCHEMA.read_text("utf8")) == fresh, "run: khabar schema > docs/reading.schema.json"


@pytest.mark.parametrize(("layer", "keys"), KEYS.items())
def test_keys_of_each_layer(demo_readings, layer, keys):
    items = [
        item for r in demo_readings for item in ([r.to_dict()[layer]] if layer == "article" else r.to_dict()[layer])
    ]
    assert items
    for item in items:
        assert set(keys.split()) <= set(item)


def test_keys_inside(demo_readings):
    seen = set()
    for reading in demo_readings:
        plain = reading.to_dict()
        for item in (*plain["events"], *plain["attributions"]):
            for name, keys in INNER.items():
                value = item.get(name)
                for part in value if isinstance(value, (list, tuple)) else [value] if value else []:
                    assert set(keys.split()) <= set(part)
                    seen.add(name)
    assert seen == set(INNER)


def test_reading_json_and_back(demo_readings):
    for reading in demo_readings:
        assert Reading.from_json(reading.to_json()) == reading


def test_rows_name_the_version(demo_readings):
    assert {row["khabar_version"] for r in demo_readings for row in event_rows(r)} == {__version__}


def test_read_many_is_in_order(demo_articles, demo_readings):
    assert list(Reader().read_many(demo_articles)) == demo_readings
