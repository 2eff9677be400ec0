"""Takes a page of words; gives its places with country and coordinates, and how well each fits an act."""

from khabar.places.find import find_places
from khabar.places.located import is_located
from khabar.places.mention import PlaceMention
from khabar.places.score import score_place
from khabar.places.signs import read_signs

__all__ = ["PlaceMention", "find_places", "is_located", "read_signs", "score_place"]
