"""Gives the places that no table knows: names behind a place word, «the country», «the capital»."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from khabar.places.context import Context
from khabar.places.lexicon import Known, load_lexicon, nationalities, place_words
from khabar.places.mention import PlaceMention
from khabar.places.phrase import OPEN, clean_start, phrase_end, phrase_start
from khabar.places.search import nationality, stem
from khabar.words import Page, Word
from khabar.words.lexicon import closed, nominals

LONGEST_NAME = 3  # words of an unknown name behind a place word
REACH = 80  # words on either side that are looked through, so that a line without end costs no more
MEMORY = 6  # sentences in which the city that «the city» means was named


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
    """A page, the countries that it speaks of, its known places in order with their first words, their words."""

    page: Page
    context: Context
    known: Sequence[PlaceMention]
    firsts: Sequence[int]
    taken: set[int]

    def near(self, at: int) -> str | None:
        """Give the country in which a place at word `at` lies: that of the town or region named nearest, as far as
        some sentences back, else of the country named nearest in its sentence, else the page's.
        """
        sentence = self.page.words[at].sentence
        begin, end = self.page.ranges[sentence]
        begin, end = max(begin, at - REACH), min(end, at + REACH)
        here = [place for place in self._between(begin, end) if place.country]
        inner = [place for place in here if place.precision != "country"]
        nearest = min(inner, key=lambda place: _distance(at, place), default=None) or self._before(at)
        if nearest is None:
            nearest = min(here, key=lambda place: _distance(at, place), default=None)
        return nearest.country if nearest is not None else self.context.country(sentence)

    def _before(self, at: int) -> PlaceMention | None:
        """Give the town or region named last in the sentences before."""
        begin = max(self.page.ranges[max(0, self.page.words[at].sentence - MEMORY)][0], at - MEMORY * REACH)
        return next((p for p in reversed(self._between(begin, at)) if p.precision != "country" and p.country), None)

    def owner(self, at: int) -> str | None:
        """Give the country that "its land" at word `at` means: the one named by name last before it."""
        begin = max(self.page.ranges[self.page.words[at].sentence][0], at - REACH)
        named = [place.country for place in self._between(begin, at) if place.country]
        return named[-1] if named else self.context.country(self.page.words[at].sentence)

    def last_of(self, at: int, precision: str) -> PlaceMention | None:
        """Give the place of a precision that was named last before word `at`, not many sentences ago."""
        sentence = self.page.words[at].sentence
        begin = max(self.page.ranges[max(0, sentence - MEMORY)][0], at - MEMORY * REACH)
        return next((p for p in reversed(self._between(begin, at)) if p.precision == precision), None)

    def _between(self, first: int, last: int) -> Sequence[PlaceMention]:
        return self.known[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)]


def _distance(at: int, place: PlaceMention) -> int:
    """Give how far a place stands from a word; what precedes counts as farther."""
    return place.first - at if place.first > at else 2 * (at - place.last + 1)


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
    country = ground.owner(word.index)
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
        known = countries().get(country or ground.context.country(word.sentence) or "")
        there = (known[0] if whole == "country" else known[1]) if known else None
        base = there or Known(name, name, country or "", None, None, None, 0, "")
        return make(page, base._replace(precision=whole, arabic=name), (word.index, last), (first, last))
    earlier = ground.last_of(word.index, precision) if country is None and key in place_words("again") else None
    if earlier is not None and earlier.lat is not None:
        base = Known(
            earlier.name, name, earlier.country or "", earlier.geonames, earlier.lat, earlier.lon, 0, precision
        )
    else:
        base = Known(name, name, country or ground.near(word.index) or "", None, None, None, 0, precision)
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
    opening = phrase_start(page, word.index, begin)
    if last == first or ground.taken.intersection(range(first, last)):
        return None
    if precision == "point" and not is_located(page, opening, begin):
        return None
    country = ground.near(word.index)
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


def is_located(page: Page, first: int, begin: int) -> bool:
    """Tell whether a phrase stands behind a preposition of place, or opens with a direction."""
    word = page.words[first]
    if word.prep in place_words("locative") or stem(word) in place_words("locative"):
        return True
    return first > begin and not word.conj and page.words[first - 1].stem in place_words("locative")


def make(page: Page, place: Known, name: tuple[int, int], phrase: tuple[int, int]) -> PlaceMention:
    """Give the mention of a place with the words of its name and of its phrase."""
    start, end = clean_start(page, phrase[0]), page.words[phrase[1] - 1].end
    return PlaceMention(
        *name, start, end, place.name, place.arabic, place.country or None, place.geonames,
        place.lat, place.lon, place.precision, place.population, *phrase,
    )  # fmt: skip
