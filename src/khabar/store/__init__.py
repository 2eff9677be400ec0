"""Takes Readings; keeps them in SQLite or PostgreSQL, and gives lists, pages, counts and reviewers' decisions."""

from khabar.store.actors import ActorPage, Said, list_said, show_actor
from khabar.store.add import Added, MadeBy, add_prepared, add_readings, known_ids, made_here
from khabar.store.counts import BY, Tally, Tie, count_by, suggest_names, who_to_whom
from khabar.store.feeds import FeedPage, FeedState, Found, Ring
from khabar.store.found import found_articles, found_events, iter_found
from khabar.store.grouped import load_stories, move_article, place_articles, placed_between, story_of, unplaced
from khabar.store.open import Store, is_store, open_store
from khabar.store.query import Query
from khabar.store.readings import Version, iter_readings, list_versions, load_reading, load_readings, load_version
from khabar.store.review import (
    VERDICTS,
    Decision,
    apply_decisions,
    decide,
    list_decisions,
    load_decision,
    review_state,
    reviewed_reading,
    reviewed_readings,
    shown_decisions,
    whole_reading,
)
from khabar.store.rows import Prepared, prepare
from khabar.store.search import (
    ArticleRow,
    EventRow,
    Page,
    count_articles,
    count_events,
    search_articles,
    search_events,
)
from khabar.store.told import reviewed_sentences

__all__ = [
    "BY", "VERDICTS", "ActorPage", "Added", "ArticleRow", "Decision", "EventRow", "FeedPage", "FeedState", "Found",
    "MadeBy", "Page", "Prepared", "Query", "Ring", "Said", "Store", "Tally", "Tie", "Version", "add_prepared",
    "add_readings", "apply_decisions", "count_articles", "count_by", "count_events", "decide", "found_articles",
    "found_events", "is_store", "iter_found", "iter_readings", "known_ids", "list_decisions", "list_said",
    "list_versions", "load_decision", "load_reading", "load_readings", "load_stories", "load_version", "made_here",
    "move_article", "open_store", "place_articles", "placed_between", "prepare", "review_state", "reviewed_reading",
    "reviewed_readings", "reviewed_sentences", "search_articles", "search_events", "show_actor", "shown_decisions",
    "story_of", "suggest_names", "unplaced", "who_to_whom", "whole_reading",
]  # fmt: skip
