"""Parts: same rows on one process, many and Ray, from files and storage; each part whole; a killed run goes on."""

import gzip
import hashlib
import json
import shutil
import signal
import socket
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from khabar.articles import stored
from khabar.errors import InputError, OutputError
from khabar.reader.pool import Limits
from khabar.runs import Options, code, code_parts
from khabar.runs.parts import Part, split

TEXT = "خبر\nقال وزير الدفاع إن مسلحين هاجموا القاعدة {} في مالي."
SMALL = Limits(60, 3000)
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes and locks are those of POSIX systems")


def rows(name, number):
    return [
        {"id": f"{name}{n}", "published": "2024-05-02", "outlet": "wam.ae", "text": TEXT.format(n)}
        for n in range(number)
    ]


def write_news(folder, number=12):
    """Write articles in each kind of file, with one item that is none."""
    folder.mkdir(exist_ok=True)
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows("j", number))
    (folder / "a.jsonl").write_text(lines + '{"text": ""}\n', "utf8")
    cells = "".join(f'{row["id"]},2024-05-02,"{row["text"]}"\n' for row in rows("c", number))
    (folder / "b.csv").write_text("id,published,text\n" + cells, "utf8")
    pq.write_table(pa.Table.from_pylist(rows("p", number)), folder / "c.parquet")
    (folder / "d.txt").write_text(TEXT.format("الكبرى"), "utf8")
    return folder


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    """Give a folder of articles."""
    return write_news(tmp_path_factory.mktemp("news"))


@pytest.fixture(scope="module")
def expected(news, tmp_path_factory):
    """Give what an undisturbed run in one process gives: lines of readings, events, rejected items."""
    out = tmp_path_factory.mktemp("whole") / "coded"
    code([news], out, Options())
    readings = (out / "readings.jsonl").read_bytes().splitlines()
    left = (out / "run.rejected.jsonl").read_bytes().splitlines()
    return sorted(readings), sorted(events(pq.read_table(out / "events.parquet"))), sorted(left)


def events(table):
    return [json.dumps(row, ensure_ascii=False) for row in table.to_pylist()]


def given(folder):
    """Give what a folder of parts holds, its manifest held against its files."""
    manifest = json.loads((folder / "manifest.json").read_text("utf8"))
    files = {name: digest for part in manifest["parts"] for name, digest in part["files"].items()}
    assert all(hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest for name, digest in files.items())
    assert files.keys() == {
        str(p.relative_to(folder)) for kind in ("events", "readings", "rejected") for p in (folder / kind).glob("*")
    }
    readings = [line for p in (folder / "readings").iterdir() for line in gzip.decompress(p.read_bytes()).splitlines()]
    left = [line for p in (folder / "rejected").glob("*") for line in p.read_bytes().splitlines()]
    assert (manifest["articles"], manifest["rejected"]) == (len(readings), len(left))
    table = pq.read_table(folder / "events")
    assert manifest["events"] == table.num_rows
    return sorted(readings), sorted(events(table)), sorted(left)


def test_files_are_shared_out_in_order():
    places = [stored.Stored(f"s3://b/{n}.jsonl", size << 20) for n, size in enumerate((40, 20, 10, 200, 1))]
    assert [[name[7] for name in part.inputs] for part in split(places)] == [["0", "1"], ["2"], ["3"], ["4"]]
    with pytest.raises(InputError, match="piped"):
        split([Path("-")])


@pytest.mark.parametrize("processes", [1, 2])
def test_parts_hold_the_rows_of_a_single_run(news, expected, tmp_path, processes):
    code_parts(list(news.iterdir()), str(tmp_path / "out"), Options(processes, limits=SMALL))
    assert given(tmp_path / "out") == expected


def test_a_file_a_part_and_parts_that_are_done_stay(news, expected, tmp_path, monkeypatch):
    out = tmp_path / "out"
    monkeypatch.setattr("khabar.runs.parts.size_of", lambda place: 64 << 20)
    code_parts([news], str(out), Options(2, limits=SMALL))
    assert given(out) == expected and len(list((out / "events").iterdir())) == 4
    before = {p: p.stat().st_mtime_ns for p in (out / "events").iterdir()}
    for name in ("manifest.json", "parts/part-00001.json", "events/part-00002.parquet"):
        (out / name).unlink()
    (out / "parts" / "part-00002.json").unlink()
    (out / "events" / "part-00001.parquet.khabar-x.writing").write_bytes(b"half")
    (out / "events" / "part-00001.parquet.khabar-x.writing").unlink()
    code_parts([news], str(out), Options(1, resume=True, limits=SMALL))
    assert given(out) == expected
    now = {p: p.stat().st_mtime_ns for p in (out / "events").iterdir()}
    assert [p.name for p in sorted(now) if now[p] == before[p]] == ["part-00000.parquet", "part-00003.parquet"]


def test_another_run_clears_the_folder_and_two_at_once_are_told(news, expected, tmp_path):
    out = tmp_path / "out"

    def other(plan, parts):
        with pytest.raises(OutputError, match="another run"):
            code_parts([news], str(out), Options(limits=SMALL))
        return iter(())

    with pytest.raises(KeyError):
        code_parts([news / "a.jsonl"], str(out), Options(limits=SMALL), other)
    code_parts([news], str(out), Options(resume=True, limits=SMALL))
    assert given(out) == expected


def test_a_part_that_fails_is_told(news, tmp_path, monkeypatch):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "events").write_text("a file stands where a folder has to", "utf8")
    monkeypatch.setattr("khabar.runs.folders.Folder.clear", lambda self, names: None)
    with pytest.raises(OutputError, match="--resume"):
        code_parts([news / "d.txt"], str(tmp_path / "out"), Options(limits=SMALL))


def test_a_killed_driver_takes_its_parts_along_and_the_run_goes_on(tmp_path):
    news, out = tmp_path / "news", tmp_path / "out"
    news.mkdir()
    for name in "abcdef":  # each over a megabyte by a column that nobody reads, so each a part
        padded = [row | {"pad": "x" * 25_000} for row in rows(name, 60)]
        (news / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in padded), "utf8")
    command = [sys.executable, "-m", "khabar", "code", str(news), "-o", str(out), "--part", "1", "--processes", "2"]
    popen = subprocess.Popen(command)
    end = time.monotonic() + 120
    while not list(out.glob("parts/*.json")):
        assert popen.poll() is None and time.monotonic() < end
        time.sleep(0.02)
    workers = children(popen.pid)
    popen.send_signal(signal.SIGKILL)
    popen.wait()
    while any(Path(f"/proc/{pid}").exists() for pid in workers):
        assert time.monotonic() < end
        time.sleep(0.05)
    done = len(list(out.glob("parts/*.json")))
    assert 0 < done < 6 and not (out / "manifest.json").exists()
    code([news], tmp_path / "whole", Options())
    summary = code_parts([news], str(out), Options(2, resume=True, limits=SMALL), megabytes=1)
    assert (summary.articles, summary.rejected) == (360, 0)
    assert given(out)[0] == sorted((tmp_path / "whole" / "readings.jsonl").read_bytes().splitlines())


def children(pid):
    """Give the processes of parts (Linux)."""
    tasks = Path(f"/proc/{pid}/task")
    if not tasks.exists():
        pytest.skip("children are found in /proc")
    return [int(number) for task in tasks.iterdir() for number in (task / "children").read_text().split()]


@pytest.fixture(scope="module")
def storage(tmp_path_factory):
    """Start a real S3 server (moto's) on this machine; give the name of a bucket in it."""
    program = shutil.which("moto_server")
    if program is None:
        pytest.skip("no S3 server: pip install 'moto[server]'")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("s3") / "log"
    with log.open("wb") as file:
        server = subprocess.Popen([program, "-H", "127.0.0.1", "-p", str(port)], stdout=file, stderr=file)
    patch = pytest.MonkeyPatch()
    patch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        patch.setenv(name, "test")
    patch.delenv("PYTHONWARNINGS", raising=False)
    stored.storage_of.cache_clear()
    try:
        wait_for_port(port, server)
        from pyarrow.fs import S3FileSystem

        maker = S3FileSystem(endpoint_override=f"127.0.0.1:{port}", scheme="http", allow_bucket_creation=True)
        maker.create_dir("desk")
        yield "s3://desk"
    finally:
        server.kill()
        server.wait()
        patch.undo()
        stored.storage_of.cache_clear()


def wait_for_port(port, server):
    end = time.monotonic() + 60
    while time.monotonic() < end and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the S3 server does not start")


def upload(news, address):
    from khabar.runs.folders import Folder

    for path in news.iterdir():
        Folder(address).put(path.name, path)


def download(address, folder):
    for file in stored.list_stored(address):
        path = folder / file.address.removeprefix(address + "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        with file.open() as stream:
            path.write_bytes(stream.read())
    return folder


def under(lines, news, address):
    """Give lines of rejected items as if their inputs lay in storage."""
    return [line.replace(str(news).encode(), address.encode()) for line in lines]


def test_from_storage_into_storage(storage, news, expected, tmp_path):
    upload(news, f"{storage}/news")
    for processes, resume in ((2, False), (1, True)):
        code_parts([f"{storage}/news"], f"{storage}/coded", Options(processes, resume, limits=SMALL))
        found = given(download(f"{storage}/coded", tmp_path / f"got{processes}"))
        assert found == (*expected[:2], under(expected[2], news, f"{storage}/news"))
    assert [file.name for file in stored.list_stored(f"{storage}/news/*.c*")] == ["b.csv"]
    code_parts([f"{storage}/news/*.txt"], f"{storage}/coded", Options(limits=SMALL))
    assert len(stored.list_stored(f"{storage}/coded")) == 5  # the files of the run before are gone
    for nowhere in (f"{storage}/none", "s3://nobucket/x", f"{storage}/news/*.xyz"):
        with pytest.raises(InputError):
            code_parts([nowhere], f"{storage}/coded", Options())


def test_on_ray(storage, news, expected, tmp_path, monkeypatch):
    """A local Ray, from files into files and from storage into storage, a file a part."""
    pytest.importorskip("daft", reason="daft is optional")
    pytest.importorskip("ray", reason="ray is optional")
    from khabar.runs.cluster import code_on_ray

    monkeypatch.setattr("khabar.runs.parts.size_of", lambda place: 64 << 20)
    monkeypatch.setenv("RAY_AUTH_MODE", "disabled")
    monkeypatch.setenv("RAY_raylet_start_wait_time_s", "180")  # a busy machine starts it slowly
    code_parts([news], str(tmp_path / "out"), Options(2, limits=SMALL), partial(code_on_ray, address=None))
    assert given(tmp_path / "out") == expected
    upload(news, f"{storage}/more")
    code_parts([f"{storage}/more"], f"{storage}/ray", Options(2, limits=SMALL), code_on_ray)
    found = given(download(f"{storage}/ray", tmp_path / "got"))
    assert found == (*expected[:2], under(expected[2], news, f"{storage}/more"))


def test_part_names():
    assert Part(7, ("a.jsonl",)).name == "part-00007"
