"""`khabar code --guest`: over a real connection, in runs that resume, with options that do not fit."""

import gzip
import json
import sqlite3
import sys

import pytest

from khabar.cli.main import main
from khabar.store import iter_readings, open_store
from tests.guests.endpoints import chat, serve

ANSWER = chat(json.dumps({"events": [{"type": "CONSULT", "mode": "visit", "trigger": "حلّ ضيفا", "actors": [{"text": "وفد"}]}]}))


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.setenv("KHABAR_DATA", str(tmp_path / "home"))
    monkeypatch.setenv("KHABAR_GUEST_KEY", "k")
    rows = [{"id": str(n), "text": f"خبر رقم {n}\nحل ضيفا على القرية وفد من المزارعين.\n"} for n in range(4)]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf8")
    return tmp_path


def run(files, *arguments, output="out.jsonl"):
    try:
        main(["code", str(files / "in.jsonl"), "-o", str(files / output), *arguments])
    except SystemExit as error:
        return error.code
    return 0


def test_a_guest_reads_along_and_is_asked_once(files):
    with serve(ANSWER) as (url, script):
        asked = ("--guest", url, "--guest-model", "m")
        assert run(files, *asked) == 0 and run(files, *asked, output="again.jsonl") == 0
    assert len(script.asked) == 4 and set(script.keys) == {"Bearer k"}
    readings = [json.loads(line) for line in (files / "out.jsonl").read_text("utf8").splitlines()]
    assert all(any(e["why"] == "guest:m" for e in r["events"]) for r in readings)
    assert (files / "out.jsonl").read_bytes() == (files / "again.jsonl").read_bytes()
    assert (files / "home" / "guests.sqlite").exists()


def test_a_run_that_the_endpoint_cut_off_resumes(files, capsys):
    with serve((401, {}, b"no"), (401, {}, b"no"), (401, {}, b"no"), ANSWER) as (url, script):
        asked = ("--guest", url, "--guest-model", "m")
        assert run(files, *asked) == 1 and "KHABAR_GUEST_KEY" in capsys.readouterr().err
        assert (files / "out.jsonl.journal").exists() and not (files / "out.jsonl").exists()
        assert run(files, *asked, "--resume") == 0
    readings = [json.loads(line) for line in (files / "out.jsonl").read_text("utf8").splitlines()]
    assert [r["article"]["id"] for r in readings] == ["0", "1", "2", "3"] and len(script.asked) == 5
    assert not any(e["why"] == "guest:m" for e in readings[0]["events"]) and "refused" in readings[0]["notes"][-1]
    assert any(e["why"] == "guest:m" for e in readings[3]["events"])


@pytest.mark.skipif(sys.platform == "win32", reason="processes and locks are those of POSIX systems")
def test_parts_take_the_guest_along_and_count_its_cost_for_the_whole_run(files):
    (files / "more.jsonl").write_text(json.dumps({"id": "9", "text": "حل ضيفا على القرية وفد من المزارعين.\n"}), "utf8")
    with serve(ANSWER) as (url, script):
        asked = ("--guest", url, "--guest-model", "m", "--part", "1")
        assert run(files, str(files / "more.jsonl"), *asked, output="coded") == 0
    lines = gzip.decompress((files / "coded" / "readings" / "part-00000.jsonl.gz").read_bytes()).splitlines()
    assert len(lines) == len(script.asked) == 5
    assert all(any(e["why"] == "guest:m" for e in json.loads(line)["events"]) for line in lines)
    runs = sqlite3.connect(files / "home" / "guests.sqlite").execute("select count(*) from spent").fetchone()
    assert runs == (1,)


def test_a_store_reads_again_what_a_guest_has_not_seen(files, capsys):
    def added(*arguments):
        assert run(files, *arguments, "--json", output="desk.db") == 0
        return json.loads(capsys.readouterr().out)

    store = f"sqlite:///{files / 'desk.db'}"
    with serve(ANSWER) as (url, _):
        asked = ("-o", store, "--guest", url, "--guest-model", "m")
        assert (added("-o", store)["articles"], added("-o", store)["known"]) == (4, 4)
        first, again = added(*asked), added(*asked)
    assert (first["articles"], first["known"], again["known"]) == (4, 0, 4)
    with open_store(store) as desk:
        assert all(any(e.why == "guest:m" for e in reading.events) for reading in iter_readings(desk))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--guest", "http://x/v1"), "both an address and a model"),
        (("--guest-model", "m"), "both an address and a model"),
        (("--guest", "http://x/v1", "--guest-model", "m", "--guest-money", "1"), "needs prices"),
        (("-o", "sqlite:///x.db", "--part", "1"), "takes no parts"),
    ],
)
def test_options_that_do_not_fit(files, capsys, arguments, message):
    assert run(files, *arguments) == 1 and message in capsys.readouterr().err
