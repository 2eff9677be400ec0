"""Trains the models that choose an act's time, place and numbers; says by cross-validation how well they do on gold acts.

python -m training.circumstances [--folds 6] [--save]
"""

import argparse
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

from khabar.classifiers import Ranker
from khabar.classifiers.fingerprint import fingerprint
from khabar.events import circumstances
from khabar.events.candidates import Candidate, Scene, read_candidates
from khabar.events.circumstance_features import count_features, neither_features, place_features, time_features
from training.events import CARD, gold_of, overlap, read_scene
from training.fit import Contest, alone, fit_ranking, save
from training.gold_split import Pair, full, tune

PENALTIES = {"time": 4.0, "place": 4.0}
LEAST = {"time": 3, "place": 3}
SIZE_PENALTY, SIZE_LEAST = 2.0, 2
FLOORS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2, 1.5, 2.0)


class Case(NamedTuple):
    """An act of the gold: the features of its sentence's phrases and of none, which are right, their values."""

    entries: Contest
    values: list[Any]
    wanted: Any
    phrases: tuple[int, ...] = ()  # the first word of each phrase


def cases(pair: Pair) -> Iterator[tuple[str, Case]]:
    """Give the contests of one article."""
    article, gold = pair
    scene = read_scene(article)
    found = read_candidates(scene)
    triggers = [options[0].first for options in found]
    for options in found:
        c, event = next(((c, e) for c in options if (e := gold_of(scene, c, gold["events"]))), (None, None))
        if c is not None and event is not None:
            yield "time", time_case(scene, c, event, triggers)
            yield "place", place_case(scene, c, event, triggers)
            yield "size", size_case(scene, c, event, triggers)


def time_case(scene: Scene, c: Candidate, event: dict[str, Any], triggers: list[int]) -> Case:
    """Give the contest for the time of an act."""
    here, when = circumstances.times_near(scene, c), event.get("when")
    values = [(t.date_start, t.date_end) for t in here]
    right = [bool(when) and overlap(scene.page.text.to_original(t.start, t.end), when["span"]) for t in here]
    wanted = (when["start"], when["end"]) if when else None
    exact = [ok and value == wanted for ok, value in zip(right, values, strict=True)]
    right = (
        exact if any(exact) else right
    )  # of two phrases at one place («since the war of May») the one with its value
    entries = [(time_features(scene, c, t, triggers), ok) for t, ok in zip(here, right, strict=True)]
    return Case(
        [*entries, (neither_features(scene, c, len(here)), not any(right))],
        values,
        wanted,
        tuple(t.first for t in here),
    )


def place_case(scene: Scene, c: Candidate, event: dict[str, Any], triggers: list[int]) -> Case:
    """Give the contest for the place of an act."""
    here, where = circumstances.places_near(scene, c), event.get("where")
    right = [bool(where) and overlap(scene.page.text.to_original(p.start, p.end), where["span"]) for p in here]
    if where and not any(right):
        right = [bool(p.country) and p.country == where["country"] for p in here]
    entries = [(place_features(scene, c, p, triggers), ok) for p, ok in zip(here, right, strict=True)]
    return Case(
        [*entries, (neither_features(scene, c, len(here)), not any(right))],
        [p.country for p in here],
        where["country"] if where else None,
        tuple(p.first for p in here),
    )


def size_case(scene: Scene, c: Candidate, event: dict[str, Any], triggers: list[int]) -> Case:
    """Give the numbers of people of an act's sentence, each with whether the act touched them."""
    here = scene.shelf.counts_of(c.first, c.act.type)
    wanted = {(size["what"], size["min"], size["max"]) for size in event.get("size", ())}
    values = [(count.what, count.min, count.max) for count in here]
    entries = [(count_features(scene, c, k, triggers), v in wanted) for k, v in zip(here, values, strict=True)]
    return Case(entries, values, wanted)


def fit_size(rows: list[Case], card: dict[str, str] | None = None) -> Ranker:
    """Fit the model that judges numbers."""
    found = [alone(features, right) for row in rows for features, right in row.entries]
    return fit_ranking(found, penalty=SIZE_PENALTY, least=SIZE_LEAST, card=card)


def choose(shares: list[float], case: Case, floor: float) -> Any:
    """Give the value that a contest chooses."""
    best = circumstances.pick(shares, case.values, floor)
    return case.values[best] if best is not None else None


def contest(model: Ranker, found: list[Case], name: str) -> list[list[float]]:
    """Give the shares of the phrases of an article's acts and, last, of none."""
    shares = [model.shares([features for features, _ in case.entries]) for case in found]
    return circumstances.without_claimed([case.phrases for case in found], shares) if name == "time" else shares


def figures(pairs: list[tuple[Any, Any]]) -> str:
    """Give precision, recall and F1 of (wanted, found) pairs."""
    right = sum(w is not None and w == f for w, f in pairs)
    found, wanted = sum(f is not None for _, f in pairs), sum(w is not None for w, _ in pairs)
    p, r = right / max(1, found), right / max(1, wanted)
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f}"


def cross_validate(articles: list[list[tuple[str, Case]]], folds: int, name: str) -> None:
    """Print, for the rules and for each floor, how well the acts of left out articles get their time or place."""
    outside: list[tuple[Case, list[float]]] = []
    for fold in range(folds):
        rows = [case for n, found in enumerate(articles) if n % folds != fold for kind, case in found if kind == name]
        model = fit_ranking([r.entries for r in rows if r.values], penalty=PENALTIES[name], least=LEAST[name])
        for held in (found for n, found in enumerate(articles) if n % folds == fold):
            acts = [case for kind, case in held if kind == name]
            outside += zip(acts, contest(model, acts, name), strict=True)
    sys.stdout.write(f"{name}:\n")
    for floor in FLOORS:
        found = [(case.wanted, choose(shares, case, floor)) for case, shares in outside]
        sys.stdout.write(f"  floor {floor} {figures(found)}\n")
    best = [(c.wanted, c.wanted if c.wanted in c.values else None) for c, _ in outside]
    sys.stdout.write(f"  with a perfect choice {figures(best)}\n")


def cross_validate_size(articles: list[list[tuple[str, Case]]], folds: int) -> None:
    """Print, for each probability, how well the acts of left out articles get their numbers."""
    outside: list[tuple[Any, list[tuple[float, Any]]]] = []
    for fold in range(folds):
        seen = [case for n, found in enumerate(articles) if n % folds != fold for kind, case in found if kind == "size"]
        model = fit_size(seen)
        held = [case for n, found in enumerate(articles) if n % folds == fold for kind, case in found if kind == "size"]
        for case in held:
            odds = [model.chance(features) for features, _ in case.entries]
            outside.append((case.wanted, list(zip(odds, case.values, strict=True))))
    for least in (0.0, 0.3, 0.4, 0.5, 0.6):
        sets = [(wanted, {value for odds, value in found if odds >= least}) for wanted, found in outside]
        pairs = [(v if v in w else None, v if v in f else None) for w, f in sets for v in w | f]
        sys.stdout.write(f"size from {least}: {figures(pairs)}\n")


def main() -> None:
    """Train, cross-validate or save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=6)
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    articles = [list(cases(pair)) for pair in [*tune(), *full()]]
    card = CARD | fingerprint() | {"command": "python -m training.circumstances --save"}
    if args.save:
        rows = [case for found in articles for kind, case in found if kind == "size"]
        sys.stdout.write(f"{save('events/size', fit_size(rows, card))}\n")
    else:
        cross_validate_size(articles, args.folds)
    for name in PENALTIES:
        if not args.save:
            cross_validate(articles, args.folds, name)
            continue
        contests = [case.entries for found in articles for kind, case in found if kind == name and case.values]
        model = fit_ranking(contests, penalty=PENALTIES[name], least=LEAST[name], card=card)
        sys.stdout.write(f"{save(f'events/{name}', model)} {len(model.weights)} features\n")


if __name__ == "__main__":
    main()
