"""Adds readings to a store: a reading is never changed; the rows that lists are made of follow the latest one."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, delete, func, select, text, update

from khabar.classifiers.fingerprint import tables_version
from khabar.model import Article, Reading
from khabar.model.version import VERSION
from khabar.store.open import Store
from khabar.store.rows import Numbers, Prepared, Row, make_rows, make_words, prepare, unpack
from khabar.store.tables import articles, attributions, chain, decisions, events, parties, readings
from khabar.store.words import write_vector

CHUNK = 1000  # readings of one transaction


class MadeBy(NamedTuple):
    """What made a reading: version of the program, and of its tables and models."""

    program: str
    tables: str


class Added(NamedTuple):
    """What came in: articles new to the store, readings added with their items, readings that were there already."""

    articles: int
    readings: int
    known: int
    events: int = 0
    attributions: int = 0


def made_here(added: str = "") -> MadeBy:
    """Give what makes readings in this process; `added` tells apart what is added to readings, such as classes."""
    tables = tables_version()
    return MadeBy(VERSION, f"{tables}+{hashlib.sha256(added.encode()).hexdigest()[:8]}" if added else tables)


def known_ids(store: Store, many: Sequence[Article], made_by: MadeBy) -> set[str]:
    """Give the ids of those articles whose very text already has a reading by this program and these tables."""
    texts = {article.id: article.sha256 for article in many}
    ids, found = list(texts), set[str]()
    with store.reading() as connection:
        for at in range(0, len(ids), CHUNK):
            wanted = select(readings.c.article_id, readings.c.text_sha256).where(
                readings.c.article_id.in_(ids[at : at + CHUNK]),
                readings.c.program == made_by.program,
                readings.c.tables == made_by.tables,
            )
            found.update(row.article_id for row in connection.execute(wanted) if texts[row[0]] == row[1])
    return found


def add_readings(store: Store, many: Iterable[Reading], made_by: MadeBy | None = None) -> Added:
    """Add readings, a transaction a chunk; a reading that is there already is left out.

    Without `made_by` the readings come from elsewhere (a file): they are told apart by their content. An article that
    people have reviewed keeps its reviewed reading as the one shown; the new one is kept beside it.
    """
    return add_prepared(store, map(prepare, many), made_by)


def add_prepared(store: Store, many: Iterable[Prepared], made_by: MadeBy | None = None) -> Added:
    """Add readings that are prepared, as `add_readings` does."""
    total = Added(0, 0, 0, 0, 0)
    for part in _parts(many):
        with store.writing() as connection:
            done = Loader(connection, store.is_sqlite).add(part, made_by)
        total = Added(*(a + b for a, b in zip(total, done, strict=True)))
    return total


def _parts(many: Iterable[Prepared]) -> Iterator[list[Prepared]]:
    rest = iter(many)
    while chunk := list(islice(rest, CHUNK)):
        yield from _apart(chunk)


def _apart(chunk: list[Prepared]) -> Iterator[list[Prepared]]:
    """Cut a chunk where an article comes a second time."""
    part: dict[str, Prepared] = {}
    for one in chunk:
        if one.id in part:
            yield list(part.values())
            part = {}
        part[one.id] = one
    yield list(part.values())


class Loader:
    """The adding of a few readings in one transaction."""

    def __init__(self, connection: Connection, is_sqlite: bool) -> None:
        self.connection, self.is_sqlite = connection, is_sqlite
        last = (connection.scalar(select(func.max(t.c.key))) or 0 for t in (articles, readings, events, attributions))
        self.numbers = Numbers(*last)

    def add(self, part: list[Prepared], made_by: MadeBy | None) -> Added:
        """Add what the store has not yet, and show it where people have not reviewed an older reading."""
        ids = [one.id for one in part]
        present = {row.id: row for row in self.connection.execute(self._present(ids))}
        had = {tuple(row) for row in self.connection.execute(self._had(ids))}
        records, fresh, newer = list[Row](), list[tuple[Prepared, int, int]](), list[tuple[Prepared, Any, int]]()
        added = list[Prepared]()
        now = datetime.now(UTC).isoformat(timespec="seconds")
        for one in part:
            by = made_by or MadeBy("given", one.digest[:16])
            if (one.id, *by, one.digest) in had:
                continue
            added.append(one)
            self.numbers.reading += 1
            records.append((self.numbers.reading, one.id, *by, one.text_sha256, one.digest, now, one.record))
            row = present.get(one.id)
            if row is None:
                self.numbers.article += 1
                fresh.append((one, self.numbers.article, self.numbers.reading))
            elif not row.reviewed:
                newer.append((one, row, self.numbers.reading))
        self._insert(readings, records)
        for one, row, reading_key in newer:
            self._forget(row)
            fresh.append((one, row.key, reading_key))
        self._index(fresh)
        items = (sum(len(one.rows.events) for one in added), sum(len(one.rows.attributions) for one in added))
        return Added(len(fresh) - len(newer), len(records), len(part) - len(records), *items)

    def _present(self, ids: list[str]) -> Any:
        reviewed = select(decisions.c.key).where(decisions.c.article_id == articles.c.id).exists()
        columns = (articles.c.id, articles.c.key, articles.c.reading_key, reviewed.label("reviewed"))
        return select(*columns).where(articles.c.id.in_(ids))

    def _had(self, ids: list[str]) -> Any:
        columns = (readings.c.article_id, readings.c.program, readings.c.tables, readings.c.sha256)
        return select(*columns).where(readings.c.article_id.in_(ids))

    def _index(self, fresh: list[tuple[Prepared, int, int]]) -> None:
        """Insert the rows that lists are made of."""
        made = [one.rows.under(article, key, self.numbers) for one, article, key in fresh]
        self._insert(articles, [rows.article for rows in made])
        self._insert(events, [row for rows in made for row in rows.events])
        self._insert(parties, [row for rows in made for row in rows.parties])
        self._insert(attributions, [row for rows in made for row in rows.attributions])
        self._insert(chain, [row for rows in made for row in rows.chain])
        if self.is_sqlite:
            words = [(article, *one.words) for one, article, _ in fresh]
            self._run("INSERT INTO article_words (rowid, title, body) VALUES (?, ?, ?)", words)
        else:
            vectors = [(article, write_vector(*one.words)) for one, article, _ in fresh]
            self._copy("article_words", "article_key, words", vectors)

    def again(self, row: Any, reading: Reading) -> None:
        """Make the rows of an article's events and attributions anew, from its reading as it now stands."""
        self._forget_events(row.key)
        rows = make_rows(reading).under(row.key, row.reading_key, self.numbers)
        for table, made in ((events, rows.events), (parties, rows.parties), (chain, rows.chain)):
            self._insert(table, made)
        self._insert(attributions, rows.attributions)
        numbers = {"events": len(rows.events), "attributions": len(rows.attributions)}
        self.connection.execute(update(articles).where(articles.c.key == row.key).values(**numbers))

    def _forget(self, row: Any) -> None:
        """Take away an article's rows, not its readings, before those of a newer reading come."""
        record = self.connection.scalar(select(readings.c.record).where(readings.c.key == row.reading_key))
        title, body = make_words(unpack(record or b""))
        if self.is_sqlite:
            forget = "INSERT INTO article_words (article_words, rowid, title, body) VALUES ('delete', ?, ?, ?)"
            self._run(forget, [(row.key, title, body)])
        else:
            self.connection.execute(text("DELETE FROM article_words WHERE article_key = :key"), {"key": row.key})
        self._forget_events(row.key)
        self.connection.execute(delete(articles).where(articles.c.key == row.key))

    def _forget_events(self, article_key: int) -> None:
        own = select(events.c.key).where(events.c.article_key == article_key)
        for table in (parties, chain):
            self.connection.execute(delete(table).where(table.c.event_key.in_(own)))
        for table in (events, attributions):
            self.connection.execute(delete(table).where(table.c.article_key == article_key))

    def _run(self, statement: str, rows: list[Row]) -> None:
        if rows:
            self.connection.exec_driver_sql(statement, rows)

    def _insert(self, table: Table, rows: list[Row]) -> None:
        """Insert whole rows by the quickest way of the driver: many at once, or COPY."""
        if not rows:
            return
        names = ", ".join(column.name for column in table.columns)
        if self.is_sqlite:
            marks = ", ".join("?" * len(table.columns))
            self._run(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", rows)
            return
        self._copy(table.name, names, rows)

    def _copy(self, table: str, names: str, rows: list[Row]) -> None:
        cursor: Any = self.connection.connection.cursor()
        with cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row([v.replace("\0", "") if isinstance(v, str) else v for v in row])
