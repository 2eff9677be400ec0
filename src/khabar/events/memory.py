"""Remembers who took part in the acts of a page, so that each act can be read in the light of all the others."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from khabar.actors import ActorMention
from khabar.events.candidates import Candidate, Scene
from khabar.events.roles import Parties

ROLES = "ar"
OTHERS = 4  # parties of the page's other acts of the type that may be meant too
Key = tuple[str, str]
"""A type of act, or one word for an act (a row of acts.tsv), and a role."""


class Memory:
    """The parties of the acts of a page, by type and row of the act; an act is asked about without itself."""

    def __init__(self, scene: Scene, acts: Iterable[tuple[Candidate, Parties]]) -> None:
        self.scene = scene
        self.names: dict[Key, Counter[int]] = defaultdict(Counter)
        self.states: dict[Key, Counter[str]] = defaultdict(Counter)
        self.pairs: dict[str, Counter[tuple[int, int]]] = defaultdict(Counter)
        self.acts: Counter[Key] = Counter()
        self.known: dict[int, ActorMention] = {}
        for c, parties in acts:
            self._count(c, parties, 1)

    def _count(self, c: Candidate, parties: Parties, by: int) -> None:
        for role, mentions in zip(ROLES, parties, strict=True):
            for kind in (c.act.type, c.act.key):
                self.acts[kind, role] += by * bool(mentions)
                self.acts[kind, "-"] += by * (role == "a")
                for m in mentions:
                    self.names[kind, role][self.name(m)] += by
                    self.states[kind, role][m.country or ""] += by
                    self.known.setdefault(self.name(m), m)
        for a in parties.actors:
            for r in parties.recipients:
                self.pairs[c.act.type][self.name(a), self.name(r)] += by

    def name(self, m: ActorMention) -> int:
        """Give the number by which an actor is known on its page."""
        return m.first if m.same_as is None else self.scene.found.actors.mentions[m.same_as].first

    @contextmanager
    def without(self, c: Candidate, parties: Parties) -> Iterator[None]:
        """Leave one act out, so that it is not read in its own light."""
        self._count(c, parties, -1)
        yield
        self._count(c, parties, 1)


def more_parties(memory: Memory, c: Candidate, pool: list[ActorMention]) -> list[ActorMention]:
    """Give the parties of the other acts of a type that the pool lacks, those of the most acts first."""
    have = {memory.name(m) for m in pool}
    told: Counter[int] = Counter()
    for role in ROLES:
        told.update(+memory.names[c.act.type, role])
    return [memory.known[name] for name, _ in told.most_common() if name not in have][:OTHERS]


def memory_features(memory: Memory, c: Candidate, m: ActorMention) -> list[str]:
    """Tell how often a mention is a party of the other acts."""
    kind, name, out = c.act.type, memory.name(m), []
    for role in ROLES:
        for what, key in (("type", kind), ("act", c.act.key)):
            of = memory.acts[key, role]
            share = part(memory.names[key, role][name], of)
            state = part(memory.states[key, role][m.country], of) if m.country else "-"
            out += [f"memory.{what}={role}{share}", f"memory.{what}={role}{share}:{kind}"]
            out += [f"memory.{what}.state={role}{state}", f"memory.{what}.state={role}{state}:{kind}"]
    return out


def memory_of_nobody(memory: Memory, c: Candidate) -> list[str]:
    """Tell how often the other acts have parties at all."""
    kind, out = c.act.type, []
    for role in ROLES:
        for what, key in (("type", kind), ("act", c.act.key)):
            share = part(memory.acts[key, role], memory.acts[key, "-"])
            out += [f"memory.{what}.nobody={role}{share}", f"memory.{what}.nobody={role}{share}:{kind}"]
    return out


def memory_of_pair(memory: Memory, c: Candidate, m: ActorMention, actor: ActorMention) -> list[str]:
    """Tell how often the actor has done such an act to a mention, and the mention to it."""
    pairs = memory.pairs[c.act.type]
    a, b = memory.name(actor), memory.name(m)
    told = f"memory.pair={min(2, pairs[a, b])}{min(2, pairs[b, a])}"
    return [told, f"{told}:{c.act.type}"]


def part(count: int, of: int) -> str:
    """Give a share in a few steps, with how many it is of."""
    if not of:
        return "none"
    share = count / of
    step = 0 if not count else 1 if share < 0.34 else 2 if share < 0.67 else 3
    return f"{step}:{min(of, 3)}"
