"""Gives the mode of an act: its row's, settled by the words near it (events/modes.tsv)."""

import itertools
from functools import cache
from typing import NamedTuple

from khabar.events.acts import stem_of
from khabar.events.links import sentence_range
from khabar.knowledge import alternatives, load_table
from khabar.words import Page


class ModeRow(NamedTuple):
    """A row of events/modes.tsv: `over` are the modes that it replaces; "" stands for no mode."""

    mode: str
    words: frozenset[tuple[str, ...]]
    over: frozenset[str]


@cache
def load_modes() -> dict[str, tuple[ModeRow, ...]]:
    """Read the table of modes once, by event type."""
    found: dict[str, list[ModeRow]] = {}
    for row in load_table("events/modes").rows:
        words = frozenset(tuple(stem_of(part) for part in word.split()) for word in alternatives(row["words"]))
        over = frozenset(row["over"].split("|")) | {""}
        found.setdefault(row["type"], []).append(ModeRow(row["mode"], words, over))
    return {kind: tuple(rows) for kind, rows in found.items()}


def read_mode(page: Page, kind: str, mode: str | None, first: int) -> str | None:
    """Give the mode of an act of type `kind` at word `first`."""
    rows = load_modes().get(kind, ())
    if not rows:
        return mode
    start, end = sentence_range(page, first)
    stems = [word.stem for word in page.words[max(start, first - 8) : min(end, first + 12)]]
    present = {(stem,) for stem in stems} | set(itertools.pairwise(stems))
    for row in rows:
        if (mode or "") in row.over and not present.isdisjoint(row.words):
            return row.mode
    return mode
