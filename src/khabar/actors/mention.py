"""The record of one actor mention."""

import msgspec


class ActorMention(msgspec.Struct, frozen=True):
    """A phrase that names an actor, and who it is.

    `first`, `last` are the half-open word range of the whole phrase and `head` the index of its head noun; `start`,
    `end` are places in the clean copy, behind a conjunction or preposition written onto the first word. `kind` is
    person, organisation, group, office, nationality or place; `speaker_kind` is what it counts as when it speaks.
    `country` is ISO 3166 alpha-3 or IGO, NGO, IMG, or None; `same_as` the index (in `Actors.mentions`) of the first
    mention of the same actor. `name_range` are the words of a person's own name, `domestic` tells that the phrase
    itself names no country. `why` names the table row that decided.
    """

    first: int
    last: int
    head: int
    start: int
    end: int
    kind: str
    speaker_kind: str
    name: str
    name_ar: str
    ref: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    office: str | None = None
    gender: str = ""
    number: str = ""
    same_as: int | None = None
    domestic: bool = False
    name_range: tuple[int, int] = (0, 0)
    named: bool = False
    why: str = ""
