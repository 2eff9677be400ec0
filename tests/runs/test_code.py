"""Coding many articles: same result for any number of processes, bad items set aside, cut-off runs go on."""

import json

import pytest

from khabar.articles import Rejected
from khabar.errors import InputError, KhabarError
from khabar.runs import Options, code
from khabar.runs import pool as pool_module
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
        def read_article(self, article):
            if article.id == "a1":
                raise RuntimeError("poisoned")
            return pool_module.Reader.read_article(REAL, article)

    REAL = pool_module.Reader()
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
    journal.write_bytes(b"".join(lines[:5]) + lines[5][:40])
    seen = []
    code([tmp_path / "in.jsonl"], tmp_path / "out.jsonl", Options(resume=True), seen.append)
    assert seen[0] == 6 and (tmp_path / "out.jsonl").read_bytes() == whole
    assert not journal.exists()


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


def test_a_killed_process_is_told(tmp_path, monkeypatch):
    write_articles(tmp_path / "in.jsonl", 40)
    monkeypatch.setattr(pool_module, "_read_chunk", _die)
    with pytest.raises(KhabarError, match="--resume"):
        code([tmp_path / "in.jsonl"], tmp_path / "out.jsonl", Options(processes=2))


def _die(chunk):
    import os

    os._exit(9)


def test_journal_counts_whole_lines(tmp_path):
    path = tmp_path / "j"
    path.write_bytes(b'{"rejected":null}\n{"rej')
    journal = Journal(path, resume=True)
    assert journal.done == 1
    journal.drop()
    assert not path.exists()
    assert Rejected("x", "", "r", "n").input == "x"
