"""Gives a reading with a guest's attributions and events beside its own; what it has read itself stays as it is."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from khabar.guests.propose import Tally, meet
from khabar.model import Attribution, Event, Reading


def merge(reading: Reading, attributions: Iterable[Attribution], events: Iterable[Event], tally: Tally) -> Reading:
    """Add what is new. An attribution is known if its cue meets a read one's, an event if its trigger does.

    What lies in an added attribution's content, and in no smaller one, points at it; chains then name its speaker.
    """
    told, acts = list(reading.attributions), list(reading.events)
    for said in attributions:
        if any(meet(said.cue, a.cue) for a in told):
            tally.known += 1
        else:
            told.append(replace(said, id=f"a{len(told) + 1}"))
    for act in events:
        if any(meet(act.trigger, e.trigger) for e in acts):
            tally.known += 1
        else:
            acts.append(replace(act, id=f"e{len(acts) + 1}"))
    old = {a.id: a for a in reading.attributions}
    now = _nest(told, len(old))
    first_new, lead = len(reading.events), tuple[str, ...]()
    for n, event in sorted(enumerate(acts), key=lambda item: item[1].trigger):
        new = n >= first_new
        said_in = _holder(event.trigger[0], event.said_in, told, len(old), new)
        names, before = _speakers(said_in, now), _speakers(event.said_in, old)
        if not new:
            lead = event.chain[: max(0, len(event.chain) - len(before))]
        if new or names != before:
            opening = tuple(name for name in lead if name not in names)
            acts[n] = replace(event, said_in=said_in, chain=(*opening, *names))
    tally.added += len(told) - len(old) + len(acts) - first_new
    return replace(reading, attributions=tuple(now.values()), events=tuple(acts))


def _nest(told: Sequence[Attribution], read: int) -> dict[str, Attribution]:
    """Give the attributions by id with the parents of the added ones, and of those that lie in added ones."""
    now = {a.id: a for a in told}
    for n, a in enumerate(told):
        parent = _holder(a.cue[0], a.parent, [b for b in told if b is not a], read - (n < read), n >= read)
        if parent != a.parent and a.id not in _ancestors(parent, now):
            now[a.id] = replace(a, parent=parent)
    return now


def _holder(at: int, known: str | None, told: Sequence[Attribution], read: int, new: bool) -> str | None:
    """Give the attribution whose content holds a character most closely.

    The first `read` of `told` were read, the others added; what was read leaves its own only for an added one.
    """
    holding = [(end - start, n) for n, a in enumerate(told) for start, end in a.contents if start <= at < end]
    if not holding:
        return known
    n = min(holding)[1]
    return told[n].id if new or n >= read else known


def _ancestors(item: str | None, told: Mapping[str, Attribution]) -> list[str]:
    """Give an attribution's id and those above it, innermost first."""
    found: list[str] = []
    while item is not None and item in told and item not in found:
        found.append(item)
        item = told[item].parent
    return found


def _speakers(item: str | None, told: Mapping[str, Attribution]) -> tuple[str, ...]:
    return tuple(told[one].speaker.name for one in reversed(_ancestors(item, told)))
