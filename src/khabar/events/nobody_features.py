"""Gives the clues of the choice that nobody of the mentions around an act has a role in it."""

from collections.abc import Iterator

from khabar.actors import ActorMention
from khabar.classifiers import Clue, plain
from khabar.events.candidates import Candidate, Scene
from khabar.events.context_features import around
from khabar.events.profiles import word_name

AFAR = 6  # chunks before an act among which the verb that governs it is looked for


def nobody_features(scene: Scene, c: Candidate, pool: list[ActorMention]) -> list[Clue]:
    """Give the clues of the choice that nobody of the pool has the role."""
    word, kind, form = scene.word(c), c.act.type, c.trigger.form
    suffix = bool(scene.page.words[c.trigger.last - 1].suffix)
    line = scene.page.sentences[word.sentence].kind
    return [
        (_nobody, kind, c.act.key, form, bool(c.rule.actors), bool(c.rule.recipients)),
        (_word, word.voice, form, kind, word.article, suffix, line),
        (_pool, c.hidden is not None, form, c.said_in is not None, min(8, len(pool))),
        *_context(scene, c),
    ]


def _nobody(kind: str, key: str, form: str, actors: bool, recipients: bool) -> list[str]:
    told = f"{actors}{recipients}"
    out = ["nobody", f"nobody:{kind}", f"nobody:act={key}", f"nobody:{form}:{kind}"]
    return [*out, f"nobody:rule={told}", f"nobody:rule={told}:{form}:{kind}"]


def _word(voice: str, form: str, kind: str, article: bool, suffix: bool, line: str) -> list[str]:
    out = [f"nobody:voice={voice}:{form}", f"nobody:article={article}:{form}:{kind}"]
    return [*out, f"nobody:suffix={suffix}:{form}", f"nobody:line={line}"]


def _pool(hidden: bool, form: str, said: bool, pool: int) -> list[str]:
    return [f"nobody:hidden={hidden}:{form}", f"nobody:said={said}", f"nobody:pool={pool}"]


def _context(scene: Scene, c: Candidate) -> Iterator[Clue]:
    """Tell what speaks for it that nobody of the pool has the role: the acts before, the words and phrases around."""
    kind, form, word = c.act.type, c.trigger.form, scene.word(c)
    for place in scene.places_of(c):
        last = scene.latest.get(place)
        told = "-" if last is None else f"{bool(last.actors)}{bool(last.recipients)}"
        yield _told, place[0], told, kind, form
    before, after = around(scene, c)
    poses = before.pos if before else "-", after.pos if after else "-"
    yield (
        plain,
        f"nobody:prev={word_name(before)}",
        f"nobody:next={word_name(after)}",
        f"nobody:stem={word.stem}:{form}",
    )
    yield plain, f"nobody:governor={_governor(scene, c)}"
    yield _beside, *poses, word.prep, bool(word.conj), kind, form
    for link in sorted({(link.relation.partition(":")[0], link.prep, link.mention is not None) for link in c.links}):
        yield _link, *link


def _told(place: str, told: str, kind: str, form: str) -> list[str]:
    told = f"{place}={told}"
    return [f"nobody:{told}", f"nobody:{told}:{kind}", f"nobody:{told}:{form}"]


def _beside(before: str, after: str, prep: str, conj: bool, kind: str, form: str) -> list[str]:
    return [f"nobody:pos={before}:{after}:{form}", f"nobody:prep={prep}:{form}:{kind}", f"nobody:conj={conj}:{form}"]


def _link(relation: str, prep: str, known: bool) -> list[str]:
    return [f"nobody:link={relation}:{prep}:{known}"]


def _governor(scene: Scene, c: Candidate) -> str:
    """Give the verb before an act in its clause."""
    for chunk in c.around.before[: AFAR + 1]:
        if chunk.kind == "verb":
            return scene.page.words[chunk.first].lemma
        if chunk.kind == "complementizer":
            break
    return "-"
