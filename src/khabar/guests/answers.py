"""Gives the items of a language model's answer, each checked by itself: one bad item does not spoil the others."""

from collections.abc import Iterator
from typing import Any, Literal, TypeVar

import msgspec

from khabar.errors import EndpointError


class SaidSpeaker(msgspec.Struct, frozen=True):
    """Who vouches, as a model gives it."""

    name: str = ""
    kind: Literal[
        "agency", "media", "person", "government", "organisation", "group", "anonymous", "document"
    ] = "anonymous"  # fmt: skip
    country: str | None = None


class SaidAttribution(msgspec.Struct, frozen=True):
    """An attribution as a model proposes it: strings that it claims to have copied, and their sentence's number."""

    cue: str
    sources: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    kind: Literal["direct", "indirect", "mixed"] = "indirect"
    stance: Literal["assert", "deny", "hope", "demand", "promise", "warn", "ask", "estimate"] = "assert"
    speaker: SaidSpeaker = SaidSpeaker()
    sentence: int | None = None


class SaidParty(msgspec.Struct, frozen=True):
    """An actor or recipient as a model proposes it."""

    text: str
    name: str = ""
    country: str | None = None
    sectors: tuple[str, ...] = ()


class SaidEvent(msgspec.Struct, frozen=True):
    """An event as a model proposes it."""

    type: str
    trigger: str
    mode: str | None = None
    status: Literal["actual", "future", "hypothetical", "negated"] = "actual"
    actors: tuple[SaidParty, ...] = ()
    recipients: tuple[SaidParty, ...] = ()
    when: str | None = None
    where: str | None = None
    sentence: int | None = None


class Answer(msgspec.Struct, frozen=True):
    """What an answer holds. `malformed` counts its items that are not as they were asked for."""

    attributions: tuple[SaidAttribution, ...] = ()
    events: tuple[SaidEvent, ...] = ()
    malformed: int = 0


Item = TypeVar("Item", SaidAttribution, SaidEvent)


def read_answer(written: str) -> Answer:
    """Read the first JSON object of an answer, in a fence of code or among other words.

    Raises EndpointError where there is none, or where it was cut off.
    """
    start, end = written.find("{"), written.rfind("}")
    try:
        plain = msgspec.json.decode(written[start : end + 1]) if 0 <= start < end else None
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        plain = None
    if not isinstance(plain, dict) or not plain.keys() & {"attributions", "events"}:
        raise EndpointError(f"the answer holds no readable JSON: {written[:80]!r}")
    attributions, lost = _items(plain.get("attributions"), SaidAttribution)
    events, lost_too = _items(plain.get("events"), SaidEvent)
    return Answer(attributions, events, lost + lost_too)


def _items(given: Any, kind: type[Item]) -> tuple[tuple[Item, ...], int]:
    given = given if isinstance(given, list) else [] if given is None else [given]
    found = list(_converted(given, kind))
    return tuple(found), len(given) - len(found)


def _converted(given: list[Any], kind: type[Item]) -> Iterator[Item]:
    for item in given:
        try:
            yield msgspec.convert(item, kind, strict=False)
        except msgspec.ValidationError:
            continue
