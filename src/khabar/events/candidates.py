"""Gives the candidates of a page: each trigger with each act that its words may name, and what stands around it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from khabar.actors import ActorMention
from khabar.attributions import pronouns
from khabar.events.acts import Act
from khabar.events.attach import Findings, Shelf
from khabar.events.clause import Ground
from khabar.events.conditions import Case, classes_near, classes_on, holds, in_company
from khabar.events.find import Trigger, find_triggers
from khabar.events.links import Found, Link, look_around
from khabar.events.memory import Fame, Told
from khabar.events.profiles import Place, Profile, describe
from khabar.events.roles import Parties, read_links, read_parties
from khabar.events.standing import Standing
from khabar.places import PlaceMention
from khabar.words import Page, Word

AREAS = ("region", "district")  # places whose kinds have names that name acts too
UNSURE = ("bound", "none")  # strengths of rows whose words name an act only in company, or never


@dataclass(frozen=True, slots=True)
class Option:
    """A trigger read as one act, before the phrases around it are read.

    `said_in` is the attribution that holds it, `classes` are those of the words near by (events/classes.tsv).
    """

    trigger: Trigger
    act: Act
    said_in: int | None
    classes: set[str]

    @property
    def first(self) -> int:
        """Give the trigger's first word."""
        return self.trigger.first


class Surroundings(NamedTuple):
    """What stands around a trigger, whatever act it names: chunks and links, who its verb or pronoun may point to."""

    around: Found
    links: tuple[Link, ...]
    hidden: ActorMention | None
    owner: ActorMention | None


@dataclass(frozen=True, slots=True)
class Candidate(Option):
    """An option with what is around it: `fits` tells if the act's conditions hold; `rule` are the parties by frame."""

    near: Surroundings
    fits: bool
    rule: Parties

    @property
    def links(self) -> tuple[Link, ...]:
        """Give how the phrases around hang on the trigger."""
        return self.near.links

    @property
    def around(self) -> Found:
        """Give the chunks on both sides."""
        return self.near.around

    @property
    def hidden(self) -> ActorMention | None:
        """Give who a verb without a subject may speak of."""
        return self.near.hidden

    @property
    def owner(self) -> ActorMention | None:
        """Give who the pronoun on the trigger may point to."""
        return self.near.owner


@dataclass(slots=True)
class Scene:
    """A page with its findings, and the acts read so far: by type, and (type, role, identity) of their parties."""

    page: Page
    found: Findings
    shelf: Shelf
    ground: Ground
    classes: Counter[str]  # how many words of each class of events/classes.tsv stand on the page
    last: tuple[Candidate, str] | None = None  # the act read last, with its status
    acts: dict[str, list[Candidate]] = field(default_factory=dict)  # by type, in reading order
    told: set[tuple[str, str, int]] = field(default_factory=set)
    states: dict[str, str] = field(default_factory=dict)  # status of the last act by type and by key
    parties: dict[str, list[ActorMention]] = field(default_factory=dict)  # by type of act, each actor once
    latest: dict[tuple[str, str | int], Told] = field(default_factory=dict)  # the last act by sentence, type and key
    known: dict[int, frozenset[int]] = field(default_factory=dict)  # identities of mentions, by their first word
    profiles: dict[int, Profile] = field(default_factory=dict)  # of mentions, by their first word
    surroundings: dict[int, Surroundings] = field(default_factory=dict)  # of triggers, by their first word
    standing: dict[tuple[int, str], Standing] = field(default_factory=dict)  # of acts, by first word and key
    modes: dict[str, str] = field(default_factory=dict)  # mode of the last act, "" for none, by type and by key
    fame: Fame = field(init=False)

    def __post_init__(self) -> None:
        self.fame = Fame.of(self.page, self.found.actors.mentions, self.identities)

    @classmethod
    def of(cls, page: Page, found: Findings) -> "Scene":
        """Set the scene of a page."""
        return cls(page, found, Shelf(page, found), Ground(page, found.actors), classes_on(page))

    def remember(self, c: Candidate, parties: Parties, status: str, mode: str | None) -> None:
        """Keep an act, who took part in it, whether it happened and in which mode, for its later tellings."""
        self.last = (c, status)
        self.modes[c.act.type] = self.modes[c.act.key] = mode or ""
        self.acts.setdefault(c.act.type, []).append(c)
        self.states[c.act.type] = self.states[c.act.key] = status
        told = Told(c.act.type, c.act.key, c.trigger.form, *(self._everybody(side) for side in parties))
        for place in self.places_of(c):
            self.latest[place] = told
        for role, mentions in (("a", parties.actors), ("r", parties.recipients)):
            for mention in mentions:
                self._remember_party(c.act.type, role, mention)

    def _remember_party(self, kind: str, role: str, mention: ActorMention) -> None:
        ids = self.identities(mention)
        if not any((kind, other, one) in self.told for other in "ar" for one in ids):
            self.parties.setdefault(kind, []).append(mention)
        self.told |= {(kind, role, one) for one in ids}

    def last_before(self, c: Option) -> Candidate | None:
        """Give the last act before a candidate, where it stands in the same sentence."""
        return self.last[0] if self.last and self.word(self.last[0]).sentence == self.word(c).sentence else None

    def word(self, candidate: Option) -> Word:
        """Give the first word of a candidate's trigger."""
        return self.page.words[candidate.first]

    def places_of(self, c: Option) -> tuple[tuple[str, str | int], ...]:
        """Give where an act is looked up in `latest`: by its sentence, its type and its key."""
        return ("sentence", self.word(c).sentence), ("type", c.act.type), ("key", c.act.key)

    def identities(self, mention: ActorMention) -> frozenset[int]:
        """Give every number by which a mention may be known: its own and that of the first mention."""
        found = self.known.get(mention.first)
        if found is None:
            first = mention if mention.same_as is None else self.found.actors.mentions[mention.same_as]
            found = self.known[mention.first] = frozenset((-1 - first.first, -1 - mention.first))
        return found

    def profile(self, mention: ActorMention) -> Profile:
        """Give what can be told of a mention without looking at an act."""
        found = self.profiles.get(mention.first)
        if found is None:
            ids, actors = self.identities(mention), self.found.actors
            holder = self.shelf.holder_of(mention.first, mention.last)
            place = Place(ids, self.fame.of_mention(mention, ids), actors.is_subject(mention), holder)
            found = self.profiles[mention.first] = describe(self.page, mention, place)
        return found

    def _everybody(self, mentions: tuple[ActorMention, ...]) -> frozenset[int]:
        return frozenset().union(*map(self.identities, mentions))


def read_options(scene: Scene) -> list[list[Option]]:
    """Give, for each trigger in reading order, the acts that it may name."""
    opening = {time.first for time in scene.found.times}  # a word that opens a time is no act (at dawn today)
    areas = (place for place in scene.found.places if place.country and place.precision in AREAS)
    opening.update(at for place in areas for at in _kind_of(place))
    found = (_options(scene, trigger) for trigger in find_triggers(scene.page) if trigger.first not in opening)
    return [options for options in found if options]


def _kind_of(place: PlaceMention) -> range:
    """Give the words before a place's name that tell what it is («مقاطعة كيبيك» is a province, no boycott)."""
    return range(place.phrase_first, place.first)


def _options(scene: Scene, trigger: Trigger) -> list[Option]:
    classes = classes_near(scene.page, trigger.first, trigger.last)
    acts = [act for act in trigger.acts if act.strength not in UNSURE or _likely(classes, act)]
    if not acts:
        return []
    said_in = scene.shelf.holder_of(trigger.first, trigger.last)
    return [Option(trigger, act, said_in, classes) for act in acts]


def _likely(classes: set[str], act: Act) -> bool:
    return act.strength == "bound" and in_company(classes, act.needs)


def read_candidate(scene: Scene, option: Option) -> Candidate:
    """Read the phrases around an option."""
    trigger, act = option.trigger, option.act
    near = scene.surroundings.get(trigger.first)
    if near is None:
        near = scene.surroundings[trigger.first] = _look_around(scene, trigger)
    case = Case(scene.page, trigger.first, trigger.last, trigger.form, near.links, option.classes)
    rule = read_parties(scene.page, act, trigger, list(near.links))
    return Candidate(trigger, act, option.said_in, option.classes, near, holds(case, act.needs), rule)


def read_candidates(scene: Scene) -> list[list[Candidate]]:
    """Give, for each trigger in reading order, its candidates: all options with what is around them, to learn from."""
    return [[read_candidate(scene, option) for option in options] for options in read_options(scene)]


def _look_around(scene: Scene, trigger: Trigger) -> Surroundings:
    page, actors = scene.page, scene.found.actors
    around = look_around(scene.ground, trigger.first, trigger.last)
    links = tuple(read_links(page, actors, trigger, around))
    word = page.words[trigger.first]
    hidden = owner = None
    if trigger.form == "verb":
        hidden = actors.antecedent(trigger.first, word.gender, word.number)
    if page.words[trigger.last - 1].suffix:
        owner = actors.antecedent(trigger.first, *pronouns().get(page.words[trigger.last - 1].suffix, ("", "")))
    return Surroundings(around, links, hidden, owner)


def following(found: Sequence[Sequence[Option]], at: int) -> list[Option]:
    """Give what the next few triggers after trigger number `at` may name."""
    return [c for options in found[at + 1 : at + 5] for c in options]
