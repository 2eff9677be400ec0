"""Gives an act its time, place and numbers from the sentence that tells it."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple, TypeVar

from khabar.actors import ActorMention, Actors
from khabar.attributions import AttributionMention, holder
from khabar.counts import CountMention
from khabar.knowledge import alternatives, load_table
from khabar.places import PlaceMention, is_located
from khabar.times import TimeMention
from khabar.words import Page

REACH = 80  # words on either side of an act
FAR = 12  # a time phrase at a greater distance belongs to another act; the best F1 on the part to tune on


Placed = TypeVar("Placed", ActorMention, TimeMention, PlaceMention, CountMention)


class Findings(NamedTuple):
    """What the earlier stages found on a page."""

    actors: Actors
    places: Sequence[PlaceMention]
    times: Sequence[TimeMention]
    counts: Sequence[CountMention]
    attributions: Sequence[AttributionMention]
    published: date | None = None


class Shelf:
    """The times, places and counts of a page, by sentence."""

    def __init__(self, page: Page, found: Findings) -> None:
        self.page, self.found = page, found
        self.times = self._by_sentence(found.times)
        self.places = self._by_sentence([place for place in found.places if not self._in_name(place)])
        self.counts = self._by_sentence(found.counts)
        self.actors = self._by_sentence(found.actors.mentions)

    def _in_name(self, place: PlaceMention) -> bool:
        """Tell whether a place's name is part of a person's own name, as far as no sign of a place stands before it."""
        mention = self.found.actors.at(place.first)
        if mention is None or mention.kind != "person":
            return False
        first, last = mention.name_range
        if (first, last) == (place.first, place.last) and self._is_located(place):
            return False
        return first <= place.first < last

    def _is_located(self, place: PlaceMention) -> bool:
        begin = self.page.ranges[self.page.words[place.first].sentence][0]
        return place.phrase_first < place.first or is_located(self.page, place.phrase_first, begin)

    def _by_sentence(self, items: Sequence[Placed]) -> dict[int, list[Placed]]:
        found: dict[int, list[Placed]] = {}
        for item in items:
            found.setdefault(self.page.words[item.first].sentence, []).append(item)
        return found

    def actors_of(self, sentence: int) -> list[ActorMention]:
        """Give the actors named in a sentence."""
        return self.actors.get(sentence, [])

    def times_of(self, at: int) -> list[TimeMention]:
        """Give the time phrases of the sentence of word `at`, not far from it."""
        return _near(self.times.get(self.page.words[at].sentence, []), at)

    def places_of(self, at: int) -> list[PlaceMention]:
        """Give the places of that sentence, without those in a person's own name."""
        return _near(self.places.get(self.page.words[at].sentence, []), at)

    def holder_of(self, first: int, last: int) -> int | None:
        """Give the attribution whose content holds the words [first, last)."""
        words = self.page.words
        return holder(self.found.attributions, words[first].start, words[last - 1].end)

    def when(self, first: int, said_in: int | None) -> TimeMention | None:
        """Give the time phrase of the act at word `first`: in the same sentence and the same mouth, the nearest."""
        here = self.times.get(self.page.words[first].sentence, [])
        known = [t for t in here if t.date_start is not None or self.found.published is None]
        near = [t for t in known if distance(t.first, t.last, first) <= FAR]
        fitting = [t for t in near if self.holder_of(t.first, t.last) == said_in]
        return min(fitting, key=lambda t: distance(t.first, t.last, first), default=None)

    def counts_of(self, at: int, kind: str) -> list[CountMention]:
        """Give the numbers of people of that sentence that an act of type `kind` may have touched."""
        here = _near(self.counts.get(self.page.words[at].sentence, []), at)
        return [count for count in here if count.what in size_kinds().get(kind, ())]


def _near(items: list[Placed], at: int) -> list[Placed]:
    """Give those of some phrases in order that stand not far from a word, so that a line without end costs no more."""
    first = bisect_left(items, at - REACH, key=lambda item: item.first)
    return items[first : bisect_left(items, at + REACH, key=lambda item: item.first)]


def distance(first: int, last: int, at: int) -> int:
    """Give how many words lie between; what follows counts as nearer than what precedes."""
    return first - at if first > at else (at - last + 1) * 2


@cache
def size_kinds() -> dict[str, tuple[str, ...]]:
    """Give the kinds of counts of each event type."""
    return {row["key"]: tuple(alternatives(row["counts"])) for row in load_table("events/sizes").rows}
