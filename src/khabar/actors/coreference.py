"""Gives which mentions mean the same actor: short names, definite re-mentions, possessors, the two sides."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from khabar.actors.callings import callings
from khabar.actors.home import Home
from khabar.actors.joint import named_together
from khabar.actors.lexicon import bare, forms, rows_of
from khabar.actors.mention import ActorMention
from khabar.actors.parts import FIXED, is_plain
from khabar.actors.resolve import Resolver, changed
from khabar.actors.stand_ins import (
    BACK,
    PEOPLE,
    as_counterpart,
    as_gunmen,
    as_pair,
    as_source,
    find_owner,
    first_of,
    stand_in,
)
from khabar.actors.tags import Tag
from khabar.actors.told import Told, merged, with_titles_before
from khabar.words import Page

FAR = 3
CALLED = frozenset(("group", "organisation", "body"))  # tables whose names may open with what they are called
ARMED, HOUSE = frozenset(("MIL", "COP")), frozenset(("LEG",))  # unnamed members of these belong to those named before
NEAR = 3  # so few sentences before


@cache
def epithets() -> dict[str, tuple[str, ...]]:
    """Give the states that one noun may stand for, by the folded noun."""
    return {word: tuple(row["countries"].split("|")) for row in rows_of("epithets") for word in forms(row["words"])}


class Known(NamedTuple):
    """What an earlier phrase told of an actor: the mention that held it and its country, sectors, name."""

    number: int
    country: str | None
    sectors: tuple[str, ...]
    name: str
    speaker: str
    whole: bool


class Coreference:
    """Joins the mentions of one page, in order of the text."""

    def __init__(self, page: Page, resolver: Resolver, home: Home) -> None:
        self.page, self.words, self.resolver, self.home = page, page.words, resolver, home
        self.tags: dict[int, Tag] = resolver.tags
        self.found: list[ActorMention] = []
        self.names: dict[str, int] = {}
        self.told: dict[int, Told] = {}
        self.known: dict[str, list[Known]] = {}
        self.members: dict[int, tuple[int, ...]] = {}

    def join(self, mentions: list[ActorMention]) -> tuple[ActorMention, ...]:
        """Give the mentions with what their fellows tell: same_as, country, sectors, name."""
        self.found = with_titles_before(mentions, self.page, self.tags)
        self._full_names()
        for number in range(len(self.found)):
            self._join_one(number, self.found[number])
            self._remember(number, self.found[number])
        return tuple(self.found)

    def _join_one(self, number: int, mention: ActorMention) -> None:
        if named_together(self.page, mention):
            self.found[number] = changed(mention, country=None, sectors=mention.sectors or ("GOV",), domestic=False)
            return
        if mention.why.startswith("counterpart:"):
            self.found[number] = as_counterpart(self.found, number)
            return
        if mention.why.startswith("coref:"):
            flags = self.tags[mention.head].entry.flags
            self.found[number], members = stand_in(self.found, number, flags, self.members)
            if members:
                self.members[number] = members
            return
        if mention.kind in PEOPLE and self._short_name(number, mention):
            return
        if self._epithet(number, mention) or self._again(number, mention) or self._opens_title(number, mention):
            return
        if mention.country is None and (self._possessed(number, mention) or self._inner(number, mention)):
            return
        if mention.country is None and mention.domestic:
            country = self._fellows(number, mention) or self.home.of_people(mention)
            self.found[number] = changed(mention, country=country)

    def _fellows(self, number: int, mention: ActorMention) -> str | None:
        """Give the country of those named shortly before, for "the soldiers", "the police", "ninety deputies"."""
        tag = self.tags.get(mention.head)
        arms = ARMED.intersection(mention.sectors)
        house = HOUSE.intersection(mention.sectors)
        if tag is None or tag.end > mention.head + 1 or not (house or (arms and tag.split.definite)):
            return None
        since = self.words[mention.first].sentence - NEAR
        for other in reversed(self.found[max(0, number - BACK) : number]):
            if self.words[other.first].sentence < since:
                return None
            if other.country and not other.domestic and (arms | house).intersection(other.sectors):
                return other.country
        return None

    def _core(self, at: int) -> str:
        tag = self.tags.get(at)
        return tag.split.core if tag else bare(self.words[at].form)

    def _remember(self, number: int, mention: ActorMention) -> None:
        """Enter a mention, and fixed names inside it, under their head words."""
        if mention.why.startswith("wide:"):
            return
        told = Known(number, mention.country, mention.sectors, mention.name, mention.speaker_kind, True)
        tag = self.tags.get(mention.head)
        for word in self._called(mention.head, tag):
            self.known.setdefault(word, []).append(told)
        if tag is not None and tag.end > mention.head + 1 and mention.country is not None and not mention.domestic:
            self.known.setdefault(f"title {tag.entry.key}", []).append(told)
        for part in self.resolver.parts(mention.head + 1, mention.last):
            if part.entry.layer in FIXED or part.entry.layer == "body":
                e = part.entry
                inner = Known(number, e.country, e.sectors, e.name, e.speaker, False)
                for word in self._called(part.at, part.tag):
                    self.known.setdefault(word, []).append(inner)

    def _called(self, at: int, tag: Tag | None) -> set[str]:
        """Give the nouns by which what stands at a word may be called later: its own, and those of its longer names."""
        own = {self._core(at) if tag is None else tag.split.core}
        return own | callings().get(tag.entry.key, frozenset()) if tag is not None and tag.layer in CALLED else own

    def _name_words(self, mention: ActorMention) -> list[str]:
        first, last = mention.name_range
        return [self._core(at) for at in range(first, last)]

    def _full_names(self) -> None:
        """Enter each named person under the last words of the name, the fullest mention first."""
        best: dict[str, int] = {}
        for number, mention in enumerate(self.found):
            first, last = mention.name_range
            if mention.kind not in PEOPLE or last <= first or (last - first < 2 and mention.head == first):
                continue
            words = self._name_words(mention)
            for word in words[-2:] if len(words) > 1 else words:
                known = best.get(word)
                if known is None or self._weight(mention) > self._weight(self.found[known]):
                    best[word] = number
        self.names = best
        for mention in self.found:
            words = self._name_words(mention) if mention.kind in PEOPLE else []
            full = best.get(words[-1]) if words else None
            if full is not None and self._same_name(words, self._name_words(self.found[full])):
                self.told[full] = merged(self.told.get(full, Told()), mention)

    @staticmethod
    def _same_name(words: list[str], others: list[str]) -> bool:
        """Say whether one of two names holds all words of the other."""
        return set(words).issubset(others) or set(others).issubset(words)

    @staticmethod
    def _weight(mention: ActorMention) -> int:
        return 4 * (mention.country is not None) + 2 * bool(mention.sectors) + (mention.office is not None)

    def _short_name(self, number: int, mention: ActorMention) -> bool:
        """Join a person's name to the fullest mention of the page."""
        first, last = mention.name_range
        if last <= first:
            return False
        full = self.names.get(self._core(last - 1))
        if full is None or self._other_holder(mention, self.found[full]):
            return False
        other, all_told = self.found[full], self.told.get(full, Told())
        sectors = all_told.sectors if is_plain(other.sectors) and all_told.sectors else other.sectors
        self.found[number] = changed(
            mention, name=other.name, ref=other.ref, country=mention.country or all_told.country or other.country,
            sectors=sectors or mention.sectors, office=mention.office or all_told.office or other.office, kind="person",
            speaker_kind="person", gender=mention.gender or other.gender, number="s",
            domestic=mention.domestic and other.country is None, named=True,
        )  # fmt: skip
        key = f"person {other.name}"
        earlier = self.known.setdefault(key, [])
        if earlier:
            self.found[number] = changed(self.found[number], same_as=earlier[0].number)
        earlier.append(Known(number, other.country, other.sectors, other.name, "person", True))
        told = self.found[number]
        if told.country is None and told.domestic and not (self._possessed(number, told) or self._inner(number, told)):
            self.found[number] = changed(told, country=self.home.country_at(mention.head))
        return True

    def _epithet(self, number: int, mention: ActorMention) -> bool:
        """Read "the kingdom" as the kingdom that the page names most."""
        tag = self.tags.get(mention.head)
        if mention.country is not None or tag is None or not tag.split.definite:
            return False
        country = self.home.named(epithets().get(tag.split.core, ()))
        if country is not None:
            self.found[number] = changed(mention, country=country, domestic=False)
        return country is not None

    def _other_holder(self, mention: ActorMention, other: ActorMention) -> bool:
        """Say whether two mentions are two persons that the tables know by one surname."""
        holders = (any(self._is_holder(at) for at in range(*one.name_range)) for one in (mention, other))
        return mention.name != other.name and all(holders)

    def _is_holder(self, at: int) -> bool:
        tag = self.tags.get(at)
        return tag is not None and tag.layer == "holder"

    def _again(self, number: int, mention: ActorMention) -> bool:
        """Join a bare definite mention (the ministry) to the nearest earlier fuller one."""
        tag = self.tags.get(mention.head)
        if mention.number == "d" and tag is not None and tag.split.definite and self._take(number, as_pair):
            return True
        if tag is not None and mention.country is None and mention.domestic and self._same_title(number, mention, tag):
            return True
        if mention.last - mention.first > 1 or tag is None or not tag.split.definite or mention.named:
            return False
        for told in reversed(self.known.get(self._core(mention.head), [])[-BACK:]):
            other = self.found[told.number]
            if not told.whole:
                if told.country is not None and mention.number == "s":
                    self.found[number] = changed(
                        mention, name=told.name, country=told.country, sectors=told.sectors or mention.sectors,
                        speaker_kind=told.speaker, domestic=False,
                    )  # fmt: skip
                    return True
                continue
            if other.number != mention.number and not other.named:
                continue
            self.found[number] = changed(
                mention, name=told.name, ref=other.ref, country=other.country, sectors=other.sectors or mention.sectors,
                speaker_kind=other.speaker_kind, office=other.office, domestic=False,
                same_as=first_of(other, told.number),
            )  # fmt: skip
            return True
        if mention.number == "p" and "UAF" in mention.sectors:
            return self._take(number, as_gunmen)
        return "anonymous" in tag.entry.flags and mention.number == "s" and self._take(number, as_source)

    def _same_title(self, number: int, mention: ActorMention, tag: Tag) -> bool:
        """Join a bare title or body of several words (the crown prince) to the nearest that a nation is told of."""
        whole = (mention.first, mention.last) == (mention.head, tag.end) and tag.end > mention.head + 1
        if not whole or not self.words[tag.end - 1].article:
            return False
        for told in reversed(self.known.get(f"title {tag.entry.key}", [])[-BACK:]):
            other = self.found[told.number]
            if other.number == mention.number:
                self.found[number] = changed(
                    mention, name=told.name, ref=other.ref, country=other.country, domestic=False,
                    same_as=first_of(other, told.number),
                )  # fmt: skip
                return True
        return False

    def _opens_title(self, number: int, mention: ActorMention) -> bool:
        """Join a title without a name to the nearest named person whose longer title opens with the same words."""
        words = self._title_words(mention)
        if mention.kind != "office" or mention.name_range[1] or len(words) < 2 or not self._is_definite(mention):
            return False
        for at in range(number - 1, max(-1, number - BACK - 1), -1):
            other = self.found[at]
            if other.kind == "person" and other.name_range[1] and self._title_words(other)[: len(words)] == words:
                self.found[number] = changed(
                    mention, name=other.name, ref=other.ref, country=other.country, sectors=other.sectors,
                    domestic=False, same_as=first_of(other, at),
                )  # fmt: skip
                return True
        return False

    def _title_words(self, mention: ActorMention) -> list[str]:
        return [self._core(mention.head), *(self.words[at].form for at in range(mention.head + 1, mention.last))]

    def _is_definite(self, mention: ActorMention) -> bool:
        tag = self.tags.get(mention.head)
        return bool(tag is not None and tag.split.definite) or bool(self.words[mention.last - 1].article)

    def _take(self, number: int, read: Callable[[list[ActorMention], int], ActorMention | None]) -> bool:
        """Put in what a reading gives for a mention; say whether it gave anything."""
        found = read(self.found, number)
        if found is not None:
            self.found[number] = found
        return found is not None

    def _inner(self, number: int, mention: ActorMention) -> bool:
        """Give a carrier (the coalition's aircraft) the country of the definite actor inside it, told before."""
        for part in reversed(self.resolver.parts(mention.head, mention.last)):
            if not part.tag.split.definite:
                continue
            for told in reversed(self.known.get(part.tag.split.core, [])[-BACK:]):
                if told.country is not None:
                    own = mention.sectors if part.at == mention.head else ()
                    sectors = own or told.sectors or mention.sectors
                    self.found[number] = changed(mention, country=told.country, sectors=sectors, domestic=False)
                    return True
        return False

    def _possessed(self, number: int, mention: ActorMention) -> bool:
        """Give a mention with a pronoun (his country, its forces) the country of the one it belongs to."""
        words = range(mention.first, mention.last)
        suffixes = [tag.split.suffix for at in words if (tag := self.tags.get(at)) and tag.split.suffix]
        head = self.tags.get(mention.head)
        if not suffixes or (head is not None and "other" in head.entry.flags):
            return False
        since = self.words[mention.first].sentence - FAR
        owner = find_owner(self.found, number, suffixes[0], lambda other: self.words[other.first].sentence >= since)
        if owner is None:
            return False
        own = head is not None and head.split.suffix and {"carrier", "his"} & head.entry.flags
        sectors = owner.sectors if own and "GOV" not in owner.sectors and owner.sectors else mention.sectors
        mention = changed(mention, country=owner.country, sectors=sectors, domestic=False)
        state = head is not None and "possessed" in head.entry.flags and head.entry.sectors == ("GOV",)
        if state and mention.kind == "organisation":
            mention = changed(mention, kind="nationality", name=owner.country or mention.name)
        self.found[number] = mention
        return True
