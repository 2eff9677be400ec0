"""Writes in Latin letters the names of persons that the tables do not know, where a reading has them in Arabic ones.

The library arabic-name-romanizer (extra `roman`) does it: an index of attested spellings, and a small model for words
that the index lacks. A name is written alike wherever it stands, and the reading's notes say which were written so.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

import msgspec

from khabar.actors import ActorMention
from khabar.errors import ExtraError
from khabar.model import Attribution, Event, Party, Reading

ARABIC = re.compile("[\u0621-\u064a]")
NOTE = "written in Latin letters by arabic-name-romanizer, no table knows it: "


def open_romaniser() -> None:
    """Load the library and its model once. Raises ExtraError where it is not installed."""
    _library()


@cache
def _library() -> Any:
    """Give the library's function, opened once a process."""
    try:
        from arabic_name_romanizer import Transliterator
    except ImportError as error:
        raise ExtraError("the library that writes Arabic names in Latin letters", "roman") from error
    return Transliterator().transliterate


@lru_cache(maxsize=100_000)
def latin_name(name: str) -> str | None:
    """Give a name in Latin letters, None where the library leaves letters as they are. Raises ExtraError."""
    written = " ".join(_library()(name).split())
    return written if written and ARABIC.search(written) is None else None


def romanised(reading: Reading, mentions: Iterable[ActorMention]) -> Reading:
    """Give a reading with the names of its persons (`mentions` tell which) in Latin letters; all else stays."""
    persons = {m.name: None for m in mentions if m.kind == "person" and m.name_range[1] and ARABIC.search(m.name)}
    names = {name: latin for name in persons if (latin := latin_name(name)) is not None}
    if not names:
        return reading
    return msgspec.structs.replace(
        reading,
        mentions=tuple(msgspec.structs.replace(m, name=names.get(m.name, m.name)) for m in reading.mentions),
        attributions=tuple(_attribution(a, names) for a in reading.attributions),
        events=tuple(_event(e, names) for e in reading.events),
        notes=(*reading.notes, *(f"{NOTE}{latin} ({name})" for name, latin in names.items())),
    )


def _attribution(a: Attribution, names: dict[str, str]) -> Attribution:
    speaker = msgspec.structs.replace(a.speaker, name=names.get(a.speaker.name, a.speaker.name))
    return msgspec.structs.replace(a, speaker=speaker)


def _event(e: Event, names: dict[str, str]) -> Event:
    chain = tuple(names.get(name, name) for name in e.chain)
    return msgspec.structs.replace(
        e, actors=_parties(e.actors, names), recipients=_parties(e.recipients, names), chain=chain
    )


def _parties(parties: Iterable[Party], names: dict[str, str]) -> tuple[Party, ...]:
    return tuple(msgspec.structs.replace(p, name=names.get(p.name, p.name)) for p in parties)
