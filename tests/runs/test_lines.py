"""Lines of readings are prepared for a store in order, here or in a process beside, which may die."""

import gzip

import pytest

from khabar.articles import Rejected
from khabar.runs import lines
from khabar.runs.lines import Lines, list_readings, prepare_all, prepare_beside, prepare_files, prepare_lines


@pytest.fixture
def paths(demo_readings, tmp_path, monkeypatch):
    """Two files of some chunks; one line is no reading."""
    monkeypatch.setattr(lines, "CHUNK", 2)
    written = [reading.to_json() for reading in demo_readings]
    written.insert(3, b'{"article": 1}')
    for name, some in (("a.jsonl", written[:5]), ("b.jsonl", written[5:])):
        (tmp_path / name).write_bytes(b"\n".join([*some, b""]))
    return list_readings([tmp_path / "a.jsonl", tmp_path / "b.jsonl"])


@pytest.fixture
def wanted(paths):
    """What this process makes of them."""
    return [item for chunk in prepare_files(paths) for item in chunk]


def test_every_reading_comes_in_order(demo_readings, wanted):
    made = [item.id for item in wanted if not isinstance(item, Rejected)]
    assert made == [reading.article.id for reading in demo_readings]


def test_what_is_no_reading_is_left_out_with_its_place(wanted):
    (left,) = [item for item in wanted if isinstance(item, Rejected)]
    assert left.input.endswith("a.jsonl line 4")
    assert left.reason.startswith("not a reading: ")


def test_a_process_beside_gives_the_same_in_the_same_order(paths, wanted):
    assert [item for chunk in prepare_beside(paths) for item in chunk] == wanted


def test_a_process_that_dies_loses_nothing(paths, wanted, monkeypatch):
    """It is gone when its second chunk is asked for."""
    there = lines.receive
    answers = []

    def receive(file):
        answers.append(there(file) if not answers else None)
        return answers[-1]

    monkeypatch.setattr(lines, "receive", receive)
    monkeypatch.setattr(lines, "CHUNK", 500)  # as in the other process
    assert [item for chunk in prepare_beside(paths) for item in chunk] == wanted
    assert answers[0]
    assert set(answers[1:]) == {None}


@pytest.mark.parametrize("way", [prepare_files, prepare_beside])
def test_a_file_that_breaks_off_is_told_behind_what_came_before(paths, tmp_path, wanted, way):
    whole = gzip.compress(paths[1].read_bytes())
    broken = tmp_path / "c.jsonl.gz"
    broken.write_bytes(whole[:-20])
    *found, left = [item for chunk in way([*paths, broken, tmp_path / "missing.jsonl"]) for item in chunk][:-1]
    assert found[: len(wanted)] == wanted
    assert len(found) > len(wanted)
    assert left.input.endswith("c.jsonl.gz")
    assert left.reason.startswith("broken off: ")
    (missing,) = [item for chunk in way([tmp_path / "missing.jsonl"]) for item in chunk]
    assert missing.reason == "cannot be opened: No such file or directory"


def test_only_large_files_start_a_process(paths, wanted, monkeypatch):
    started = []
    monkeypatch.setattr(lines, "prepare_beside", lambda found: started.append(found) or iter([]))
    assert [item for chunk in prepare_all(paths) for item in chunk] == wanted
    assert started == []
    monkeypatch.setattr(lines, "LARGE", 1)
    monkeypatch.setattr(lines.os, "cpu_count", lambda: 2)
    assert list(prepare_all(paths)) == []
    assert started == [paths]


def test_empty_lines_are_no_readings():
    assert prepare_lines(Lines("readings.jsonl", 1, [b"\n", b"  \n"])) == []
