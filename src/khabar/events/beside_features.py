"""Gives the clues of a mention as recipient of an act, given who its actor is."""

from khabar.actors import ActorMention
from khabar.classifiers import Clue
from khabar.events.candidates import Candidate, Scene


def beside_features(scene: Scene, c: Candidate, m: ActorMention | None, actor: ActorMention | None) -> list[Clue]:
    """Give the clues of a mention (or of nobody) as recipient, given who the actor is."""
    kind, form = c.act.type, c.trigger.form
    if m is None:
        return [(_nobody, actor is not None, kind, form, c.act.key)]
    if actor is None:
        return [(_alone, m.kind, kind, form)]
    same = bool(m.country) and m.country == actor.country
    order = "".join("<>"[one] for one in (m.first > actor.first, actor.first > c.first, m.first > c.first))
    sentence = scene.word(c).sentence
    here = scene.profile(actor).sentence == sentence, scene.profile(m).sentence == sentence
    return [
        (_pair, same, kind, m.domestic, actor.domestic, actor.kind, m.kind),
        (_order, order, *here, form, kind),
        (_sectors, tuple(actor.sectors[:1]), tuple(m.sectors[:1]), kind),
    ]


def _nobody(actor: bool, kind: str, form: str, key: str) -> tuple[str, ...]:
    return f"nobody:actor={actor}:{kind}:{form}", f"nobody:actor={actor}:{key}"


def _alone(who: str, kind: str, form: str) -> tuple[str, ...]:
    return f"alone:{kind}:{form}", f"alone:{who}:{form}"


def _pair(same: bool, kind: str, domestic: bool, other_domestic: bool, actor: str, who: str) -> list[str]:
    out = [f"same={same}", f"same={same}:{kind}", f"same={same}:{domestic}{other_domestic}"]
    return [*out, f"kinds={actor}>{who}:{kind}"]


def _order(order: str, actor_here: bool, here: bool, form: str, kind: str) -> tuple[str, ...]:
    return f"order={order}:{actor_here}{here}", f"order={order}:{form}:{kind}"


def _sectors(actor: tuple[str, ...], other: tuple[str, ...], kind: str) -> tuple[str, ...]:
    return (f"sectors={actor}>{other}:{kind}",)
