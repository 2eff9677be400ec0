"""Gives the places named on a page: known names by one search over the text, unknown ones behind a place word."""

from collections import Counter
from typing import NamedTuple

from khabar.places.lexicon import ARTICLE, Known, load_lexicon, place_words
from khabar.words import Page, Word

CLITICS = frozenset(
    ("", "\u0648", "\u0641", "\u0628", "\u0644", "\u0643", "\u0648\u0628", "\u0648\u0644", "\u0641\u0628")
)
LONGEST_NAME = 3  # words of an unknown name behind a place word


class PlaceMention(NamedTuple):
    """A place: words [first, last) of its name, [phrase_first, phrase_last) with place words and directions."""

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
    """A known name on the page: words [first, last) and the places that it may be."""

    first: int
    last: int
    places: tuple[Known, ...]


def find_places(page: Page, home_country: str | None = None) -> tuple[PlaceMention, ...]:
    """Find the places of a page in order of place; `home_country` breaks ties between places of one name."""
    matches = _matches(page)
    votes = Counter(m.places[0].country for m in matches if m.places[0].precision == "country")
    found = [_mention(page, match, _resolve(match, votes, home_country)) for match in matches]
    taken = {at for m in found for at in range(m.phrase_first, m.phrase_last)}
    countries = [m.country for m in found if m.country]
    main = Counter(countries).most_common(1)[0][0] if countries else home_country
    found += _unknown(page, taken, main)
    return tuple(sorted(found))


def _matches(page: Page) -> list[Match]:
    lexicon, text = load_lexicon(), page.text.folded
    starts = {word.start: word.index for word in page.words}
    ends = {word.end: word.index for word in page.words}
    found = []
    for number, start, end in lexicon.automaton.find_matches_as_indexes(text):
        last = ends.get(end)
        if last is None:
            continue
        word = page.words[last]
        first = starts.get(start)
        if first is None:
            begin = start
            while begin > 0 and "\u0621" <= text[begin - 1] <= "\u064a":
                begin -= 1
            if text[begin:start] not in CLITICS:
                continue
            first = starts.get(begin)
            if first is None:
                continue
        places = lexicon.places[number]
        if all(p.common for p in places) and not _behind_place_word(page, first):
            continue
        if word.pos == "VERB" and first == last:
            continue
        found.append(Match(first, last + 1, places))
    return found


def _stem(word: Word) -> str:
    return word.stem.removeprefix(ARTICLE)


def _behind_place_word(page: Page, first: int) -> bool:
    begin = page.ranges[page.words[first].sentence][0]
    return first > begin and _stem(page.words[first - 1]) in place_words("type")


def _resolve(match: Match, votes: Counter[str], home: str | None) -> Known:
    """Choose among places of one name: the country that the text names, then the home country, then the largest."""
    return max(
        match.places, key=lambda p: (votes[p.country] > 0, p.country == home, p.geonames is not None, p.population)
    )


def _mention(page: Page, match: Match, place: Known) -> PlaceMention:
    first, last = match.first, match.last
    begin = page.ranges[page.words[first].sentence][0]
    phrase = first
    while phrase > begin and not page.words[phrase].prep and not page.words[phrase].conj:
        before = _stem(page.words[phrase - 1])
        if before not in place_words("type") and before not in place_words("direction"):
            break
        phrase -= 1
    words = page.words
    head = place_words("type").get(_stem(words[first - 1])) if first > begin else None
    name = words[first]
    start = name.bare_start
    return PlaceMention(
        first, last, start, words[last - 1].end, place.name, place.arabic, place.country or None, place.geonames,
        place.lat, place.lon, head or place.precision, place.population, phrase, last,
    )  # fmt: skip


def _unknown(page: Page, taken: set[int], country: str | None) -> list[PlaceMention]:
    """Read the words behind a place word as a name that no table knows."""
    found = []
    for word in page.words:
        precision = place_words("type").get(_stem(word))
        if precision is None or word.index in taken or word.suffix or word.article or word.pos not in ("NOUN", "PROPN"):
            continue
        end = page.ranges[word.sentence][1]
        last = word.index + 1
        while last < end and last - word.index <= LONGEST_NAME and _nameable(page.words[last], last - word.index):
            last += 1
        if last == word.index + 1 or last - 1 in taken:
            continue
        first = word.index + 1
        name = page.text.clean[page.words[first].start : page.words[last - 1].end]
        start = word.bare_start
        found.append(
            PlaceMention(
                first,
                last,
                start,
                page.words[last - 1].end,
                name,
                name,
                country,
                None,
                None,
                None,
                precision,
                0,
                word.index,
                last,
            )
        )
    return found


def _nameable(word: Word, place: int) -> bool:
    if word.conj or word.prep or word.suffix:
        return False
    return word.pos == "PROPN" or (place == 1 and word.pos in ("NOUN", "X", "ADJ"))
