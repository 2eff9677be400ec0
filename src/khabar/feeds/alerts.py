"""Gives the alerts that an article rings, each once per event, and what is told to whom they ring."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from khabar.exports import event_rows
from khabar.feeds.config import Alert
from khabar.model import Reading
from khabar.model.version import VERSION
from khabar.store import Ring, Store, found_articles, found_events, load_readings


def list_rings(store: Store, alerts: Sequence[Alert], reading: Reading, story: str, now: float) -> Iterator[Ring]:
    """Give what rings for a stored article.

    An event that is told twice in the article rings once; `per = "story"` rings once for all articles of a story. A
    query that asks nothing of events rings for the article.
    """
    article = reading.article.id
    for alert in alerts:
        query = alert.asked
        if query.asks_events or query.speaker or query.agency or query.stance:
            wanted = found_events(store, query, [article]).get(article, set())
            items = [(event.id, event.same_as or event.id) for event in reading.events if event.id in wanted]
        else:
            items = [("", "")] if found_articles(store, query, [article]) else []
        for item, first in items:
            about = f"story:{story}" if alert.per == "story" else f"{article}:{first}".removesuffix(":")
            yield Ring(alert.name, about, article, item, made_at=now)


def make_message(store: Store, alert: Alert, rings: Sequence[Ring]) -> dict[str, Any]:
    """Give what an alert tells: its name, an id that is the same if it is sent again, and the events or articles.

    Events have the columns of the event table (docs/reading.md).
    """
    found = load_readings(store, list({ring.article_id for ring in rings}))
    rows = {row["event_id"]: row for reading in found.values() for row in event_rows(reading)}
    names = sorted(ring.about for ring in rings)
    message: dict[str, Any] = {"khabar": VERSION, "alert": alert.name, "id": _digest(alert.name, *names)}
    message["events"] = [row for ring in rings if (row := rows.get(f"{ring.article_id}:{ring.item}"))]
    articles = (found[one].article for one in dict.fromkeys(ring.article_id for ring in rings) if one in found)
    message["articles"] = [
        {"id": a.id, "title": a.title, "outlet": a.outlet.name, "published": a.published, "url": a.url}
        for a in articles
    ]
    return message


def write_letter(message: dict[str, Any]) -> str:
    """Give a message in words, for e-mail: a paragraph for each article and its events."""
    lines = []
    for article in message["articles"]:
        lines += [str(article["title"] or article["id"])]
        lines += [f"{article['outlet'] or ''} {article['published'] or ''}".strip(), str(article["url"] or "")]
        for event in message["events"]:
            if event["article_id"] == article["id"]:
                names = [" / ".join(event[f"{role}_names"]) or "?" for role in ("actor", "recipient")]
                lines.append(f"  {event['type']} ({event['status']}): {names[0]} > {names[1]}")
        lines.append("")
    return "\n".join(lines)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf8")).hexdigest()[:24]
