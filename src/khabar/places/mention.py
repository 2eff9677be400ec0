"""The record of a place on a page, and of a name that was met there."""

from typing import NamedTuple

from khabar.places.lexicon import Known


class PlaceMention(NamedTuple):
    """A place: words [first, last) of its name, [phrase_first, phrase_last) with what belongs to it.

    The phrase is «مدينة ذمار» (the city of Dhamar), «شرق باريس» (east of Paris), «محافظة البيضاء (وسط البلاد)»; its
    clean characters without clitics are [start, end). `precision` is country, region, district, city, neighbourhood
    or point; `country` is empty for seas and landscapes of several countries.
    """

    first: int
    last: int
    start: int
    end: int
    name: str
    name_ar: str
    country: str | None
    geonames: int | None
    lat: float | None
    lon: float | None
    precision: str
    population: int
    phrase_first: int
    phrase_last: int


class Match(NamedTuple):
    """A known name: words [first, last), how many letters of clitics hang before it, the places it may be."""

    first: int
    last: int
    clitics: int
    places: tuple[Known, ...]
