"""Gives the country that each part of a page is about, for actors whose phrase names none (the police, 17 people)."""

from bisect import bisect_left
from collections import Counter
from functools import cache
from typing import NamedTuple

from khabar.actors.lexicon import rows_of
from khabar.actors.mention import ActorMention
from khabar.actors.scan import MANY
from khabar.actors.tags import Tag
from khabar.words import Page
from khabar.words.marks import phrase_words

PLACES = frozenset(("nation", "capital", "city"))
CUES = PLACES | {"nisba", "seat"}
NAMED = frozenset(("holder", "organisation", "group", "body"))


class Side(NamedTuple):
    """A land under the forces of another state, and whose unnamed people are of the land and of the state."""

    land: str
    state: str
    of_land: frozenset[str]
    of_state: frozenset[str]


@cache
def sides() -> tuple[Side, ...]:
    """Give the lands under the forces of another state."""
    return tuple(
        Side(row["land"], row["state"], *(frozenset(row[of].split("|")) for of in ("land_sectors", "state_sectors")))
        for row in rows_of("sides")
    )


class Home:
    """Country cues of a page in order: places, nations, nation adjectives; without any, persons and bodies."""

    def __init__(self, page: Page, tags: dict[int, Tag], outlet_country: str | None) -> None:
        self.page = page
        self.places: list[int] = []
        self.of: dict[int, str] = {}
        self.total: Counter[str] = Counter()
        desk: Counter[str] = Counter()
        headline = page.ranges[0][1] if page.ranges else 0
        inside_words, inside_letter = phrase_words()["inside"], phrase_words()["inside_letter"]
        for index, tag in sorted(tags.items()):
            if tag.layer not in CUES or not tag.entry.country or "member" in tag.entry.flags:
                continue
            country = tag.entry.country
            if page.sentences[page.words[index].sentence].kind == "dateline":
                desk[country] += 1  # where a desk writes from tells little about what it writes
                continue
            word, before = page.words[index], page.words[index - 1].form if index else ""
            prefix = word.form[tag.split.drop - 1 : tag.split.drop] if tag.split.prep else ""
            inside = tag.layer == "city" or (
                tag.layer in PLACES and (prefix in inside_letter or before in inside_words) and bool(prefix or before)
            )
            if inside:
                self.places.append(index)
                self.of[index] = country
            self.total[country] += (3 if index < headline else 1) + inside
        named = (tag.entry.country for tag in tags.values() if tag.layer in NAMED)
        cues = self.total or Counter(country for country in named if country and country not in MANY) or desk
        self.most = cues.most_common(1)[0][0] if cues else outlet_country

    def named(self, countries: tuple[str, ...]) -> str | None:
        """Give the one of some countries that the page names most, or None if it names none of them."""
        best = max(countries, key=lambda country: self.total[country], default=None)
        return best if best is not None and self.total[best] else None

    def main(self) -> str | None:
        """Give the country the whole page speaks of most."""
        return self.most

    def country_at(self, index: int) -> str | None:
        """Give the country the text is about at a word: the places of its sentence, then the page's main country."""
        first, last = self.page.ranges[self.page.words[index].sentence]
        after = bisect_left(self.places, index)
        near = [n for n in self.places[max(0, after - 1) : after + 1] if first <= n < last]
        if near:
            return self.of[min(near, key=lambda n: abs(n - index))]
        return self.main()

    def of_people(self, mention: ActorMention) -> str | None:
        """Give the country of unnamed people: soldiers and judges in a land under others are the others'."""
        country = self.country_at(mention.head)
        if mention.kind == "place" or not mention.sectors:
            return country
        for side in sides():
            if country in (side.land, side.state) and self.total[side.land] and self.total[side.state]:
                if mention.sectors[0] in side.of_land:
                    return side.land
                if mention.sectors[0] in side.of_state:
                    return side.state
        return country
