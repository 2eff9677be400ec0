"""Tells of which countries a page speaks, sentence by sentence, and which place of a name it means."""

from collections import Counter
from math import log10
from typing import NamedTuple

from khabar.places.lexicon import Known, place_words
from khabar.places.mention import Match
from khabar.places.search import nationality, stem
from khabar.words import Page

ADJECTIVES = frozenset(("ADJ", "NOUN", "PROPN", "X"))
HERE, NAMED, HOME, SUITED, MOST = 2.5, 0.6, 1.0, 2.0, 3
DWARF, LARGE = 40, 1_000_000  # beside a large city a place forty times smaller is never meant


class Context(NamedTuple):
    """The countries named in each sentence, those of the page by count, and the outlet's own."""

    sentences: dict[int, set[str]]
    page: Counter[str]
    home: str | None


def read_adjectives(page: Page) -> list[tuple[int, str]]:
    """Give the adjectives of countries («الإيراني»): (word, country)."""
    found = []
    for word in page.words:
        country = nationality(page, word.index)[0] if word.pos in ADJECTIVES else None
        if country is not None:
            found.append((word.index, country))
    return found


def named_by(matches: list[Match]) -> list[tuple[int, str]]:
    """Give the names of countries, and those that can only lie in one: (first word, country)."""
    found = []
    for match in matches:
        whole = {place.country for place in match.places if place.precision == "country"}
        countries = whole or {place.country for place in match.places}  # Lebanon is a town in Missouri too
        if len(countries) == 1:
            found += [(match.first, country) for country in countries if country]
    return found


def read_context(page: Page, adjectives: list[tuple[int, str]], matches: list[Match], home: str | None) -> Context:
    """Collect the countries of adjectives and of names that can only lie in one country."""
    sentences: dict[int, set[str]] = {}
    named = [*adjectives, *named_by(matches)]
    for at, country in named:
        sentences.setdefault(page.words[at].sentence, set()).add(country)
    return Context(sentences, Counter(country for _, country in named), home)


def choose(page: Page, match: Match, context: Context) -> Known:
    """Choose among the places of one name: by the countries named, the place word before it, size, the home country."""
    largest = max(place.population for place in match.places)
    rivals = [p for p in match.places if p.population * DWARF >= largest or p.precision != "city" or largest < LARGE]
    if len(rivals) == 1:
        return rivals[0]
    sentence = page.words[match.first].sentence
    begin = page.ranges[sentence][0]
    kind = place_words("type").get(stem(page.words[match.first - 1])) if match.first > begin else None
    here = context.sentences.get(sentence, set())

    def weight(place: Known) -> tuple[float, bool]:
        suits = kind is not None and (place.precision == kind or (kind == "district" and place.precision == "region"))
        score = log10(place.population + 1) / 2 + SUITED * suits + HERE * (place.country in here)
        score += NAMED * min(context.page[place.country], MOST) + HOME * (place.country == context.home)
        return score, place.geonames is not None

    return max(rivals, key=weight)
