"""Judges candidates by the shipped models: which are acts, who their parties are, whether they happened."""

from typing import NamedTuple

from khabar.actors import ActorMention
from khabar.classifiers import Linear, load_model
from khabar.events.candidates import Candidate, Scene
from khabar.events.features import act_features, neighbours, role_features, status_features
from khabar.events.links import COMMAS
from khabar.events.roles import Parties

LEAST_ACT = 0.42  # probability from which a candidate counts as an act; the best F1 by cross-validation
LEAST_ROLE = {"a": 0.45, "r": 0.4}
LEAST_ACTUAL = 0.5  # below this an act counts as what is likeliest but actual
LEAST_ALONE = {"a": 0.15, "r": 0.15}  # enough for the only party of a role: most acts have one
EARLIER = 8  # parties of earlier acts of the type that may be meant again
BACK = 1  # sentences before the act's own in which a party may stand


class Judge(NamedTuple):
    """The three models."""

    act: Linear
    role: Linear
    status: Linear

    @classmethod
    def load(cls) -> "Judge":
        """Read the shipped models."""
        return cls(load_model("events/act"), load_model("events/role"), load_model("events/status"))

    def choose(self, scene: Scene, options: list[Candidate], later: list[Candidate]) -> tuple[Candidate, float] | None:
        """Give the most probable act among a trigger's candidates with its probability, or None."""
        best: tuple[Candidate, float] | None = None
        for option in options:
            features = act_features(scene, option) + neighbours(scene, option, later)
            sure = self.act.probabilities(features)["yes"]
            if best is None or sure > best[1]:
                best = (option, sure)
        return best if best is not None and best[1] >= LEAST_ACT else None

    def parties(self, scene: Scene, c: Candidate) -> Parties:
        """Give the parties of an act."""
        pool = party_pool(scene, c)
        odds = [self.role.probabilities(role_features(scene, c, mention)) for mention in pool]
        level_coordinated(scene, pool, odds)
        chosen: dict[str, list[tuple[float, ActorMention]]] = {"a": [], "r": []}
        for mention, share in zip(pool, odds, strict=True):
            role = "a" if share["a"] >= share["r"] else "r"
            chosen[role].append((share[role], mention))
        picked = {role: _pick(scene, options, LEAST_ROLE[role]) for role, options in chosen.items()}
        taken = {id(m) for mentions in picked.values() for m in mentions}
        for role, options in chosen.items():
            if not picked[role] and (left := [option for option in options if id(option[1]) not in taken]):
                sure, only = max(left, key=lambda option: option[0])
                if sure >= LEAST_ALONE[role]:
                    picked[role] = [only]
        return Parties(tuple(picked["a"]), tuple(picked["r"]))

    def state(self, scene: Scene, c: Candidate) -> str:
        """Give the status of an act."""
        odds = self.status.probabilities(status_features(scene, c))
        other = max((status for status in odds if status != "actual"), key=lambda status: odds[status])
        return "actual" if odds["actual"] >= LEAST_ACTUAL else other


def party_pool(scene: Scene, c: Candidate) -> list[ActorMention]:
    """Give the mentions that may be parties: those of the sentence, and earlier ones that its words point to."""
    sentence = scene.word(c).sentence
    here = list(scene.shelf.actors_of(sentence))
    known = {id(m) for m in here}
    for extra in (c.hidden, c.owner):
        if extra is not None and id(extra) not in known:
            here.append(extra)
            known.add(id(extra))
    for back in range(1, BACK + 1):
        if sentence - back >= 0:
            here += [m for m in scene.shelf.actors_of(sentence - back) if id(m) not in known]
    known = {id(m) for m in here}
    here += [m for m in scene.parties.get(c.act.type, ())[-EARLIER:] if id(m) not in known]
    return here


def level_coordinated(scene: Scene, pool: list[ActorMention], odds: list[dict[str, float]]) -> None:
    """Give phrases that "and" joins the same odds: those of the surer one."""
    place = {mention.first: n for n, mention in enumerate(pool)}
    for n, mention in enumerate(pool):
        at = mention.last
        words = scene.page.words
        if at < len(words) and words[at].pos == "PUNCT" and words[at].form in COMMAS:
            at += 1
        other = place.get(at)
        if other is None or not words[at].conj or words[at].sentence != words[mention.first].sentence:
            continue
        surer = n if 1 - odds[n]["-"] >= 1 - odds[other]["-"] else other
        odds[n] = odds[other] = odds[surer]


def _pick(scene: Scene, options: list[tuple[float, ActorMention]], least: float) -> list[ActorMention]:
    """Keep the sure ones, each actor once: the mention with the best odds stands for it."""
    kept: list[ActorMention] = []
    seen: set[int] = set()
    for odds, mention in sorted(options, key=lambda o: (-o[0], o[1].first)):
        ids = scene.identities(mention)
        if odds >= least and not ids & seen:
            kept.append(mention)
            seen |= ids
    return sorted(kept, key=lambda m: m.first)
