"""Gives the tagged parts of an actor phrase, and what they are to its head: another person, the whole they are of."""

from typing import NamedTuple

from khabar.actors.entries import Entry
from khabar.actors.tags import Tag
from khabar.words import Word
from khabar.words.marks import phrase_words

FIXED = frozenset(("organisation", "group", "agency", "outlet", "short", "holder"))
CARRIED = frozenset(("head", "people", "body"))
BOUND = frozenset(("head", "people", "family"))
PLAIN = frozenset(("CVL", "UNK"))  # no more than somebody


def is_plain(sectors: tuple[str, ...]) -> bool:
    """Say whether sectors tell no more than that somebody is a person."""
    return PLAIN.issuperset(sectors)


class Part(NamedTuple):
    """A word or fixed phrase inside a phrase, with its tag."""

    at: int
    tag: Tag

    @property
    def entry(self) -> Entry:
        """Its weightiest entry."""
        return self.tag.entry


def names_another(lead: Part, name: tuple[int, int]) -> bool:
    """Say whether a name in a phrase is not of the one meant: a source close to somebody, so-and-so's lawyer."""
    entry, tag = lead.entry, lead.tag
    if "anonymous" in entry.flags:
        return name[0] > tag.end
    single = entry.number == "s" and entry.kind == "person" and entry.layer in BOUND and tag.end == lead.at + 1
    return single and name[0] == tag.end and not (tag.split.definite or tag.split.suffix)


def whole_of(words: tuple[Word, ...], lead: Part, rest: list[Part]) -> Entry | None:
    """Give whom some people are of (12 dead of the gunmen, 17 people of the forces) where that tells more than they."""
    if not is_plain(lead.entry.sectors) or lead.entry.kind not in ("person", "group"):
        return None
    part = next((p for p in rest if words[p.at - 1].form in phrase_words()["of_them"]), None)
    if part is None or part.at > lead.tag.end + 2 or part.entry.layer not in CARRIED | FIXED:
        return None
    return None if is_plain(part.entry.sectors) else part.entry
