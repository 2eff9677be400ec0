"""Keeps reviewers blind to each other: nobody sees another's decision on an item before having given their own."""

from typing import Any

from sqlalchemy import ColumnElement, Select, exists, select

from khabar.model import Reading
from khabar.store.applied import first_added, list_items
from khabar.store.decision import Decision
from khabar.store.tables import articles, attributions, decisions, events


def seen_by(made: Reading, done: list[Decision], who: str) -> list[Decision]:
    """Give the decisions on a reading that a reviewer may see: on items that this one decided too, or that are final.

    What others added is seen, as they added it, by who has decided on every item that the program found.
    """
    own = {d.item for d in done if d.who == who and d.verdict != "final"}
    final = {d.item for d in done if d.verdict == "final"}
    adders = adders_of(done)
    through = {one.id for one in list_items(made)} <= own | final
    return [
        d for d in done if d.item in own or d.item in final or (through and (d.item, d.who) in adders.items())
    ]  # fmt: skip


def adders_of(done: list[Decision]) -> dict[str, str]:
    """Give who added each item that was added first."""
    return {item: decision.who for item, decision in first_added(done).items()}


def undecided_by(who: str) -> Select[Any]:
    """Select article id and item of what others decided of the readings shown, and `who` did not; nothing final."""
    other = decisions.alias("other")
    same = (other.c.article_id == decisions.c.article_id, other.c.item == decisions.c.item)
    same_reading = other.c.reading_key == decisions.c.reading_key
    own = exists().where(*same, same_reading, other.c.who == who, other.c.verdict != "final")
    final = exists().where(*same, same_reading, other.c.verdict == "final")
    shown = decisions.join(
        articles, (articles.c.id == decisions.c.article_id) & (articles.c.reading_key == decisions.c.reading_key)
    )
    return (
        select(articles.c.key.label("article_key"), decisions.c.article_id, decisions.c.item)
        .select_from(shown)
        .where(~own, ~final)
        .distinct()
    )


def open_events(who: str) -> ColumnElement[bool]:
    """Give the condition that an event shows nothing of what others decided, or that `who` has decided it too.

    What others decided about an attribution may change every event of the article: all of them wait.
    """
    waiting = undecided_by(who).subquery()
    of_article, of_item = waiting.c.article_key + 0, waiting.c.item.concat("")  # values, lest SQLite walk all events
    item = select(events.c.key).join(waiting, (events.c.article_key == of_article) & (events.c.id == of_item))
    article = select(waiting.c.article_key).where(waiting.c.item.like("a%"))
    return events.c.key.not_in(item) & events.c.article_key.not_in(article)


def open_attributions(who: str) -> ColumnElement[bool]:
    """Give the condition that nothing which others alone decided stands among an article's attributions."""
    waiting = undecided_by(who).subquery()
    return attributions.c.article_key.not_in(select(waiting.c.article_key).where(waiting.c.item.like("a%")))
