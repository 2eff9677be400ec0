"""Gives the places named on a page: known names, names behind a place word, and places like «the capital»."""

from collections import Counter

from khabar.places.context import choose, named_by, read_adjectives, read_context
from khabar.places.generic import Ground, find_generic, make
from khabar.places.lands import Lands
from khabar.places.lexicon import Known, place_words
from khabar.places.mention import Match, PlaceMention
from khabar.places.phrase import joined, phrase_end, phrase_start
from khabar.places.search import DIVISIONS, find_names, nationality, stem
from khabar.places.strays import without_strays
from khabar.words import Page

__all__ = ["PlaceMention", "find_places"]


def find_places(page: Page, home_country: str | None = None) -> tuple[PlaceMention, ...]:
    """Find the places of a page in order; `home_country` helps to choose between places of one name.

    >>> from khabar.text import read_text
    >>> from khabar.words import read_words
    >>> text, sentences, _ = read_text("انفجرت عبوة في مدينة تعز اليمنية.")  # a charge went off in the city of Taiz
    >>> [(p.country, p.precision, text.clean[p.start : p.end]) for p in find_places(read_words(text, sentences))]
    [('YEM', 'city', 'مدينة تعز اليمنية')]
    """
    every, adjectives = find_names(page), read_adjectives(page)
    matches = without_strays(page, every, Counter(c for _, c in [*adjectives, *named_by(every)]), home_country)
    context = read_context(page, adjectives, matches, home_country)
    found = [_known(page, match, choose(page, match, context)) for match in matches]
    taken = {at for place in found for at in range(place.phrase_first, place.phrase_last)}
    lands = Lands(page, found, adjectives, home_country)
    found += find_generic(Ground(page, lands, tuple(found), [place.first for place in found], taken))
    return tuple(joined(page, sorted(found)))


def _known(page: Page, match: Match, place: Known) -> PlaceMention:
    first, last = match.first, match.last
    begin, end = page.ranges[page.words[first].sentence]
    opening = first if match.clitics else phrase_start(page, first, begin, whole=True)
    if place.precision == "country" and opening < first and stem(page.words[opening]) in place_words("boycott"):
        opening = first  # «مقاطعة إيران» is the boycott of a country, no province
    kind = place_words("type").get(stem(page.words[first - 1])) if first > opening else None
    if kind == "district" or (kind in ("point", "neighbourhood") and place.precision != "country"):
        place = place._replace(precision=kind)
    place = _of_adjective(page, place, last, end) if kind in DIVISIONS else place
    closing = phrase_end(page, last, end, place.country)
    made = make(page, place, (first, last), (opening, closing))
    return made if opening < first else made._replace(start=page.words[first].start + match.clitics)


def _of_adjective(page: Page, place: Known, last: int, end: int) -> Known:
    """Give a place of no table where the adjective behind a town is of another country («فالنسيا الفنزويلية»)."""
    country = nationality(page, last)[0] if last < end and page.words[last].article else None
    if country is None or country == place.country or place.precision == "country":
        return place
    return Known(place.arabic, place.arabic, country, None, None, None, 0, place.precision)
