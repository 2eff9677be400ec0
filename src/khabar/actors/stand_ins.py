"""Gives who a phrase without a name of its own stands for: the latter, the two sides, the gunmen, his counterpart."""

from collections.abc import Callable, Iterator

from khabar.actors.entries import endings
from khabar.actors.mention import ActorMention
from khabar.actors.resolve import changed

PEOPLE = frozenset(("person", "office"))
MANY = frozenset(("IGO", "NGO", "IMG"))
BACK = 80  # mentions; bounds every search, so that time grows with the text alone


def _back(found: list[ActorMention], number: int) -> Iterator[tuple[int, ActorMention]]:
    """Give the mentions before one, the nearest first."""
    for earlier in range(number - 1, max(-1, number - BACK), -1):
        yield earlier, found[earlier]


def first_of(other: ActorMention, number: int) -> int:
    return other.same_as if other.same_as is not None else number


def as_counterpart(found: list[ActorMention], number: int) -> ActorMention:
    """Give "his counterpart" the office of the nearest officer before; the country is the phrase's own."""
    mention = found[number]
    for _, other in _back(found, number):
        if other.office is not None and other.kind in PEOPLE:
            label = mention.name if mention.name_range[1] else f"{other.office} ({mention.country})"
            office, sectors, gender = other.office, other.sectors, other.gender
            return changed(mention, office=office, sectors=sectors, name=label, gender=gender, domestic=False)
    return mention


def as_pair(found: list[ActorMention], number: int) -> ActorMention | None:
    """Join two people told again (the two brothers) to the nearest earlier two."""
    for earlier, other in _back(found, number):
        if other.number == "d" and other.country is not None and not other.why.startswith("coref:"):
            return changed(found[number], country=other.country, domestic=False, same_as=first_of(other, earlier))
    return None


def as_gunmen(found: list[ActorMention], number: int) -> ActorMention | None:
    """Read "the gunmen" as those of the nearest armed group of one state before."""
    for _, other in _back(found, number):
        if other.country not in (None, *MANY) and {"REB", "UAF"} & set(other.sectors):
            return changed(found[number], name=other.name, ref=other.ref, country=other.country, domestic=False)
    return None


def as_source(found: list[ActorMention], number: int) -> ActorMention | None:
    """Read "the source", where no source stands before, as the nearest agency, outlet or organisation."""
    for earlier, other in _back(found, number):
        if other.named and other.speaker_kind in ("agency", "media", "organisation"):
            return changed(
                found[number], name=other.name, ref=other.ref, country=other.country, sectors=other.sectors,
                speaker_kind=other.speaker_kind, kind=other.kind, domestic=False, same_as=first_of(other, earlier),
            )  # fmt: skip
    return None


def find_owner(
    found: list[ActorMention], number: int, suffix: str, near: Callable[[ActorMention], bool]
) -> ActorMention | None:
    """Give the nearest earlier actor with a country that a pronoun fits; he means persons first, they groups.

    She may be the state whose office is named right before (the premier of a state and her foreign minister).
    """
    he, she = endings()["he_she"]
    gender, many, fallback = {he: "m", she: "f"}.get(suffix, ""), suffix in endings()["they"], None
    for steps, (_, other) in enumerate(_back(found, number)):
        if not near(other):
            break
        if steps == 0 and gender == "f" and other.country and other.kind == "office" and not other.domestic:
            return other
        if other.country is None or (gender and other.gender and other.gender != gender):
            continue
        if many:
            fits = other.number == "p" or other.kind == "group"
        else:
            fits = gender != "m" or (other.kind in PEOPLE and other.number != "p")
        if fits:
            return other
        fallback = fallback or other
    return fallback


def stand_in(
    found: list[ActorMention], number: int, flags: frozenset[str], joint: dict[int, tuple[int, ...]]
) -> tuple[ActorMention, tuple[int, ...]]:
    """Resolve "the latter", "this state", "the two sides": the mention as filled in, and its members if several.

    `joint` holds the members of earlier such phrases: "the two sides" behind "the two countries" are the same two.
    """
    mention = found[number]
    if mention.country is not None:  # its own adjectives tell (the Indian and Chinese presidents)
        return mention, ()
    wanted = next((int(flag) for flag in flags if flag.isdigit()), 1)
    chosen: list[int] = _pair(found, number, flags) if wanted == 2 else []
    seen: set[str] = set()
    for earlier, other in _back(found, number) if not chosen else ():
        key = _side(other) if wanted > 1 or "country" in flags else other.name
        if len(joint.get(earlier, ())) == wanted and not chosen and "person" not in flags:
            chosen = list(reversed(joint[earlier]))
            break
        if (other.country is None and not other.named) or key in seen or not _fits(other, flags):
            continue
        seen.add(key)
        chosen.append(earlier)
        if len(chosen) == wanted:
            break
    if not chosen:
        return mention, ()
    if wanted > 1:
        first = found[chosen[-1]]
        return changed(mention, country=first.country, sectors=first.sectors), tuple(reversed(chosen))
    other = found[chosen[0]]
    if "last" in flags and other.kind in PEOPLE:
        other = changed(other, speaker_kind="person")
    filled = changed(
        other, first=mention.first, last=mention.last, head=mention.head, start=mention.start, end=mention.end,
        name_ar=mention.name_ar, name_range=(0, 0), same_as=first_of(other, chosen[0]), why=mention.why,
    )  # fmt: skip
    return filled, ()


def _pair(found: list[ActorMention], number: int, flags: frozenset[str]) -> list[int]:
    """Give the nearest two sides that "and" joins, the later first: whoever speaks to them stands nearer."""
    for earlier, other in _back(found, number):
        before = found[earlier - 1] if earlier else None
        if before is None or before.last != other.first or not (_fits(other, flags) and _fits(before, flags)):
            continue
        known = all(one.country is not None or one.named for one in (before, other))
        if known and _side(before) != _side(other):
            return [earlier, earlier - 1]
    return []


def _side(other: ActorMention) -> str:
    """Give what tells one side from the other: its nation, or its name where it has none."""
    return other.country if other.country is not None and other.country not in MANY else other.name


def _fits(other: ActorMention, flags: frozenset[str]) -> bool:
    if "country" in flags:
        return other.country is not None and other.country not in MANY
    if "person" in flags:
        return other.kind in PEOPLE and other.number != "p" and (other.named or other.office is not None)
    if "last" in flags:
        gender = "f" if "f" in flags else "m"
        named = other.named and other.kind in ("nationality", "place", "organisation")
        return (other.kind in PEOPLE and other.gender in ("", gender)) or (named and other.gender == gender)
    return other.speaker_kind != "document" and other.sectors != ("UNK",)
