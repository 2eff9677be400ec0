"""Gives what a page tells of its persons, wherever it tells it: the words before a name, and other mentions of it."""

from typing import NamedTuple

from khabar.actors.mention import ActorMention
from khabar.actors.parts import is_plain
from khabar.actors.resolve import changed
from khabar.actors.stand_ins import PEOPLE
from khabar.actors.tags import Tag
from khabar.words import Page
from khabar.words.marks import phrase_words
from khabar.words.phrases import COMMAS


class Told(NamedTuple):
    """What a page tells of a person: country, sectors, office."""

    country: str | None = None
    sectors: tuple[str, ...] = ()
    office: str | None = None


def with_titles_before(mentions: list[ActorMention], page: Page, tags: dict[int, Tag]) -> list[ActorMention]:
    """Give names the nation or title that stands right before them as a phrase of its own (the Tunisian so-and-so)."""
    found = [_with_what_follows(mentions, number, page) for number in range(len(mentions))]
    for number in range(1, len(found)):
        mention, before = found[number], found[number - 1]
        if mention.why != "name" or page.words[before.first].sentence != page.words[mention.first].sentence:
            continue
        tag = tags.get(before.head)
        single = tag is not None and tag.split.definite and tag.entry.number == "s" and not before.name_range[1]
        if tag is None or not single or page.words[mention.first].conj:
            continue
        close = before.last == mention.first
        comma = before.last + 1 == mention.first and page.words[before.last].form in COMMAS
        if close and tag.layer == "nisba" and before.last == before.head + 1:
            found[number] = changed(mention, country=mention.country or before.country, domestic=False)
        elif comma and before.kind in PEOPLE:
            told = {} if is_plain(before.sectors) else {"sectors": before.sectors, "office": before.office}
            country = mention.country or before.country
            found[number] = changed(mention, country=country, domestic=country is None, **told)
    return found


def _with_what_follows(mentions: list[ActorMention], number: int, page: Page) -> ActorMention:
    """Give a name what a clause behind it says he is (so-and-so, who is a deputy)."""
    mention, at = mentions[number], mentions[number].last
    if mention.why != "name" or number + 1 == len(mentions) or at + 1 >= len(page.words):
        return mention
    other, clause = mentions[number + 1], page.words[at + 1].form in phrase_words()["who_is"]
    fits = other.kind in PEOPLE and other.number == "s" and not is_plain(other.sectors)
    if not (clause and fits and page.words[at].form in COMMAS and other.first == at + 2):
        return mention
    country = mention.country or other.country
    return changed(mention, country=country, domestic=country is None, sectors=other.sectors, office=other.office)


def merged(known: Told, mention: ActorMention) -> Told:
    """Add what one more mention of a person tells to what is known of him."""
    told = not is_plain(mention.sectors)
    return Told(
        known.country or (None if mention.domestic else mention.country),
        known.sectors or (mention.sectors if told else ()),
        known.office or mention.office,
    )
