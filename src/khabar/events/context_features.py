"""Gives features of a party, and of nobody, from acts told before, the whole page and the words right beside."""

from collections.abc import Iterator

from khabar.actors import ActorMention
from khabar.events.candidates import Candidate, Scene
from khabar.events.features import bucket
from khabar.events.links import sentence_range
from khabar.words import Word

NEAR = 3  # words between an act and a mention that are told one by one
AFAR = 6  # chunks before an act among which the verb that governs it is looked for


def earlier_features(scene: Scene, c: Candidate, m: ActorMention) -> Iterator[str]:
    """Tell what a mention was in the act before in the sentence, and in the last act of this type and row."""
    ids, kind, form = scene.identities(m), c.act.type, c.trigger.form
    places = scene.places_of(c)
    before = scene.latest.get(places[0])
    if before is not None:
        role = before.role_of(ids)
        yield from (f"prev={role}", f"prev={role}:{kind}", f"prev={role}:{before.type}:{kind}")
        yield from (f"prev={role}:{before.key}:{form}", f"prev={role}:{before.type}:{form}:{before.form}")
    for place in places[1:]:
        last = scene.latest.get(place)
        role = last.role_of(ids) if last is not None else "0"
        yield from (f"last.{place[0]}={role}", f"last.{place[0]}={role}:{kind}")


def fame_features(scene: Scene, c: Candidate, m: ActorMention) -> Iterator[str]:
    """Tell whether the headline names a mention, and how much the page speaks of its country."""
    fame, kind, who = scene.fame, c.act.type, min(scene.identities(m))
    ahead, top = who in fame.ahead, m.country is not None and m.country == fame.top
    yield from (f"ahead={ahead}", f"ahead={ahead}:{kind}")
    yield f"lands={bucket(fame.lands[m.country]) if m.country else '-'}"
    yield from (f"top={top}", f"top={top}:{kind}")


def beside_words(scene: Scene, c: Candidate, m: ActorMention) -> Iterator[str]:
    """Tell of the word behind a mention, of the word right behind the act, and of the words between the two."""
    words, kind, form = scene.page.words, c.act.type, c.trigger.form
    first = words[m.first]
    behind = words[m.last] if m.last < sentence_range(scene.page, m.first)[1] else None
    yield from (
        f"next={_name(behind)}",
        f"next.pos={behind.pos if behind else '-'}{bool(behind and behind.conj)}:{form}",
    )
    if first.sentence != words[c.first].sentence:
        return
    side = ">" if m.first >= c.trigger.last else "<"
    between = words[c.trigger.last : m.first] if side == ">" else words[m.last : c.first]
    if len(between) <= NEAR:
        lemmas = " ".join(word.lemma for word in between)
        yield from (f"between={side}{lemmas}:{kind}", f"between={side}{lemmas}:{form}")
    yield f"act.next={_name(_around(scene, c)[1])}:{side}:{bucket(len(between))}"


def nobody_context(scene: Scene, c: Candidate) -> Iterator[str]:
    """Tell what speaks for it that nobody of the pool has the role: the acts before, the words and phrases around."""
    kind, form, word = c.act.type, c.trigger.form, scene.word(c)
    for place in scene.places_of(c):
        last = scene.latest.get(place)
        told = f"{place[0]}={'-' if last is None else f'{bool(last.actors)}{bool(last.recipients)}'}"
        yield from (f"nobody:{told}", f"nobody:{told}:{kind}", f"nobody:{told}:{form}")
    before, after = _around(scene, c)
    for name, beside in (("prev", before), ("next", after)):
        yield f"nobody:{name}={_name(beside)}"
    yield f"nobody:pos={before.pos if before else '-'}:{after.pos if after else '-'}:{form}"
    for link in {f"{link.relation.partition(':')[0]}:{link.prep}:{link.mention is not None}" for link in c.links}:
        yield f"nobody:link={link}"
    yield f"nobody:governor={_governor(scene, c)}"
    yield from (f"nobody:stem={word.stem}:{form}", f"nobody:prep={word.prep}:{form}:{kind}")
    yield f"nobody:conj={bool(word.conj)}:{form}"


def _name(word: Word | None) -> str:
    return "-" if word is None else word.form if word.pos == "PUNCT" else word.lemma


def _around(scene: Scene, c: Candidate) -> tuple[Word | None, Word | None]:
    """Give the words right before and right behind an act in its sentence."""
    words, (start, end) = scene.page.words, sentence_range(scene.page, c.first)
    return words[c.first - 1] if c.first > start else None, words[c.trigger.last] if c.trigger.last < end else None


def _governor(scene: Scene, c: Candidate) -> str:
    """Give the verb before an act in its clause."""
    for chunk in c.around.before[: AFAR + 1]:
        if chunk.kind == "verb":
            return scene.page.words[chunk.first].lemma
        if chunk.kind == "complementizer":
            break
    return "-"
