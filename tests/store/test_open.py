"""Opening stores: addresses, drivers, revisions of the tables."""

import multiprocessing
import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from khabar.errors import StoreError
from khabar.store import Query, add_readings, count_articles, is_store, made_here, open_store, search_articles
from khabar.store.tables import metadata


def test_what_is_a_store():
    assert is_store("sqlite:///desk.db") and is_store("postgresql://host/desk")
    assert not is_store("desk.jsonl") and not is_store("folder/")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("sqlite:////nowhere/desk.db", "no such store"),
        ("sqlite://", "needs a file"),
        ("mysql://host/desk", "no such database"),
        ("://", "no address"),
        ("postgresql://khabar@127.0.0.1:9/desk", "check that the database"),
    ],
)
def test_a_store_that_cannot_be_opened_is_told(address, said):
    with pytest.raises(StoreError, match=said):
        open_store(address)


def test_a_file_that_is_no_store(tmp_path):
    (tmp_path / "x.db").write_text("not a database, but long enough to be looked at as one " * 40)
    with pytest.raises(StoreError, match="not a database"):
        open_store(f"sqlite:///{tmp_path}/x.db", create=True)


def test_an_empty_database_is_no_store_until_one_is_made(url):
    if url.startswith("sqlite"):
        pytest.skip("a SQLite file that is not there is told before")
    with pytest.raises(StoreError, match="no store in this database"):
        open_store(url)


def test_tables_are_those_of_the_migrations(store):
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        assert compare_metadata(context, metadata) == []


def ours(item, name, kind, reflected, other):
    return not (kind == "table" and name.startswith(("article_words", "alembic", "sqlite")))


def test_opened_again_it_is_the_same(url, demo_readings):
    with open_store(url, create=True) as store:
        add_readings(store, demo_readings, made_here())
    with open_store(url) as store:
        assert count_articles(store, Query()) == len(demo_readings)
        store.tidy()


def test_a_store_of_a_newer_program_is_left_alone(url):
    with open_store(url, create=True) as store, store.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer Khabar"):
        open_store(url)


def test_a_password_is_never_shown():
    with pytest.raises(StoreError) as caught:
        open_store("postgresql://khabar:secret@127.0.0.1:9/desk")
    assert "secret" not in str(caught.value)


def test_many_read_while_others_write(store, demo_readings):
    failed = []

    def write(part):
        try:
            add_readings(store, part, made_here())
        except Exception as error:  # noqa: BLE001 - whatever it is, the test should see it
            failed.append(error)

    def read():
        try:
            for _ in range(20):
                search_articles(store, Query(words="سوريا"))
        except Exception as error:  # noqa: BLE001
            failed.append(error)

    threads = [threading.Thread(target=write, args=([one],)) for one in demo_readings]
    threads += [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == [] and count_articles(store, Query()) == len(demo_readings)


def test_a_database_that_was_restarted_is_asked_again(store):
    """What a restart does to connections at hand is done to them: each of them is ended by the server."""
    if store.is_sqlite:
        pytest.skip("a file is not restarted")
    with store.reading() as first, store.reading() as second:
        assert [one.exec_driver_sql("SELECT 1").scalar() for one in (first, second)] == [1, 1]
    with store.engine.connect() as connection:
        ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename = 'khabar'"
        connection.exec_driver_sql(ended)
    with store.reading() as first, store.reading() as second:
        assert [one.exec_driver_sql("SELECT 1").scalar() for one in (first, second)] == [1, 1]


def _open_at_once(url, gate):
    gate.wait()
    open_store(url, create=True).close()


def test_a_new_file_may_be_opened_by_many_at_once(tmp_path):
    spawn = multiprocessing.get_context("spawn")
    for turn in range(3):
        gate = spawn.Barrier(4)
        address = f"sqlite:///{tmp_path}/{turn}.db"
        openers = [spawn.Process(target=_open_at_once, args=(address, gate)) for _ in range(4)]
        for opener in openers:
            opener.start()
        for opener in openers:
            opener.join()
        assert [opener.exitcode for opener in openers] == [0, 0, 0, 0]
