"""Keeps the decisions of people about items of readings: added one after another, never changed."""

import json
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select

from khabar.errors import StoreError
from khabar.model import Attribution, Event, Reading
from khabar.store.add import Loader
from khabar.store.open import Store
from khabar.store.readings import load_reading, load_version
from khabar.store.tables import articles, decisions

VERDICTS = ("accept", "correct", "reject", "final")
STATES = ("machine", "reviewed", "final")


class Decision(msgspec.Struct, frozen=True):
    """What somebody decided about an item ("e1", "a3") of an article.

    `verdict` is one of VERDICTS; `correction` gives the fields that should be otherwise, as a reading's JSON writes
    them; `reading` is the key of the reading looked at, by default the one shown.
    """

    article: str
    item: str
    verdict: str
    who: str
    comment: str = ""
    correction: dict[str, Any] | None = None
    reading: int | None = None
    at: str = ""
    key: int = 0


def decide(store: Store, decision: Decision) -> int:
    """Add a decision and give its key; the lists then show the item as corrected, or no more.

    Raises StoreError for no article, item or verdict, or a correction that cannot be.
    """
    if decision.verdict not in VERDICTS:
        raise StoreError(f"no such verdict: {decision.verdict}", next=f"choose one of {', '.join(VERDICTS)}")
    if (decision.verdict == "correct") != bool(decision.correction):
        raise StoreError("a correction goes with the verdict correct, and only there", where=decision.item)
    shown = select(articles.c.reading_key).where(articles.c.id == decision.article)
    with store.writing() as connection:
        reading_key = decision.reading or connection.scalar(shown)
        if reading_key is None:
            raise StoreError("no such article", where=decision.article, next="look at the list of articles")
        reading = load_version(store, reading_key)
        if reading.article.id != decision.article:
            raise StoreError(f"reading {reading_key} is of another article", where=decision.article)
        _correct(_item(reading, decision.item), decision.correction or {})
        row = {
            "article_id": decision.article,
            "reading_key": reading_key,
            "item": decision.item,
            "verdict": decision.verdict,
            "correction": json.dumps(decision.correction, ensure_ascii=False) if decision.correction else None,
            "who": decision.who,
            "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "comment": decision.comment,
        }
        key = int(connection.execute(insert(decisions).values(row).returning(decisions.c.key)).scalar_one())
        article = connection.execute(select(articles).where(articles.c.id == decision.article)).one()
        if reading_key == article.reading_key and decision.verdict in ("correct", "reject", "accept"):
            done = [d for d in _read(connection, decision.article) if d.reading == reading_key]
            Loader(connection, store.is_sqlite).again(article, apply_decisions(reading, done))
        return key


def list_decisions(store: Store, article_id: str | None = None) -> list[Decision]:
    """Give all decisions, or those about an article, the oldest first."""
    with store.reading() as connection:
        return _read(connection, article_id)


def _read(connection: Connection, article_id: str | None) -> list[Decision]:
    c = decisions.c
    columns = (c.article_id, c.item, c.verdict, c.who, c.comment, c.correction, c.reading_key, c.at, c.key)
    wanted = select(*columns).order_by(c.key)
    if article_id is not None:
        wanted = wanted.where(c.article_id == article_id)
    found = [Decision(*row) for row in connection.execute(wanted)]
    return [msgspec.structs.replace(d, correction=json.loads(str(d.correction or "null"))) for d in found]


def review_state(store: Store, article_id: str) -> dict[str, str]:
    """Give for each item of the reading shown whether it stands as the machine made it, is reviewed, or final."""
    reading, done = load_reading(store, article_id), _shown_decisions(store, article_id)
    if reading is None:
        return {}
    states = dict.fromkeys((*(a.id for a in reading.attributions), *(e.id for e in reading.events)), "machine")
    for decision in done:
        states[decision.item] = "final" if decision.verdict == "final" else "reviewed"
    return states


def reviewed_reading(store: Store, article_id: str) -> Reading | None:
    """Give the reading shown with its decisions: the last correction of an item holds, rejected items are gone."""
    reading = load_reading(store, article_id)
    return None if reading is None else apply_decisions(reading, _shown_decisions(store, article_id))


def _shown_decisions(store: Store, article_id: str) -> list[Decision]:
    shown = select(articles.c.reading_key).where(articles.c.id == article_id)
    with store.reading() as connection:
        reading_key = connection.scalar(shown)
    return [decision for decision in list_decisions(store, article_id) if decision.reading == reading_key]


def apply_decisions(reading: Reading, done: list[Decision]) -> Reading:
    """Give a reading as its reviewers left it: `correct` and `reject` change it, `accept` and `final` do not."""
    last: dict[str, Decision] = {d.item: d for d in done if d.verdict != "final"}
    gone = {item for item, decision in last.items() if decision.verdict == "reject"}
    corrections = {item: d.correction or {} for item, d in last.items() if d.verdict == "correct"}

    def kept(items: Any) -> tuple[Any, ...]:
        return tuple(_correct(one, corrections.get(one.id, {})) for one in items if one.id not in gone)

    attributions, events = kept(reading.attributions), kept(reading.events)
    parents = {a.id: a.parent for a in reading.attributions}

    def standing(item: str | None) -> str | None:
        passed = set[str | None]()
        while item in gone and item not in passed:  # a reading made elsewhere may hold a ring
            passed.add(item)
            item = parents.get(item)
        return None if item in gone else item

    attributions = tuple(msgspec.structs.replace(a, parent=standing(a.parent)) for a in attributions)
    events = tuple(
        msgspec.structs.replace(e, said_in=standing(e.said_in), same_as=None if e.same_as in gone else e.same_as)
        for e in events
    )
    return msgspec.structs.replace(reading, attributions=attributions, events=events)


def _item(reading: Reading, item: str) -> Attribution | Event:
    items: tuple[Attribution | Event, ...] = (*reading.attributions, *reading.events)
    found = next((one for one in items if one.id == item), None)
    if found is None:
        raise StoreError(f"no item {item}", where=reading.article.id, next="look at the article's reading")
    return found


def _correct(item: Any, correction: dict[str, Any]) -> Any:
    """Give an item with other fields. Raises StoreError where the fields are none of its own."""
    if not correction:
        return item
    plain = msgspec.to_builtins(item)
    if unknown := sorted(set(correction) - set(plain) | {"id"} & set(correction)):
        raise StoreError(f"no field to correct: {', '.join(unknown)}", where=item.id)
    try:
        return msgspec.convert(plain | correction, type(item))
    except msgspec.ValidationError as error:
        raise StoreError(f"no such correction: {error}", where=item.id, next="write it as a reading does") from error
