"""Tells how well a place fits an act as the place where it happened."""

from functools import cache
from math import exp

from khabar.knowledge import load_table
from khabar.places.mention import PlaceMention
from khabar.places.signs import read_signs
from khabar.words import Page


@cache
def weights() -> dict[str, float]:
    """Give the weight of each sign."""
    return {row["key"]: float(row["weight"]) for row in load_table("places/signs").rows}


def score_place(page: Page, place: PlaceMention, trigger: int) -> float:
    """Give 0 to 1: how likely the act at word `trigger` took place there; take the best place from 0.5 on.

    >>> from khabar.places import find_places
    >>> from khabar.text import read_text
    >>> from khabar.words import read_words
    >>> text, sentences, _ = read_text("تظاهر المئات في مدينة تعز.")  # hundreds demonstrated in the city of Taiz
    >>> page = read_words(text, sentences)
    >>> score_place(page, find_places(page)[0], 0) > 0.5
    True
    """
    table = weights()
    total = table["base"] + sum(table[sign] * value for sign, value in read_signs(page, place, trigger).items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
