"""Keeps the decisions of people about items of readings: added one after another, never changed."""

import json
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, and_, func, insert, select

from khabar.errors import StoreError
from khabar.model import Event, Reading
from khabar.store.add import Loader
from khabar.store.additions import complete, quad_of
from khabar.store.applied import Item, apply_decisions, chain_of, change_item, list_items, with_added
from khabar.store.blind import seen_by
from khabar.store.checked import check_item, modes_of, place_words
from khabar.store.decision import STATES, VERDICTS, Decision
from khabar.store.made import keep_made
from khabar.store.open import Store
from khabar.store.readings import BATCH, load_reading, load_readings, load_version
from khabar.store.tables import articles, decisions

__all__ = [
    "STATES", "VERDICTS", "Decision", "apply_decisions", "decide", "list_decisions", "list_judged", "load_decision",
    "review_state", "reviewed_reading", "reviewed_readings", "shown_decisions", "whole_reading",
]  # fmt: skip


COLUMNS = tuple(
    decisions.c[name]
    for name in ("article_id", "item", "verdict", "who", "comment", "correction", "reading_key", "at", "key", "seeing")
)


def decide(store: Store, decision: Decision) -> int:
    """Add a decision and give its key; the lists then show the item as corrected, added, or no more.

    Raises StoreError for no article, item or verdict, or a correction that cannot be.
    """
    if decision.verdict not in VERDICTS:
        raise StoreError(f"no such verdict: {decision.verdict}", next=f"choose one of {', '.join(VERDICTS)}")
    if (decision.verdict in ("correct", "add")) != bool(decision.correction):
        raise StoreError("a correction goes with the verdicts correct and add, and only there", where=decision.item)
    shown = select(articles.c.reading_key).where(articles.c.id == decision.article)
    with store.writing() as connection:
        reading_key = decision.reading or connection.scalar(shown)
        if reading_key is None:
            raise StoreError("no such article", where=decision.article, next="look at the list of articles")
        reading = load_version(store, reading_key)
        if reading.article.id != decision.article:
            raise StoreError(f"reading {reading_key} is of another article", where=decision.article)
        done = [d for d in _read(connection, decision.article) if d.reading == reading_key]
        decision = _checked(reading, done, decision)
        row = {
            "article_id": decision.article,
            "reading_key": reading_key,
            "item": decision.item,
            "verdict": decision.verdict,
            "correction": json.dumps(decision.correction, ensure_ascii=False) if decision.correction else None,
            "who": decision.who,
            "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "comment": decision.comment,
            "seeing": decision.seeing and any(d.item == decision.item and d.who != decision.who for d in done),
        }
        if not done:
            keep_made(connection, reading_key, reading)
        key = int(connection.execute(insert(decisions).values(row).returning(decisions.c.key)).scalar_one())
        article = connection.execute(select(articles).where(articles.c.id == decision.article)).one()
        if reading_key == article.reading_key and decision.verdict != "final":
            Loader(connection, store.is_sqlite).again(article, apply_decisions(reading, [*done, decision]))
        return key


def _checked(reading: Reading, done: list[Decision], decision: Decision) -> Decision:
    """Give a decision with its correction whole. Raises StoreError where it cannot be."""
    if decision.verdict == "add":
        return complete(reading, done, decision)
    whole = with_added(reading, done)
    item = find_item(whole, decision.item)
    if not decision.correction:
        return decision
    correction = place_words(reading.article.text, decision.correction)
    if isinstance(item, Event) and "type" in correction and item.mode not in modes_of(correction["type"]):
        correction.setdefault("mode", None)  # the old one was a mode of the old type
    changed = change_item(item, correction)
    check_item(reading, changed)
    correction |= _following(whole, changed, correction)
    return msgspec.structs.replace(decision, correction=correction)


def _following(reading: Reading, new: Any, correction: dict[str, Any]) -> dict[str, Any]:
    """Give what follows from a correction of an event: its class from its type, its chain from whose words it is in."""
    found: dict[str, Any] = {}
    if {"type", "mode"} & set(correction) and not {"quad", "intensity"} & set(correction):
        found |= quad_of({"type": new.type, "mode": new.mode})
    if "said_in" in correction and "chain" not in correction:
        found["chain"] = list(chain_of(reading, new.said_in, new.trigger))
    return found


def find_item(reading: Reading, item: str) -> Item:
    """Give an item of a reading. Raises StoreError where there is none."""
    found = next((one for one in list_items(reading) if one.id == item), None)
    if found is None:
        raise StoreError(f"no item {item}", where=reading.article.id, next="look at the article's reading")
    return found


def list_decisions(store: Store, article_id: str | None = None, who: str | None = None) -> list[Decision]:
    """Give all decisions, or those about an article, the oldest first; with `who`, those that this reviewer may see."""
    with store.reading() as connection:
        found = _read(connection, article_id)
    if who is None:
        return found
    by_reading: dict[tuple[str, int | None], list[Decision]] = {}
    for decision in found:
        by_reading.setdefault((decision.article, decision.reading), []).append(decision)
    seen = {
        d.key
        for (_, key), done in by_reading.items()
        for d in seen_by(load_version(store, key or 0), done, who)
    }  # fmt: skip
    return [decision for decision in found if decision.key in seen]


def list_judged(store: Store) -> list[Decision]:
    """Give the decisions on items of the readings shown that more than one person decided on, the oldest first.

    What makes an item final is none of them.
    """
    own = (decisions.c.reading_key, decisions.c.item)
    here = articles.c.reading_key == decisions.c.reading_key
    judged = select(*own).join(articles, here).where(decisions.c.verdict != "final")
    both = judged.group_by(*own).having(func.count(decisions.c.who.distinct()) > 1).subquery()
    wanted = select(*COLUMNS).join(both, and_(own[0] == both.c.reading_key, own[1] == both.c.item))
    with store.reading() as connection:
        return _made(connection, wanted.where(decisions.c.verdict != "final").order_by(decisions.c.key))


def load_decision(store: Store, key: int) -> Decision:
    """Give one decision by its key. Raises StoreError where there is none."""
    with store.reading() as connection:
        article = connection.scalar(select(decisions.c.article_id).where(decisions.c.key == key))
        found = next((d for d in _read(connection, article) if d.key == key), None) if article else None
    if found is None:
        raise StoreError(f"no decision {key}", where=store.url)
    return found


def _read(connection: Connection, article_id: str | None) -> list[Decision]:
    wanted = select(*COLUMNS).order_by(decisions.c.key)
    if article_id is not None:
        wanted = wanted.where(decisions.c.article_id == article_id)
    return _made(connection, wanted)


def _made(connection: Connection, wanted: Select[Any]) -> list[Decision]:
    found = [Decision(*row) for row in connection.execute(wanted)]
    return [msgspec.structs.replace(d, correction=json.loads(str(d.correction or "null"))) for d in found]


def review_state(store: Store, article_id: str, who: str | None = None) -> dict[str, str]:
    """Give for each item of the reading shown whether it stands as the machine made it, is reviewed, or final.

    With `who`, as far as this reviewer may see.
    """
    reading, done = load_reading(store, article_id), shown_decisions(store, article_id, who)
    if reading is None:
        return {}
    states = dict.fromkeys((one.id for one in list_items(reading)), "machine")
    for decision in done:
        if states.get(decision.item) != "final":
            states[decision.item] = "final" if decision.verdict == "final" else "reviewed"
    return states


def reviewed_reading(store: Store, article_id: str, who: str | None = None) -> Reading | None:
    """Give the reading shown with its decisions: the last one on an item holds, rejected items are gone.

    With `who`, with the decisions that this reviewer may see.
    """
    reading = load_reading(store, article_id)
    return None if reading is None else apply_decisions(reading, shown_decisions(store, article_id, who))


def reviewed_readings(store: Store, ids: list[str], who: str | None = None) -> dict[str, Reading]:
    """Give the readings shown of these articles by their ids, with their decisions as `reviewed_reading` gives them."""
    found = load_readings(store, ids)
    for article, done in decisions_shown(store, ids).items():
        if done:
            made = found[article]
            found[article] = apply_decisions(made, done if who is None else seen_by(made, done, who))
    return found


def whole_reading(store: Store, article_id: str, who: str | None = None) -> Reading | None:
    """Give the reading shown as the program made it, and what people added to it (what `who` may see of that)."""
    reading = load_reading(store, article_id)
    return None if reading is None else with_added(reading, shown_decisions(store, article_id, who))


def decisions_shown(store: Store, ids: list[str]) -> dict[str, list[Decision]]:
    """Give the decisions on the readings shown of these articles by their ids, the oldest first."""
    found: dict[str, list[Decision]] = {article: [] for article in ids}
    for at in range(0, len(ids), BATCH):
        wanted = select(*COLUMNS).join(articles, articles.c.reading_key == decisions.c.reading_key)
        wanted = wanted.where(articles.c.id.in_(ids[at : at + BATCH])).order_by(decisions.c.key)
        with store.reading() as connection:
            for decision in _made(connection, wanted):
                found[decision.article].append(decision)
    return found


def shown_decisions(store: Store, article_id: str, who: str | None = None) -> list[Decision]:
    """Give the decisions on the reading shown of an article; with `who`, those that this reviewer may see."""
    shown = select(articles.c.reading_key).where(articles.c.id == article_id)
    with store.reading() as connection:
        reading_key = connection.scalar(shown)
    return [decision for decision in list_decisions(store, article_id, who) if decision.reading == reading_key]
