"""A small run of the fuzzing that `benchmarks/fuzz.py` does: nothing breaks, a failing input is kept, a run goes on."""

import sys

import pytest

from benchmarks import fuzz, fuzz_inputs

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its alarm is a signal of POSIX systems")


def test_mutated_news_breaks_no_reader_nor_the_pipeline(tmp_path):
    state = fuzz.run(tmp_path, 150)
    assert state["crashes"] == 0, [path.read_text("utf8") for path in tmp_path.glob("*.txt")]
    assert sum(state["inputs"].values()) == state["next"] == 150
    assert fuzz.run(tmp_path, 10)["next"] == 160, "it goes on where it was"


def test_a_seed_gives_the_same_bytes_and_every_kind_its_own():
    assert fuzz_inputs.make_input(7) == fuzz_inputs.make_input(7) != fuzz_inputs.make_input(8)
    made = {kind: fuzz_inputs.make_input(3, kind)[1] for kind in fuzz_inputs.MAKERS}
    assert len(made) == 9 and all(made.values())


def test_what_breaks_is_counted_and_kept(tmp_path, monkeypatch):
    def broken(self, kind, data):
        raise ZeroDivisionError(kind)

    monkeypatch.setattr(fuzz.Fuzzer, "read", broken)
    state = fuzz.run(tmp_path, 3)
    assert state["crashes"] == 3 and (tmp_path / "2.bin").read_bytes() == fuzz_inputs.make_input(2)[1]
    assert "ZeroDivisionError" in (tmp_path / "2.txt").read_text("utf8")


def test_an_input_that_ends_the_process_is_found_at_the_next_start(tmp_path):
    (tmp_path / "in-hand").write_text("5", "utf8")
    assert fuzz.Tally(tmp_path).state["crashes"] == 1 and (tmp_path / "5.bin").exists()
