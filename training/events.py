"""Trains the models that judge events, on the part of the gold to learn on, and says by cross-validation how well they do.

    python -m training.events [--folds 5] [--save]
"""

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

from khabar.actors import ActorMention, find_actors
from khabar.articles import find_outlet
from khabar.attributions import find_attributions
from khabar.counts import find_counts
from khabar.events import Findings
from khabar.events.candidates import Candidate, Scene, following, read_candidates
from khabar.events.features import act_features, neighbours, role_features, status_features
from khabar.events.judge import party_pool
from khabar.events.roles import Parties
from khabar.places import find_places
from khabar.text import read_text
from khabar.times import find_times
from khabar.words import read_words
from training.fit import Case, fit, save
from training.gold_split import Pair, more, tune

PENALTIES = {"act": 12.0, "role": 8.0, "status": 3.0}
LEAST = {"act": 2, "role": 5, "status": 2}
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
    actors = find_actors(page, outlet)
    published = date.fromisoformat(article["published"][:10])
    found = Findings(
        actors, find_places(page, outlet.country), find_times(page, published), find_counts(page),
        find_attributions(page, actors, datelines), published,
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


def cases(pair: Pair) -> Iterator[tuple[str, Case]]:
    """Give the (model, case) examples of one article."""
    article, gold = pair
    scene = read_scene(article)
    found = read_candidates(scene)
    for number, options in enumerate(found):
        right = [(c, gold_of(scene, c, gold["events"])) for c in options]
        for c, event in right:
            features = act_features(scene, c) + neighbours(scene, c, following(found, number))
            yield "act", (features, "yes" if event else "no")
        c, event = next(((c, e) for c, e in right if e), (None, None))
        if c is None or event is None:
            continue
        chosen: dict[str, list[ActorMention]] = {"a": [], "r": [], "-": []}
        pool = party_pool(scene, c)
        for mention, role in zip(pool, roles_of(scene, pool, event), strict=True):
            if role is not None:
                chosen[role].append(mention)
                yield "role", (role_features(scene, c, mention), role)
        yield "status", (status_features(scene, c), event["status"])
        scene.remember(c, Parties(tuple(chosen["a"]), tuple(chosen["r"])))


def train(pairs: list[Pair]) -> dict[str, Any]:
    """Fit the three models."""
    found: dict[str, list[Case]] = {"act": [], "role": [], "status": []}
    for pair in pairs:
        for name, case in cases(pair):
            found[name].append(case)
    return {name: fit(rows, penalty=PENALTIES[name], least=LEAST[name], card=CARD) for name, rows in found.items()}


def cross_validate(folds: int) -> None:
    """Score events on each fold by models that did not see it."""
    import khabar.events.resolve as resolve
    from khabar.events.judge import Judge
    from khabar.reader import Reader
    from training.events_eval import read, score

    pairs, readings, golds = tune(), [], []
    for fold in range(folds):
        models = train([*[p for n, p in enumerate(pairs) if n % folds != fold], *more()])
        resolve._judge = lambda models=models: Judge(models["act"], models["role"], models["status"])
        held = [p for n, p in enumerate(pairs) if n % folds == fold]
        readings += read(Reader(), held)
        golds += [g for _, g in held]
    t, by_type = score.score(golds, readings)
    for m in score.MEASURES:
        sys.stdout.write(f"{m:44} " + " ".join(f"{v:6.3f}" for v in t.prf(m)) + f" {t.wanted[m]:6}\n")
    for k, c in sorted(by_type.items()):
        p, r = c["right"] / max(1, c["found"]), c["right"] / max(1, c["wanted"])
        f1 = 2 * p * r / max(1e-9, p + r)
        sys.stdout.write(f"  {k:12} P {p:.3f} R {r:.3f} F1 {f1:.3f} gold {c['wanted']} found {c['found']}\n")


def main() -> None:
    """Train, cross-validate or save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    if args.save:
        for name, model in train([*tune(), *more()]).items():
            sys.stdout.write(f"{save(f'events/{name}', model)} {len(model.weights)} features\n")
    else:
        cross_validate(args.folds)


if __name__ == "__main__":
    main()
