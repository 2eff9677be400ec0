"""Chooses the actor and the recipient of an act: each by a contest between all mentions around it, and nobody."""

from dataclasses import dataclass

from khabar.actors import ActorMention
from khabar.classifiers import Clue, Ranker, Twins, shares_of
from khabar.events.beside_features import beside_features
from khabar.events.candidates import Candidate, Scene
from khabar.events.links import COMMAS
from khabar.events.nobody_features import nobody_features
from khabar.events.partner_features import Company, alone_features, partner_features
from khabar.events.role_features import role_features
from khabar.events.roles import Parties

NO_ACTOR, NO_RECIPIENT = 0.8, 0.75  # how far the best country may fall behind nobody; by cross-validation
NO_ATTACKER = {"ASSAULT": 1.0}  # the same where blame is heavy: it falls on none who is less likely than nobody
ANOTHER = 0.45  # share of the contest from which a mention is a party beside the best one; likewise
THIRD = 0.5  # average share from which one more than two do a mutual act; likewise
EARLIER = 3  # parties of earlier acts of the type that may be meant again
DOCUMENT = "document"  # papers speak but do not act
FOREMOST = 2  # mentions of the sentence before that may be parties: seven of ten that are, of an eighth of the places


@dataclass(frozen=True)
class Casting:
    """The models that rank the mentions for the two roles, actor first, and for the partner of a mutual act's actor.

    A mention has the same clues for both roles, but for who is beside it.
    """

    roles: Twins
    partner: Ranker

    def parties(self, scene: Scene, c: Candidate) -> Parties:
        """Give the parties of an act: the actor first, then the recipient, who is somebody else."""
        pool = party_pool(scene, c)
        known = [role_features(scene, c, m) for m in pool]
        nobody = nobody_features(scene, c, pool)
        weights = [self.roles.weigh(clues) for clues in (*known, nobody)]
        shares = shares_of([weight for weight, _ in weights])
        actors = winners(scene, pool, shares, NO_ATTACKER.get(c.act.type, NO_ACTOR))
        behind = tied(scene, c, pool) if is_mutual(c) else frozenset()
        if actors and is_mutual(c):
            entries = list(zip(pool, known, shares, strict=False))
            actors = self._with_partners(scene, c, entries, (nobody, shares[-1]), actors[0])
        taken: frozenset[int] = frozenset().union(*(scene.identities(m) for m in actors))
        actor = actors[0] if actors else None
        left = [n for n, m in enumerate(pool) if not taken & scene.identities(m)]
        rest = [*((pool[n], weights[n][1]) for n in left), (None, weights[-1][1])]
        shares = shares_of([w + self.roles.weigh(beside_features(scene, c, m, actor))[1] for m, w in rest])
        recipients = winners(scene, [pool[n] for n in left], shares, NO_RECIPIENT)
        both = beside(scene, pool, behind)
        met = [m for m in recipients if any(m is other for other in both)]
        return Parties(in_order([*actors, *met]), in_order([m for m in recipients if m not in met]))

    def _with_partners(
        self,
        scene: Scene,
        c: Candidate,
        entries: list[tuple[ActorMention, list[Clue], float]],
        nobody: tuple[list[Clue], float],
        first: ActorMention,
    ) -> list[ActorMention]:
        """Give the first actor of a mutual act and those who share it: joined by "and", or chosen by both contests.

        `entries` and `nobody` hold the clues and the shares of the contest for the first actor. What a mention has of
        it without the first, and of the contest for his partner, is averaged.
        """
        company = company_of(scene, c, [m for m, _, _ in entries], first)
        seen = set(scene.identities(first))
        left = [n for n, (m, _, _) in enumerate(entries) if not scene.identities(m) & seen]
        rows = [entries[n][1] + partner_features(scene, c, company, n) for n in left]
        *shares, none = self.partner.shares([*rows, nobody[0] + alone_features(scene, c, company)])
        rest = nobody[1] + sum(entries[n][2] for n in left)
        both = [(share + entries[n][2] / rest) / 2 for share, n in zip(shares, left, strict=True)]
        least = (none + nobody[1] / rest) / 2
        chosen = [first]
        for share, n in sorted(zip(both, left, strict=True), key=lambda pair: -pair[0]):
            mention = entries[n][0]
            likely = share > least if len(chosen) == 1 else share >= THIRD
            if (n in company.joined or likely) and not scene.identities(mention) & seen:
                chosen.append(mention)
                seen |= scene.identities(mention)
        return chosen


def is_mutual(c: Candidate) -> bool:
    """Tell whether an act is one that two do together: its object, or who stands behind its "with", is an actor too."""
    return c.act.object == "a" or "a" in c.act.preps.values()


def tied(scene: Scene, c: Candidate, pool: list[ActorMention]) -> frozenset[int]:
    """Give the numbers of the mentions that stand behind a mutual act's own "with"."""
    return frozenset(n for n, m in enumerate(pool) if stands_with(scene, c, m))


def company_of(scene: Scene, c: Candidate, pool: list[ActorMention], first: ActorMention) -> Company:
    """Give the company of a mutual act's first actor, who is of the pool."""
    at = next(n for n, m in enumerate(pool) if m is first)
    return Company(pool, at, tied(scene, c, pool), frozenset(partners(scene, pool, at)))


def winners(scene: Scene, pool: list[ActorMention], shares: list[float], handicap: float) -> list[ActorMention]:
    """Give the mentions that win a contest, the best one first; the last share is nobody's.

    `handicap` is how far the best country may fall behind nobody.
    """
    if not pool:
        return []
    best = best_of_land(pool, shares[:-1], shares[-1] * handicap)
    if best is None:
        return []
    joined = partners(scene, pool, best)
    chosen, seen = [pool[best]], set(scene.identities(pool[best]))
    for n, mention in enumerate(pool):
        if (n in joined or shares[n] >= ANOTHER) and not scene.identities(mention) & seen:
            chosen.append(mention)
            seen |= scene.identities(mention)
    return chosen


def best_of_land(pool: list[ActorMention], shares: list[float], least: float) -> int | None:
    """Give the number of the best mention of the country whose mentions together have the most, if they have `least`.

    Who acts for a country is told by several names (capital, ministry, minister), which share what speaks for it.
    """
    whole: dict[str | int, float] = {}
    lands: list[str | int] = [m.country or n for n, m in enumerate(pool)]
    for land, share in zip(lands, shares, strict=True):
        whole[land] = whole.get(land, 0.0) + share
    best = max(whole, key=lambda land: whole[land])
    if whole[best] < least:
        return None
    return max((n for n, land in enumerate(lands) if land == best), key=lambda n: shares[n])


def stands_with(scene: Scene, c: Candidate, m: ActorMention) -> bool:
    """Tell whether a mention stands behind an act's preposition for one more actor (met with, talks with)."""
    if scene.page.words[m.first].sentence != scene.word(c).sentence or m.first < c.first:
        return False
    return c.act.preps.get(scene.profile(m).prep, "") == "a"


def beside(scene: Scene, pool: list[ActorMention], behind: frozenset[int]) -> list[ActorMention]:
    """Give the mentions behind an act's own "with", and those that "and" joins to them: they do it too."""
    numbers = behind.union(*(partners(scene, pool, n) for n in behind))
    return [pool[n] for n in sorted(numbers)]


def in_order(mentions: list[ActorMention]) -> tuple[ActorMention, ...]:
    """Give mentions in reading order."""
    return tuple(sorted(mentions, key=lambda m: m.first))


def party_pool(scene: Scene, c: Candidate) -> list[ActorMention]:
    """Give the mentions that may be parties: those of the sentence, and earlier ones that its words point to."""
    sentence = scene.word(c).sentence
    here = list(scene.shelf.actors_of(sentence))
    known = {id(m) for m in here}
    for extra in (c.hidden, c.owner):
        if extra is not None and id(extra) not in known:
            here.append(extra)
            known.add(id(extra))
    if sentence and scene.page.sentences[sentence - 1].kind != "headline":
        before = scene.found.actors.salience.foremost(sentence - 1, FOREMOST)
        here += [m for m in before if id(m) not in known]
    known = {id(m) for m in here}
    here += [m for m in scene.parties.get(c.act.type, ())[-EARLIER:] if id(m) not in known]
    return [m for m in here if m.speaker_kind != DOCUMENT]


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
