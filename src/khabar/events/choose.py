"""Chooses the actor and the recipient of an act: each by a contest between all mentions around it, and nobody."""

from typing import NamedTuple

from khabar.actors import ActorMention
from khabar.classifiers import Ranker
from khabar.events.candidates import Candidate, Scene
from khabar.events.links import COMMAS
from khabar.events.memory import Memory, memory_features, memory_of_nobody, memory_of_pair, more_parties
from khabar.events.role_features import beside_features, nobody_features, role_features
from khabar.events.roles import Parties

NO_ACTOR, NO_RECIPIENT = 0.6, 0.4  # how far the best mention may fall behind nobody; by cross-validation
ANOTHER = 0.45  # share of the contest from which a mention is a party beside the best one; likewise
PARTNER = 0.65  # share of the contest without the winner from which a mention is the partner of a mutual act; likewise
EARLIER = 3  # parties of earlier acts of the type that may be meant again
BACK = 1  # sentences before the act's own in which a party may stand


class Entries(NamedTuple):
    """Who may have a role in an act, each with its features; `nobody` are those of the choice that none has it."""

    mentions: list[ActorMention]
    features: list[list[str]]
    nobody: list[str]


class Rankers(NamedTuple):
    """The models that rank the mentions for the two roles."""

    actor: Ranker
    recipient: Ranker


class Casting(NamedTuple):
    """The models for the first look at an act, and for the second, which knows the parties of all the other acts."""

    first: Rankers
    second: Rankers

    def parties(self, scene: Scene, c: Candidate, memory: Memory | None = None) -> Parties:
        """Give the parties of an act: the actor first, then the recipient, who is somebody else."""
        pair = self.first if memory is None else self.second
        entries = actor_entries(scene, c, party_pool(scene, c, memory), memory)
        mutual = c.act.object == "a" or "a" in c.act.preps.values()
        actors = contest(pair.actor, NO_ACTOR, scene, entries, mutual=mutual)
        taken = set().union(*(scene.identities(m) for m in actors))
        left = [n for n, m in enumerate(entries.mentions) if not taken & scene.identities(m)]
        others = recipient_entries(scene, c, entries, left, actors[0] if actors else None, memory)
        recipients = contest(pair.recipient, NO_RECIPIENT, scene, others)
        return Parties(in_order(actors), in_order(recipients))


def actor_entries(scene: Scene, c: Candidate, pool: list[ActorMention], memory: Memory | None) -> Entries:
    """Describe the mentions of a pool as parties of an act."""
    features, nobody = [role_features(scene, c, m) for m in pool], nobody_features(scene, c, pool)
    if memory is not None:
        features = [own + memory_features(memory, c, m) for own, m in zip(features, pool, strict=True)]
        nobody += memory_of_nobody(memory, c)
    return Entries(pool, features, nobody)


def recipient_entries(
    scene: Scene, c: Candidate, entries: Entries, left: list[int], actor: ActorMention | None, memory: Memory | None
) -> Entries:
    """Describe the mentions number `left` of a pool as recipients, given who the actor is."""
    mentions = [entries.mentions[n] for n in left]
    features = [entries.features[n] + beside_features(scene, c, entries.mentions[n], actor) for n in left]
    if memory is not None and actor is not None:
        features = [own + memory_of_pair(memory, c, m, actor) for own, m in zip(features, mentions, strict=True)]
    return Entries(mentions, features, entries.nobody + beside_features(scene, c, None, actor))


def contest(
    ranker: Ranker, handicap: float, scene: Scene, entries: Entries, *, mutual: bool = False
) -> list[ActorMention]:
    """Give the mentions of a role, the best one first; of a mutual act (a meeting) also the best of the others."""
    mentions = entries.mentions
    if not mentions:
        return []
    *shares, none = ranker.shares([*entries.features, entries.nobody])
    best = max(range(len(shares)), key=lambda n: shares[n])
    if shares[best] < none * handicap:
        return []
    joined = partners(scene, mentions, best)
    chosen, seen = [mentions[best]], set(scene.identities(mentions[best]))
    for n, mention in enumerate(mentions):
        if (n in joined or shares[n] >= ANOTHER) and not scene.identities(mention) & seen:
            chosen.append(mention)
            seen |= scene.identities(mention)
    left = [n for n, mention in enumerate(mentions) if not scene.identities(mention) & seen]
    if mutual and left:
        second = max(left, key=lambda n: shares[n])
        if shares[second] >= PARTNER * (none + sum(shares[n] for n in left)):
            chosen.append(mentions[second])
    return chosen


def in_order(mentions: list[ActorMention]) -> tuple[ActorMention, ...]:
    """Give mentions in reading order."""
    return tuple(sorted(mentions, key=lambda m: m.first))


def party_pool(scene: Scene, c: Candidate, memory: Memory | None = None) -> list[ActorMention]:
    """Give the mentions that may be parties: those of the sentence, earlier ones, and parties of the other acts."""
    sentence = scene.word(c).sentence
    here = list(scene.shelf.actors_of(sentence))
    known = {id(m) for m in here}
    for extra in (c.hidden, c.owner):
        if extra is not None and id(extra) not in known:
            here.append(extra)
            known.add(id(extra))
    for back in range(1, BACK + 1):
        if sentence - back >= 0:
            here += [m for m in scene.shelf.actors_of(sentence - back) if id(m) not in known]
    known = {id(m) for m in here}
    here += [m for m in scene.parties.get(c.act.type, ())[-EARLIER:] if id(m) not in known]
    return here if memory is None else here + more_parties(memory, c, here)


def partners(scene: Scene, pool: list[ActorMention], at: int) -> set[int]:
    """Give the numbers of the phrases that "and" joins to phrase number `at`, straight or through others."""
    words = scene.page.words
    place = {mention.first: n for n, mention in enumerate(pool)}
    links: dict[int, set[int]] = {}
    for n, mention in enumerate(pool):
        behind = mention.last
        if behind < len(words) and words[behind].pos == "PUNCT" and words[behind].form in COMMAS:
            behind += 1
        other = place.get(behind)
        if other is None or not words[behind].conj or words[behind].sentence != words[mention.first].sentence:
            continue
        links.setdefault(n, set()).add(other)
        links.setdefault(other, set()).add(n)
    found, todo = {at}, [at]
    while todo:
        new = links.get(todo.pop(), set()) - found
        found |= new
        todo += new
    return found - {at}
