"""Gives the phrase around a place's name, as one would mark where something happened."""

from khabar.places.lexicon import nationalities, place_words
from khabar.places.mention import PlaceMention
from khabar.places.search import stem
from khabar.words import Page

LONGEST_ASIDE = 6  # words in parentheses behind a name
OPEN = frozenset('"\u00ab\u201c(')
PAIRS = {'"': '"', "\u00bb": "\u00ab", "\u201d": "\u201c"}


def phrase_start(page: Page, first: int, begin: int, *, whole: bool = False) -> int:
    """Give the first word of the phrase: place words, directions and their adjectives before the name belong to it.

    `whole` tells that the word `first` is all name, though its letters may look like clitics («كاليه», Calais).
    """
    words, at, types = page.words, first, place_words("type")
    while at > begin and ((whole and at == first) or not (words[at].prep or words[at].conj)):
        before = words[at - 1]
        key = stem(before)
        if key in types or key in place_words("direction"):
            at -= 1
        elif (before.form in OPEN or key in nationalities()) and at - 1 > begin and stem(words[at - 2]) in types:
            at -= 2
        else:
            break
    return at


def phrase_end(page: Page, last: int, end: int, country: str | None) -> int:
    """Give the end of the phrase: a closing quote, the country's adjective and an aside in parentheses belong to it."""
    words = page.words
    if last < end and words[last].form in PAIRS:
        opener = PAIRS[words[last].form]
        last += opener in (word.form for word in words[max(0, last - LONGEST_ASIDE) : last])
    if last < end and words[last].article and country and nationalities().get(stem(words[last])) == country:
        last += 1
    if last < end and words[last].form == "(":
        for at in range(last + 1, min(end, last + LONGEST_ASIDE + 2)):
            if words[at].form == ")":
                return at + 1
    return last


def joined(page: Page, found: list[PlaceMention]) -> list[PlaceMention]:
    """Lengthen a phrase by a direction right behind it: «منطقة الوادي شمال تلال» (the valley area north of Tilal)."""
    result: list[PlaceMention] = []
    for place in reversed(found):
        follower = result[-1] if result else None
        word = page.words[place.phrase_last] if place.phrase_last < len(page.words) else None
        if (
            follower is not None and word is not None
            and follower.phrase_first == place.phrase_last
            and not word.conj and not word.prep and stem(word) in place_words("direction")
        ):  # fmt: skip
            place = place._replace(phrase_last=follower.phrase_last, end=follower.end)
        result.append(place)
    return result[::-1]


def clean_start(page: Page, at: int) -> int:
    """Give where a word begins behind its clitics."""
    word = page.words[at]
    return word.start + len(word.conj) + len(word.prep)
