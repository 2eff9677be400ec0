"""What goes wrong around a run, done to it: killed drivers and processes, full disks, two runs at once, set clocks.

Nothing may be lost or come twice, and a run that goes on ends in the same rows.
"""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from khabar.articles import published
from khabar.errors import OutputError
from khabar.runs import Options, code
from khabar.runs.journal import Journal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals, locks and limits are those of POSIX systems")
FEW = 60
LIMITED = """
import resource, sys
from khabar.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
main(sys.argv[2:])
"""


@pytest.fixture
def news(tmp_path):
    """Write articles, one that is none among them."""
    rows = [
        {
            "id": f"a{n}",
            "published": "2024-05-02",
            "text": f"خبر\nقال وزير الدفاع إن مسلحين هاجموا القاعدة {n} في مالي.",
        }
        for n in range(FEW)
    ]
    rows[7]["text"] = ""
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf8")
    return path


@pytest.fixture
def whole(news, tmp_path):
    """Give what an undisturbed run writes."""
    code([news], tmp_path / "whole.jsonl", Options())
    return files(tmp_path, "whole.jsonl")


def files(folder, name):
    """Give the bytes of an output and of its rejected items."""
    return (folder / name).read_bytes(), (folder / f"{name}.rejected.jsonl").read_bytes()


def start(*arguments, **options):
    """Start the command in a process."""
    command = [sys.executable, "-m", "khabar", "code", *map(str, arguments)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, **options)


def wait_for(done, popen):
    """Wait until something has happened, while the process runs."""
    end = time.monotonic() + 120
    while not done():
        assert popen.poll() is None, popen.communicate()
        assert time.monotonic() < end
        time.sleep(0.01)


def children(popen):
    """Give the ids of a process's children (Linux)."""
    listed = Path(f"/proc/{popen.pid}/task/{popen.pid}/children")
    if not listed.exists():
        pytest.skip("children are found in /proc")
    return [int(number) for number in listed.read_text().split()]


def lines_in(path):
    return path.read_bytes().count(b"\n") if path.exists() else 0


def test_a_killed_driver_leaves_no_processes_and_its_run_goes_on(news, whole, tmp_path):
    out, journal = tmp_path / "out.jsonl", tmp_path / "out.jsonl.journal"
    long = tmp_path / "long.jsonl"
    long.write_bytes(news.read_bytes() * 40)
    popen = start(long, "-o", out, "--processes", 2)
    wait_for(lambda: lines_in(journal) > 100, popen)
    workers = children(popen)
    popen.send_signal(signal.SIGKILL)
    popen.communicate()
    assert len(workers) == 2 and not out.exists()
    end = time.monotonic() + 60
    while any(Path(f"/proc/{pid}/stat").exists() for pid in workers) and time.monotonic() < end:
        time.sleep(0.1)
    assert not any(Path(f"/proc/{pid}/stat").exists() for pid in workers)
    done = []
    summary = code([long], out, Options(resume=True), done.append)
    assert done[0] > 100 and (summary.articles, summary.rejected) == (40 * (FEW - 1), 40)
    assert out.read_bytes() == whole[0] * 40


def test_killed_reading_processes_cost_nothing(news, whole, tmp_path):
    out = tmp_path / "out.jsonl"
    popen = start(news, "-o", out, "--processes", 2)
    wait_for(lambda: len(children(popen)) == 2, popen)
    wait_for(lambda: lines_in(tmp_path / "out.jsonl.journal") > 0, popen)
    for pid in children(popen):
        os.kill(pid, signal.SIGKILL)
    _, err = popen.communicate()
    # killed while they load their tables they are told, killed later they are replaced
    if popen.returncode == 1:
        assert b"does not start (SIGKILL)" in err
        code([news], out, Options(resume=True))
    assert files(tmp_path, "out.jsonl") == whole


@pytest.mark.parametrize("size", [3_000, 100_000])
def test_a_full_disk_is_told_and_the_run_goes_on(news, whole, tmp_path, size):
    """A limit on the size of files fails as a full disk does, in the journal or in the output."""
    out = tmp_path / "out.jsonl"
    arguments = [sys.executable, "-c", LIMITED, str(size), "code", str(news), "-o", str(out)]
    done = subprocess.run(arguments, capture_output=True, check=False)
    assert done.returncode == 1 and b"--resume" in done.stderr and b"Traceback" not in done.stderr, done.stderr
    assert sorted(p.name for p in tmp_path.glob("out*")) == ["out.jsonl.journal"]
    code([news], out, Options(resume=True))
    assert files(tmp_path, "out.jsonl") == whole


def test_a_full_disk_at_the_last_step(news, whole, tmp_path, monkeypatch):
    out = tmp_path / "out.jsonl"

    def full(handle):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch, pytest.raises(OutputError, match="No space left"):
        patch.setattr(os, "fsync", full)
        code([news], out, Options())
    assert sorted(p.name for p in tmp_path.glob("out*")) == ["out.jsonl.journal"]
    seen = []
    code([news], out, Options(resume=True), seen.append)
    assert seen == [] and files(tmp_path, "out.jsonl") == whole


def test_two_runs_into_one_output(news, whole, tmp_path):
    out = tmp_path / "out.jsonl"

    def other(done):
        for resume in (True, False):
            with pytest.raises(OutputError, match="another run is writing"):
                code([news], out, Options(resume=resume))

    code([news], out, Options(), other)
    assert files(tmp_path, "out.jsonl") == whole


@pytest.mark.parametrize("shown", [date(1970, 1, 1), date(2024, 4, 1), date(2099, 1, 1)])
def test_a_set_clock_changes_nothing(news, whole, tmp_path, monkeypatch, shown):
    """What a wrong clock shows makes no published article one of the future; processor time does not hear of it."""
    monkeypatch.setattr(published, "_today", lambda: shown)
    monkeypatch.setattr(time, "time", lambda: 0.0)
    code([news], tmp_path / "out.jsonl", Options())
    assert files(tmp_path, "out.jsonl") == whole


@pytest.mark.parametrize("tail", [b'{"half', b"\0" * 50 + b"\n", b'\n{"a": 1}\n'])
def test_a_journal_is_read_up_to_its_last_whole_line(tmp_path, tail):
    path = tmp_path / "j"
    path.write_bytes(b'{"run":"r"}\n{"rejected":null}\n' + tail)
    journal = Journal(path, resume=True, run="r")
    assert journal.done == 1
    journal.add(b"{}")
    journal.flush()
    assert path.read_bytes() == b'{"run":"r"}\n{"rejected":null}\n{}\n'
    journal.drop()
