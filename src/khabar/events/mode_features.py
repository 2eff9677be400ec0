"""Gives the clues of an act's mode: its row, the words around it, its parties, what is told before and behind."""

from collections.abc import Iterator, Sequence

from khabar.classifiers import Clue, plain
from khabar.events.candidates import Candidate, Option, Scene
from khabar.events.links import sentence_range
from khabar.events.modes import read_mode
from khabar.words.clusters import cluster_of

BEFORE, AFTER, NEAR = 8, 12, 3  # words around an act whose stems are told, and of which their place is told too


def mode_features(scene: Scene, c: Candidate, later: Sequence[Option]) -> list[Clue]:
    """Give the clues of a candidate's mode among those of its type; `later` are the candidates of the next triggers."""
    rule = read_mode(scene.page, c.act.type, c.act.mode, c.first) or ""
    told = scene.modes
    return [
        (_row, c.act.mode or "", rule, c.act.key, c.trigger.form),
        (_stem, scene.word(c).stem, rule),
        (_earlier, told.get(c.act.type, "-"), told.get(c.act.key, "-"), rule),
        *((_class, name) for name in sorted(c.classes)),
        *_of_words(scene, c),
        *_of_parties(c),
        *_of_later(scene, c, later),
    ]


def _row(mode: str, rule: str, key: str, form: str) -> list[str]:
    out = ["bias", f"row={mode}", f"rule={rule}", f"row={mode}:{rule}", f"act={key}", f"form={form}"]
    return [*out, f"act={key}:{rule}", f"act={key}:{form}"]


def _stem(stem: str, rule: str) -> list[str]:
    return [f"stem={stem}", f"stem={stem}:{rule}"]


def _earlier(of_type: str, of_key: str, rule: str) -> list[str]:
    out = [f"earlier={of_type}", f"earlier={of_type}:{rule}"]
    return [*out, f"earlier.act={of_key}", f"earlier.act={of_key}:{rule}"]


def _class(name: str) -> list[str]:
    return [f"class={name}"]


def _of_words(scene: Scene, c: Candidate) -> Iterator[Clue]:
    """Tell of the words on both sides of an act, in its sentence."""
    words, last, (start, end) = scene.page.words, c.trigger.last, sentence_range(scene.page, c.first)
    before, after = words[max(start, c.first - BEFORE) : c.first], words[last : min(end, last + AFTER)]
    names = [f"b={word.stem}" for word in before] + [f"a={word.stem}" for word in after]
    names += [f"act={c.act.key}:a={word.stem}" for word in after[: NEAR + 1]]
    yield plain, *dict.fromkeys(names)
    for side, near in (("b", before[: -NEAR - 1 : -1]), ("a", after[:NEAR])):
        for n, word in enumerate(near):
            yield _near, side, n, word.stem


def _near(side: str, n: int, stem: str) -> list[str]:
    topic = cluster_of(stem)
    return [f"{side}{n}={stem}", f"{side}{n}=t{topic}", f"{side}=t{topic}"]


def _of_parties(c: Candidate) -> Iterator[Clue]:
    """Tell who the act's frame has in it."""
    for role, mentions in (("a", c.rule.actors), ("r", c.rule.recipients)):
        for mention in mentions[:1]:
            yield _party, role, mention.kind, mention.country or ""


def _party(role: str, kind: str, country: str) -> list[str]:
    return [f"{role}.kind={kind}", f"{role}.country={country}"]


def _of_later(scene: Scene, c: Candidate, later: Sequence[Option]) -> Iterator[Clue]:
    """Tell what else the sentence has behind an act: what is asked for, refused or threatened is told there."""
    sentence = scene.word(c).sentence
    here = [other for other in later if scene.word(other).sentence == sentence]
    for far, at in enumerate(list(dict.fromkeys(other.first for other in here))[:2]):
        for kind, mode in sorted({(other.act.type, other.act.mode or "") for other in here if other.first == at}):
            yield _later, far, kind, mode


def _later(far: int, kind: str, mode: str) -> list[str]:
    return [f"later={kind}", f"later{far}={kind}", f"later{far}={kind}:{mode}"]
