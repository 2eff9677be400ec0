"""Coding many articles: same result for any number of processes, bad items set aside, cut-off runs go on."""

import gzip
import json

import pytest

from khabar.articles import Rejected
from khabar.errors import InputError, OutputError
from khabar.model import Article, Attribution, Event, Reading, Speaker
from khabar.reader import Reader
from khabar.reader import pool as pool_module
from khabar.runs import Options, code, count_items
from khabar.runs.code import keep
from khabar.runs.journal import Journal


def write_articles(path, number):
    rows = [
        {
            "id": f"a{n}",
            "published": f"2024-05-{n + 1:02}",
            "text": f"خبر\nقال وزير الدفاع الفرنسي إن مسلحين هاجموا القاعدة {n} في مالي.",
        }
        for n in range(number)
    ]
    path.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in rows) + "\n", "utf8")


def test_processes_do_not_change_the_output(tmp_path):
    write_articles(tmp_path / "in.jsonl", 20)
    outputs = []
    for processes in (1, 2):
        out = tmp_path / f"out{processes}.jsonl"
        summary = code([tmp_path / "in.jsonl"], out, Options(processes=processes))
        assert summary.articles == 20 and summary.events >= 20 and summary.rejected == 0
        outputs.append(out.read_bytes())
    assert outputs[0] == outputs[1]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.jsonl", "out1.jsonl", "out2.jsonl"]


def test_bad_items_are_set_aside_with_reasons(tmp_path):
    write_articles(tmp_path / "in.jsonl", 3)
    with (tmp_path / "in.jsonl").open("a", encoding="utf8") as file:
        file.write('{"id": "broken", \n{"id": "empty", "text": ""}\n')
    summary = code([tmp_path / "in.jsonl"], tmp_path / "out.csv", Options())
    assert summary.articles == 3 and summary.rejected == 2
    rejected = [json.loads(line) for line in (tmp_path / "out.csv.rejected.jsonl").read_text("utf8").splitlines()]
    assert all(row["reason"] and row["next"] and "in.jsonl" in row["input"] for row in rejected)


def test_an_article_that_breaks_the_reader_is_set_aside(tmp_path, monkeypatch):
    write_articles(tmp_path / "in.jsonl", 3)

    class Broken:
        romanise = False

        def read_article(self, article):
            if article.id == "a1":
                raise RuntimeError("poisoned")
            return Reader.read_article(REAL, article)

    REAL = Reader()
    monkeypatch.setattr(pool_module, "_reader", Broken())
    summary = code([tmp_path / "in.jsonl"], tmp_path / "out.jsonl", Options())
    assert (summary.articles, summary.rejected) == (2, 1)
    assert "poisoned" in (tmp_path / "out.jsonl.rejected.jsonl").read_text("utf8")


def test_a_cut_off_run_goes_on_to_the_same_rows(tmp_path):
    write_articles(tmp_path / "in.jsonl", 12)
    code([tmp_path / "in.jsonl"], tmp_path / "whole.jsonl", Options())
    whole = (tmp_path / "whole.jsonl").read_bytes()
    lines = whole.splitlines(keepends=True)
    journal = tmp_path / "out.jsonl.journal"

    def stop(done):
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        code([tmp_path / "in.jsonl"], tmp_path / "out.jsonl", Options(), stop)
    assert journal.read_bytes().splitlines(keepends=True)[1:] == lines[:5]
    with journal.open("ab") as file:
        file.write(lines[5][:40])
    seen = []
    code([tmp_path / "in.jsonl"], tmp_path / "out.jsonl", Options(resume=True), seen.append)
    assert seen[0] == 6 and (tmp_path / "out.jsonl").read_bytes() == whole
    assert not journal.exists()


def test_a_run_goes_on_only_with_its_own_inputs(tmp_path):
    write_articles(tmp_path / "in.jsonl", 4)

    def stop(done):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        code([tmp_path / "in.jsonl"], tmp_path / "out.jsonl", Options(), stop)
    for other in (Options(resume=True, since="2024-05-03"), Options(resume=True)):
        with pytest.raises(OutputError, match="another run"):
            code([tmp_path / "in.jsonl"], tmp_path / "out.jsonl", other)
        write_articles(tmp_path / "in.jsonl", 5)
    assert code([tmp_path / "in.jsonl"], tmp_path / "out.jsonl", Options()).articles == 5


def test_what_is_kept_never_points_at_what_is_left_out(demo_readings):
    for reading in demo_readings:
        for least in sorted(
            {0.0, *(e.confidence for e in reading.events), *(a.confidence for a in reading.attributions)}
        ):
            kept = keep(reading, least)
            told, said = {e.id for e in kept.events}, {a.id for a in kept.attributions}
            assert all(e.confidence >= least for e in kept.events)
            assert {e.same_as for e in kept.events} <= told | {None}
            assert {e.said_in for e in kept.events} | {a.parent for a in kept.attributions} <= said | {None}


def test_later_tellings_stay_one_act_without_the_first():
    def telling(name, same_as, confidence):
        return Event(name, "ASSAULT", None, "actual", (0, 3), same_as=same_as, confidence=confidence, said_in="a2")

    tellings = (telling("e1", None, 0.2), telling("e2", "e1", 0.9), telling("e3", "e1", 0.8))
    said = tuple(
        Attribution(name, (0, 3), (), (), "indirect", "assert", Speaker("x"), parent, confidence)
        for name, parent, confidence in (("a1", None, 0.9), ("a2", "a1", 0.1), ("a3", "a2", 0.9))
    )
    kept = keep(Reading(Article("x", "خبر قصير"), attributions=said, events=tellings), 0.5)
    assert [(e.id, e.same_as, e.said_in) for e in kept.events] == [("e2", None, "a1"), ("e3", "e2", "a1")]
    assert [(a.id, a.parent) for a in kept.attributions] == [("a1", None), ("a3", "a1")]


def test_items_are_counted_ahead(tmp_path, demo_readings):
    write_articles(tmp_path / "in.jsonl", 7)
    (tmp_path / "one.txt").write_text("خبر", "utf8")
    with gzip.open(tmp_path / "packed.jsonl.gz", "wb") as file:
        file.write((tmp_path / "in.jsonl").read_bytes().rstrip())
    assert count_items([tmp_path]) == 15
    (tmp_path / "rows.csv").write_text("text\nخبر\n", "utf8")
    assert count_items([tmp_path]) is None


def test_interrupt_leaves_a_journal(tmp_path):
    write_articles(tmp_path / "in.jsonl", 4)

    def stop(done):
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        code([tmp_path / "in.jsonl"], tmp_path / "out.jsonl", Options(), stop)
    assert not (tmp_path / "out.jsonl").exists()
    summary = code([tmp_path / "in.jsonl"], tmp_path / "out.jsonl", Options(resume=True))
    assert summary.articles == 4


def test_since_and_least(tmp_path):
    write_articles(tmp_path / "in.jsonl", 6)
    summary = code([tmp_path / "in.jsonl"], tmp_path / "out.jsonl", Options(since="2024-05-04"))
    assert summary.articles == 3
    none = code([tmp_path / "in.jsonl"], tmp_path / "sure.jsonl", Options(least=1.0))
    assert none.articles == 6 and none.events == 0


def test_folder_gets_readings_events_and_manifest(tmp_path):
    write_articles(tmp_path / "in.jsonl", 2)
    summary = code([tmp_path / "in.jsonl"], tmp_path / "coded", Options())
    assert sorted(p.name for p in (tmp_path / "coded").iterdir()) == [
        "events.parquet",
        "manifest.json",
        "readings.jsonl",
    ]
    assert json.loads((tmp_path / "coded" / "manifest.json").read_text("utf8"))["events"] == summary.events


def test_missing_input_is_named(tmp_path):
    with pytest.raises(InputError, match="nowhere"):
        code([tmp_path / "nowhere.jsonl"], tmp_path / "out.jsonl", Options())


def test_journal_counts_whole_lines(tmp_path):
    path = tmp_path / "j"
    path.write_bytes(b'{"run":"r"}\n{"rejected":null}\n{"rej')
    journal = Journal(path, resume=True, run="r")
    assert journal.done == 1
    journal.drop()
    assert not path.exists()
    assert Rejected("x", "", "r", "n").input == "x"
