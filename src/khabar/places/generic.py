"""Gives the places that no table knows: names behind a place word, «the country», «the capital»."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from khabar.places.lands import MEMORY, REACH, Lands
from khabar.places.lexicon import Known, load_lexicon, nationalities, place_words
from khabar.places.located import is_located
from khabar.places.mention import PlaceMention
from khabar.places.phrase import OPEN, clean_start, phrase_end, phrase_start
from khabar.places.search import nationality, stem
from khabar.words import Page, Word
from khabar.words.lexicon import closed, nominals

LONGEST_NAME = 3  # words of an unknown name behind a place word


@cache
def countries() -> dict[str, tuple[Known, Known | None]]:
    """Give each country and its capital."""
    found: dict[str, tuple[Known, Known | None]] = {}
    for place in load_lexicon().others:
        if place.precision == "country":
            found.setdefault(place.country, (place, None))
        elif place.country in found and found[place.country][1] is None and place.population > 1_000_000:
            found[place.country] = (found[place.country][0], place)
    return found


class Ground(NamedTuple):
    """A page, the countries that it names, its known places in order with their first words, their words."""

    page: Page
    lands: Lands
    known: Sequence[PlaceMention]
    firsts: Sequence[int]
    taken: set[int]

    def last_of(self, at: int, precision: str, country: str | None) -> PlaceMention | None:
        """Give the place of a precision and a country that was named last before word `at`, not many sentences ago."""
        sentence = self.page.words[at].sentence
        begin = max(self.page.ranges[max(0, sentence - MEMORY)][0], at - MEMORY * REACH)
        before = self.known[bisect_left(self.firsts, begin) : bisect_left(self.firsts, at)]
        return next((p for p in reversed(before) if p.precision == precision and p.country == country), None)


def find_generic(ground: Ground) -> list[PlaceMention]:
    """Find the places that are named by a place word, outside the names of known places."""
    found: list[PlaceMention] = []
    end_of_last = 0
    for word in ground.page.words:
        if word.index in ground.taken or word.index < end_of_last or word.pos in ("VERB", "PUNCT"):
            continue
        place = _read(ground, word)
        if place is not None:
            found.append(place)
            end_of_last = place.phrase_last
    return found


def _read(ground: Ground, word: Word) -> PlaceMention | None:
    key = stem(word)
    if word.suffix:
        return _owned(ground, word) if key in place_words("soil") else None
    if key in place_words("soil") or key in place_words("land"):
        place = _of_nation(ground, word)
        if place is not None:
            return place
    if word.article and (key in place_words("whole") or key in place_words("generic")):
        return _definite(ground, word)
    return _unknown(ground, word) if not word.article and key in place_words("type") else None


def _of_nation(ground: Ground, word: Word) -> PlaceMention | None:
    """Read a land with the adjective of its nation («الأراضي السورية», «المياه الإقليمية الإسبانية»)."""
    page, end = ground.page, ground.page.ranges[word.sentence][1]
    for at in range(word.index + 1, min(end, word.index + 3)):
        adjective = page.words[at]
        if adjective.pos not in ("ADJ", "NOUN", "PROPN", "X") or adjective.article != word.article or adjective.prep:
            return None
        country, length = nationality(page, at)
        if country is not None:
            precision = place_words("soil").get(stem(word)) or place_words("land")[stem(word)]
            return _made(ground, word, at + length, (country, precision))
    return None


def _owned(ground: Ground, word: Word) -> PlaceMention | None:
    """Read a land with a pronoun («أراضيها», its territory)."""
    country = ground.lands.choose(word.index, "owned")
    return _made(ground, word, word.index + 1, (country, place_words("soil")[stem(word)])) if country else None


def _made(ground: Ground, word: Word, last: int, what: tuple[str, str]) -> PlaceMention:
    """Give the mention of a part of a country: words from `word` up to `last`; `what` is (country, precision)."""
    page, (country, precision) = ground.page, what
    first = phrase_start(page, word.index, page.ranges[word.sentence][0])
    whole = countries().get(country)
    name = page.text.clean[clean_start(page, word.index) : page.words[last - 1].end]
    base = whole[0] if whole else Known(name, name, country, None, None, None, 0, "")
    if precision != "country":
        base = base._replace(geonames=None)
    return make(page, base._replace(precision=precision, arabic=name), (word.index, last), (first, last))


def _definite(ground: Ground, word: Word) -> PlaceMention | None:
    page, (begin, end) = ground.page, ground.page.ranges[word.sentence]
    key, last, country = stem(word), word.index + 1, None
    if last < end and page.words[last].article and page.words[last].pos == "ADJ":
        country, length = nationality(page, last)
        last += length or 1
        while last < end and page.words[last].article and page.words[last].pos == "ADJ":
            last += 1
    if last in ground.taken:
        return None
    first = phrase_start(page, word.index, begin)
    whole, precision = place_words("whole").get(key), place_words("generic").get(key, "")
    name = page.text.clean[clean_start(page, word.index) : page.words[last - 1].end]
    if whole is not None:
        realms = place_words("realm").get(key, "").split()
        known = countries().get(country or ground.lands.choose(word.index, "whole", among=realms) or "")
        there = (known[0] if whole == "country" else known[1]) if known else None
        base = there or Known(name, name, country or "", None, None, None, 0, "")
        return make(page, base._replace(precision=whole, arabic=name), (word.index, last), (first, last))
    if country is None or key in place_words("abroad"):
        country = ground.lands.choose(word.index, "generic", but=country)
    earlier = ground.last_of(word.index, precision, country) if country and key in place_words("again") else None
    if earlier is not None and earlier.lat is not None:
        base = Known(
            earlier.name, name, earlier.country or "", earlier.geonames, earlier.lat, earlier.lon, 0, precision
        )
    else:
        base = Known(name, name, country or "", None, None, None, 0, precision)
    return make(page, base, (word.index, last), (first, last))


def _unknown(ground: Ground, word: Word) -> PlaceMention | None:
    page, (begin, end) = ground.page, ground.page.ranges[word.sentence]
    precision = place_words("type")[stem(word)]
    if word.index > begin and page.words[word.index - 1].pos == "NUM":
        return None
    first = word.index + 1
    if first < end and page.words[first].form in OPEN:
        first += 1
    last = first
    while last < end and last - first < LONGEST_NAME and _nameable(page.words[last], last - first, precision):
        last += 1
    if last > first and page.words[first].article and stem(word) in place_words("boycott"):
        last = first if page.words[first].pos != "PROPN" else last  # «مقاطعة الانتخابات» is no province
    opening = phrase_start(page, word.index, begin)
    if last == first or ground.taken.intersection(range(first, last)):
        return None
    if precision == "point" and not is_located(page, opening, begin):
        return None
    country = nationality(page, last)[0] if last < end and page.words[last].article else None
    country = country or ground.lands.choose(word.index, "name")
    name = page.text.clean[page.words[first].start : page.words[last - 1].end]
    place = Known(name, name, country or "", None, None, None, 0, precision)
    return make(page, place, (first, last), (opening, phrase_end(page, last, end, country)))


def _nameable(word: Word, nth: int, precision: str) -> bool:
    if word.conj or word.prep or word.suffix or word.pos in ("PUNCT", "VERB", "NUM", "ADP", "PRON", "DET"):
        return False
    if word.stem in closed() or stem(word) in nationalities():
        return False
    if nth:
        return word.pos == "PROPN"
    if word.pos == "ADJ" and precision == "point":
        return False
    return word.article or precision == "point" or word.stem not in nominals()


def make(page: Page, place: Known, name: tuple[int, int], phrase: tuple[int, int]) -> PlaceMention:
    """Give the mention of a place with the words of its name and of its phrase."""
    start, end = clean_start(page, phrase[0]), page.words[phrase[1] - 1].end
    return PlaceMention(
        *name, start, end, place.name, place.arabic, place.country or None, place.geonames,
        place.lat, place.lon, place.precision, place.population, *phrase,
    )  # fmt: skip
