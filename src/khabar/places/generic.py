"""Gives the places that no table knows: names behind a place word, «the country», «the capital»."""

from functools import cache

from khabar.places.context import Context
from khabar.places.lexicon import Known, load_lexicon, nationalities, place_words
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


def find_generic(page: Page, taken: set[int], context: Context) -> list[PlaceMention]:
    """Find the places that are named by a place word: outside the words `taken` by known names."""
    found: list[PlaceMention] = []
    end_of_last = 0
    for word in page.words:
        if word.index in taken or word.index < end_of_last or word.suffix or word.pos in ("VERB", "PUNCT"):
            continue
        key = stem(word)
        place = None
        if word.article and (key in place_words("whole") or key in place_words("generic")):
            place = _definite(page, word, taken, context)
        elif not word.article and key in place_words("type"):
            place = _unknown(page, word, taken, context)
        if place is not None:
            found.append(place)
            end_of_last = place.phrase_last
    return found


def _definite(page: Page, word: Word, taken: set[int], context: Context) -> PlaceMention | None:
    begin, end = page.ranges[word.sentence]
    country, last = context.country(word.sentence), word.index + 1
    if last < end and page.words[last].article and page.words[last].pos == "ADJ":
        adjective, length = nationality(page, last)
        if adjective is None:
            return None
        country, last = adjective, last + length
        while last < end and page.words[last].article and page.words[last].pos == "ADJ":
            last += 1
    if last in taken:
        return None
    whole = place_words("whole").get(stem(word))
    first = phrase_start(page, word.index, begin)
    if whole is None and not is_located(page, first, begin):
        return None
    known = countries().get(country or "") if whole else None
    place = (known[0] if whole == "country" else known[1]) if known else None
    name = page.text.clean[clean_start(page, word.index) : page.words[last - 1].end]
    base = place or Known(name, name, country or "", None, None, None, 0, "")
    precision = whole or place_words("generic")[stem(word)]
    return make(page, base._replace(precision=precision, arabic=name), (word.index, last), (first, last))


def _unknown(page: Page, word: Word, taken: set[int], context: Context) -> PlaceMention | None:
    begin, end = page.ranges[word.sentence]
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
    if last == first or taken.intersection(range(first, last)):
        return None
    if precision == "point" and not is_located(page, opening, begin):
        return None
    country = context.country(word.sentence)
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
