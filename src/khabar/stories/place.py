"""Puts the articles of a store into stories: those that have one stay, the others join or open one."""

from datetime import date, timedelta
from itertools import groupby

from khabar.store import Store, load_readings, place_articles, placed_between, unplaced
from khabar.stories.features import make_features
from khabar.stories.group import DAYS, Grouper

MOST = 5_000  # articles held at once; beyond, those too old to be joined are let go
LAST = "9999"


def group_store(store: Store) -> int:
    """Give every article without a story one, in the order of publication; give how many were placed.

    Articles that came in together, or one by one, end in the same stories as long as they come in that order.
    """
    waiting = unplaced(store)
    if not waiting:
        return 0
    grouper = open_grouper(store, waiting[0][1][:10], waiting[-1][1][:10])
    for day, rows in groupby(waiting, key=lambda row: row[1][:10]):
        ids = [article for article, _ in rows]
        for at in range(0, len(ids), MOST):
            found = load_readings(store, ids[at : at + MOST])
            features = [make_features(found[article]) for article in ids[at : at + MOST]]
            grouper.learn(features)
            place_articles(store, {one.article: grouper.place(one) for one in features})
        if len(grouper.members) > MOST:
            grouper.forget(_days_before(day, DAYS))
    return len(waiting)


def open_grouper(store: Store, since: str = "", until: str = "") -> Grouper:
    """Give a grouper that knows the stories of the days around two days; without days, the newest stories."""
    grouper = Grouper()
    first, last = _days_before(since, DAYS), _days_before(until, -DAYS - 1) or LAST
    placed = dict(placed_between(store, first, last, MOST))
    features = [make_features(reading) for reading in load_readings(store, list(placed)).values()]
    grouper.learn(features)
    for one in features:
        grouper.add(one, placed[one.article])
    return grouper


def _days_before(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day) - timedelta(days=days)).isoformat()
    except ValueError:
        return ""
