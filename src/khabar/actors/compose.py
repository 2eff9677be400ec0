"""Gives how the parts of an actor phrase make up its country, sectors and office."""

from khabar.actors.entries import Entry

MANY = frozenset(("IGO", "NGO", "IMG"))
NATIONS = frozenset(("nation", "capital", "seat", "nisba"))


def is_title(entry: Entry, definite: bool) -> bool:
    """Say whether an entry is one person's title with the article, beside another title (the minister, the sheikh)."""
    return entry.kind == "person" and entry.number == "s" and definite


def office_of(entry: Entry, label: str) -> str | None:
    """Give the office that an entry tells: of a title its name, of a known holder what the table says."""
    if entry.layer == "holder":
        return entry.arabic or None
    return (label or entry.arabic) if entry.kind == "office" else None


def carried(head: Entry, source: Entry) -> tuple[str, ...]:
    """Give the sectors of a carrier: what it carries decides, but a state's forces are MIL."""
    if not source.sectors or source.sectors == ("UNK",) or "other" in source.flags or "number" in source.flags:
        return head.sectors
    if source.sectors == ("CVL",) and not {"CVL", "UNK"}.issuperset(head.sectors):
        return head.sectors  # an armed group of Kurds
    if {"GOV", "CVL"}.issuperset(source.sectors) and head.sectors and not {"CVL", "UNK"}.issuperset(head.sectors):
        return head.sectors
    if source.sectors == ("GOV",) and head.sectors and head.sectors != ("UNK",):
        return head.sectors
    return (*source.sectors, "UAF") if "UAF" in head.sectors and "UAF" not in source.sectors else source.sectors


def head_country(head: Entry, definite: bool, place: Entry | None) -> str | None:
    """Give the country of a phrase by its head noun and the first place in it.

    The country of a title stands; that of a head of many countries (societies without borders) yields to a nation that
    follows; a head that is known only alone (the coalition) counts only so.
    """
    told = place.country if place is not None else None
    if head.country is None or ("alone" in head.flags and not (definite and place is None)):
        return told
    nation = place is not None and place.layer in NATIONS
    return told if nation and head.layer in ("head", "people") and head.country in MANY else head.country
