"""Gives the stories of a store: in short for lists, and whole with chains, versions of facts and a grade in words."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from khabar.errors import StoreError
from khabar.model import Reading
from khabar.store import Query, Store, load_stories, reviewed_readings, search_articles
from khabar.store.rows import title_of
from khabar.stories.chains import Told, about_type, copied_pairs, join_told, list_told
from khabar.stories.facts import Fact, list_facts
from khabar.stories.features import make_features

BATCH = 300  # stories whose readings are loaded at once
NUMBERS = ("dead", "injured", "arrested", "displaced", "protesters", "abducted", "released")
DAY = 10


class Story(msgspec.Struct, frozen=True):
    """A story in short, as `khabar stories --json` prints it.

    `about` has the act's type and a title; `chains` are the chains of speakers that the outlets name, each once;
    `independent` counts tellings that do not go back to one agency, speaker or text.
    """

    id: str
    about: dict[str, str | None]
    articles: list[str]
    chains: list[list[str]]
    independent: int


class StoryPage(msgspec.Struct, frozen=True):
    """A story whole. `groups` are the independent tellings; `first` is the earliest article that names each chain."""

    story: Story
    groups: list[list[Told]]
    first: Told | None
    facts: list[Fact]
    grade: str
    grade_why: str
    copies: list[tuple[str, str]]
    outlets: list[str]
    timeline: list[Told]


def list_stories(store: Store, ids: Iterable[str] | None = None, who: str | None = None) -> Iterator[Story]:
    """Give all stories of a store (or these) in the order of their first articles, as reviewers left their readings.

    `who` names a reviewer who must not see what others decided.
    """
    grouped = list(load_stories(store, ids).items())
    for at in range(0, len(grouped), BATCH):
        some = grouped[at : at + BATCH]
        found = reviewed_readings(store, [article for _, articles in some for article in articles], who)
        for story, articles in some:
            yield make_story(story, [found[article] for article in articles])


def make_story(story: str, readings: Sequence[Reading]) -> Story:
    """Give a story in short from the readings of its articles."""
    return _parts(story, readings)[0]


def _parts(story: str, readings: Sequence[Reading]) -> tuple[Story, list[list[Told]], list[Any], str | None]:
    kind = about_type(readings)
    features = [make_features(reading) for reading in readings] if len(readings) > 1 else []
    told = list_told(readings, kind)
    groups = join_told(told, readings, features)
    chains = list(dict.fromkeys(one.chain for group in groups for one in group if one.chain))
    about = {"type": kind, "title": title_of(readings[0])}
    short = Story(story, about, [r.article.id for r in readings], [list(chain) for chain in chains], len(groups))
    return short, groups, features, kind


def show_story(store: Store, story_id: str, who: str | None = None) -> StoryPage:
    """Give a story whole, as reviewers left its readings (`who` as for `list_stories`).

    Raises StoreError where there is none of this id.
    """
    articles = load_stories(store, [story_id]).get(story_id)
    if not articles:
        raise StoreError(f"no story {story_id}", where=store.url, next="khabar stories lists them")
    found = reviewed_readings(store, articles, who)
    return make_page(story_id, [found[article] for article in articles])


def make_page(story_id: str, readings: Sequence[Reading]) -> StoryPage:
    """Give a story whole from the readings of its articles."""
    story, groups, features, kind = _parts(story_id, readings)
    facts = list_facts(readings, kind)
    timeline = sorted((one for group in groups for one in group), key=lambda t: (t.published, t.article))
    outlets = sorted({one.outlet for one in timeline})
    grade, why = grade_story(groups, facts, outlets)
    first = timeline[0] if timeline else None
    return StoryPage(story, groups, first, facts, grade, why, copied_pairs(features), outlets, timeline)


def grade_story(groups: Sequence[Sequence[Told]], facts: Sequence[Fact], outlets: Sequence[str]) -> tuple[str, str]:
    """Give how well a story is vouched for, and why in words.

    Grades: one voice (one outlet), repeated (several outlets, one origin), two origins, several origins; "disputed"
    goes before all where independent origins give different numbers.
    """
    number = len(groups)
    differing = [fact.what for fact in facts if fact.what in NUMBERS and _disputed(fact, groups)]
    told_by = f"{len(outlets)} outlet{'s' * (len(outlets) != 1)}"
    if number <= 1:
        origin = " \u2190 ".join(groups[0][0].chain) if groups and groups[0][0].chain else "their own word"
        if len(outlets) > 1:
            return "repeated", f"{told_by} tell it, but all go back to one origin ({origin}): it counts once."
        return "one voice", f"Only one outlet tells it, on {origin.replace('their', 'its')}."
    grade = "two origins" if number == 2 else "several origins"
    why = f"{told_by} tell it from {number} origins that do not go back to one agency, speaker or text"
    if differing:
        return "disputed", f"{why}, and they differ on: {', '.join(differing)}."
    return grade, f"{why}; no numbers differ between them."


def _disputed(fact: Fact, groups: Sequence[Sequence[Told]]) -> bool:
    """Tell whether two origins give different values."""
    origin = {(t.article, t.chain): at for at, group in enumerate(groups) for t in group}
    given = [
        {origin.get((t.article, t.chain), -1 - at) for at, t in enumerate(version.tellings)}
        for version in fact.versions
    ]
    return any(one != other for at, one in enumerate(given) for other in given[:at])


def today(store: Store, day: str | None = None, limit: int = 50, who: str | None = None) -> list[Story]:
    """Give the stories of a day (by default the newest in the store), the most independently told first."""
    if day is None:
        newest = search_articles(store, Query(), limit=1).rows
        if not newest:
            return []
        day = newest[0].published[:DAY]
    ids: dict[str, None] = {}
    cursor = None
    while True:
        page = search_articles(store, Query(since=day or None, until=day or None), cursor, limit=500)
        ids |= dict.fromkeys(row.story for row in page.rows if row.story)
        cursor = page.next
        if cursor is None:
            break
    stories = list_stories(store, ids, who)
    return sorted(stories, key=lambda s: (-s.independent, -len(s.articles), s.id))[:limit]
