"""Lines of readings are prepared for a store in order, here or in a process beside, which may die."""

import pytest

from khabar.articles import Rejected
from khabar.runs import lines
from khabar.runs.lines import Beside, Lines, prepare_lines, read_lines_of


@pytest.fixture
def chunks(demo_readings, tmp_path, monkeypatch):
    """Chunks of two lines of a file, one line of which is no reading."""
    monkeypatch.setattr(lines, "CHUNK", 2)
    written = [reading.to_json() for reading in demo_readings]
    written.insert(3, b'{"article": 1}')
    path = tmp_path / "readings.jsonl"
    path.write_bytes(b"\n".join([*written, b""]))
    return list(read_lines_of([path]))


@pytest.fixture
def wanted(chunks):
    """What one process makes of them."""
    return [prepare_lines(chunk) for chunk in chunks]


def made_beside(chunks, after_first=lambda beside: None):
    beside = Beside()
    beside._alone = False  # as on two processors or more
    with beside:
        made = []
        for number, some in enumerate(beside.prepared(iter(chunks))):
            made += some
            if number == 1:
                after_first(beside)
    return made


def test_chunks_hold_every_line_with_its_number(chunks):
    assert [chunk.number for chunk in chunks] == list(range(1, 2 * len(chunks), 2))
    assert sum(len(chunk.lines) for chunk in chunks) >= 6


def test_what_is_no_reading_is_left_out_with_its_place(wanted):
    (left,) = [item for some in wanted for item in some if isinstance(item, Rejected)]
    assert left.input.endswith("readings.jsonl line 4")
    assert left.reason.startswith("not a reading: ")


def test_a_process_beside_gives_the_same_in_the_same_order(chunks, wanted):
    assert made_beside(chunks) == [item for some in wanted for item in some]


def test_a_process_that_dies_loses_nothing(chunks, wanted):
    def kill(beside):
        beside._process.kill()
        beside._process.wait()

    assert made_beside(chunks, kill) == [item for some in wanted for item in some]


def test_few_lines_start_no_process(chunks, wanted):
    beside = Beside()
    assert list(beside.prepared(chunks[:1])) == wanted[:1]
    assert beside._process is None


def test_empty_lines_are_no_readings():
    assert prepare_lines(Lines("readings.jsonl", 1, [b"\n", b"  \n"])) == []
