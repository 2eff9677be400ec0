"""Keeps which article belongs to which story; what makes them one story is the stories stage's business."""

from collections.abc import Iterable, Mapping

from sqlalchemy import delete, insert, select

from khabar.store.open import Store
from khabar.store.tables import articles, stories, story_articles

BATCH = 500


def load_stories(store: Store, ids: Iterable[str] | None = None) -> dict[str, list[str]]:
    """Give the article ids of each story (of these stories), by day of publication."""
    wanted = (
        select(stories.c.id, articles.c.id)
        .join(story_articles, story_articles.c.story_key == stories.c.key)
        .join(articles, articles.c.key == story_articles.c.article_key)
        .order_by(articles.c.published, articles.c.key)
    )
    if ids is not None:
        wanted = wanted.where(stories.c.id.in_(list(ids)))
    found: dict[str, list[str]] = {}
    with store.reading() as connection:
        for story, article in connection.execute(wanted):
            found.setdefault(story, []).append(article)
    return found


def story_of(store: Store, article_id: str) -> str | None:
    """Give the id of an article's story, None where it has none yet."""
    wanted = select(stories.c.id).join(story_articles, story_articles.c.story_key == stories.c.key)
    wanted = wanted.join(articles, articles.c.key == story_articles.c.article_key)
    with store.reading() as connection:
        return connection.scalar(wanted.where(articles.c.id == article_id))


def unplaced(store: Store) -> list[tuple[str, str]]:
    """Give id and day of publication of the articles without a story, the oldest first."""
    wanted = (
        select(articles.c.id, articles.c.published)
        .outerjoin(story_articles, story_articles.c.article_key == articles.c.key)
        .where(story_articles.c.story_key.is_(None))
        .order_by(articles.c.published, articles.c.id)
    )
    with store.reading() as connection:
        return [(row.id, row.published) for row in connection.execute(wanted)]


def placed_between(store: Store, since: str, until: str, limit: int) -> list[tuple[str, str]]:
    """Give article id and story id of what was published between two days and has a story, the newest first."""
    wanted = (
        select(articles.c.id, stories.c.id.label("story"))
        .join(story_articles, story_articles.c.article_key == articles.c.key)
        .join(stories, stories.c.key == story_articles.c.story_key)
        .where(articles.c.published >= since, articles.c.published <= until)
        .order_by(articles.c.published.desc(), articles.c.key.desc())
        .limit(limit)
    )
    return [(row.id, row.story) for row in store.fetch(wanted)]


def place_articles(store: Store, placed: Mapping[str, str]) -> None:
    """Put articles (id to story id) that have no story yet into stories, opening those that are new."""
    names, ids = sorted(set(placed.values())), list(placed)
    with store.writing() as connection:
        known = dict[str, int]()
        for at in range(0, len(names), BATCH):
            wanted = select(stories.c.id, stories.c.key).where(stories.c.id.in_(names[at : at + BATCH]))
            known |= {row.id: row.key for row in connection.execute(wanted)}
        fresh = [{"id": name} for name in names if name not in known]
        if fresh:
            connection.execute(insert(stories), fresh)
            for at in range(0, len(fresh), BATCH):
                some = [one["id"] for one in fresh[at : at + BATCH]]
                wanted = select(stories.c.id, stories.c.key).where(stories.c.id.in_(some))
                known |= {row.id: row.key for row in connection.execute(wanted)}
        for at in range(0, len(ids), BATCH):
            keyed = select(articles.c.id, articles.c.key).where(articles.c.id.in_(ids[at : at + BATCH]))
            keys = [(row.key, known[placed[row.id]]) for row in connection.execute(keyed)]
            had = select(story_articles.c.article_key).where(story_articles.c.article_key.in_([key for key, _ in keys]))
            taken = set(connection.scalars(had))
            rows = [{"article_key": key, "story_key": story} for key, story in keys if key not in taken]
            if rows:
                connection.execute(insert(story_articles), rows)


def move_article(store: Store, article_id: str, story_id: str) -> None:
    """Put an article into another story, as an editor decides."""
    key = select(articles.c.key).where(articles.c.id == article_id).scalar_subquery()
    with store.writing() as connection:
        connection.execute(delete(story_articles).where(story_articles.c.article_key == key))
    place_articles(store, {article_id: story_id})
