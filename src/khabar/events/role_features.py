"""Gives the features by which the actor and the recipient of an act are chosen among the mentions around it."""

from collections.abc import Iterator

from khabar.actors import ActorMention
from khabar.events.candidates import Candidate, Scene
from khabar.events.clause import by_words
from khabar.events.context_features import beside_words, earlier_features, fame_features, nobody_context
from khabar.events.features import bucket
from khabar.events.links import may_be_passive, sentence_range
from khabar.words.clusters import cluster_of

BY = "by"  # how the phrases for "by" (at the hand of, on the side of) stand for a preposition
PATH_LENGTH = 7  # steps between an act and a mention that are told apart


def role_features(scene: Scene, c: Candidate, m: ActorMention) -> list[str]:
    """Give the features of a mention as a party of a candidate."""
    kind, form = c.act.type, c.trigger.form
    links = {f"{link.relation.partition(':')[0]}:{link.prep}" for link in c.links if link.mention is m} or {"none"}
    rule = "a" if m in c.rule.actors else "r" if m in c.rule.recipients else "-"
    topic = cluster_of(scene.word(c).stem)
    out = ["bias", f"rule={rule}:{c.act.key}:{form}", f"rule={rule}", f"rule={rule}:{kind}", f"rule={rule}:{form}"]
    for link in sorted(links):
        out += [f"link={link}", f"link={link}:{kind}:{form}", f"link={link}:{_frame(c, link)}"]
        out += [f"link={link}:{c.act.key}:{form}", f"link={link}:t{topic}:{form}"]
    out += [*_where(scene, c, m), *_head(scene, c, m), *_of_verb(scene, c, m, links)]
    who = cluster_of(scene.page.words[m.head].stem)
    out += [f"head=t{who}:{kind}", f"head=t{who}:{rule}"]
    out += [f"kind={m.kind}", f"kind={m.kind}:{kind}", f"kind={m.speaker_kind}:{kind}", f"country={bool(m.country)}"]
    out += [f"sector={sector}:{kind}" for sector in m.sectors]
    out += [f"domestic={m.domestic}:{kind}", f"passive={scene.word(c).voice}:{rule}"]
    out += [f"hidden={m is c.hidden}:{form}", f"hidden={m is c.hidden}:{rule}:{bool(c.rule.actors)}"]
    out += [f"owner={m is c.owner}:{form}:{kind}", f"actors={bool(c.rule.actors)}:{rule}"]
    ids = scene.identities(m)
    for role in "ar":
        told = any((kind, role, one) in scene.told for one in ids)
        out.append(f"told={role}{told}")
    out += [*earlier_features(scene, c, m), *fame_features(scene, c, m), *beside_words(scene, c, m)]
    return out


def _of_verb(scene: Scene, c: Candidate, m: ActorMention, links: set[str]) -> Iterator[str]:
    """Tell what a verb's form says of its parties: an object written onto it, a lone phrase that may be its patient."""
    if c.trigger.form != "verb":
        return
    verb = scene.word(c)
    for link in sorted(links):
        yield f"suffix={bool(verb.suffix)}:{link}"
    bare = [link.mention for link in c.links if link.relation in ("subject", "object", "patient")]
    lone = c.act.object == "r" and not verb.suffix and len(bare) == 1 and bare[0] is m and may_be_passive(verb)
    yield f"lone={lone}:{c.act.type}:{m.kind}"
    yield f"lone={lone}:{m.sectors[:1]}"
    yield f"lone={lone}:{c.act.key}"


def _head(scene: Scene, c: Candidate, m: ActorMention) -> Iterator[str]:
    """Tell of a mention's head word and of the words right before it."""
    words, kind, form = scene.page.words, c.act.type, c.trigger.form
    head, opening = words[m.head], words[m.first]
    yield from (f"head={head.lemma}", f"head={head.lemma}:{kind}")
    start = sentence_range(scene.page, m.first)[0]
    if m.first > start:
        before = words[m.first - 1]
        yield from (f"before={before.lemma}", f"before={before.lemma}:{kind}")
        yield f"before.pos={before.pos}:{before.article}:{opening.article}:{opening.prep}:{form}"
    if opening.sentence == words[c.first].sentence:
        path, verb = _path(scene, c, m), _verb_before(scene, c, m)
        yield from (f"path={path}", f"verb={verb}", f"verb={verb}:{kind}")


def _verb_before(scene: Scene, c: Candidate, m: ActorMention) -> str:
    """Give the verb that stands nearest before a mention: the act itself, one between the two, or one beyond."""
    start = sentence_range(scene.page, m.first)[0]
    for at in range(m.first - 1, start - 1, -1):
        word = scene.page.words[at]
        if at == c.first:
            return "act"
        if word.pos == "VERB":
            return f"{'between' if at > c.first else 'beyond'}:{word.lemma}"
    return "none"


def _path(scene: Scene, c: Candidate, m: ActorMention) -> str:
    """Give the kinds of the words between an act and a mention: a few steps, each once in a row."""
    page, after = scene.page, m.first >= c.trigger.last
    at, end = (c.trigger.last, m.first) if after else (m.last, c.first)
    steps = [">" if after else "<"]
    while at < end and len(steps) < PATH_LENGTH:
        word, mention = page.words[at], scene.found.actors.at(at)
        if mention is not None and mention.first == at and mention is not m:
            step, at = f"M{'p' * bool(word.prep)}{'w' * bool(word.conj)}", mention.last
        else:
            step, at = f"{scene.ground.kinds[at]}{'p' * bool(word.prep)}", at + 1
        if steps[-1] != step:
            steps.append(step)
    opening = page.words[m.first]
    return " ".join((*steps, ".." if at < end else "", "p" if opening.prep else "w" if opening.conj else ""))


def _where(scene: Scene, c: Candidate, m: ActorMention) -> Iterator[str]:
    page, kind, form = scene.page, c.act.type, c.trigger.form
    first = page.words[m.first]
    side = "after" if m.first >= c.trigger.last else "before" if m.last <= c.first else "around"
    gap = m.first - c.trigger.last if side == "after" else c.first - m.last
    away = scene.word(c).sentence - first.sentence
    if away:
        far = max(-2, min(away, 3))
        yield from (f"away={far}", f"away:{form}")
        yield f"away.subject={scene.found.actors.is_subject(m)}"
        return
    prep = prep_of(scene, m)
    between = page.words[c.trigger.last : m.first] if side == "after" else page.words[m.last : c.first]
    marks = sum(word.pos == "PUNCT" for word in between)
    verbs = sum(word.pos == "VERB" for word in between)
    yield from (f"side={side}", f"side={side}:{kind}", f"side={side}:{form}", f"gap={side}{bucket(gap)}:{form}")
    yield from (
        f"prep={prep}",
        f"prep={prep}:{kind}:{side}",
        f"prep={prep}:{form}:{side}",
        f"prep={prep}:{c.act.key}:{form}:{side}",
        f"prep={prep}:t{cluster_of(scene.word(c).stem)}:{form}:{side}",
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
    yield from (f"rank={min(nearer, 4)}", f"others={min(len(others), 4)}")


def prep_of(scene: Scene, m: ActorMention) -> str:
    """Give the preposition that a mention stands behind, or the mark or conjunction before it."""
    word = scene.page.words[m.first]
    if word.prep:
        return word.prep
    start = sentence_range(scene.page, m.first)[0]
    before = scene.page.words[m.first - 1] if m.first > start else None
    if before is not None and m.first - 2 >= start and (scene.page.words[m.first - 2].form, before.form) in by_words():
        return BY
    if before is not None and before.pos == "ADP":
        return before.stem
    return "," if before is not None and before.pos == "PUNCT" else "+" if word.conj else "-"


def nobody_features(scene: Scene, c: Candidate, pool: list[ActorMention]) -> list[str]:
    """Give the features of the choice that nobody of the pool has the role."""
    word, kind, form = scene.word(c), c.act.type, c.trigger.form
    told = f"{bool(c.rule.actors)}{bool(c.rule.recipients)}"
    out = ["nobody", f"nobody:{kind}", f"nobody:act={c.act.key}", f"nobody:{form}:{kind}"]
    out += [f"nobody:voice={word.voice}:{form}", f"nobody:rule={told}", f"nobody:rule={told}:{form}:{kind}"]
    out += [f"nobody:hidden={c.hidden is not None}:{form}", f"nobody:said={c.said_in is not None}"]
    out += [f"nobody:pool={min(8, len(pool))}", f"nobody:article={word.article}:{form}:{kind}"]
    out.append(f"nobody:suffix={bool(scene.page.words[c.trigger.last - 1].suffix)}:{form}")
    out.append(f"nobody:line={scene.page.sentences[word.sentence].kind}")
    out += nobody_context(scene, c)
    return out


def beside_features(scene: Scene, c: Candidate, m: ActorMention | None, actor: ActorMention | None) -> list[str]:
    """Give the features of a mention (or of nobody) as recipient, given who the actor is."""
    kind, form, words = c.act.type, c.trigger.form, scene.page.words
    if m is None:
        return [f"nobody:actor={actor is not None}:{kind}:{form}", f"nobody:actor={actor is not None}:{c.act.key}"]
    if actor is None:
        return [f"alone:{kind}:{form}", f"alone:{m.kind}:{form}"]
    same = bool(m.country) and m.country == actor.country
    order = "".join("<>"[one] for one in (m.first > actor.first, actor.first > c.first, m.first > c.first))
    here = [words[one.first].sentence == scene.word(c).sentence for one in (actor, m)]
    out = [f"same={same}", f"same={same}:{kind}", f"same={same}:{m.domestic}{actor.domestic}"]
    out += [f"order={order}:{here[0]}{here[1]}", f"order={order}:{form}:{kind}", f"kinds={actor.kind}>{m.kind}:{kind}"]
    out.append(f"sectors={actor.sectors[:1]}>{m.sectors[:1]}:{kind}")
    return out


def _frame(c: Candidate, link: str) -> str:
    relation = link.partition(":")[0]
    part = {"subject": c.act.subject, "object": c.act.object, "genitive": c.act.genitive}.get(relation, "")
    return f"{c.trigger.form}:{part}:{c.act.preps.get(link.partition(':')[2], '')}"


def _prep_role(c: Candidate, prep: str) -> str:
    return c.act.preps.get(prep, "")
