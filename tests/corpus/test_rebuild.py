"""The annotated corpus: marks that ship without text, joined again with the articles they belong to."""

import gzip
import json
from hashlib import sha256

import pytest
from click.testing import CliRunner

from khabar.cli.corpus import command
from khabar.corpus import MARKS, Annotated, Lost, lay_out, load_marks, rebuild
from khabar.errors import InputError

ARTICLE = {
    "id": "x-1",
    "title": "وزير الري يزور السد",
    "text": "وزير الري يزور السد\n قال الوزير إن السد آمن. \n",
    "outlet": "X",
}
TEXT = "وزير الري يزور السد\nقال الوزير إن السد آمن."
KEYS = {"id", "cue", "sources", "contents", "kind", "stance", "speaker_kind", "parent"}


def marks(text: str = TEXT) -> list[dict[str, object]]:
    return [{"doc": "x-1", "sha256": sha256(text.encode()).hexdigest(), "attributions": [], "events": []}]


@pytest.fixture
def ant(tmp_path):
    path = tmp_path / "ant.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf8") as file:
        file.write(json.dumps(ARTICLE, ensure_ascii=False) + "\n" + json.dumps(ARTICLE | {"id": "x-2"}) + "\n")
    return path


def test_a_marked_article_gets_its_text_back(ant):
    (one,) = rebuild(ant, marks())
    assert isinstance(one, Annotated)
    assert one.article["text"] == TEXT and one.record["doc"] == "x-1"


def test_a_changed_article_is_named_and_not_given(ant):
    (one,) = rebuild(ant, marks("another text"))
    assert isinstance(one, Lost) and "not the one" in one.reason


def test_a_missing_article_is_named(ant):
    (one,) = rebuild(ant, [{**marks()[0], "doc": "x-9"}])
    assert one == Lost("x-9", "the corpus has no article of this id")


@pytest.mark.parametrize("data", [b"{not json}\n", gzip.compress(json.dumps(ARTICLE).encode())[:40]])
def test_a_broken_copy_is_an_error_that_names_it(tmp_path, data):
    path = tmp_path / "broken.jsonl"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"broken\.jsonl"):
        list(rebuild(path, marks()))


def test_the_layout_puts_the_title_first_once():
    assert lay_out(ARTICLE) == TEXT
    assert lay_out({"title": "عنوان", "text": "سطر"}) == "عنوان\nسطر"


@pytest.mark.parametrize("name", MARKS)
def test_shipped_marks_hold_places_and_codes_but_no_text(name):
    records = load_marks(name)
    assert len({record["doc"] for record in records}) == len(records) > 0
    for record in records:
        assert set(record) <= {"doc", "sha256", "attributions", "events"}
        assert all(set(a) == KEYS for a in record.get("attributions", ()))
        for event in record["events"]:
            assert event["trigger"][0] < event["trigger"][1]
            assert all(set(p) == {"span", "country", "sectors"} for p in event["actors"] + event["recipients"])
            assert not event.get("where") or set(event["where"]) == {"span", "country"}


def test_the_second_marks_are_of_articles_marked_first():
    assert {r["doc"] for r in load_marks("second")} <= {r["doc"] for r in load_marks("full")}


def test_the_command_says_what_is_lost(ant, tmp_path):
    result = CliRunner().invoke(command, [str(ant), "-o", str(tmp_path / "out"), "--json"])
    summary = json.loads(result.stdout)
    assert result.exit_code == 3 and summary["articles"] == dict.fromkeys(MARKS, 0)
    assert set(summary["lost"]) >= {record["doc"] for record in load_marks("full")}
