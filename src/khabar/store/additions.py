"""Gives an event or attribution that a person adds to a reading; what the person left out follows from the text."""

from typing import Any

import msgspec

from khabar.errors import StoreError
from khabar.model import Attribution, Event, Reading, Span
from khabar.store.applied import Item, added_item, list_items, with_added
from khabar.store.checked import check_item, place_words
from khabar.store.decision import Decision

NEEDED = {"e": ("type", "trigger"), "a": ("cue", "speaker")}
DEFAULTS: dict[str, dict[str, Any]] = {
    "e": {"mode": None, "status": "actual"},
    "a": {"sources": [], "contents": [], "kind": "indirect", "stance": "assert"},
}


def complete(made: Reading, done: list[Decision], decision: Decision) -> Decision:
    """Give an `add` with its item's id and all fields. Raises StoreError where it cannot be.

    `made` is the reading as the program made it, `done` what was decided on it. In whose words the item stands is left
    to the text where the person does not say it. Whoever adds what somebody else added already (an event of the same
    type on the same words, an attribution with the same cue) decides about that item: so two can be compared.
    """
    letter, given = decision.item[:1], decision.correction or {}
    if letter not in NEEDED:
        raise StoreError(f"no such item to add: {decision.item}", next="write e for an event, a for an attribution")
    if missing := [name for name in NEEDED[letter] if not given.get(name)]:
        raise StoreError(f"to add it needs: {', '.join(missing)}", where=decision.article)
    whole = DEFAULTS[letter] | place_words(made.article.text, given)
    if isinstance(whole.get("speaker"), str):
        whole["speaker"] = {"name": whole["speaker"]}
    if letter == "e":
        whole |= quad_of(whole)
    fields = {name: value for name, value in whole.items() if name not in ("id", "confidence", "why")}
    item = added_item(msgspec.structs.replace(decision, item=letter, correction=fields))
    check_item(made, item)
    asked = {fields.get(name) for name in ("said_in", "same_as", "parent")} - {None}
    if unknown := asked - {one.id for one in list_items(with_added(made, done))}:
        raise StoreError(f"no item {min(map(str, unknown))}", where=decision.article)
    name = _same(made, done, item) or _next_id(made, done, letter)
    return msgspec.structs.replace(decision, item=name, correction=fields)


def quad_of(fields: dict[str, Any]) -> dict[str, Any]:
    """Give quad class and intensity of a type and mode. Raises StoreError for a type that is none."""
    from khabar.events import quad_and_intensity

    try:
        quad, intensity = quad_and_intensity(fields["type"], fields.get("mode"))
    except (KeyError, TypeError) as error:
        raise StoreError(f"no such type: {fields['type']}", next="choose one of PLOVER's sixteen") from error
    return {"quad": quad, "intensity": intensity}


def _next_id(made: Reading, done: list[Decision], letter: str) -> str:
    used = [one.id for one in list_items(made)] + [d.item for d in done]
    numbers = [int(one[1:]) for one in used if one[0] == letter and one[1:].isdecimal()]
    return f"{letter}{max(numbers, default=0) + 1}"


def _same(made: Reading, done: list[Decision], item: Item) -> str | None:
    """Give the id of what somebody added already: an item of this kind on the same words."""
    machine = {one.id for one in list_items(made)}
    for old in list_items(with_added(made, done)):
        if old.id in machine:
            continue
        if isinstance(old, Event) and isinstance(item, Event):
            if old.type == item.type and _overlap(old.trigger, item.trigger):
                return old.id
        elif isinstance(old, Attribution) and isinstance(item, Attribution) and _overlap(old.cue, item.cue):
            return old.id
    return None


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
