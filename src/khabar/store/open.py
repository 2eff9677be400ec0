"""Opens a store by its URL: a SQLite file (WAL, no server) or a PostgreSQL database, brought up to date."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from sqlite3 import SQLITE_BUSY, OperationalError
from time import monotonic, sleep
from typing import Any, Self

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, Executable, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from khabar.errors import StoreError

SCHEMES = ("sqlite:", "postgresql:", "postgresql+psycopg:", "postgres:")
PATIENCE = 30.0  # seconds that a connection waits for others to let go of the file
PRAGMAS = (
    "synchronous=NORMAL",
    "foreign_keys=ON",
    "cache_size=-8192",
    "mmap_size=268435456",
    "temp_store=MEMORY",
)
SETTINGS = ("random_page_cost = 1.1", "jit = off", "max_parallel_workers_per_gather = 0", "work_mem = '16MB'")
"""PostgreSQL's for short questions of many readers at once, to tables in memory or on a disk without heads.

The sorts of an actor's page need 5 MB: with 4, as PostgreSQL has it, they go to the disk.
"""
WRITER = 7_264_223  # the advisory lock that PostgreSQL's writers take in turn


def is_store(address: str) -> bool:
    """Tell whether an output or input is the URL of a store.

    >>> is_store("sqlite:///desk.db"), is_store("desk.jsonl")
    (True, False)
    """
    return address.startswith(SCHEMES)


class Store:
    """An open store. Safe to share between threads; many may read while one writes."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.is_sqlite = engine.dialect.name == "sqlite"

    @property
    def url(self) -> str:
        """Give the URL, its password hidden."""
        return self.engine.url.render_as_string(hide_password=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the store."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes come all or not at all; writers wait for each other."""
        with self.engine.connect().execution_options(writing=True) as connection, connection.begin():
            if not self.is_sqlite:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER})")
            yield connection

    def fetch(self, wanted: Executable) -> list[Any]:
        """Give the rows of a question of its own."""
        with self.reading() as connection:
            return list(connection.execute(wanted))

    def tidy(self) -> None:
        """Let the database look at its tables, so that it finds the quickest ways: after a large load."""
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("ANALYZE" if self.is_sqlite else "VACUUM (ANALYZE)")

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(address: str, *, create: bool = False) -> Store:
    """Open the store at a URL and bring its tables up to date; `create` makes one where there is none.

    Raises StoreError for an address that is none, a store that is not there, one of a newer program, or a driver that
    is not installed.
    """
    url = _parse(address)
    if url.get_backend_name() == "sqlite":
        _check_file(url, create)
    try:
        store = Store(_engine(url))
        with store.writing() as connection:
            _migrate(connection, address, create)
    except ModuleNotFoundError as error:
        step = "pip install 'khabar[postgres]'"
        raise StoreError(f"{error.name} is not installed", where=store_name(url), next=step) from error
    except DBAPIError as error:
        step = "check that the database is there, runs and lets you in"
        raise StoreError(str(error.orig).strip(), where=store_name(url), next=step) from error
    return store


def store_name(url: URL) -> str:
    """Give an address as messages show it."""
    return url.render_as_string(hide_password=True)


def _parse(address: str) -> URL:
    if "://" not in address:  # the path of a file
        address = f"sqlite:///{address}"
    try:
        url = make_url(address.replace("postgres:", "postgresql:", 1))
    except ArgumentError as error:
        raise StoreError("no address of a store", where=address, next="sqlite:///desk.db or postgresql://…") from error
    if not is_store(address):
        raise StoreError("no such database", where=address, next="sqlite:///desk.db or postgresql://…")
    return url.set(drivername="postgresql+psycopg") if url.get_backend_name() == "postgresql" else url


def _check_file(url: URL, create: bool) -> None:
    if not url.database or url.database == ":memory:":
        raise StoreError("a store needs a file", where=store_name(url), next="write sqlite:///desk.db")
    path = Path(url.database)
    if create:
        path.parent.mkdir(parents=True, exist_ok=True)
    elif not path.exists():
        raise StoreError("no such store", where=store_name(url), next="khabar load or khabar code -o makes one")


READERS = 8  # connections to a file at once: more would only wait for the processor, each with pages of its own
WRITING = (
    "cache_size=-131072",  # KiB: one writer at a time keeps the indexes that it writes to
    "wal_autocheckpoint=16384",  # pages: what a load writes again and again goes into the file once
)


def _engine(url: URL) -> Engine:
    file = url.get_backend_name() == "sqlite"
    engine = create_engine(url, pool_size=READERS, max_overflow=0) if file else create_engine(url, pool_pre_ping=True)
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def prepare(connection: Any, _: object) -> None:
            connection.isolation_level = None  # transactions are begun below, not by the driver
            connection.execute(f"PRAGMA busy_timeout={PATIENCE * 1000:.0f}")
            _turn_to_wal(connection)
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            writing = connection.get_execution_options().get("writing")
            if writing:
                for pragma in WRITING:
                    connection.exec_driver_sql(f"PRAGMA {pragma}")
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    else:

        @event.listens_for(engine, "connect")
        def settle(connection: Any, _: object) -> None:
            with connection.cursor() as cursor:
                for setting in SETTINGS:
                    cursor.execute(f"SET SESSION {setting}")
            connection.commit()

    return engine


def _turn_to_wal(connection: Any) -> None:
    """Let readers read while one writes.

    Two connections that turn a new file to WAL at once both read it and both want it whole: SQLite then refuses one at
    once, without the wait of `busy_timeout` (sqlite.org/c3ref/busy_handler.html), so that one has to ask again.
    """
    end = monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except OperationalError as error:
            if error.sqlite_errorcode != SQLITE_BUSY or monotonic() > end:
                raise
            sleep(0.01)


def _migrate(connection: Connection, address: str, create: bool) -> None:
    """Bring the tables to the newest revision inside the caller's transaction."""
    with as_file(files("khabar.store") / "migrations") as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.attributes["connection"] = connection
        script = ScriptDirectory.from_config(config)
        revision = MigrationContext.configure(connection).get_current_revision()
        if revision == script.get_current_head():
            return
        if revision is None and not create:
            raise StoreError("no store in this database", where=address, next="khabar load or khabar code -o makes one")
        if revision is not None and revision not in {one.revision for one in script.walk_revisions()}:
            raise StoreError(f"made by a newer Khabar (tables {revision})", where=address, next="update Khabar")
        command.upgrade(config, "head")
