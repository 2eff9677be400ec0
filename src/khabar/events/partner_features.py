"""Gives the clues of a mention as one who shares a mutual act (a meeting, a clash, a pact) with its first actor."""

from typing import NamedTuple

from khabar.actors import ActorMention
from khabar.classifiers import Clue
from khabar.events.beside_features import beside_features
from khabar.events.candidates import Candidate, Scene


class Company(NamedTuple):
    """The mentions that may share a mutual act, its first actor's number, and those that words tie to it or to him.

    `behind` stand behind the act's own "with", `joined` are joined to the first actor by "and".
    """

    pool: list[ActorMention]
    first: int
    behind: frozenset[int]
    joined: frozenset[int]


def partner_features(scene: Scene, c: Candidate, company: Company, n: int) -> list[Clue]:
    """Give the clues of mention number `n` as partner of the first actor."""
    m, first, key = company.pool[n], company.pool[company.first], c.act.key
    with_, first_with = n in company.behind, company.first in company.behind
    same = bool(m.country) and m.country == first.country
    return [
        *beside_features(scene, c, m, first),
        (_tie, with_, first_with, n in company.joined, key, c.act.type),
        (_land, same, bool(m.country), key),
    ]


def alone_features(scene: Scene, c: Candidate, company: Company) -> list[Clue]:
    """Give the clues of the choice that nobody else shares the act."""
    first = company.pool[company.first]
    lands = {m.country for m in company.pool if m.country} - {first.country}
    others = bool(company.behind - {company.first})
    return [
        *beside_features(scene, c, None, first),
        (_alone, others, company.first in company.behind, bool(company.joined), min(len(lands), 5), c.act.type),
    ]


def _tie(with_: bool, first_with: bool, joined: bool, key: str, kind: str) -> list[str]:
    return [f"with={with_}:{first_with}", f"with={with_}:{key}", f"and={joined}", f"and={joined}:{kind}"]


def _land(same: bool, known: bool, key: str) -> tuple[str, ...]:
    return (f"land={same}:{known}:{key}",)


def _alone(others: bool, first_with: bool, joined: bool, lands: int, kind: str) -> list[str]:
    told = f"{others}:{first_with}"
    out = [f"alone:with={told}", f"alone:with={told}:{kind}"]
    return [*out, f"alone:and={joined}:{kind}", f"alone:lands={lands}:{kind}"]
