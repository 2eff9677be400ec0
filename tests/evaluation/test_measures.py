"""The measures: the same numbers as the owner's script, and a gate that really closes."""

import importlib.util
import json

import pytest

from khabar.evaluation import MEASURES, below_floors, score


def load_script(folder):
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_same_numbers_as_the_script(gold_folder, reader):
    from khabar.model import Article

    script = load_script(gold_folder)
    articles = [json.loads(line) for line in (gold_folder / "articles.jsonl").read_text("utf8").splitlines()[:12]]
    gold = [json.loads(line) for line in (gold_folder / "gold.jsonl").read_text("utf8").splitlines()[:12]]
    readings = [
        json.loads(reader.read_article(Article(a["id"], a["text"], None, a["published"])).to_json()) for a in articles
    ]
    theirs, _ = script.score(gold, readings)
    ours = score(gold, readings)
    assert tuple(script.MEASURES) == MEASURES
    for name in MEASURES:
        assert ours.prf(name) == pytest.approx(theirs.prf(name)), name
        assert ours.wanted[name] == theirs.wanted[name]


GOLD = {
    "doc": "d",
    "attributions": [
        {"id": "a1", "cue": [0, 3], "sources": [[4, 8]], "contents": [[9, 20]], "kind": "indirect", "stance": "assert", "speaker_kind": "person", "parent": None}
    ],
    "events": [
        {"id": "e1", "trigger": [10, 13], "type": "ASSAULT", "mode": None, "status": "actual", "actors": [{"span": [14, 18], "country": "FRA", "sectors": ["MIL"]}],
         "recipients": [], "when": None, "where": None, "size": [], "said_in": "a1"}
    ],
}  # fmt: skip


def as_reading(record):
    return {"article": {"id": record["doc"]}, "attributions": record["attributions"], "events": record["events"]}


def test_gold_scores_full_against_itself():
    scores = score([GOLD], [as_reading(GOLD)])
    assert scores.prf("attribution cue") == (1, 1, 1)
    assert scores.prf(MEASURES[-1]) == (1, 1, 1)


def test_nothing_found_scores_nothing():
    scores = score([GOLD], [])
    assert scores.prf("event type")[2] == 0 and scores.wanted["event type"] == 1


def test_one_wrong_country_breaks_the_whole_event():
    wrong = json.loads(json.dumps(as_reading(GOLD)))
    wrong["events"][0]["actors"][0]["country"] = "DEU"
    scores = score([GOLD], [wrong])
    assert scores.prf("event type")[2] == 1 and scores.prf(MEASURES[-1])[2] == 0


def test_the_gate_closes(tmp_path):
    floors = tmp_path / "floors.json"
    floors.write_text(json.dumps({"event type": 0.9}))
    assert below_floors(score([GOLD], [as_reading(GOLD)]), floors) == []
    assert "event type" in below_floors(score([GOLD], []), floors)[0]
