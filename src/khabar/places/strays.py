"""Leaves out names that are rather words or persons: places of countries of which the page does not speak otherwise."""

from collections import Counter
from collections.abc import Sequence

from khabar.places.lexicon import place_words
from khabar.places.located import is_located
from khabar.places.mention import Match
from khabar.places.search import LARGE, name_of, stem
from khabar.words import Page
from khabar.words.lexicon import nominals

KNOWN_BY_ALL = 1_000_000  # people; capitals count as larger


def without_strays(page: Page, matches: Sequence[Match], spoken_of: Counter[str], home: str | None) -> list[Match]:
    """Leave out the strays among the names of a page.

    `spoken_of` counts how often the page names each country, also by names that can only lie in one. A stray is a name
    of one word, of no large city, in a country that nothing else names where the page names others: a noun
    («العديد من», many of), an adjective («الأحياء الغربية», the western quarters), or part of a person's name
    («فيكتوريا بيكر»).
    """
    same = Counter(name_of(page, match) for match in matches)
    total, kept = spoken_of.total(), []
    for match in matches:
        if match.last - match.first > 1 or match.places[0].precision == "country":
            kept.append(match)
            continue
        countries = {place.country for place in match.places}
        own = same[name_of(page, match)] if len(countries) == 1 else 0
        lone = total > own and home not in countries and all(spoken_of[country] <= own for country in countries)
        if not (lone and _is_doubtful(page, match)):
            kept.append(match)
    return kept


def _is_doubtful(page: Page, match: Match) -> bool:
    """Tell whether a name of one word may be something else: it is an ordinary word, or stands among other names."""
    word, largest = page.words[match.first], max(place.population for place in match.places)
    if largest >= KNOWN_BY_ALL:
        return False
    begin, end = page.ranges[word.sentence]
    before = page.words[match.first - 1] if match.first > begin else None
    after = page.words[match.last] if match.last < end else None
    kind = place_words("type").get(stem(before)) if before is not None and not match.clitics else None
    located = is_located(page, match.first, begin) or kind is not None
    if word.pos != "PROPN":
        ordinary = word.pos in ("ADJ", "NOUN") and stem(word) in nominals()
        return not any(place.precision == kind for place in match.places) if ordinary else not located
    if after is not None and after.pos == "PROPN" and not (after.conj or after.prep):
        return True
    if located or before is None:
        return not located and largest < LARGE
    return largest < LARGE or (before.pos == "PROPN" and not (word.prep or word.conj))
