"""Gives clues of a party from acts told before and from the words right beside."""

from collections.abc import Iterator

from khabar.actors import ActorMention
from khabar.classifiers import Clue, plain
from khabar.events.candidates import Candidate, Scene
from khabar.events.links import sentence_range
from khabar.events.profiles import Profile, word_name
from khabar.events.steps import bucket
from khabar.words import Word

NEAR = 3  # words between an act and a mention that are told one by one


def earlier_features(scene: Scene, c: Candidate, ids: frozenset[int]) -> Iterator[Clue]:
    """Tell what a mention was in the act before in the sentence, and in the last act of this type and row."""
    kind, form, (here, *alike) = c.act.type, c.trigger.form, scene.places_of(c)
    before = scene.latest.get(here)
    if before is not None:
        yield _previous, before.role_of(ids), kind, form, before.type, before.key, before.form
    last = (scene.latest.get(place) for place in alike)
    yield _last, *(told.role_of(ids) if told is not None else "0" for told in last), kind


def _previous(role: str, kind: str, form: str, other: str, key: str, other_form: str) -> list[str]:
    out = [f"prev={role}", f"prev={role}:{kind}", f"prev={role}:{other}:{kind}"]
    return [*out, f"prev={role}:{key}:{form}", f"prev={role}:{other}:{form}:{other_form}"]


def _last(of_type: str, of_key: str, kind: str) -> list[str]:
    return [f"last.type={of_type}", f"last.type={of_type}:{kind}", f"last.key={of_key}", f"last.key={of_key}:{kind}"]


def beside_words(scene: Scene, c: Candidate, m: ActorMention, profile: Profile) -> Iterator[Clue]:
    """Tell of the word behind a mention, of the word right behind the act, and of the words between the two."""
    words, kind, form = scene.page.words, c.act.type, c.trigger.form
    yield _behind, profile.behind, profile.joint, form
    if profile.sentence != words[c.first].sentence:
        return
    side = ">" if m.first >= c.trigger.last else "<"
    first, last = (c.trigger.last, m.first) if side == ">" else (m.last, c.first)
    between = max(0, last - first)
    if between <= NEAR:
        lemmas = " ".join(word.lemma for word in words[first:last])
        yield plain, f"between={side}{lemmas}:{kind}", f"between={side}{lemmas}:{form}"
    yield _act_next, word_name(around(scene, c)[1]), side, bucket(between)


def _behind(word: str, joint: str, form: str) -> tuple[str, ...]:
    return f"next={word}", f"next.pos={joint}:{form}"


def _act_next(word: str, side: str, far: str) -> tuple[str, ...]:
    return (f"act.next={word}:{side}:{far}",)


def around(scene: Scene, c: Candidate) -> tuple[Word | None, Word | None]:
    """Give the words right before and right behind an act in its sentence."""
    words, (start, end) = scene.page.words, sentence_range(scene.page, c.first)
    return words[c.first - 1] if c.first > start else None, words[c.trigger.last] if c.trigger.last < end else None
