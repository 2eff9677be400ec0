"""Reading processes: same lines as in one process, limits on an article, and what happens where processes die.

The processes run a stand-in for the worker, whose reader does what a poisoned article says and reads all others.
"""

import gc
import os
import signal
import sys

import msgspec
import pytest

from khabar.articles import Rejected, processes
from khabar.errors import KhabarError
from khabar.model import Article
from khabar.reader import pool, worker
from khabar.reader.outcomes import read_outcome
from khabar.reader.pool import Limits, read_lines

POISON = '''
"""A worker on which some articles act."""
import os, re, signal, sys
from pathlib import Path
from khabar.reader import worker
from khabar.reader.read import Reader

read_article = Reader.read_article

def poisoned(self, article):
    act, _, rest = article.id.partition(" ")
    if act == "grow":
        return [bytearray(1 << 20) for _ in range(1 << 20)]
    if act == "spin":
        re.match("(a+)+b", "a" * 60)
    if act == "die" or (act == "once" and not Path(rest).exists()):
        Path(rest or os.devnull).write_bytes(b"")
        os.kill(os.getpid(), signal.SIGKILL)
    if act == "print":
        print("between the frames")
    if act == "raise":
        raise ValueError(rest)
    return read_article(self, article)

Reader.read_article = poisoned
START
worker.main()
'''
TEXT = "خبر اليوم\nاتهمت النرويج كينيا بخرق الاتفاق رقم {}."
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits and signals are those of POSIX systems")


@pytest.fixture
def poison(tmp_path, monkeypatch):
    """Let the processes run the stand-in; give a way to change how it starts."""

    def write(start=""):
        (tmp_path / "poisoned_worker.py").write_text(POISON.replace("START", start), "utf8")

    write()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(pool, "WORKER", "poisoned_worker")
    return write


def articles(number, **acts):
    """Give articles; those named by place are poisoned."""
    return [Article(acts.get(f"at{n}", f"a{n}"), TEXT.format(n), published="2024-03-04") for n in range(number)]


def told(items, *, processes=1, limits=None):
    """Read, hold the order, and give the reasons of those that were left out."""
    left = {}
    outcomes = [read_outcome(line) for line in read_lines(items, processes, limits or Limits(600))]
    for item, outcome in zip(items, outcomes, strict=True):
        if isinstance(outcome, Rejected):
            left[outcome.input] = outcome.reason
            assert outcome.input == item.id and outcome.raw == item.text
        else:
            assert outcome.article.id == item.id
    return left


def test_processes_and_limits_do_not_change_the_lines(demo_articles, demo_readings):
    items = [*demo_articles, Rejected("x.txt", "", "empty text", "leave it out"), *demo_articles]
    here = list(read_lines(items))
    assert here == list(read_lines(items, 2, Limits(60, 4000)))
    assert [read_outcome(line) for line in here][: len(demo_articles)] == demo_readings


TOGETHER = """
held, receive = [], worker.receive

def release(file):
    for out in [out for out, _ in held[:1]]:
        out.write(b"".join(len(line).to_bytes(8, "big") + line for _, line in held))
        out.flush()
    held.clear()
    return receive(file)

worker.send, worker.receive = lambda out, line: held.append((out, line)), release
"""


@pytest.fixture
def alarm():
    """End a test that hangs."""

    def end(number, frame):
        raise AssertionError("it waits for what has come already")

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(45)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def test_answers_that_come_together_are_all_taken(poison, alarm):
    """A process may answer faster than its answers are taken, as on a busy machine; none is waited for again."""
    poison(TOGETHER)
    assert told(articles(40), processes=2) == {}


@pytest.mark.usefixtures("poison")
def test_an_article_over_its_time_is_left_out():
    assert told(articles(4, at1="spin"), limits=Limits(seconds=3)) == {"spin": "reading it takes more than 3 s"}


@pytest.mark.usefixtures("poison")
def test_an_article_over_the_memory_is_left_out():
    reasons = told(articles(4, at2="grow"), limits=Limits(megabytes=1200))
    assert reasons == {"grow": "reading it takes more than 1,200 MB of memory"}


@pytest.mark.usefixtures("poison")
def test_an_article_that_kills_is_left_out_and_a_killed_process_costs_nothing(tmp_path):
    items = articles(40, at3="die", at20=f"once {tmp_path / 'killed'}", at21="print", at22="raise bad")
    reasons = told(items, processes=2)
    assert reasons == {
        "die": "its reading process was ended 2 times (SIGKILL)",
        "raise bad": "ValueError: bad",
    }
    assert (tmp_path / "killed").exists()


def test_processes_that_do_not_start_are_told(poison):
    poison("sys.exit(5)")
    with pytest.raises(KhabarError, match="exit status 5"):
        told(articles(2))
    poison()
    with pytest.raises(KhabarError, match="--megabytes"):
        told(articles(2), limits=Limits(megabytes=20))


@pytest.mark.usefixtures("poison")
def test_no_process_outlives_its_pool():
    lines = read_lines(articles(40), 2, Limits(600))
    next(lines)
    running = [process.popen for process in lines.gi_frame.f_locals["pool"].processes]
    lines.close()
    assert len(running) == 2 and all(popen.returncode is not None for popen in running)


def test_a_worker_ends_with_its_driver():
    """The driver's end of the pipe closes when it is killed, whatever kills it."""
    read, write = os.pipe()
    with os.fdopen(read, "rb") as file:
        os.write(write, (100).to_bytes(processes.LENGTH, "big") + msgspec.msgpack.encode([]))
        os.close(write)
        assert processes.receive(file) is None and processes.receive(file) is None


@pytest.fixture
def _collector():
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


@pytest.mark.usefixtures("_collector")
def test_a_run_reads_as_a_single_reader(reader):
    text = "خبر اليوم\nاتهمت النرويج كينيا بخرق الاتفاق."
    assert worker.open_reader().read(text, published="2024-03-04") == reader.read(text, published="2024-03-04")
    assert gc.isenabled() and gc.get_threshold()[0] == processes.YOUNG
