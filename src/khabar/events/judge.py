"""Judges candidates by the shipped models: which are acts, their parties, whether they happened, and their mode."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from khabar.classifiers import Linear, Ranker, Scale, chance_of, load_model, load_ranker, load_scale, load_twins
from khabar.classifiers.shipped import shipped
from khabar.events.candidates import Candidate, Option, Scene, read_candidate
from khabar.events.choose import Casting
from khabar.events.features import link_features, word_features
from khabar.events.mode_features import mode_features
from khabar.events.modes import read_mode
from khabar.events.neighbours import neighbours
from khabar.events.roles import Parties
from khabar.events.status_features import status_features

LEAST_ACT = 0.44  # probability from which a candidate is an act; from 0.34 to 0.46 as many whole events are right
HOPELESS = -2.0  # what words and neighbours add up to, below which the phrases around save one act in a thousand


class Modes(msgspec.Struct, frozen=True):
    """The models of modes, one for each type of act that has several; "" is no mode. `card` says what made them."""

    weights: dict[str, Linear]
    card: dict[str, str] = {}

    def choose(self, scene: Scene, c: Candidate, later: Sequence[Option]) -> str | None:
        """Give the mode of an act, by tables where its type has no model; `later` are the next triggers' candidates."""
        model = self.weights.get(c.act.type)
        if model is None:
            return read_mode(scene.page, c.act.type, c.act.mode, c.first)
        return model.likeliest(mode_features(scene, c, later)) or None


class Judge(NamedTuple):
    """The models; `confidence` says how often an act is right for which `act` gives a probability."""

    act: Ranker
    casting: Casting
    status: Linear
    modes: Modes
    confidence: Scale = Scale()

    @classmethod
    def load(cls) -> "Judge":
        """Read the shipped models."""
        casting = Casting(load_twins("events/roles"), load_ranker("events/partner"))
        status, modes = load_model("events/status"), shipped("events/mode", Modes)
        return cls(load_ranker("events/act"), casting, status, modes, load_scale("events/confidence"))

    def choose(
        self, scene: Scene, options: Sequence[Option], later: Sequence[Option]
    ) -> tuple[Candidate, float] | None:
        """Give the most probable act among a trigger's options with its confidence, or None.

        What is around an option is read only where its words are not hopeless.
        """
        best: tuple[Candidate, float] | None = None
        for option in options:
            weight = self.act.weigh([*word_features(scene, option), *neighbours(scene, option, later)])
            if weight < HOPELESS:
                continue
            candidate = read_candidate(scene, option)
            sure = chance_of(weight + self.act.weigh(link_features(scene, candidate)))
            if best is None or sure > best[1]:
                best = (candidate, sure)
        if best is None or best[1] < LEAST_ACT:
            return None
        return best[0], self.confidence.rate(best[1])

    def parties(self, scene: Scene, c: Candidate) -> Parties:
        """Give the parties of an act."""
        return self.casting.parties(scene, c)

    def state(self, scene: Scene, c: Candidate) -> str:
        """Give the status of an act; one that a verb tells in what somebody denies has not happened."""
        status = self.status.likeliest(status_features(scene, c))
        if status != "actual":
            return status
        denied = c.said_in is not None and scene.found.attributions[c.said_in].stance == "deny"
        return "negated" if denied and c.trigger.form == "verb" else "actual"
