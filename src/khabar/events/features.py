"""Gives the features by which the models judge: is this candidate an act, who is its party, did it happen."""

from collections.abc import Iterator
from itertools import takewhile

from khabar.actors import ActorMention
from khabar.events.candidates import Candidate, Scene
from khabar.events.links import sentence_range
from khabar.events.status import read_status
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


def role_features(scene: Scene, c: Candidate, m: ActorMention) -> list[str]:
    """Give the features of a mention as a party of a candidate."""
    kind, form = c.act.type, c.trigger.form
    links = {f"{link.relation.partition(':')[0]}:{link.prep}" for link in c.links if link.mention is m} or {"none"}
    rule = "a" if m in c.rule.actors else "r" if m in c.rule.recipients else "-"
    out = ["bias", f"rule={rule}", f"rule={rule}:{kind}", f"rule={rule}:{form}"]
    for link in sorted(links):
        out += [f"link={link}", f"link={link}:{kind}:{form}", f"link={link}:{_frame(c, link)}"]
    out += list(_where(scene, c, m))
    out += list(_head(scene, c, m))
    out += [f"kind={m.kind}", f"kind={m.kind}:{kind}", f"kind={m.speaker_kind}:{kind}", f"country={bool(m.country)}"]
    out += [f"sector={sector}:{kind}" for sector in m.sectors]
    out += [f"domestic={m.domestic}:{kind}", f"passive={scene.word(c).voice}:{rule}"]
    out += [f"hidden={m is c.hidden}:{form}", f"hidden={m is c.hidden}:{rule}:{bool(c.rule.actors)}"]
    out += [f"owner={m is c.owner}:{form}:{kind}", f"actors={bool(c.rule.actors)}:{rule}"]
    ids = scene.identities(m)
    for role in "ar":
        told = any((kind, role, one) in scene.told for one in ids)
        out += [f"told={role}{told}", f"told={role}{told}:{kind}"]
    return out


def _head(scene: Scene, c: Candidate, m: ActorMention) -> Iterator[str]:
    page, kind, form = scene.page, c.act.type, c.trigger.form
    head = page.words[m.head]
    yield f"head={head.lemma}:{kind}"
    yield f"head={head.lemma}"
    start = sentence_range(page, m.first)[0]
    if m.first > start:
        before = page.words[m.first - 1]
        yield f"before={before.lemma}"
        yield f"before={before.lemma}:{kind}"
        opening = page.words[m.first]
        yield f"before.pos={before.pos}:{before.article}:{opening.article}:{opening.prep}:{form}"
        if m.first - 1 > start:
            yield f"before2={page.words[m.first - 2].lemma}_{before.lemma}"
    if page.words[m.first].sentence == scene.word(c).sentence:
        yield f"path={_path(scene, c, m)}"
        yield f"path={_path(scene, c, m)}:{form}:{kind}"
        side, verb = _verb(scene, c, m)
        yield f"verb={side}:{verb}"
        yield f"verb={side}:{verb}:{kind}"


def _verb(scene: Scene, c: Candidate, m: ActorMention) -> tuple[str, str]:
    page = scene.page
    start = sentence_range(page, m.first)[0]
    at = m.first - 1
    while at >= start:
        if at == c.first:
            return "trigger", ""
        w = page.words[at]
        if w.pos == "VERB":
            return ("between" if c.first < at else "beyond"), w.lemma
        at -= 1
    return "none", ""


def _path(scene: Scene, c: Candidate, m: ActorMention) -> str:
    page = scene.page
    if m.first >= c.trigger.last:
        a, b, out = c.trigger.last, m.first, [">"]
    else:
        a, b, out = m.last, c.first, ["<"]
    at = a
    while at < b and len(out) < 7:
        word = page.words[at]
        mention = scene.found.actors.at(at)
        if mention is not None and mention.first == at and mention is not m:
            step, at = "M" + (word.prep[:1] and "p") + ("w" if word.conj else ""), mention.last
        else:
            step, at = scene.ground.kinds[at][:3] + ("p" if word.prep else "") , at + 1
        if out[-1] != step:
            out.append(step)
    if b - at > 0:
        out.append("..")
    w = page.words[m.first]
    out.append("p" if w.prep else "w" if w.conj else "")
    return " ".join(out)


def _where(scene: Scene, c: Candidate, m: ActorMention) -> Iterator[str]:
    page, kind, form = scene.page, c.act.type, c.trigger.form
    first = page.words[m.first]
    side = "after" if m.first >= c.trigger.last else "before" if m.last <= c.first else "around"
    gap = m.first - c.trigger.last if side == "after" else c.first - m.last
    away = scene.word(c).sentence - first.sentence
    if away:
        yield from (f"away={min(away, 3)}", f"away={min(away, 3)}:{kind}", f"away:{form}")
        yield f"away.subject={scene.found.actors.is_subject(m)}"
        return
    prep = _prep(scene, m)
    between = page.words[c.trigger.last : m.first] if side == "after" else page.words[m.last : c.first]
    marks = sum(word.pos == "PUNCT" for word in between)
    verbs = sum(word.pos == "VERB" for word in between)
    yield from (f"side={side}", f"side={side}:{kind}", f"side={side}:{form}", f"gap={side}{bucket(gap)}:{form}")
    yield from (
        f"prep={prep}",
        f"prep={prep}:{kind}:{side}",
        f"prep={prep}:{form}:{side}",
        f"prep={prep}:{_prep_role(c, prep)}:{side}",
    )
    yield from (
        f"marks={side}{min(marks, 2)}",
        f"verbs={side}{min(verbs, 2)}:{form}",
        f"verbs={side}{min(verbs, 2)}:{kind}",
    )
    subject = scene.found.actors.is_subject(m)
    yield from (f"subject={subject}:{side}:{form}", f"subject={subject}:{kind}:{side}")
    holder = scene.shelf.holder_of(m.first, m.last)
    yield f"mouth={holder == c.said_in}"
    speaker = c.said_in is not None and scene.found.attributions[c.said_in].speaker_mention is m
    yield f"speaker={speaker}:{kind}"
    others = [o for o in scene.shelf.actors_of(first.sentence) if o is not m]
    nearer = sum(abs(o.first - c.first) < abs(m.first - c.first) for o in others)
    yield from (f"rank={min(nearer, 4)}", f"rank={min(nearer, 4)}:{side}:{form}", f"others={min(len(others), 4)}")


def _prep(scene: Scene, m: ActorMention) -> str:
    word = scene.page.words[m.first]
    if word.prep:
        return word.prep
    start = sentence_range(scene.page, m.first)[0]
    before = scene.page.words[m.first - 1] if m.first > start else None
    if before is not None and before.pos == "ADP":
        return before.stem
    return "," if before is not None and before.pos == "PUNCT" else "+" if word.conj else "-"


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
    for back in range(1, 6):
        at = c.first - back
        if at < start:
            break
        out += [f"w{min(back, 3)}={page.words[at].lemma}", f"w={page.words[at].lemma}"]
    for ahead in page.words[c.trigger.last : c.trigger.last + 4]:
        out.append(f"a={ahead.lemma}")
    when = scene.shelf.when(c.first, c.said_in)
    published = scene.found.published
    if when is not None and published is not None and when.date_start is not None:
        out.append("later" if when.date_start > published.isoformat() else "sooner")
    return out


def _frame(c: Candidate, link: str) -> str:
    relation = link.partition(":")[0]
    part = {"subject": c.act.subject, "object": c.act.object, "genitive": c.act.genitive}.get(relation, "")
    return f"{c.trigger.form}:{part}:{c.act.preps.get(link.partition(':')[2], '')}"


def _prep_role(c: Candidate, prep: str) -> str:
    return c.act.preps.get(prep, "")
