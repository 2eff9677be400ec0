"""Gives the features by which a candidate is judged to be an act: its row, words and company, what was told before."""

from collections.abc import Iterator
from itertools import takewhile

from khabar.events.candidates import Candidate, Scene
from khabar.events.conditions import classes_of, load_conditions
from khabar.events.links import sentence_range
from khabar.words import Word

BUCKETS = (1, 2, 3, 5, 8, 12, 20)
BESIDE = 3  # words before and behind a trigger whose classes are noted apart
GOVERNOR = 7  # words before a trigger among which the verb that governs it is looked for


def bucket(distance: int) -> str:
    """Give a distance in words as one of a few steps."""
    return str(next((step for step in BUCKETS if distance <= step), 99))


def _form(word: Word | None) -> str:
    return word.lemma if word is not None else "-"


def _beside(scene: Scene, at: int, inside: tuple[int, int]) -> Word | None:
    return scene.page.words[at] if inside[0] <= at < inside[1] else None


def act_features(scene: Scene, c: Candidate) -> list[str]:
    """Give the features of a candidate as an act."""
    return [*_of_row(c), *_of_words(scene, c), *_of_place(scene, c), *_of_links(c), *_of_company(scene, c)]


def _of_row(c: Candidate) -> list[str]:
    act, form, parties = c.act, c.trigger.form, c.rule.actors + c.rule.recipients
    strength = f"{act.strength}:{c.fits}"
    return [
        "bias",
        f"act={act.key}",
        f"act={act.key}:{form}",
        f"type={act.type}",
        f"form={form}",
        f"type={act.type}:{form}",
        f"strength={act.strength}",
        f"strength={strength}",
        f"strength={strength}:{form}",
        f"strength={act.strength}:{act.type}",
        f"strength={strength}:{len(parties) > 0}",
        f"fits={c.fits}",
        f"fits={c.fits}:{act.type}",
        f"fits={c.fits}:{act.key}",
        f"parties={len(c.rule.actors) > 0}{len(c.rule.recipients) > 0}:{act.type}",
        f"parties={min(2, len(c.rule.actors))}{min(2, len(c.rule.recipients))}",
    ]


def _of_words(scene: Scene, c: Candidate) -> list[str]:
    """Tell of the trigger's own word and the words right beside it, by themselves and with the row."""
    word, act, form = scene.word(c), c.act, c.trigger.form
    bounds = sentence_range(scene.page, c.first)
    before, after = _beside(scene, c.first - 1, bounds), _beside(scene, c.trigger.last, bounds)
    earlier, second = _beside(scene, c.first - 2, bounds), _beside(scene, c.trigger.last + 1, bounds)
    left, right = _form(before), _form(after)
    out = [f"stem={word.stem}", f"stem={word.stem}:{act.type}", f"lemma={word.lemma}", f"written={word.form}"]
    out += [f"before={left}", f"after={right}", f"second={_form(second)}", f"pos={word.pos}"]
    out += [f"before={left}:{name}" for name in (act.key, act.type)]
    out += [f"after={right}:{name}" for name in (act.key, act.type)]
    out += [f"before.pos={before.pos if before else '-'}", f"after.pos={after.pos if after else '-'}"]
    out += [f"article={word.article}", f"suffix={bool(word.suffix)}", f"prep={word.prep}", f"conj={bool(word.conj)}"]
    out.append(f"last.suffix={bool(scene.page.words[c.trigger.last - 1].suffix)}:{act.key}")
    out += [f"article={word.article}:{act.key}", f"suffix={bool(word.suffix)}:{act.key}", f"prep={word.prep}:{act.key}"]
    out += [f"tense={word.tense}", f"voice={word.voice}", f"tense={word.tense}:{act.key}"]
    out += [f"earlier={_form(earlier)}", f"earlier={_form(earlier)}_{left}"]
    if before is not None:
        out.append(f"before.written={before.form}_{word.stem}")
    if after is not None:
        out += [f"after={word.stem}_{right}", f"after.pos={after.pos}{after.article}:{form}"]
    if any(other.pos == "NUM" for other in scene.page.words[c.trigger.last : min(bounds[1], c.trigger.last + 4)]):
        out.append(f"number={act.type}")
    return out


def _of_place(scene: Scene, c: Candidate) -> list[str]:
    """Tell where the trigger stands: in which line, in whose mouth, in whose name, under which verb."""
    page, word, kind, form = scene.page, scene.word(c), c.act.type, c.trigger.form
    start, end = sentence_range(page, c.first)
    line = page.sentences[word.sentence].kind
    stance = scene.found.attributions[c.said_in].stance if c.said_in is not None else "-"
    mention = scene.found.actors.at(c.first)
    inside = "-" if mention is None else "head" if mention.head == c.first else mention.kind
    verb = _governor(scene, c, start)
    out = [f"line={line}", f"line={line}:{kind}", f"line={line}:{form}", f"inside={inside}", f"inside={inside}:{kind}"]
    out += [f"at={bucket(c.first - start + 1)}:{form}", f"length={bucket(end - start)}"]
    out += [f"stance={stance}", f"stance={stance}:{kind}", f"stance={stance}:{form}"]
    out += [f"under={_form(verb)}:{form}"]
    if verb is not None:
        out += [f"under={verb.lemma}:{kind}", f"under={bucket(c.first - verb.index)}:{form}"]
    return out


def _governor(scene: Scene, c: Candidate, start: int) -> Word | None:
    """Give the verb before a trigger in the same clause."""
    words = scene.page.words
    near = takewhile(lambda at: words[at].pos != "PUNCT", range(c.first - 1, max(start, c.first - GOVERNOR) - 1, -1))
    return next((words[at] for at in near if words[at].pos == "VERB"), None)


def _of_links(c: Candidate) -> Iterator[str]:
    for link in c.links:
        kind = link.mention.kind if link.mention is not None else "-"
        relation = link.relation.partition(":")[0]
        yield f"link={relation}:{link.prep}:{kind}"
        yield f"link={relation}:{kind}:{c.act.type}"


def _of_company(scene: Scene, c: Candidate) -> Iterator[str]:
    """Tell of the classes of words around, near by and on the whole page."""
    for name in sorted(c.classes):
        yield f"near={name}"
        yield f"near={name}:{c.act.type}"
    words, (start, end) = scene.page.words, sentence_range(scene.page, c.first)
    for word in words[max(start, c.first - BESIDE) : c.first]:
        for name in sorted(classes_of(word)):
            yield f"ahead.of={name}:{c.act.key}"
    for word in words[c.trigger.last : min(end, c.trigger.last + BESIDE)]:
        for name in sorted(classes_of(word)):
            yield f"followed={name}:{c.act.key}"
    for need in c.act.needs:
        condition = load_conditions()[need]
        if condition.kind == "near":
            count, here = scene.classes[condition.value], condition.value in c.classes
            yield f"need.page={min(4, count)}"
            yield f"need={need}:{here}"
            yield f"need.here={here}:{count > 3}"


def neighbours(scene: Scene, c: Candidate, later: list[Candidate]) -> list[str]:
    """Give the features of a candidate that tell of acts read before it and of candidates behind it."""
    sentence, kind = scene.word(c).sentence, c.act.type
    earlier, out = scene.acts.get(kind, []), _after_last(scene, c)
    if earlier and scene.word(earlier[0]).sentence != sentence:
        out.append(f"told={kind}")
    if any(other.act.key == c.act.key for other in earlier):
        out += ["told.act", f"told.act={kind}", f"told.act={scene.word(c).article}"]
    if any(scene.word(other).stem == scene.word(c).stem for other in earlier):
        out += ["told.stem", f"told.stem={c.trigger.form}"]
    for other in takewhile(lambda other: scene.word(other).sentence == sentence, reversed(earlier)):
        out += [
            "twin",
            f"twin={kind}",
            f"twin={other.act.key}>{c.act.key}",
            f"twin.form={other.trigger.form}>{c.trigger.form}",
        ]
        out.append(f"twin.far={bucket(c.first - other.first)}:{c.trigger.form}")
    behind = [other for other in later if other.first != c.first and scene.word(other).sentence == sentence]
    if behind:
        out.append(f"next={behind[0].act.type}:{kind}:{bucket(behind[0].first - c.trigger.last)}")
    for other in behind:
        if other.act.type == kind:
            out += [f"ahead={kind}", f"ahead={c.act.key}<{other.act.key}", f"ahead={kind}:{other.act.strength}"]
            out.append(f"ahead={c.trigger.form}<{other.trigger.form}:{bucket(other.first - c.trigger.last)}:{kind}")
    return sorted(set(out))


def _after_last(scene: Scene, c: Candidate) -> list[str]:
    """Tell of the last act before a candidate in its sentence."""
    last = scene.last_before(c)
    if last is None:
        return ["last=-"]
    other, far = last.act, bucket(c.first - last.first)
    return [
        f"last={other.key}>{c.act.key}",
        f"last={other.type}>{c.act.type}",
        f"last={far}:{other.type == c.act.type}",
        f"last={other.type}>{c.act.type}:{far}",
    ]
