"""What Khabar finds in one article. Every span is [start, end) in characters of `article.text`."""

from typing import Any

import msgspec

from khabar.model.article import Article

Span = tuple[int, int]


class Mention(msgspec.Struct, frozen=True):
    """A phrase that names an actor or a place. `same_as` is the id of the first mention of the same one."""

    id: str
    span: Span
    kind: str
    name: str
    name_ar: str
    ref: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    office: str | None = None
    same_as: str | None = None


class Time(msgspec.Struct, frozen=True):
    """A time phrase. `start` and `end` are ISO dates, both included, or None where nothing tells the day."""

    span: Span
    start: str | None
    end: str | None
    grain: str = "day"
    calendar: str = "gregorian"


class When(msgspec.Struct, frozen=True):
    """The time of an event."""

    span: Span
    start: str | None
    end: str | None
    grain: str = "day"


class Count(msgspec.Struct, frozen=True):
    """A number of people. `what` is dead, injured, arrested, displaced, protesters, abducted, released, missing or
    troops, or None. `total` tells a sum over a longer time («منذ 2012») from the toll of one act.
    """

    span: Span
    what: str | None
    min: int
    max: int | None
    total: bool = False


class Size(msgspec.Struct, frozen=True):
    """How many an event touched."""

    span: Span
    what: str
    min: int
    max: int | None


class Place(msgspec.Struct, frozen=True):
    """Where an event took place. `precision`: country, region, district, city, neighbourhood, point."""

    span: Span
    name: str
    country: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None


class Speaker(msgspec.Struct, frozen=True):
    """Who vouches: `kind` is agency, media, person, government, organisation, group, anonymous or document."""

    name: str
    ref: str | None = None
    kind: str = "person"
    country: str | None = None


class Attribution(msgspec.Struct, frozen=True):
    """One handing over to somebody else's word."""

    id: str
    cue: Span
    sources: tuple[Span, ...]
    contents: tuple[Span, ...]
    kind: str
    stance: str
    speaker: Speaker
    parent: str | None = None
    confidence: float = 0.5
    why: str = ""


class Party(msgspec.Struct, frozen=True):
    """An actor or recipient of an event."""

    span: Span
    mention: str | None
    name: str
    country: str | None = None
    sectors: tuple[str, ...] = ()


class Event(msgspec.Struct, frozen=True):
    """One PLOVER act, as one telling gives it."""

    id: str
    type: str
    mode: str | None
    status: str
    trigger: Span
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    when: When | None = None
    where: Place | None = None
    size: tuple[Size, ...] = ()
    contexts: tuple[str, ...] = ()
    said_in: str | None = None
    chain: tuple[str, ...] = ()
    same_as: str | None = None
    quad: str = ""
    intensity: float = 0.0
    confidence: float = 0.5
    why: str = ""


class ClassFound(msgspec.Struct, frozen=True):
    """A sentence that bears a class of the user's own. `score` ranks, it is no probability."""

    name: str
    sentence: Span
    score: float
    why: str = ""


class Reading(msgspec.Struct, frozen=True):
    """All that was found in one article."""

    article: Article
    khabar: int = 1
    furniture: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    counts: tuple[Count, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    notes: tuple[str, ...] = ()
    classes: tuple[ClassFound, ...] = ()

    def text(self, span: Span) -> str:
        """Give the words that a span points at."""
        return self.article.text[span[0] : span[1]]

    def to_dict(self) -> dict[str, Any]:
        """Give the reading as plain dictionaries and lists."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain

    def to_json(self) -> bytes:
        """Give the reading as UTF-8 JSON on one line."""
        return msgspec.json.encode(self)

    @classmethod
    def from_json(cls, line: bytes | str) -> "Reading":
        """Read what `to_json` wrote; raises msgspec.ValidationError on anything else."""
        return msgspec.json.decode(line, type=cls)
