"""Tells how a phrase hangs in its sentence: behind a preposition of place, or as a name that may be a government's."""

from functools import cache

from khabar.places.lexicon import load_lexicon, place_words
from khabar.places.mention import PlaceMention
from khabar.places.search import stem
from khabar.words import Page


@cache
def capitals() -> frozenset[int]:
    """Give the GeoNames ids of capitals, which news also use for governments."""
    cities = (p for p in load_lexicon().others if p.precision == "city" and p.population > 1_000_000)
    return frozenset(p.geonames for p in cities if p.geonames is not None)


def is_located(page: Page, first: int, begin: int) -> bool:
    """Tell whether a phrase stands behind a preposition of place, or opens with a direction."""
    word = page.words[first]
    if word.prep in place_words("locative") or stem(word) in place_words("locative"):
        return True
    return first > begin and not word.conj and page.words[first - 1].stem in place_words("locative")


def is_bare(page: Page, place: PlaceMention) -> bool:
    """Tell whether a place is a capital that stands alone, as where it means a government."""
    begin = page.ranges[page.words[place.first].sentence][0]
    alone = place.phrase_first == place.first and place.geonames in capitals()
    return alone and not is_located(page, place.phrase_first, begin)
