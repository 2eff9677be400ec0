"""Event tables: the contract of columns, and that each format says the same."""

import csv
import json

import msgspec
import pyarrow.parquet as pq
import pytest

from khabar.errors import OutputError
from khabar.exports import COLUMNS, POLECAT_COLUMNS, event_rows, open_writer, polecat_rows
from khabar.exports.polecat import reduce_type

CONTRACT = (
    "event_id, article_id, url, outlet, published, type, mode, status, quad, intensity, contexts, actor_names, actor_countries, "
    "actor_sectors, recipient_names, recipient_countries, recipient_sectors, date_start, date_end, date_grain, place, place_country, "
    "latitude, longitude, geonames_id, dead_min, dead_max, injured_min, injured_max, arrested_min, arrested_max, chain, stance, "
    "quote_kind, sentence, trigger, trigger_start, trigger_end, confidence, same_as, khabar_version"
)


def test_columns_are_the_contract():
    assert list(COLUMNS) == [*CONTRACT.split(", "), "classes"], "columns may be added, at the end"
    assert len(POLECAT_COLUMNS) == len(set(POLECAT_COLUMNS)) == 40


def test_rows_stand_in_their_articles(demo_readings):
    ids = set()
    for reading in demo_readings:
        for row in event_rows(reading):
            assert list(row) == list(COLUMNS)
            assert reading.article.text[row["trigger_start"] : row["trigger_end"]] == row["trigger"]
            assert row["trigger"] in row["sentence"]
            ids.add(row["event_id"])
    assert len(ids) == sum(len(r.events) for r in demo_readings)


@pytest.mark.parametrize("name", ["e.csv", "e.parquet", "e.jsonl", "e.jsonl.gz", "e.polecat.tsv"])
def test_files_appear_whole_or_not_at_all(tmp_path, demo_readings, name):
    path = tmp_path / name
    writer = open_writer(path)
    for reading in demo_readings:
        writer.write(reading)
    assert not path.exists()
    writer.close()
    assert path.exists() and list(tmp_path.iterdir()) == [path]


def test_csv_and_parquet_agree(tmp_path, demo_readings):
    for name in ("e.csv", "e.parquet"):
        writer = open_writer(tmp_path / name)
        for reading in demo_readings:
            writer.write(reading)
        writer.close()
    with (tmp_path / "e.csv").open(encoding="utf8", newline="") as file:
        flat = list(csv.DictReader(file))
    rows = pq.read_table(tmp_path / "e.parquet").to_pylist()
    assert [r["event_id"] for r in rows] == [r["event_id"] for r in flat]
    assert [";".join(r["chain"]) for r in rows] == [r["chain"] for r in flat]
    assert [r["type"] for r in rows] == [r["type"] for r in flat]


def test_polecat_reduces_and_drops(demo_readings):
    for reading in demo_readings:
        kept = {row["Event ID"]: row for row in polecat_rows(reading)}
        for event in reading.events:
            key = f"{reading.article.id}:{event.id}"
            assert (key in kept) == (reduce_type(event) is not None)
            if event.status == "future" and event.type == "CONSULT":
                assert kept[key]["Event Type"] == "AGREE"
            if event.status == "negated":
                assert key not in kept


def test_polecat_scores_the_type_it_writes(reader):
    reading = reader.read("خبر\nسيزور الرئيس الفرنسي لبنان الأسبوع المقبل.", published="2024-05-14")
    planned = msgspec.structs.replace(reading.events[0], type="RETREAT", mode="withdraw", status="future")
    row = next(polecat_rows(msgspec.structs.replace(reading, events=(planned,))))
    assert (row["Event Type"], row["Quad Code"], row["Event Intensity"]) == ("CONCEDE", "1", "4.5")


def test_unknown_ending_is_told(tmp_path):
    with pytest.raises(OutputError, match="no such output format"):
        open_writer(tmp_path / "events.xls")


def test_json_lines_are_readings(tmp_path, demo_readings):
    writer = open_writer(tmp_path / "r.jsonl")
    for reading in demo_readings:
        writer.write(reading)
    writer.close()
    lines = (tmp_path / "r.jsonl").read_text("utf8").splitlines()
    assert [json.loads(line)["article"]["id"] for line in lines] == [r.article.id for r in demo_readings]
    first = json.loads(lines[0])
    assert set(first) == {
        "khabar", "article", "furniture", "sentences", "mentions", "times", "counts", "attributions", "events", "notes",
            "classes",
    }  # fmt: skip
    assert set(first["events"][0]) == {
        "id", "type", "mode", "status", "trigger", "actors", "recipients", "when", "where", "size", "contexts", "said_in", "chain",
        "same_as", "quad", "intensity", "confidence", "why",
    }  # fmt: skip
    assert set(first["attributions"][0]) == {
        "id", "cue", "sources", "contents", "kind", "stance", "speaker", "parent", "confidence", "why",
    }  # fmt: skip
