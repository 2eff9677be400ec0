"""What several tests share: the shipped articles, one reader, the place of the gold where it is, stores of both kinds.

KHABAR_TEST_POSTGRES may name a running server's empty database; without it the tests start a private server from the
installed programs (Debian: apt-get install postgresql), and skip where there are none.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from khabar.articles import read_articles
from khabar.model import Article, Reading
from khabar.reader import Reader
from khabar.store import Store, add_readings, made_here, open_store

NAMES = ("postgres", "nobody")  # who runs the server where the tests run as root, which it refuses
DEMO = Path(str(files("khabar.demo"))) / "articles.jsonl"
GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"


@pytest.fixture(scope="session")
def reader() -> Reader:
    """Give one reader for the whole run."""
    return Reader()


@pytest.fixture(scope="session")
def demo_articles() -> list[Article]:
    """Give the shipped articles."""
    return [item for item in read_articles([DEMO]) if isinstance(item, Article)]


@pytest.fixture(scope="session")
def demo_readings(reader: Reader, demo_articles: list[Article]) -> list[Reading]:
    """Give the readings of the shipped articles."""
    return [reader.read_article(article) for article in demo_articles]


@pytest.fixture(scope="session")
def gold_folder() -> Path:
    """Give the folder of annotated news, or skip where it is absent."""
    if not (GOLD / "gold.jsonl").exists():
        pytest.skip("no annotated news beside the checkout (../shared/gold)")
    return GOLD


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory) -> Iterator[str]:
    """Give the URL of an empty PostgreSQL database."""
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    if given := os.environ.get("KHABAR_TEST_POSTGRES"):
        yield given
        return
    folder = _programs()
    if folder is None:
        pytest.skip("no PostgreSQL server here (apt-get install postgresql)")
    home = Path("/tmp") / f"khabar-postgres-{os.getpid()}"  # a socket's path must be short, and open to another user
    home.mkdir(mode=0o755)
    user = _user(home)
    run = {"user": user} if user else {}
    settings = f"-c listen_addresses='' -c unix_socket_directories={home} -c fsync=off"
    try:
        initdb = [
            folder / "initdb",
            "-D",
            home / "data",
            "-U",
            "khabar",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        ]
        subprocess.run(initdb, check=True, capture_output=True, cwd=home, **run)
        start = [folder / "pg_ctl", "-D", home / "data", "-l", home / "log", "-w", "-o", settings]
        subprocess.run([*start, "start"], check=True, capture_output=True, cwd=home, **run)
        yield f"postgresql://khabar@/postgres?host={home}"
        subprocess.run([*start, "-m", "immediate", "stop"], check=True, capture_output=True, cwd=home, **run)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _programs() -> Path | None:
    found = shutil.which("initdb")
    folders = (
        [Path(found).resolve().parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    )
    return next((folder for folder in folders if (folder / "pg_ctl").exists()), None)


def _user(home: Path) -> str | None:
    if os.geteuid() != 0:
        return None
    for name in NAMES:
        try:
            shutil.chown(home, name)
        except LookupError:
            continue
        return name
    return None


def _emptied(url: str) -> str:
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    engine.dispose()
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path) -> str:
    """Give the address of a store that is not there yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/desk.db"
    return _emptied(request.getfixturevalue("postgres_url"))


@pytest.fixture
def store(url) -> Iterator[Store]:
    """Give an empty store."""
    with open_store(url, create=True) as store:
        yield store


@pytest.fixture
def desk(store, demo_readings) -> Store:
    """Give a store of the shipped articles."""
    add_readings(store, demo_readings, made_here())
    return store


@pytest.fixture
def calls_of():
    """Count the calls of Python functions that a piece of work makes: the same every time, unlike seconds."""

    def count(work):
        made = 0

        def note(frame, event, arg):
            nonlocal made
            made += event in ("call", "c_call")

        sys.setprofile(note)
        try:
            work()
        finally:
            sys.setprofile(None)
        return made

    return count
