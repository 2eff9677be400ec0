"""Gives what stands behind one item of a reading: its words and the table rows that its `why` names."""

from collections.abc import Iterable
from typing import Any

import msgspec

from khabar.errors import InputError
from khabar.knowledge import load_table
from khabar.model import Attribution, Event, Reading


def explain(lines: Iterable[str], item: str, where: str = "") -> dict[str, Any] | None:
    """Find an item (`e3`, or `ARTICLE:e3` among many readings) and say what made it; None if it is nowhere.

    Raises InputError, which names `where` and the line, for a line that is no reading.
    """
    article, _, name = item.rpartition(":")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            reading = Reading.from_json(line)
        except msgspec.DecodeError as error:
            step = "give what khabar read --json or khabar code -o x.jsonl writes"
            raise InputError(f"no reading: {error}", where=f"{where} line {number}", next=step) from error
        if article and reading.article.id != article:
            continue
        items: list[Attribution | Event] = [*reading.attributions, *reading.events]
        for found in items:
            if found.id == name:
                return _tell(reading, found)
    return None


def _tell(reading: Reading, item: Attribution | Event) -> dict[str, Any]:
    def words(spans: Iterable[tuple[int, int]]) -> list[str]:
        return [reading.text(span) for span in spans]

    if isinstance(item, Event):
        told: dict[str, Any] = {
            "event": f"{item.type} {item.mode or ''}".strip(),
            "trigger": reading.text(item.trigger),
            "actors": words(p.span for p in item.actors),
            "recipients": words(p.span for p in item.recipients),
            "status": item.status,
            "chain": list(item.chain),
        }
    else:
        told = {
            "attribution": f"{item.kind}, {item.stance}",
            "cue": reading.text(item.cue),
            "sources": words(item.sources),
            "contents": words(item.contents),
            "speaker": item.speaker.name,
        }
    return told | {"confidence": item.confidence, "why": item.why, "rows": table_rows(item.why)}


def table_rows(why: str) -> list[dict[str, Any]]:
    """Give the table rows that a `why` names, as `stage/table.tsv:key`."""
    rows = []
    for part in why.split():
        table, _, key = part.partition(".tsv:")
        if not key:
            continue
        loaded = load_table(table)
        for row, line in zip(loaded.rows, loaded.lines, strict=True):
            if row.get("key") == key:
                rows.append({"table": table, "line": line, "cells": {c: v for c, v in row.items() if v}})
                break
    return rows
