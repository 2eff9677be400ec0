"""Trains the models that judge events, on the part of the gold to learn on, and says by cross-validation how well they do.

python -m training.events [--folds 5] [--save]

Both cross-validate and print the scores; `--save` also learns the mapping of confidence (training/confidence.py) and writes
docs/errors.md (training/errors.py) from it.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from typing import Any, NamedTuple

from khabar.actors import ActorMention, find_actors
from khabar.articles import find_outlet
from khabar.attributions import find_attributions
from khabar.classifiers import Clue, Linear, Pairs, Twins
from khabar.classifiers.fingerprint import fingerprint
from khabar.counts import find_counts
from khabar.events import Findings
from khabar.events.beside_features import beside_features
from khabar.events.candidates import Candidate, Scene, following, read_candidates
from khabar.events.choose import Casting, company_of, is_mutual, party_pool
from khabar.events.features import act_features
from khabar.events.judge import Judge, Modes
from khabar.events.mode_features import mode_features
from khabar.events.neighbours import neighbours
from khabar.events.nobody_features import nobody_features
from khabar.events.partner_features import alone_features, partner_features
from khabar.events.role_features import role_features
from khabar.events.roles import Parties
from khabar.events.status_features import status_features
from khabar.places import find_places
from khabar.reader import Reader
from khabar.text import read_text
from khabar.times import find_times
from khabar.words import read_words
from training.confidence import describe, fit_scale, judged_articles
from training.events_eval import print_scores, read
from training.fit import Contest, alone, fit, fit_ranking, plain_rows, save
from training.gold_split import Pair, full, quick, tune

PENALTIES = {"act": 7.0, "actor": 6.0, "recipient": 6.0, "partner": 6.0, "status": 8.0, "mode": 2.0}
LEAST = {"act": 3, "actor": 3, "recipient": 3, "partner": 3, "status": 2, "mode": 3}
FAINT = 0.08  # weights of modes that are left away
CARD = {
    "data": "marks of Khabar's own annotated news, the part to learn on; text from ANT (Apache-2.0, Chouigui et al.)",
    "licence": "MIT",
    "command": "python -m training.events --save",
}


def read_scene(article: dict[str, Any]) -> Scene:
    """Run the stages before events."""
    text, sentences, datelines = read_text(article["text"])
    page = read_words(text, sentences)
    outlet = find_outlet(article["outlet"], article["url"])
    published = date.fromisoformat(article["published"][:10])
    actors = find_actors(page, outlet, published.isoformat(), datelines)
    found = Findings(
        actors,
        find_places(page, outlet.country),
        find_times(page, published),
        find_counts(page),
        find_attributions(page, actors, datelines),
        published,
    )
    return Scene.of(page, found)


def overlap(a: tuple[int, int], b: list[int]) -> bool:
    """Say whether two spans share characters."""
    return min(a[1], b[1]) > max(a[0], b[0])


def gold_of(scene: Scene, c: Candidate, events: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Give the gold event that a candidate is, if any."""
    span = scene.page.span(c.first, c.trigger.last)
    return next((e for e in events if e["type"] == c.act.type and overlap(span, e["trigger"])), None)


def roles_of(scene: Scene, pool: list[ActorMention], gold: dict[str, Any]) -> list[str | None]:
    """Give the role of each mention of the pool in a gold event; None for other names of a party that stands in it."""
    roles: list[str | None] = ["-"] * len(pool)
    for role, name in (("a", "actors"), ("r", "recipients")):
        for party in gold[name]:
            same = [n for n, m in enumerate(pool) if _same_actor(scene, m, party)]
            direct = [n for n in same if overlap(_span(scene, pool[n]), party["span"])]
            for n in same:
                roles[n] = None if roles[n] == "-" else roles[n]
            if same:
                at = gold["trigger"][0]
                roles[min(direct or same, key=lambda n: abs(_span(scene, pool[n])[0] - at))] = role
    return roles


def _span(scene: Scene, m: ActorMention) -> tuple[int, int]:
    return scene.page.text.to_original(m.start, m.end)


def _same_actor(scene: Scene, m: ActorMention, party: dict[str, Any]) -> bool:
    if overlap(_span(scene, m), party["span"]):
        return True
    for other in scene.found.actors.mentions:
        if overlap(_span(scene, other), party["span"]) and scene.identities(other) & scene.identities(m):
            return True
    return False


def examples(pair: Pair) -> Iterator[tuple[str, Any]]:
    """Give the (model, example) pairs of one article."""
    article, gold = pair
    scene = read_scene(article)
    found = read_candidates(scene)
    for number, options in enumerate(found):
        right = [(c, gold_of(scene, c, gold["events"])) for c in options]
        for c, event in right:
            features = act_features(scene, c) + neighbours(scene, c, following(found, number))
            yield "act", alone(features, event is not None)
        c, event = next(((c, e) for c, e in right if e), (None, None))
        if c is None or event is None:
            continue
        pool = party_pool(scene, c)
        roles = list(zip(pool, roles_of(scene, pool, event), strict=True))
        yield from contests(scene, c, [(m, role) for m, role in roles if role is not None], pool)
        yield "status", (status_features(scene, c), event["status"])
        yield "mode", (c.act.type, mode_features(scene, c, following(found, number)), event["mode"] or "")
        parties = Parties(*(tuple(m for m, role in roles if role == wanted) for wanted in "ar"))
        scene.remember(c, parties, event["status"], event["mode"])


def contests(
    scene: Scene, c: Candidate, roles: list[tuple[ActorMention, str]], pool: list[ActorMention]
) -> Iterator[tuple[str, Contest]]:
    """Give the contests for the actor of an act, for who shares a mutual one, and for its recipient, the actor known."""
    known = [(m, role, role_features(scene, c, m)) for m, role in roles]
    nobody, numbers = nobody_features(scene, c, pool), {id(m): n for n, m in enumerate(pool)}
    actor = next((m for m, role, _ in known if role == "a"), None)
    yield "actor", [*((features, role == "a") for _, role, features in known), (nobody, actor is None)]
    if actor is not None and is_mutual(c):
        company = company_of(scene, c, pool, actor)
        others = [
            (features + partner_features(scene, c, company, numbers[id(m)]), role == "a")
            for m, role, features in known
            if not scene.identities(m) & scene.identities(actor)
        ]
        nobody_else = nobody + alone_features(scene, c, company)
        yield "partner", [*others, (nobody_else, not any(right for _, right in others))]
    entries = [
        (features + beside_features(scene, c, m, actor), role == "r") for m, role, features in known if role != "a"
    ]
    nobody = nobody + beside_features(scene, c, None, actor)
    yield "recipient", [*entries, (nobody, not any(right for _, right in entries))]


def train(found: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Fit the models to examples."""
    rows: dict[str, list[Any]] = {name: [] for name in PENALTIES}
    for name, example in found:
        rows[name].append(example)
    ways: dict[str, Any] = {"status": fit, "mode": fit_modes}
    models = {
        name: ways.get(name, fit_ranking)(
            rows[name], penalty=PENALTIES[name], least=LEAST[name], card=CARD | fingerprint()
        )
        for name in PENALTIES
    }
    return models | {"roles": Pairs.of(models.pop("actor"), models.pop("recipient"))}


def fit_modes(
    rows: Iterable[tuple[str, list[Clue], str]], *, penalty: float, least: int, card: dict[str, str] | None = None
) -> Modes:
    """Fit a model for each type that has several modes to (type, clues, mode) cases."""
    cases: dict[str, list[tuple[list[Clue], str]]] = {}
    for kind, clues, mode in rows:
        cases.setdefault(kind, []).append((clues, mode))
    several = {kind: found for kind, found in sorted(cases.items()) if len({mode for _, mode in found}) > 1}
    models = {kind: fit(found, penalty=penalty, least=least) for kind, found in several.items()}
    return Modes(
        {kind: Linear(model.classes, plain_rows(model.weights, FAINT)) for kind, model in models.items()}, card or {}
    )


def judge_of(models: dict[str, Any]) -> Judge:
    """Give the judge that works by these models."""
    casting = Casting(Twins(models["roles"]), models["partner"])
    return Judge(models["act"], casting, models["status"], models["mode"])


class Lessons(NamedTuple):
    """What there is to learn: articles to tune on and marked in full with their examples; examples of all others."""

    pairs: list[Pair]
    found: list[list[tuple[str, Any]]]
    always: list[tuple[str, Any]]

    def without(self, fold: int, folds: int) -> Iterator[tuple[str, Any]]:
        """Give the examples of all articles but those of a fold."""
        yield from (e for n, rows in enumerate(self.found) if n % folds != fold for e in rows)
        yield from self.always


def lessons() -> Lessons:
    """Read the articles to learn from."""
    pairs = [*tune(), *full()]
    return Lessons(pairs, [list(examples(p)) for p in pairs], [e for p in quick() for e in examples(p)])


def cross_validate(folds: int, learned: Lessons | None = None) -> tuple[list[Pair], list[dict[str, Any]]]:
    """Give the articles to tune on and marked in full, each with its reading by models that did not see it.

    Confidence is as these models give it, without a mapping.
    """
    global _LEARNED
    _LEARNED = learned or lessons()
    pairs = _LEARNED.pairs
    with ProcessPoolExecutor(max_workers=2, mp_context=get_context("fork")) as pool:  # what is learned from is shared
        parts = list(pool.map(_read_fold, range(folds), [folds] * folds))
    readings = [parts[n % folds][n // folds] for n in range(len(pairs))]
    return pairs, readings


_LEARNED: Lessons | None = None  # for started processes


def _read_fold(fold: int, folds: int) -> list[dict[str, Any]]:
    """Read the articles of a fold by models that learned from all others."""
    import khabar.events.resolve as resolve

    assert _LEARNED is not None
    judge = judge_of(train(_LEARNED.without(fold, folds)))
    resolve._judge = lambda: judge  # type: ignore[assignment]
    return read(Reader(), [pair for n, pair in enumerate(_LEARNED.pairs) if n % folds == fold])


def main() -> None:
    """Cross-validate and print the scores; train and save."""
    from training.errors import OUT, write

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    learned = lessons()
    pairs, readings = cross_validate(args.folds, learned)
    golds = [gold for _, gold in pairs]
    judged = judged_articles(golds, readings)
    if args.save:
        for name, model in train(e for rows in [*learned.found, learned.always] for e in rows).items():
            sys.stdout.write(f"{save(f'events/{name}', model)} {len(model.weights)} features\n")
        scale = fit_scale([one for events in judged for one in events], CARD | fingerprint())
        sys.stdout.write(f"{save('events/confidence', scale)} {scale.weights}\n")
        OUT.write_text(write(pairs, readings), "utf8")
    print_scores(golds, readings)
    sys.stdout.write(describe(judged, args.folds))


if __name__ == "__main__":
    main()
