"""Checks what people write into a reading, so that it can be gold: values of the guide, words of the text."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from khabar.errors import StoreError
from khabar.knowledge import load_table
from khabar.model import Attribution, Reading, Span
from khabar.store.applied import Item

STATUSES = ("actual", "future", "hypothetical", "negated")
KINDS = ("direct", "indirect", "mixed")
STANCES = ("assert", "deny", "hope", "demand", "promise", "warn", "ask", "estimate")
SPEAKERS = ("agency", "media", "person", "government", "organisation", "group", "anonymous", "document")
COUNTS = ("dead", "injured", "arrested", "displaced", "protesters", "abducted", "released")
MANY = ("sources", "contents")
ONE = ("trigger", "cue")
PARTIES = ("actors", "recipients")
WITH_SPAN = ("actors", "recipients", "when", "where", "size")


@cache
def _modes() -> dict[str, frozenset[str]]:
    """Give the modes of each type."""
    rows = load_table("events/plover").rows
    return {row["key"]: frozenset(pair.partition("=")[0] for pair in row["modes"].split(";") if pair) for row in rows}


def list_types() -> tuple[str, ...]:
    """Give the types of events."""
    return tuple(_modes())


def modes_of(kind: str) -> frozenset[str | None]:
    """Give the modes that events of a type may have; none is one of them."""
    return frozenset((None, *_modes().get(kind, ())))


def check_item(reading: Reading, item: Item) -> None:
    """Raise StoreError where an item has characters that are not in the text, or values that the guide lacks."""
    length = len(reading.article.text)
    for start, end in _spans(msgspec.to_builtins(item)):
        if not 0 <= start < end <= length:
            raise StoreError(f"no characters {start}-{end}", where=f"{reading.article.id}:{item.id}")
    for name, value, known in _values(item):
        if value not in known:
            step = f"choose one of {', '.join(sorted(known))}" if known else "leave it out"
            raise StoreError(f"no such {name}: {value}", where=f"{reading.article.id}:{item.id}", next=step)


def _values(item: Item) -> Iterator[tuple[str, str, Any]]:
    if isinstance(item, Attribution):
        yield from (("kind", item.kind, KINDS), ("stance", item.stance, STANCES))
        yield "kind of speaker", item.speaker.kind, SPEAKERS
        return
    modes = _modes()
    yield from (("type", item.type, modes.keys()), ("status", item.status, STATUSES))
    if item.mode is not None:
        yield f"mode of {item.type}", item.mode, modes[item.type]
    yield from (("count", size.what, COUNTS) for size in item.size)


def _spans(plain: dict[str, Any]) -> Iterator[Span]:
    yield from (plain[name] for name in ONE if name in plain)
    for name in MANY:
        yield from plain.get(name, ())
    for name in WITH_SPAN:
        parts = plain.get(name) or ()
        yield from (part["span"] for part in ([parts] if isinstance(parts, dict) else parts))


def place_words(text: str, fields: dict[str, Any]) -> dict[str, Any]:
    """Give fields in which words of the text stand instead of characters with the characters.

    Words that stand more than once take the number of their place: «قصف#2». Raises StoreError for words that are not
    there, or are there more often than once without a number.

    >>> place_words("قصفت القوات المدينة", {"trigger": "قصفت", "type": "ASSAULT"})
    {'trigger': [0, 4], 'type': 'ASSAULT'}
    """
    found = dict(fields)
    for name in ONE:
        if isinstance(found.get(name), str):
            found[name] = find_words(text, found[name])
    for name in MANY:
        if name in found:
            given = [found[name]] if isinstance(found[name], str) else found[name]
            found[name] = [find_words(text, one) if isinstance(one, str) else one for one in given]
    for name in WITH_SPAN:
        if isinstance(given := found.get(name), dict):
            found[name] = _placed(text, given)
        elif isinstance(given, list):
            found[name] = [_party(text, one) if name in PARTIES else _placed(text, one) for one in given]
    return found


def _placed(text: str, part: Any) -> Any:
    found = isinstance(part, dict) and isinstance(part.get("span"), str)
    return part | {"span": find_words(text, part["span"])} if found else part


def _party(text: str, part: Any) -> Any:
    """Give a party of words of the text, which are its name where it has no other."""
    whole = {"span": part} if isinstance(part, str) else part
    if not isinstance(whole, dict):
        return whole
    words = whole.get("span")
    return {"mention": None} | ({"name": words} if isinstance(words, str) else {}) | _placed(text, whole)


def find_words(text: str, words: str) -> list[int]:
    """Give the characters at which words stand in a text. Raises StoreError where they do not, or more than once."""
    plain, sign, number = words.rpartition("#")
    wanted, nth = (plain, int(number)) if sign and number.isdecimal() and plain else (words, 0)
    places = []
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        places.append(at)
        at = text.find(wanted, at + 1)
    if not places or nth > len(places):
        raise StoreError(f"not in the text: {words}", next="copy the words as they stand, or give [start, end]")
    if len(places) > 1 and not nth:
        raise StoreError(
            f"stands {len(places)} times in the text: {wanted}", next=f"write {wanted}#1 to #{len(places)}"
        )
    start = places[max(nth, 1) - 1]
    return [start, start + len(wanted)]
