"""Gives the clues of a candidate that the acts beside it make: those read before it, the candidates behind it."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from khabar.classifiers import Clue, plain
from khabar.events.candidates import Option, Scene
from khabar.events.steps import bucket


def neighbours(scene: Scene, c: Option, later: Sequence[Option]) -> list[Clue]:
    """Give the clues of a candidate that tell of acts read before it and of candidates behind it."""
    sentence, kind, form, stem = scene.word(c).sentence, c.act.type, c.trigger.form, scene.word(c).stem
    earlier = scene.acts.get(kind, [])
    out: list[Clue] = [*_after_last(scene, c)]
    if earlier:
        apart = scene.word(earlier[0]).sentence != sentence
        same_act = any(other.act.key == c.act.key for other in earlier)
        same_stem = any(scene.word(other).stem == stem for other in earlier)
        out.append((_told, kind, form, apart, same_act, scene.word(c).article, same_stem))
    here = takewhile(lambda other: scene.word(other).sentence == sentence, reversed(earlier))
    twins = tuple((other.act.key, other.trigger.form, bucket(c.first - other.first)) for other in here)
    if twins:
        out.append((plain, *_twins(kind, c.act.key, form, twins)))
    behind = [other for other in later if other.first != c.first and scene.word(other).sentence == sentence]
    if behind:
        out.append((_next, behind[0].act.type, kind, bucket(behind[0].first - c.trigger.last)))
    alike = tuple(
        (other.act.key, other.act.strength, other.trigger.form, bucket(other.first - c.trigger.last))
        for other in behind
        if other.act.type == kind
    )
    if alike:
        out.append((plain, *_ahead(kind, c.act.key, form, alike)))
    return out


def _told(kind: str, form: str, apart: bool, same_act: bool, article: bool, same_stem: bool) -> list[str]:
    out = [f"told={kind}"] if apart else []
    out += ["told.act", f"told.act={kind}", f"told.act={article}"] if same_act else []
    return out + (["told.stem", f"told.stem={form}"] if same_stem else [])


def _twins(kind: str, key: str, form: str, twins: tuple[tuple[str, str, str], ...]) -> list[str]:
    out = ["twin", f"twin={kind}"]
    for other, other_form, far in twins:
        out += [f"twin={other}>{key}", f"twin.form={other_form}>{form}", f"twin.far={far}:{form}"]
    return list(dict.fromkeys(out))


def _next(other: str, kind: str, far: str) -> list[str]:
    return [f"next={other}:{kind}:{far}"]


def _ahead(kind: str, key: str, form: str, alike: tuple[tuple[str, str, str, str], ...]) -> list[str]:
    out = [f"ahead={kind}"]
    for other, strength, other_form, far in alike:
        out += [f"ahead={key}<{other}", f"ahead={kind}:{strength}", f"ahead={form}<{other_form}:{far}:{kind}"]
    return list(dict.fromkeys(out))


def _after_last(scene: Scene, c: Option) -> Iterator[Clue]:
    """Tell of the last act before a candidate in its sentence."""
    last = scene.last_before(c)
    if last is None:
        yield plain, "last=-"
        return
    yield plain, f"last={last.act.key}>{c.act.key}"
    yield _last, last.act.type, c.act.type, bucket(c.first - last.first)


def _last(other: str, kind: str, far: str) -> list[str]:
    return [f"last={other}>{kind}", f"last={far}:{other == kind}", f"last={other}>{kind}:{far}"]
