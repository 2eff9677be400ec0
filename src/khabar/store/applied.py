"""Gives a reading as decisions leave it: items corrected, taken away and added, and who says what read anew."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from khabar.errors import StoreError
from khabar.model import Attribution, Event, Reading, Span
from khabar.store.decision import Decision

Item = Attribution | Event
PEOPLE = "people:"  # `why` of an item that a person added, before the name


def item_type(item: str) -> type[Item]:
    """Give what an id names: events have an e, attributions an a.

    >>> item_type("e12").__name__
    'Event'
    """
    return Event if item.startswith("e") else Attribution


def list_items(reading: Reading) -> tuple[Item, ...]:
    """Give the attributions and events of a reading."""
    return (*reading.attributions, *reading.events)


def change_item(item: Any, correction: Mapping[str, Any]) -> Any:
    """Give an item with other fields. Raises StoreError where the fields are none of its own."""
    if not correction:
        return item
    plain = msgspec.to_builtins(item)
    if unknown := sorted(set(correction) - set(plain) | {"id"} & set(correction)):
        raise StoreError(f"no field to correct: {', '.join(unknown)}", where=item.id)
    return _made(type(item), plain | dict(correction), item.id)


def added_item(decision: Decision) -> Item:
    """Give the item that a decision adds. Raises StoreError for a field that cannot be."""
    made_by = {"id": decision.item, "confidence": 1.0, "why": PEOPLE + decision.who}
    item: Item = _made(item_type(decision.item), (decision.correction or {}) | made_by, decision.item)
    return item


def _made(kind: Any, plain: dict[str, Any], item: str) -> Any:
    if unknown := sorted(set(plain) - set(kind.__struct_fields__)):
        raise StoreError(f"no field to correct: {', '.join(unknown)}", where=item)
    try:
        return msgspec.convert(plain, kind)
    except msgspec.ValidationError as error:
        raise StoreError(f"no such correction: {error}", where=item, next="write it as a reading does") from error


def with_added(reading: Reading, done: Iterable[Decision]) -> Reading:
    """Give a reading with what people added to it, as each was added first, and no other decision."""
    return apply_decisions(reading, first_added(done).values())


def first_added(done: Iterable[Decision]) -> dict[str, Decision]:
    """Give the decision that added each item first, by the item's id."""
    found: dict[str, Decision] = {}
    for decision in done:
        if decision.verdict == "add":
            found.setdefault(decision.item, decision)
    return found


def _join(reading: Reading, done: Iterable[Decision]) -> Reading:
    """Give a reading with what people added behind the rest."""
    new = [added_item(decision) for decision in first_added(done).values()]
    return msgspec.structs.replace(
        reading,
        attributions=(*reading.attributions, *(one for one in new if isinstance(one, Attribution))),
        events=(*reading.events, *(one for one in new if isinstance(one, Event))),
    )


def apply_decisions(reading: Reading, done: Iterable[Decision]) -> Reading:
    """Give a reading as its reviewers left it: the last decision on an item holds; `accept` and `final` change nothing.

    Where an attribution was added, taken away or has other contents, the events in it are said in the innermost one
    that is left, and their chains follow, unless a person set them. So do those of events that a person added.
    """
    done = list(done)
    whole = _join(reading, done)
    last = {d.item: d for d in done if d.verdict != "final"}
    gone = {item for item, decision in last.items() if decision.verdict == "reject"}

    def kept(items: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(_as_decided(one, last.get(one.id)) for one in items if one.id not in gone)

    parents = {a.id: a.parent for a in whole.attributions}
    left = {one.id for one in list_items(whole)} - gone

    def standing(item: str | None) -> str | None:
        """Give the nearest attribution around that is still there."""
        passed = set[str | None]()
        while item in gone and item not in passed:  # a reading made elsewhere may hold a ring
            passed.add(item)
            item = parents.get(item or "")
        return item if item in left else None

    attributions = tuple(msgspec.structs.replace(a, parent=standing(a.parent)) for a in kept(whole.attributions))
    events = tuple(
        msgspec.structs.replace(e, said_in=standing(e.said_in), same_as=e.same_as if e.same_as in left else None)
        for e in kept(whole.events)
    )
    found = msgspec.structs.replace(reading, attributions=attributions, events=events)
    return _said_anew(reading, found, last)


def _as_decided(item: Item, decision: Decision | None) -> Item:
    if decision is None or decision.verdict not in ("correct", "add"):
        return item
    return added_item(decision) if decision.verdict == "add" else change_item(item, decision.correction or {})


def _said_anew(made: Reading, found: Reading, last: Mapping[str, Decision]) -> Reading:
    """Read anew in whose words events and attributions stand, where decisions touch them."""
    before, after = ({a.id: a for a in one.attributions} for one in (made, found))
    moved = [one for name in before.keys() | after.keys() for one in _moved(before.get(name), after.get(name))]

    def holder(item: Item, field: str, span: Span) -> str | None:
        """Give the attribution that an item stands in."""
        new = item.id not in before and item.id not in events
        if field in _set_by(last.get(item.id)) or not (new or any(inside(span, one) for one in moved)):
            return getattr(item, field)  # type: ignore[no-any-return]
        return find_holder(found.attributions, span, but=item.id)

    events = {e.id: e for e in made.events}
    attributions = tuple(msgspec.structs.replace(a, parent=holder(a, "parent", a.cue)) for a in found.attributions)
    found = msgspec.structs.replace(found, attributions=attributions)
    told = [msgspec.structs.replace(e, said_in=holder(e, "said_in", e.trigger)) for e in found.events]
    chained = tuple(
        e if "chain" in _set_by(last.get(e.id)) else msgspec.structs.replace(e, chain=_chain(made, found, e))
        for e in told
    )
    return msgspec.structs.replace(found, events=chained)


def _chain(made: Reading, found: Reading, event: Event) -> tuple[str, ...]:
    """Give who vouches for an event: a chain that the program made follows only where its speakers are others now."""
    old = next((e for e in made.events if e.id == event.id), None)
    if old is None:
        return chain_of(found, event.said_in, event.trigger)
    names, newer = speakers_of(made.attributions, old.said_in), speakers_of(found.attributions, event.said_in)
    opened = opened_by(old, names)
    return event.chain if names == newer or opened is None else opened + newer


def opened_by(event: Event, names: tuple[str, ...]) -> tuple[str, ...] | None:
    """Give what stands before an event's speakers in its chain, the dateline's agency; None where they end it not."""
    cut = len(event.chain) - len(names)
    return event.chain[:cut] if cut >= 0 and event.chain[cut:] == names else None


def chain_of(reading: Reading, said_in: str | None, trigger: Span) -> tuple[str, ...]:
    """Give who vouches for a new event: its speakers, behind the dateline's agency where the nearest event has one."""
    names = speakers_of(reading.attributions, said_in)
    others = [e for e in reading.events if e.trigger != trigger and not e.why.startswith(PEOPLE)]
    for event in sorted(others, key=lambda e: (abs(e.trigger[0] - trigger[0]), e.trigger))[:1]:
        opened = opened_by(event, speakers_of(reading.attributions, event.said_in)) or ()
        return (*(name for name in opened if name not in names), *names)
    return names


def _set_by(decision: Decision | None) -> dict[str, Any]:
    """Give the fields that a person set."""
    return (decision.correction or {}) if decision is not None else {}


def _moved(old: Attribution | None, new: Attribution | None) -> tuple[Span, ...]:
    """Give the contents that came or went with an attribution."""
    if old is not None and new is not None and old.contents == new.contents:
        return ()
    return (*(old.contents if old else ()), *(new.contents if new else ()))


def inside(span: Span, other: Span) -> bool:
    """Tell whether a span lies within another."""
    return other[0] <= span[0] and span[1] <= other[1]


def find_holder(attributions: Iterable[Attribution], span: Span, but: str = "") -> str | None:
    """Give the attribution with the smallest content that holds a span, as the annotation guide reads nesting."""
    held = [(c[1] - c[0], a.id) for a in attributions if a.id != but for c in a.contents if inside(span, c)]
    return min(held)[1] if held else None


def speakers_of(attributions: Iterable[Attribution], said_in: str | None) -> tuple[str, ...]:
    """Give the speakers from the outermost to the innermost attribution."""
    known = {a.id: a for a in attributions}
    names: list[str] = []
    passed = set[str]()
    while said_in in known and said_in not in passed:
        passed.add(said_in)
        names.append(known[said_in].speaker.name)
        said_in = known[said_in].parent
    return tuple(reversed(names))
