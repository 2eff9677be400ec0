"""Gives the names of the tables that stand on a page, the longest at each word, in one pass over the words."""

from collections.abc import Iterator
from functools import cache, lru_cache

from khabar.places.lexicon import ARTICLE, LAM, Known, Lexicon, load_lexicon, nationalities, people, place_words
from khabar.places.mention import Match
from khabar.words import Page, Word
from khabar.words.lexicon import closed, nominals, verb_readings

DIVISIONS = ("city", "region", "district")  # kinds of place words that show even a doubtful name to be a place
LARGE = 100_000  # people
FA, YEH, BA = "\u0641", "\u064a", "\u0628"
PROCLITICS = frozenset("\u0648\u0641\u0628\u0644\u0643")
NO_NAMES = ("VERB", "ADV", "ADJ", "DET")
LEAST = 3  # letters of a name behind a clitic that the word reader has not split off


def find_names(page: Page) -> list[Match]:
    """Find the known names of a page in order.

    Names that are also words or persons count only where a sign stands by, or where the page has the same name with
    such a sign elsewhere.
    """
    lexicon, found, doubtful = load_lexicon(), list[Match](), list[Match]()
    for begin, end in page.ranges:
        at = begin
        while at < end:
            match = _match(page, lexicon, at, end)
            if match is not None and _means_place(page, match, (begin, end)):
                found.append(match)
                at = match.last
                continue
            if match is not None:
                doubtful.append(match)
            at += 1
    again = _named_elsewhere(page, doubtful, found)
    return sorted([*found, *again]) if again else found


def _named_elsewhere(page: Page, doubtful: list[Match], found: list[Match]) -> list[Match]:
    """Give those of some doubtful names that the page has elsewhere as places; guarded ones never."""
    sure = {name_of(page, match) for match in found}
    taken = {at for match in found for at in range(match.first, match.last)}
    again = []
    for match in doubtful:
        words = range(match.first, match.last)
        guarded = any(place.guarded for place in match.places)
        if name_of(page, match) in sure and not guarded and not taken.intersection(words):
            again.append(match)
            taken.update(words)
    return again


def name_of(page: Page, match: Match) -> str:
    """Give the letters of a name without its clitics."""
    opening, *others = (word.form for word in page.words[match.first : match.last])
    return " ".join((opening[match.clitics :], *others))


def stem(word: Word) -> str:
    """Give the stem without the article."""
    return word.stem.removeprefix(ARTICLE)


def nationality(page: Page, at: int) -> tuple[str | None, int]:
    """Give the country whose adjective stands at word `at`, and of how many words it is (0 where there is none)."""
    word, table = page.words[at], nationalities()
    if at + 1 < page.ranges[word.sentence][1]:
        country = table.get(f"{stem(word)} {stem(page.words[at + 1])}")
        if country is not None:
            return country, 2
    country = table.get(stem(word))
    return country, int(country is not None)


def _match(page: Page, lexicon: Lexicon, at: int, end: int) -> Match | None:
    word = page.words[at]
    if word.pos == "PUNCT":
        return None
    for opening, clitics, longest in _openings(word.form, word.conj, word.prep, word.article, _is_strange(word)):
        for count in range(min(longest, end - at), 0, -1):
            name = " ".join((opening, *(w.form for w in page.words[at + 1 : at + count])))
            if name in lexicon.names:
                return Match(at, at + count, clitics, lexicon.places(name))
    return None


@lru_cache(maxsize=25_000)
def _openings(form: str, conj: str, prep: str, article: bool, strange: bool) -> tuple[tuple[str, int, int], ...]:
    """Give the words that may open a name here, each with the letters before it and the length of the longest name."""
    longest = load_lexicon().longest
    ways = _ways(form, len(conj), len(prep), article, strange)
    return tuple((opening, cut, longest[opening]) for opening, cut in ways if opening in longest)


def _ways(form: str, conj: int, prep: int, article: bool, strange: bool) -> Iterator[tuple[str, int]]:
    """Give the ways to read a word as the first of a name: whole, behind its clitics, behind letters like clitics."""
    cut = conj + prep
    yield form, 0
    if conj:
        yield form[conj:], conj
    if prep:
        yield form[cut:], cut
    if article and not form.startswith(ARTICLE, cut):
        yield ARTICLE + form[cut:].removeprefix(LAM), cut
    loose = form[cut:]
    if not prep and loose[:1] in PROCLITICS and len(loose) > LEAST and strange:
        yield loose[1:], cut + 1


def _is_strange(word: Word) -> bool:
    """Tell whether a word is none that the tables of words know, so that its letters may be divided in another way."""
    return word.pos in ("PROPN", "X") or (word.pos in ("ADJ", "NOUN") and not _is_nominal(word.stem))


def _is_nominal(form: str) -> bool:
    """Tell whether a form is a noun or adjective, or the accusative of one («كبيرا», great, is not «like Beira»)."""
    return form in nominals() or (form[-1:] == ARTICLE[0] and form[:-1] in nominals())


def _means_place(page: Page, match: Match, sentence: tuple[int, int]) -> bool:
    words, first = page.words, match.first
    before = words[first - 1] if first > sentence[0] else None
    after = words[match.last] if match.last < sentence[1] else None
    kind = place_words("type").get(stem(before)) if before is not None and not match.clitics else None
    if before is not None and _cut_name(words[first], match.clitics) and stem(before) in place_words("type"):
        return False  # «بلدة كاوكا» is a town's name, not a town like Oka
    guarded = any(place.guarded for place in match.places)
    if before is not None and before.article and words[first].article and (guarded or words[first].pos == "ADJ"):
        return False  # the new island: an adjective agrees, a name would follow a noun without article
    if guarded and kind not in DIVISIONS:
        return after is not None and _adjective_of(after, match.places)
    if match.last - first > 1 or match.places[0].precision == "country":
        return True
    if stem(words[first]) in _place_nouns() or not _spelt(page, match):
        return False
    if words[first].pos == "NOUN" and words[first].stem[-1] == YEH and words[first].stem[:-1] in nominals():
        return False  # a dual before its genitive (the two armies of), or somebody's own
    located = (
        kind is not None
        or words[first].prep in place_words("locative")
        or (before is not None and before.stem in place_words("locative"))
    )
    return located or not _rather_word(match, words[first], before, after)


def _cut_name(word: Word, clitics: int) -> bool:
    """Tell whether a name was met behind a letter that the word reader leaves, but for the «in» of «بلدة بسيناء»."""
    return clitics > len(word.conj) + len(word.prep) and word.form[clitics - 1] != BA


def _adjective_of(word: Word, places: tuple[Known, ...]) -> bool:
    return nationalities().get(stem(word)) in {place.country for place in places}


@cache
def _place_nouns() -> frozenset[str]:
    """Give the words that are kinds of places, though some town bears each as its name."""
    return frozenset().union(*(place_words(kind) for kind in ("type", "generic", "whole", "direction")))


def _spelt(page: Page, match: Match) -> bool:
    """Tell whether a short name has no other hamza than the place: «إب» (Ibb) is not «أب» (father)."""
    word, place = page.words[match.first], match.places[0]
    name = page.text.clean[word.start : word.end][match.clitics :]
    return len(name) > LEAST or place.arabic in (name, word.form[match.clitics :]) or name == word.form[match.clitics :]


def _rather_word(match: Match, word: Word, before: Word | None, after: Word | None) -> bool:
    """Tell whether a name that no sign shows to be a place is rather a verb, an adjective, a possession or a person."""
    unread = word.pos == "VERB" and not match.clitics and not verb_readings(word.form)
    governed = before is not None and before.pos == "ADP" and not before.suffix  # behind a preposition stands no verb
    letters = word.form[match.clitics :]
    whole = match.clitics == len(word.conj) + len(word.prep)
    strange = whole and not _is_nominal(letters) and letters not in closed() and not verb_readings(letters)
    if strange and word.pos in NO_NAMES:
        return False  # no word that the tables know: a name that the tagger took for one
    if word.pos == "VERB" and not (unread or governed):
        return True
    if word.pos in ("ADV", "PART") or (word.suffix and not unread) or word.form in people():
        return True
    if word.prep and not match.clitics and (word.stem in nominals() or word.stem in closed()):
        return True
    small = max(place.population for place in match.places) < LARGE
    if small and ((word.pos == "ADJ" and (not match.clitics or _is_nominal(letters))) or word.conj == FA):
        return True
    if before is None or before.pos == "PUNCT":
        return False
    if match.clitics > len(word.conj):
        return False  # behind a preposition of its own
    return stem(before) in people() or (small and before.pos == "PROPN" and not word.conj)
