"""Gives how far reviewers agree on the items that two of them decided, and the readings that are decided whole."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

import msgspec
from sqlalchemy import Select, select

from khabar.model import Reading
from khabar.store.open import Store
from khabar.store.review import Decision, list_judged, review_state, reviewed_reading
from khabar.store.tables import articles, decisions

Judged = Mapping[str, Decision]


class Agreement(msgspec.Struct, frozen=True):
    """Two reviewers: items that both decided, how many alike (corrections too), and Cohen's kappa of the verdicts.

    Counts what each said before seeing the other's. `kappa` is None where chance alone makes them agree, as when both
    accept everything.
    """

    reviewers: tuple[str, str]
    items: int
    alike: int
    kappa: float | None


def last_verdicts(store: Store) -> dict[tuple[str, str], dict[str, Decision]]:
    """Give for each item (article, item) that two people decided on each one's last verdict; `final` is none."""
    return {item: {d.who: d for d in done} for item, done in _by_item(store).items()}


def _by_item(store: Store) -> dict[tuple[str, str], list[Decision]]:
    """Give the decisions on each item that two people decided on, the oldest first, without `final`."""
    found: dict[tuple[str, str], list[Decision]] = defaultdict(list)
    for decision in list_judged(store):
        found[decision.article, decision.item].append(decision)
    return dict(found)


def _decided_articles() -> Select[tuple[str, int]]:
    return select(articles.c.id, articles.c.reading_key).where(articles.c.id.in_(select(decisions.c.article_id)))


def list_disagreements(store: Store, who: str | None = None) -> list[tuple[str, str, dict[str, Decision]]]:
    """Give the items that reviewers judged otherwise, with each one's last verdict; those made final are left out.

    With `who`, only items that this reviewer has decided too: nobody sees another's decision before giving their own.
    """
    settled = select(decisions.c.article_id, decisions.c.item, decisions.c.reading_key)
    final = {tuple(row) for row in store.fetch(settled.where(decisions.c.verdict == "final"))}
    found = []
    for (article, item), by in last_verdicts(store).items():
        reading = next(iter(by.values())).reading
        judged = list(by.values())
        if who is not None and who not in by:
            continue
        if (article, item, reading) not in final and any(not _alike(judged[0], other) for other in judged[1:]):
            found.append((article, item, by))
    return found


def _alike(one: Decision, other: Decision) -> bool:
    if one.verdict == other.verdict == "add":
        return one.correction == other.correction
    return (_verdict(one), _content(one)) == (_verdict(other), _content(other))


def _verdict(decision: Decision) -> str:
    """Give what a decision says of an item: to add one is to accept it."""
    return "accept" if decision.verdict == "add" else decision.verdict


def _content(decision: Decision) -> dict[str, Any] | None:
    return decision.correction if decision.verdict == "correct" else None


def measure_agreement(store: Store, who: str | None = None) -> list[Agreement]:
    """Give the agreement of every two reviewers who decided the same items (Cohen 1960), of `who` with each other.

    Of each item the last word of one before the other's first counts, and that first one: later ones know of them. What
    was decided in sight of the other's decision counts not.
    """
    pairs: dict[tuple[str, str], list[tuple[Decision, Decision]]] = defaultdict(list)
    for judged in _by_item(store).values():
        done = [d for d in judged if not d.seeing]
        for one, other in combinations(sorted({d.who for d in done}), 2):
            if who is None or who in (one, other):
                pairs[one, other].append(_blind_pair(done, one, other))
    return [
        Agreement(
            names,
            len(both),
            sum(_alike(a, b) for a, b in both),
            cohen_kappa([(_verdict(a), _verdict(b)) for a, b in both]),
        )
        for names, both in sorted(pairs.items())
    ]


def _blind_pair(done: list[Decision], one: str, other: str) -> tuple[Decision, Decision]:
    """Give what two reviewers decided on an item up to the moment from which each could see the other's."""
    by = {name: [d for d in done if d.who == name] for name in (one, other)}
    both_from = max(by[one][0].key, by[other][0].key)
    first, second = ([d for d in by[name] if d.key <= both_from][-1] for name in (one, other))
    return first, second


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


def decided_readings(store: Store, *, whole: bool = True, who: str | None = None) -> Iterator[Reading]:
    """Give the readings, as reviewers left them, of articles of which every item is decided (else: any item).

    With `who`, with the decisions that this reviewer may see.
    """
    for row in store.fetch(_decided_articles().order_by(articles.c.published, articles.c.key)):
        reviewed, states = reviewed_reading(store, row.id, who), review_state(store, row.id, who)
        if reviewed is None or (whole and "machine" in states.values()):
            continue
        if "reviewed" in states.values() or "final" in states.values():
            yield reviewed
