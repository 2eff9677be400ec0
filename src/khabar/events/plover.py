"""Gives what PLOVER says of a type and mode: quad class, intensity, and the contexts of an act."""

from functools import cache

from khabar.events.acts import stem_of
from khabar.events.links import sentence_range
from khabar.events.record import EventMention
from khabar.knowledge import alternatives, load_table
from khabar.words import Page

ALWAYS = {"misinformation": "misinformation", "cyber": "cyber"}


@cache
def _types() -> dict[str, tuple[str, float, dict[str, float]]]:
    found = {}
    for row in load_table("events/plover").rows:
        modes = dict(pair.split("=") for pair in row["modes"].split(";") if pair)
        found[row["key"]] = (row["quad"], float(row["score"]), {mode: float(score) for mode, score in modes.items()})
    return found


def quad_and_intensity(kind: str, mode: str | None) -> tuple[str, float]:
    """Give the quad class and the intensity (-10 to 10) of a type and mode.

    >>> quad_and_intensity("CONSULT", "visit")
    ('verbal cooperation', 4.0)
    """
    quad, score, modes = _types()[kind]
    return quad, modes.get(mode or "", score)


@cache
def _contexts() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in load_table("events/contexts").rows:
        for word in alternatives(row["words"]):
            found.setdefault(" ".join(map(stem_of, word.split())), []).append(row["key"])
    return {word: tuple(names) for word, names in found.items()}


@cache
def _order() -> tuple[str, ...]:
    return tuple(row["key"] for row in load_table("events/contexts").rows)


def contexts(page: Page, event: EventMention) -> tuple[str, ...]:
    """Give the contexts of an act from the words of its sentence, in the manual's order."""
    start, end = sentence_range(page, event.first)
    stems = [word.stem for word in page.words[max(start, event.first - 25) : min(end, event.last + 25)]]
    table = _contexts()
    names: set[str] = set()
    for stem, following in zip(stems, [*stems[1:], ""], strict=True):
        names.update(table.get(stem, ()), table.get(f"{stem} {following}", ()))
    if event.mode in ALWAYS:
        names.add(ALWAYS[event.mode])
    return tuple(name for name in _order() if name in names)
