"""Tells how well a place fits an act as the place where it happened."""

from khabar.places.find import PlaceMention
from khabar.places.lexicon import ARTICLE, place_words
from khabar.words import Page

BASE = {"country": 0.5, "region": 0.7, "city": 0.75, "neighbourhood": 0.75, "point": 0.75}


def score_place(page: Page, place: PlaceMention, trigger: int) -> float:
    """Give 0 to 1: higher in a locative phrase, behind the act and near it; 0 inside a title («رئيس بلدية …»)."""
    begin = page.ranges[page.words[place.first].sentence][0]
    at = place.phrase_first
    word = page.words[at]
    before = page.words[at - 1] if at > begin else None
    if before is not None and before.stem.removeprefix(ARTICLE) in place_words("title") and not word.prep:
        return 0.0
    locative = word.prep in place_words("locative") or (before is not None and before.stem in place_words("locative"))
    score = BASE.get(place.precision, 0.5)
    if not locative:
        score -= 0.25 if at > begin else 0.1
    gap = at - trigger if at > trigger else (trigger - at) * 1.5
    score -= min(0.35, gap * 0.015)
    if any(w.pos == "PUNCT" and w.form in ".;:" for w in page.words[min(at, trigger) : max(at, trigger)]):
        score -= 0.2
    return max(0.0, min(1.0, score))
