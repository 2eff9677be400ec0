"""The commands watch and review, and the newcomer's ten minutes, as they are typed."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from khabar.store import add_readings, list_decisions, made_here, open_store

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}


@pytest.fixture
def feeds(tmp_path):
    """Write a list whose one feed nobody answers."""
    path = tmp_path / "feeds.toml"
    path.write_text(
        f'store = "sqlite:///{tmp_path}/desk.db"\nprivate = ["127.0.0.0/8"]\ntimeout = 2\n'
        '[[feed]]\nname = "gone"\nurl = "http://127.0.0.1:9/rss"\n',
        "utf8",
    )
    return path


def test_ten_minutes(run, tmp_path):
    script = [sys.executable, ROOT / "docs" / "ten_minutes.py", tmp_path / "try"]
    done = subprocess.run(script, capture_output=True, encoding="utf8", env=ENVIRONMENT, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr
    assert "one independent chain" in done.stdout and "-- the correction is in the export" in done.stdout


def test_a_feed_that_failed_is_told_in_log_status_and_exit(run, feeds):
    assert run("watch", feeds, "--status")[0] == 1, "no store yet"
    status, out, _ = run("watch", feeds, "--once", "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert status == 3 and [line["what"] for line in lines] == ["started", "failed", "stopped"]
    assert lines[1]["feed"] == "gone" and "no connection" in lines[1]["why"]
    status, out, _ = run("watch", feeds, "--status")
    assert status == 0 and "failing" in out and "no connection" in out
    status, out, _ = run("watch", feeds, "--status", "--json")
    assert json.loads(out)["failures"] == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 0)])
def test_a_signal_stops_it_and_it_may_be_started_again(run, feeds, number, status):
    command = [sys.executable, "-m", "khabar", "watch", feeds, "--json"]
    running = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf8", env=ENVIRONMENT
    )
    while '"failed"' not in (line := running.stdout.readline()):
        assert line, running.stderr.read()
    time.sleep(0.05)
    running.send_signal(number)
    out, err = running.communicate(timeout=60)
    assert running.returncode == status and '"stopped"' in out and "Traceback" not in err
    assert run("watch", feeds, "--once")[0] in (0, 3)


def test_review_shows_and_decides(run, demo_readings, url):
    with open_store(url, create=True) as store:
        add_readings(store, demo_readings, made_here())
    article = next(reading for reading in demo_readings if reading.events)
    item = f"{article.article.id}:{article.events[0].id}"
    status, out, _ = run("review", url, article.article.id, "--json")
    assert status == 0 and item in [json.loads(line)["item"] for line in out.splitlines()]
    assert run("review", url, article.article.id)[1].count("machine") == len(article.events) + len(article.attributions)
    status, out, _ = run(
        "review", url, item, "correct", "--set", "confidence=0.25", "--set", "status=future", "--who", "amina"
    )
    assert status == 0 and "amina" in out
    shown = json.loads(run("review", url, item, "--json")[1])
    assert shown["state"] == "reviewed" and (shown["item"]["status"], shown["item"]["confidence"]) == ("future", 0.25)
    assert [(d["verdict"], d["who"]) for d in shown["decisions"]] == [("correct", "amina")]
    assert run("review", url, item, "reject", "--who", "omar", "--json")[0] == 0
    assert json.loads(run("review", url, item, "--json")[1])["item"] is None
    with open_store(url) as store:
        assert [d.who for d in list_decisions(store)] == ["amina", "omar"]


def test_review_adds_what_was_missed_and_keeps_reviewers_blind(run, demo_readings, url, tmp_path):
    with open_store(url, create=True) as store:
        add_readings(store, demo_readings, made_here())
    reading = next(reading for reading in demo_readings if len(reading.events) > 1)
    article, event = reading.article.id, reading.events[0]
    word = max(
        re.findall(r"\w+", reading.article.text), key=lambda one: (reading.article.text.count(one) == 1, len(one))
    )
    fields = ("--set", "type=PROTEST", "--set", "mode=demo", "--set", f"trigger={word}", "--set", f'actors=["{word}"]')
    status, out, err = run(
        "review", url, f"{article}:e", "add", *fields, "--who", "amina", "--comment", "missed", "--json"
    )
    assert status == 0, err
    item = json.loads(out)["item"]
    assert item == f"{article}:e{len(reading.events) + 1}"
    shown = json.loads(run("review", url, item, "--json")[1])
    at = reading.article.text.index(word)
    assert (shown["item"]["trigger"], shown["item"]["why"]) == ([at, at + len(word)], "people:amina")
    assert shown["item"]["actors"][0]["name"] == word
    assert [(d["verdict"], d["who"], d["comment"]) for d in shown["decisions"]] == [("add", "amina", "missed")]
    assert "(added by amina)" in run("review", url, article)[1]
    assert "(added by amina)" not in run("review", url, article, "--who", "boris", "--blind")[1]
    run("review", url, f"{article}:{event.id}", "correct", "--set", "status=future", "--who", "amina")
    blind = json.loads(run("review", url, f"{article}:{event.id}", "--who", "boris", "--blind", "--json")[1])
    assert (blind["state"], blind["item"]["status"], blind["decisions"]) == ("machine", event.status, [])
    assert run("export", url, "-o", tmp_path / "out.csv", "--type", "PROTEST", "--mode", "demo")[0] == 0
    assert item in (tmp_path / "out.csv").read_text("utf8")
    status, _, err = run("review", url, f"{article}:e", "add", "--set", "type=PROTEST")
    assert status == 1 and "needs: trigger" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nothing",), "no such article"),
        (("nothing:e1", "accept"), "no such article"),
        (("nothing", "accept"), "needs one item"),
        (("nothing:e1", "correct", "--set", "status"), "no FIELD=VALUE"),
        (("nothing:e1", "correct"), "a correction goes with"),
    ],
)
def test_review_says_what_is_wrong(run, tmp_path, arguments, said):
    url = f"sqlite:///{tmp_path}/desk.db"
    open_store(url, create=True).close()
    status, _, err = run("review", url, *arguments)
    assert status == 1 and said in err
