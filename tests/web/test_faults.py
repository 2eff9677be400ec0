"""The server killed while it writes, a full disk, a set clock: what was answered is kept once, the rest is as if never asked."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from datetime import datetime

import httpx
import pytest

from khabar.store import list_decisions, users
from khabar.web.login import TRIES

from .conftest import client_of, csrf_of, sign_in

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits are those of POSIX systems")
SERVE = """
import sys
from argon2 import PasswordHasher
from khabar.web import passwords
passwords.HASHER = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
from khabar.cli import main
main(sys.argv[1:])
"""


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def started(path):
    """Start the desk on a store and give its process and a client that is signed in as a reviewer."""
    port = free_port()
    command = [sys.executable, "-c", SERVE, "serve", f"sqlite:///{path}", "--port", str(port)]
    popen = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False)
    end = time.monotonic() + 120
    while True:
        try:
            client.get("/login")
            break
        except httpx.TransportError:
            assert popen.poll() is None and time.monotonic() < end
            time.sleep(0.05)
    assert sign_in(client, "amal").status_code == 303
    return popen, client


def test_a_server_that_is_killed_while_it_writes_keeps_what_it_answered(news, tmp_path):
    popen, client = started(tmp_path / "news.db")
    try:
        head = {"x-csrf-token": csrf_of(client)}
        asked, answered = [], []

        def decide():
            for number in range(10_000):
                asked.append(f"number {number}")
                sent = {"article": "w1", "item": "e1", "verdict": "accept", "comment": asked[-1]}
                try:
                    answer = client.post("/api/decisions", json=sent, headers=head)
                except httpx.HTTPError:
                    return
                assert answer.status_code == 201, answer.text
                answered.append(asked[-1])

        writing = threading.Thread(target=decide)
        writing.start()
        end = time.monotonic() + 120
        while len(answered) < 20 and time.monotonic() < end:
            time.sleep(0.001)
        os.kill(popen.pid, signal.SIGKILL)
        writing.join(120)
    finally:
        popen.kill()
        popen.wait()
        client.close()
    with sqlite3.connect(tmp_path / "news.db") as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    kept = [one.comment for one in list_decisions(news)]
    assert len(answered) >= 20 and kept[: len(answered)] == answered
    assert kept in (answered, asked[: len(answered) + 1]), "the one in hand is there whole or not at all"
    again, client = started(tmp_path / "news.db")
    again.kill()
    again.wait()
    client.close()


def test_a_full_disk_is_told_and_changes_nothing(news):
    """A database that may not grow fails as one on a full disk does."""
    client = client_of(news)
    assert sign_in(client, "amal").status_code == 303
    head = {"x-csrf-token": csrf_of(client)}
    sent = {"article": "w1", "item": "e1", "verdict": "accept", "comment": "x" * 400_000}
    limit = []

    @limit_pages(news, limit)
    def full():
        answer = client.post("/api/decisions", json=sent, headers=head)
        assert answer.status_code == 503 and "full" in answer.json()["error"]
        assert client.get("/api/articles").status_code == 200

    assert list_decisions(news) == []
    sent["comment"] = "there is room again"
    assert client.post("/api/decisions", json=sent, headers=head).status_code == 201


def limit_pages(store, limit):
    """Run a function while the database's file may hold no more pages than it does."""
    from sqlalchemy import event

    def begin(connection, *_):
        connection.execute(f"PRAGMA max_page_count={limit[0]}")

    def run(act):
        with store.reading() as connection:
            limit.append(connection.exec_driver_sql("PRAGMA page_count").scalar())
        event.listen(store.engine, "checkout", begin)
        act()
        limit[0] = 1 << 30
        with store.reading():
            pass
        return act

    return run


def test_a_set_clock_lets_nobody_in_and_locks_nobody_out_for_long(news, monkeypatch):
    """Set back, a session stays; far ahead, it has ended; tries of a time that is yet to come count as of now."""
    client = client_of(news)
    assert sign_in(client, "rana").status_code == 303
    shown = []

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.fromisoformat(shown[0]).replace(tzinfo=tz)

    monkeypatch.setattr(users, "datetime", Clock)
    for shown[:], status in ((["1970-01-01T00:00:00"], 200), (["2099-01-01T00:00:00"], 303)):
        assert client.get("/").status_code == status, shown
    for _ in range(TRIES["name"]):
        sign_in(client, "amal", "wrong wrong wrong")
    assert sign_in(client, "amal").status_code == 429
    shown[:] = ["2099-01-01T01:00:00"]
    assert sign_in(client, "amal").status_code == 303
