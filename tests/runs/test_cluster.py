"""A Ray cluster by its address: a second Ray on this machine, started beforehand, from storage into storage."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from khabar.errors import KhabarError
from khabar.runs import Options, code_parts
from tests.runs.test_parts import SMALL, download, storage, upload, write_news

__all__ = ["storage"]
BY_HAND = {"RAY_AUTH_MODE": "disabled", "RAY_USAGE_STATS_ENABLED": "0"}
TRIES = 2  # Ray gives a head half a minute to start, too little on a crowded machine
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes and signals are those of POSIX systems")


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture(scope="module")
def cluster(storage, tmp_path_factory):
    """Start the head of a cluster, by its own program, on a port of its own; give its address.

    Its processes have the environment in which it was started, so it is started after the storage.
    """
    pytest.importorskip("daft", reason="daft is optional")
    pytest.importorskip("ray", reason="ray is optional")
    for last in range(TRIES):
        port, log = free_port(), tmp_path_factory.mktemp("ray") / "log"
        scratch = Path("/tmp") / f"khabar-{os.getpid()}-{last}"  # paths of its sockets have to be short
        scratch.mkdir()
        head = start_head(port, log, scratch)
        try:
            if stands(head, log):
                yield f"127.0.0.1:{port}"
                return
        finally:
            end_head(head)
            shutil.rmtree(scratch, ignore_errors=True)
    pytest.skip("no Ray starts here: " + log.read_text("utf8", "replace")[-300:])


def start_head(port, log, scratch):
    """Start the head in a group of processes of its own."""
    program = str(Path(sys.executable).with_name("ray"))
    place = ["--node-ip-address", "127.0.0.1", "--port", str(port)]
    sizes = ["--num-cpus", "2", "--object-store-memory", str(80 << 20), "--include-dashboard", "false"]
    environment = os.environ | BY_HAND | {"RAY_TMPDIR": str(scratch)}
    command = [program, "start", "--head", "--block", *place, *sizes]
    with log.open("wb") as file:
        return subprocess.Popen(command, stdout=file, stderr=file, env=environment, start_new_session=True)


def stands(head, log):
    """Wait until the head says that it runs; False where it ends, or takes too long."""
    end = time.monotonic() + 120
    while b"block forever" not in log.read_bytes():
        if head.poll() is not None or time.monotonic() > end:
            return False
        time.sleep(0.2)
    return True


def end_head(head):
    """End the head and what it started."""
    for signum in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError, subprocess.TimeoutExpired):
            os.killpg(head.pid, signum)
            head.wait(5)


def held(folder):
    """Give every file of a folder of results by name."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != ".lock"}


def test_by_address_the_bytes_are_those_of_processes_here(cluster, storage, tmp_path):
    news = write_news(tmp_path / "news", 4)
    upload(news, f"{storage}/afar")
    code_parts([f"{storage}/afar"], f"{storage}/here", Options(2, limits=SMALL))
    command = [sys.executable, "-m", "khabar", "code", f"{storage}/afar", "-o", f"{storage}/there", "--runner", "ray"]
    limits = ["--seconds", str(SMALL.seconds), "--megabytes", str(SMALL.megabytes)]
    done = subprocess.run([*command, "--address", cluster, *limits], capture_output=True, env=os.environ | BY_HAND)
    assert b"13 articles" in done.stdout, done.stderr.decode("utf8", "replace")[-2000:]
    here, there = (held(download(f"{storage}/{name}", tmp_path / name)) for name in ("here", "there"))
    assert here == there and {"manifest.json", "events/part-00000.parquet", "parts/part-00000.json"} <= set(here)


def test_an_address_where_no_cluster_is(tmp_path, monkeypatch):
    ray = pytest.importorskip("ray", reason="ray is optional")
    pytest.importorskip("daft", reason="daft is optional")
    from khabar.runs.cluster import code_on_ray

    def refuse(address, **settings):
        raise ConnectionError("nobody answers")

    monkeypatch.setattr(ray, "is_initialized", lambda: False)
    monkeypatch.setattr(ray, "init", refuse)
    monkeypatch.setattr(ray, "shutdown", lambda: None)
    news = write_news(tmp_path / "news", 1)
    for address, words in (
        ("head:6379", "no cluster is reached.*machine of the cluster"),
        (None, "no local Ray starts"),
    ):
        with pytest.raises(KhabarError, match=words):
            code_parts(
                [news], str(tmp_path / "out"), Options(limits=SMALL), lambda p, q, a=address: code_on_ray(p, q, a)
            )
    assert not (tmp_path / "out" / "manifest.json").exists()
