"""Gives how far reviewers agree on the items that two of them decided, and the readings that are decided whole."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

import msgspec
from sqlalchemy import Select, select

from khabar.model import Reading
from khabar.store.open import Store
from khabar.store.readings import load_reading
from khabar.store.review import Decision, list_decisions, review_state, reviewed_reading
from khabar.store.tables import articles, decisions

Judged = Mapping[str, Decision]


class Agreement(msgspec.Struct, frozen=True):
    """Two reviewers: items that both decided, how many alike (corrections too), and Cohen's kappa of the verdicts.

    `kappa` is None where chance alone makes them agree, as when both accept everything.
    """

    reviewers: tuple[str, str]
    items: int
    alike: int
    kappa: float | None


def last_verdicts(store: Store) -> dict[tuple[str, str], dict[str, Decision]]:
    """Give for each item (article, item) of the readings shown each reviewer's last verdict; `final` is none."""
    shown = {row.id: row.reading_key for row in store.fetch(_decided_articles())}
    found: dict[tuple[str, str], dict[str, Decision]] = defaultdict(dict)
    for decision in list_decisions(store):
        if decision.verdict != "final" and shown.get(decision.article) == decision.reading:
            found[decision.article, decision.item][decision.who] = decision
    return dict(found)


def _decided_articles() -> Select[tuple[str, int]]:
    return select(articles.c.id, articles.c.reading_key).where(articles.c.id.in_(select(decisions.c.article_id)))


def list_disagreements(store: Store) -> list[tuple[str, str, dict[str, Decision]]]:
    """Give the items that reviewers judged otherwise, with each one's last verdict; those made final are left out."""
    final = {(d.article, d.item, d.reading) for d in list_decisions(store) if d.verdict == "final"}
    found = []
    for (article, item), by in last_verdicts(store).items():
        reading = next(iter(by.values())).reading
        judged = list(by.values())
        if (article, item, reading) not in final and any(not _alike(judged[0], other) for other in judged[1:]):
            found.append((article, item, by))
    return found


def _alike(one: Decision, other: Decision) -> bool:
    return (one.verdict, one.correction) == (other.verdict, other.correction)


def measure_agreement(store: Store) -> list[Agreement]:
    """Give the agreement of every two reviewers who decided the same items (Cohen 1960)."""
    pairs: dict[tuple[str, str], list[tuple[Decision, Decision]]] = defaultdict(list)
    for by in last_verdicts(store).values():
        for one, other in combinations(sorted(by), 2):
            pairs[one, other].append((by[one], by[other]))
    return [
        Agreement(
            who, len(both), sum(_alike(a, b) for a, b in both), cohen_kappa([(a.verdict, b.verdict) for a, b in both])
        )
        for who, both in sorted(pairs.items())
    ]


def cohen_kappa(pairs: list[tuple[str, str]]) -> float | None:
    """Give Cohen's kappa of two judges' labels: (observed - expected) / (1 - expected); None where expected is 1.

    >>> cohen_kappa([("accept", "accept"), ("reject", "reject"), ("accept", "reject"), ("reject", "reject")])
    0.5
    """
    number = len(pairs)
    labels = {label for pair in pairs for label in pair}
    observed = sum(a == b for a, b in pairs) / number
    expected = sum(sum(a == x for a, _ in pairs) * sum(b == x for _, b in pairs) for x in labels) / number**2
    return None if expected == 1 else round((observed - expected) / (1 - expected), 4)


def decided_readings(store: Store, *, whole: bool = True) -> Iterator[Reading]:
    """Give the readings, as reviewers left them, of articles of which every item is decided (else: any item)."""
    for row in store.fetch(_decided_articles().order_by(articles.c.published, articles.c.key)):
        made, reviewed = load_reading(store, row.id), reviewed_reading(store, row.id)
        states = review_state(store, row.id)
        if made is None or reviewed is None or (whole and "machine" in states.values()):
            continue
        if "reviewed" in states.values() or "final" in states.values():
            yield reviewed
