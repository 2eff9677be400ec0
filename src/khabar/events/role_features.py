"""Gives the clues by which the actor and the recipient of an act are chosen among the mentions around it."""

from collections.abc import Iterator

from khabar.actors import ActorMention
from khabar.classifiers import Clue, plain
from khabar.events.candidates import Candidate, Scene
from khabar.events.context_features import beside_words, earlier_features
from khabar.events.links import may_be_passive
from khabar.events.profiles import Profile
from khabar.events.standing import BORDERS
from khabar.events.steps import bucket
from khabar.words.clusters import cluster_of

PATH_LENGTH = 7  # steps between an act and a mention that are told apart


def role_features(scene: Scene, c: Candidate, m: ActorMention) -> list[Clue]:
    """Give the clues of a mention as a party of a candidate."""
    kind, form, key = c.act.type, c.trigger.form, c.act.key
    profile, word = scene.profile(m), scene.word(c)
    actors, recipients = c.rule.actors, c.rule.recipients
    rule = "a" if m in actors else "r" if m in recipients else "-"
    ids, told = profile.place.ids, scene.told
    was = tuple(any((kind, role, one) in told for one in ids) for role in "ar")
    lands = tuple(any(m.country == other.country for other in side) for side in c.rule) if m.country else (False, False)
    return [
        (_rule, rule, key, kind, form, bool(actors), word.voice, m is c.hidden, m is c.owner),
        (_frames, rule, min(2, len(actors)), min(2, len(recipients)), kind, form, profile.prep),
        (_lands, *lands, bool(actors), bool(recipients), kind),
        *_linked(scene, c, m, profile),
        *_where(scene, c, m, profile),
        (_head, profile.head, profile.cluster, kind, rule),
        (_sectors, profile.traits[-1], key),
        *([(_before, profile.before, kind), (_border, profile.border, form)] if profile.before else ()),
        (_traits, *profile.traits, kind),
        (_name, *profile.name, m.kind, kind),
        (_agreement, profile.number, form, word.gender, word.number),
        (_told, *was),
        *earlier_features(scene, c, ids),
        (_fame, *profile.place.fame, kind),
        *beside_words(scene, c, m, profile),
    ]


def _rule(
    rule: str, key: str, kind: str, form: str, actors: bool, voice: str, hidden: bool, owner: bool
) -> tuple[str, ...]:
    return (
        "bias", f"rule={rule}:{key}:{form}", f"rule={rule}", f"rule={rule}:{kind}", f"rule={rule}:{form}",
        f"passive={voice}:{rule}", f"hidden={hidden}:{form}", f"hidden={hidden}:{rule}:{actors}",
        f"owner={owner}:{form}:{kind}", f"actors={actors}:{rule}",
    )  # fmt: skip


def _frames(rule: str, actors: int, recipients: int, kind: str, form: str, prep: str) -> list[str]:
    told = f"frames={rule}:{actors}{recipients}"
    return [told, f"{told}:{kind}", f"{told}:{form}", f"frames={rule}:{prep}:{form}"]


def _lands(of_actor: bool, of_recipient: bool, actors: bool, recipients: bool, kind: str) -> list[str]:
    told = f"lands.rule={of_actor}{of_recipient}"
    return [f"{told}:{kind}", f"{told}:{actors}{recipients}"]


def _linked(scene: Scene, c: Candidate, m: ActorMention, profile: Profile) -> Iterator[Clue]:
    """Tell how a mention hangs on the act; of a verb also whether m may be its patient, or an object hangs on it."""
    kind, form, key, word = c.act.type, c.trigger.form, c.act.key, scene.word(c)
    topic, suffix = cluster_of(word.stem), bool(word.suffix) if form == "verb" else None
    links = sorted({(link.relation.partition(":")[0], link.prep) for link in c.links if link.mention is m})
    for relation, prep in links or (("none", None),):
        yield _link, relation, prep, kind, form, key, topic, _frame(c, relation, prep or ""), suffix
        yield _linked_sectors, relation, prep, profile.traits[-1], kind
    relations = dict.fromkeys(relation for relation, _ in links or (("none", None),))
    linked = (f"head=t{profile.cluster}:{relation}:{key}" for relation in relations)
    yield plain, f"head={profile.head}:act={key}", *linked
    if form == "verb":
        bare = [link.mention for link in c.links if link.relation in ("subject", "object", "patient")]
        lone = c.act.object == "r" and not suffix and len(bare) == 1 and bare[0] is m and may_be_passive(word)
        yield _lone, lone, kind, key, m.kind, profile.traits[-1]


def _linked_sectors(relation: str, prep: str | None, sectors: tuple[str, ...], kind: str) -> list[str]:
    return [f"sector={sector}:{relation}:{prep or ''}:{kind}" for sector in sectors or ("-",)]


def _frame(c: Candidate, relation: str, prep: str) -> str:
    part = {"subject": c.act.subject, "object": c.act.object, "genitive": c.act.genitive}.get(relation, "")
    return f"{c.trigger.form}:{part}:{c.act.preps.get(prep, '')}"


def _link(
    relation: str, prep: str | None, kind: str, form: str, key: str, topic: int, frame: str, suffix: bool | None
) -> list[str]:
    link = relation if prep is None else f"{relation}:{prep}"
    out = [f"link={link}", f"link={link}:{kind}:{form}", f"link={link}:{frame}"]
    out += [f"link={link}:{key}:{form}", f"link={link}:t{topic}:{form}"]
    return out if suffix is None else [*out, f"suffix={suffix}:{link}"]


def _lone(lone: bool, kind: str, key: str, who: str, sectors: tuple[str, ...]) -> tuple[str, ...]:
    return f"lone={lone}:{kind}:{who}", f"lone={lone}:{sectors[:1]}", f"lone={lone}:{key}"


def _head(head: str, cluster: int, kind: str, rule: str) -> tuple[str, ...]:
    return f"head={head}", f"head={head}:{kind}", f"head=t{cluster}:{kind}", f"head=t{cluster}:{rule}"


def _sectors(sectors: tuple[str, ...], key: str) -> list[str]:
    return [f"sector={sector}:act={key}" for sector in sectors or ("-",)]


def _before(before: str, kind: str) -> tuple[str, ...]:
    return f"before={before}", f"before={before}:{kind}"


def _border(border: str, form: str) -> tuple[str, ...]:
    return (f"before.pos={border}:{form}",)


def _traits(who: str, speaker: str, country: bool, domestic: bool, sectors: tuple[str, ...], kind: str) -> list[str]:
    out = [f"kind={who}", f"kind={who}:{kind}", f"kind={speaker}:{kind}", f"country={country}"]
    return [*dict.fromkeys(out), *(f"sector={sector}:{kind}" for sector in sectors), f"domestic={domestic}:{kind}"]


def _name(named: bool, office: bool, domestic: bool, who: str, kind: str) -> list[str]:
    return [f"named={named}:{who}:{kind}", f"office={office}:{kind}", f"domestic={domestic}:{who}:{kind}"]


def _agreement(number: str, form: str, gender: str, verb_number: str) -> list[str]:
    return [f"agree={number}:{form}:{gender}{verb_number}"]


def _told(actor: bool, recipient: bool) -> tuple[str, ...]:
    return f"told=a{actor}", f"told=r{recipient}"


def _fame(ahead: bool, lands: str, top: bool, kind: str) -> tuple[str, ...]:
    return f"ahead={ahead}", f"ahead={ahead}:{kind}", f"lands={lands}", f"top={top}", f"top={top}:{kind}"


def _where(scene: Scene, c: Candidate, m: ActorMention, profile: Profile) -> Iterator[Clue]:
    """Tell where a mention stands to the act, and what lies between the two."""
    kind, form, word, place = c.act.type, c.trigger.form, scene.word(c), profile.place
    away = word.sentence - profile.sentence
    if away:
        yield _away, max(-2, min(away, 3)), form, place.subject
        return
    ground, prep, topic = scene.ground, profile.prep, cluster_of(word.stem)
    side = "after" if m.first >= c.trigger.last else "before" if m.last <= c.first else "around"
    first, last = (c.trigger.last, m.first) if side == "after" else (m.last, c.first)
    last = max(first, last)
    marks, verbs = ground.marks[last] - ground.marks[first], ground.verbs[last] - ground.verbs[first]
    gap = m.first - c.trigger.last if side == "after" else c.first - m.last
    yield _side, side, kind, form, bucket(gap), min(marks, 2), min(verbs, 2)
    borders = [ground.kinds[at] for at in range(first, last) if ground.kinds[at] in BORDERS]
    yield _borders, side, tuple(borders[:3]), len(borders), prep, kind, form
    yield _prep, prep, kind, side, form, c.act.preps.get(prep, "")
    yield _prep_of_act, prep, side, form, c.act.key, topic
    speaker = c.said_in is not None and scene.found.attributions[c.said_in].speaker_mention is m
    here, far = scene.shelf.actors_of(profile.sentence), abs(m.first - c.first)
    nearer = sum(abs(other.first - c.first) < far for other in here)
    others = len(here) - 1
    yield _standing, place.subject, place.holder == c.said_in, speaker, min(nearer, 4), min(others, 4), side, kind, form
    yield _path, _steps(scene, c, m, profile.opens)
    yield _verb, _verb_before(scene, c, m), kind


def _away(far: int, form: str, subject: bool) -> tuple[str, ...]:
    return f"away={far}", f"away:{form}", f"away.subject={subject}"


def _side(side: str, kind: str, form: str, gap: str, marks: int, verbs: int) -> tuple[str, ...]:
    return (
        f"side={side}", f"side={side}:{kind}", f"side={side}:{form}", f"gap={side}{gap}:{form}",
        f"marks={side}{marks}", f"verbs={side}{verbs}:{form}", f"verbs={side}{verbs}:{kind}",
    )  # fmt: skip


def _borders(side: str, borders: tuple[str, ...], many: int, prep: str, kind: str, form: str) -> list[str]:
    out = [f"borders={side}{'+'.join(borders)}:{form}", f"borders={side}{many}:{kind}"]
    return [*out, f"borders={side}{'+'.join(borders[:2])}:{prep}"]


def _prep(prep: str, kind: str, side: str, form: str, role: str) -> list[str]:
    return [f"prep={prep}", f"prep={prep}:{kind}:{side}", f"prep={prep}:{form}:{side}", f"prep={prep}:{role}:{side}"]


def _prep_of_act(prep: str, side: str, form: str, key: str, topic: int) -> list[str]:
    return [f"prep={prep}:{key}:{form}:{side}", f"prep={prep}:t{topic}:{form}:{side}"]


def _standing(
    subject: bool, mouth: bool, speaker: bool, nearer: int, others: int, side: str, kind: str, form: str
) -> tuple[str, ...]:
    return (
        f"subject={subject}:{side}:{form}", f"subject={subject}:{kind}:{side}", f"mouth={mouth}",
        f"speaker={speaker}:{kind}", f"rank={nearer}", f"others={others}",
    )  # fmt: skip


def _path(steps: str) -> tuple[str, ...]:
    return (f"path={steps}",)


def _verb(verb: str, kind: str) -> tuple[str, ...]:
    return f"verb={verb}", f"verb={verb}:{kind}"


def _verb_before(scene: Scene, c: Candidate, m: ActorMention) -> str:
    """Give the verb that stands nearest before a mention: the act itself, one between the two, or one beyond."""
    at = scene.ground.verb_before(m.first)
    if at <= c.first < m.first:
        return "act"
    return "none" if at < 0 else f"{'between' if at > c.first else 'beyond'}:{scene.page.words[at].lemma}"


def _steps(scene: Scene, c: Candidate, m: ActorMention, opens: str) -> str:
    """Give the kinds of the words between an act and a mention: a few steps, each once in a row."""
    words, kinds, mention_at = scene.page.words, scene.ground.kinds, scene.found.actors.at
    after = m.first >= c.trigger.last
    at, end = (c.trigger.last, m.first) if after else (m.last, c.first)
    steps = [">" if after else "<"]
    while at < end and len(steps) < PATH_LENGTH:
        word, mention = words[at], mention_at(at)
        if mention is not None and mention.first == at and mention is not m:
            step, at = f"M{'p' * bool(word.prep)}{'w' * bool(word.conj)}", mention.last
        else:
            step, at = f"{kinds[at]}p" if word.prep else kinds[at], at + 1
        if steps[-1] != step:
            steps.append(step)
    return " ".join((*steps, ".." if at < end else "", opens))
