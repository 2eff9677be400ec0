"""Gives the features by which the models judge: is this candidate an act, did it happen."""

from itertools import takewhile

from khabar.events.candidates import Candidate, Scene
from khabar.events.links import sentence_range
from khabar.events.status import read_status, signs_around
from khabar.words import Word

BUCKETS = (1, 2, 3, 5, 8, 12, 20)


def bucket(distance: int) -> str:
    """Give a distance in words as one of a few steps."""
    return str(next((step for step in BUCKETS if distance <= step), 99))


def _form(word: Word | None) -> str:
    return word.lemma if word is not None else "-"


def _beside(scene: Scene, at: int, inside: tuple[int, int]) -> Word | None:
    return scene.page.words[at] if inside[0] <= at < inside[1] else None


def act_features(scene: Scene, c: Candidate) -> list[str]:
    """Give the features of a candidate as an act."""
    page, word, act = scene.page, scene.word(c), c.act
    bounds = sentence_range(page, c.first)
    before, after = _beside(scene, c.first - 1, bounds), _beside(scene, c.trigger.last, bounds)
    second = _beside(scene, c.trigger.last + 1, bounds)
    out = ["bias", f"act={act.key}", f"type={act.type}", f"form={c.trigger.form}", f"type={act.type}:{c.trigger.form}"]
    strength = f"{act.strength}:{c.fits}"
    out += [f"strength={act.strength}", f"strength={strength}", f"strength={strength}:{c.trigger.form}"]
    out += [f"strength={act.strength}:{act.type}", f"strength={strength}:{len(c.rule.actors + c.rule.recipients) > 0}"]
    out += [f"fits={c.fits}", f"fits={c.fits}:{act.type}", f"fits={c.fits}:{act.key}", f"stem={word.stem}"]
    out += [f"before={_form(before)}", f"after={_form(after)}", f"second={_form(second)}"]
    out += [
        f"pos={word.pos}",
        f"before.pos={before.pos if before else '-'}",
        f"after.pos={after.pos if after else '-'}",
    ]
    out += [f"article={word.article}", f"suffix={bool(word.suffix)}", f"prep={word.prep}", f"conj={bool(word.conj)}"]
    out += [f"tense={word.tense}", f"voice={word.voice}", f"key+article={act.key}:{word.article}"]
    out += [f"parties={len(c.rule.actors) > 0}{len(c.rule.recipients) > 0}:{act.type}"]
    out += [f"parties={min(2, len(c.rule.actors))}{min(2, len(c.rule.recipients))}"]
    holder = scene.found.attributions[c.said_in] if c.said_in is not None else None
    out += [f"stance={holder.stance if holder else '-'}", f"line={page.sentences[word.sentence].kind}"]
    mention = scene.found.actors.at(c.first)
    inside = "-" if mention is None else "head" if mention.head == c.first else mention.kind
    out += [f"inside={inside}", f"inside={inside}:{act.type}"]
    for link in c.links:
        kind = link.mention.kind if link.mention is not None else "-"
        relation = link.relation.partition(":")[0]
        out += [f"link={relation}:{link.prep}:{kind}", f"link={relation}:{kind}:{act.type}"]
    for name in sorted(c.classes):
        out += [f"near={name}", f"near={name}:{act.type}"]
    return out


def neighbours(scene: Scene, c: Candidate, later: list[Candidate]) -> list[str]:
    """Give the features of a candidate that tell of acts read before it and of candidates of its type behind it."""
    sentence, kind = scene.word(c).sentence, c.act.type
    earlier, out = scene.acts.get(kind, []), []
    if earlier and scene.word(earlier[0]).sentence != sentence:
        out.append(f"told={kind}")
    for other in takewhile(lambda other: scene.word(other).sentence == sentence, reversed(earlier)):
        out += [
            "twin",
            f"twin={kind}",
            f"twin={other.act.key}>{c.act.key}",
            f"twin.form={other.trigger.form}>{c.trigger.form}",
        ]
        out.append(f"twin.far={bucket(c.first - other.first)}:{c.trigger.form}")
    for other in later:
        if other.act.type == kind and other.first != c.first and scene.word(other).sentence == sentence:
            out += [f"ahead={kind}", f"ahead={c.act.key}<{other.act.key}", f"ahead={kind}:{other.act.strength}"]
            out.append(f"ahead={c.trigger.form}<{other.trigger.form}:{bucket(other.first - c.trigger.last)}:{kind}")
    return sorted(set(out))


def status_features(scene: Scene, c: Candidate) -> list[str]:
    """Give the features by which the status of a candidate is judged."""
    page, word = scene.page, scene.word(c)
    status, sign = read_status(page, c.first, c.trigger.form)
    holder = scene.found.attributions[c.said_in] if c.said_in is not None else None
    stance = holder.stance if holder else "-"
    start = sentence_range(page, c.first)[0]
    out = ["bias", f"rule={status}", f"sign={sign}", f"rule={status}:{c.trigger.form}", f"stance={stance}"]
    out += [f"stance={stance}:{status}", f"type={c.act.type}", f"act={c.act.key}", f"form={c.trigger.form}"]
    out += [f"tense={word.tense}:{c.trigger.form}", f"future={word.future}", f"article={word.article}"]
    if c.first > start:
        out.append(f"w1={page.words[c.first - 1].lemma}")
    out += [f"sign={key}:{side}" for key, side in signs_around(page, c.first, c.trigger.last)]
    for ahead in page.words[c.trigger.last : c.trigger.last + 4]:
        out.append(f"a={ahead.lemma}")
    out += _surroundings(scene, c, start)
    when = scene.shelf.when(c.first, c.said_in)
    published = scene.found.published
    if when is not None and published is not None and when.date_start is not None:
        out.append("later" if when.date_start > published.isoformat() else "sooner")
    return out


def _surroundings(scene: Scene, c: Candidate, start: int) -> list[str]:
    """Tell of the verbs on both sides, the words right before, and how acts like this one were told earlier."""
    words, form = scene.page.words, c.trigger.form
    out = [f"prep={words[c.first].prep}:{form}", f"said={c.said_in is not None}:{form}"]
    before = next((words[at] for at in range(c.first - 1, start - 1, -1) if words[at].pos == "VERB"), None)
    if before is not None:
        far = bucket(c.first - before.index)
        out += [f"verb={before.lemma}:{form}", f"verb={before.tense}:{before.future}:{far}"]
        out.append(f"verb.future={before.future}")
    behind = next((word for word in words[c.trigger.last : c.trigger.last + 4] if word.pos == "VERB"), None)
    if behind is not None and behind.sentence == words[c.first].sentence:
        out.append(f"behind={behind.tense}:{behind.future}:{form}")
    if c.first - 2 >= start:
        out.append(f"w21={words[c.first - 2].lemma}_{words[c.first - 1].lemma}")
    out += [f"earlier={scene.states.get(c.act.type, '-')}", f"earlier.act={scene.states.get(c.act.key, '-')}"]
    out.append(f"line={scene.page.sentences[words[c.first].sentence].kind}")
    return out
