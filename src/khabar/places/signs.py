"""Gives the signs that speak for or against a place as the place of an act: prepositions, order, distance, titles."""

from khabar.places.lexicon import place_words
from khabar.places.located import capitals, is_located
from khabar.places.mention import PlaceMention
from khabar.places.search import stem
from khabar.words import Page

FAR, NEAR, REACH = 20, 2, 80  # words; more than REACH are not looked through, so that a line without end costs no more
STOPS, PAUSES, DOTS = frozenset(";.:\u061b"), frozenset(",\u060c"), frozenset(("..", "...", ".", "\u2026"))


def read_signs(page: Page, place: PlaceMention, trigger: int) -> dict[str, float]:
    """Give the signs of a place for the act at word `trigger`, by their keys in places/signs.tsv."""
    return _hold(page, place) | _position(page, place, trigger) | _act(page, trigger)


def _hold(page: Page, place: PlaceMention) -> dict[str, float]:
    """Give how the phrase hangs in its sentence."""
    begin, end = page.ranges[page.words[place.first].sentence]
    at = place.phrase_first
    word, before = page.words[at], page.words[at - 1] if at > begin else None
    located = is_located(page, at, begin)
    near = {word.prep} if word.prep else {before.stem, stem(before)} if before is not None and not word.conj else set()
    title = bool(near & place_words("title").keys()) and not word.prep
    goal = not located and bool(near & place_words("goal").keys())
    speech = not located and not goal and bool(near & place_words("speech").keys())
    bare = not (located or title or goal or speech)
    worded = at < place.first
    last = page.words[place.phrase_last] if place.phrase_last < end else None
    opens = at == begin and last is not None and last.form in DOTS
    unknown = place.lat is None
    return {
        "located": located, "goal": goal, "title": title, "speech": speech, "bare": bare, "worded": worded,
        "bare_capital": bare and not worded and place.geonames in capitals(), "opens": opens,
        "bare_country": bare and place.precision == "country", "unknown": unknown,
        "country": place.precision == "country", "joined": bool(word.conj),
    }  # fmt: skip


def _position(page: Page, place: PlaceMention, trigger: int) -> dict[str, float]:
    """Give where the phrase stands to the act."""
    at, end = place.phrase_first, place.phrase_last
    behind = at > trigger
    stop = at if behind else trigger
    start = trigger + 1 if behind else end
    between = page.words[start : min(stop, start + REACH)]
    gap = len(between)
    return {
        "ahead": not behind, "far": min(gap, FAR) / FAR, "far_ahead": 0.0 if behind else min(gap, FAR) / FAR,
        "touching": behind and gap == 0, "next": behind and gap <= NEAR,
        "verbs": min(3, sum(w.pos == "VERB" for w in between)) / 3,
        "stops": any(w.form in STOPS for w in between), "pauses": any(w.form in PAUSES for w in between),
    }  # fmt: skip


def _act(page: Page, trigger: int) -> dict[str, float]:
    """Give what kind of word the act is."""
    word = page.words[trigger]
    verb, verbal = word.pos == "VERB", bool({word.lemma, word.stem, stem(word)} & place_words("verbal").keys())
    return {"verb": verb, "verbal": verbal}
