"""The records that all stages share and that users get: frozen, typed, as READING describes them."""

from khabar.model.article import Article, Outlet
from khabar.model.reading import (
    Attribution,
    ClassFound,
    Count,
    Event,
    Mention,
    Party,
    Place,
    Reading,
    Size,
    Span,
    Speaker,
    Time,
    When,
)

__all__ = [
    "Article",
    "Attribution",
    "ClassFound",
    "Count",
    "Event",
    "Mention",
    "Outlet",
    "Party",
    "Place",
    "Reading",
    "Size",
    "Span",
    "Speaker",
    "Time",
    "When",
]
