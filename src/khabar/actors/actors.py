"""Gives the actors of one page: mentions by word, phrases resolved, who a pronoun or hidden subject means."""

from collections.abc import Iterator
from functools import cached_property

from khabar.actors.coreference import Coreference
from khabar.actors.home import Home
from khabar.actors.joint import as_member, joint_nations
from khabar.actors.mention import ActorMention
from khabar.actors.resolve import Resolver, changed
from khabar.actors.salience import Salience
from khabar.actors.tags import Tag
from khabar.model import Outlet
from khabar.words import Page

NAMED = frozenset(("agency", "outlet", "organisation", "group", "short", "body"))


class Actors:
    """The actor mentions of a page in order of the text, and questions about them."""

    def __init__(self, page: Page, outlet: Outlet, resolver: Resolver, home: Home, joined: Coreference) -> None:
        self.page, self.outlet, self.mentions = page, outlet, tuple(joined.found)
        self._resolver, self._home, self._members = resolver, home, joined.members
        self._by_word: dict[int, int] = {}
        self._number = {mention.first: number for number, mention in enumerate(self.mentions)}
        for number, mention in enumerate(self.mentions):
            for at in range(mention.first, mention.last):
                self._by_word[at] = number

    def at(self, word_index: int) -> ActorMention | None:
        """Give the largest mention that covers a word, or None."""
        number = self._by_word.get(word_index)
        return None if number is None else self.mentions[number]

    def describe(self, first: int, last: int) -> ActorMention:
        """Resolve any phrase of words [first, last)."""
        known = self.at(first)
        if known is not None and (known.first, known.last) == (first, last):
            return known
        mention = self._resolver.describe(first, last)
        if known is not None and known.head == mention.head and mention.country is None:
            return changed(
                mention, name=known.name, ref=known.ref, country=known.country,
                sectors=mention.sectors or known.sectors, same_as=known.same_as,
            )  # fmt: skip
        if mention.country is None and mention.domestic:
            return changed(mention, country=self._home.of_people(mention))
        return mention

    def members(self, mention: ActorMention) -> tuple[ActorMention, ...]:
        """Give the actors that a joint phrase (both sides) stands for; the mention itself if it is single."""
        nations = joint_nations(self.page, self._resolver.tags, mention)
        if nations:
            return tuple(as_member(mention, nation) for nation in nations)
        number = self._number.get(mention.first)
        chosen = self._members.get(number, ()) if number is not None else ()
        members = tuple(self.mentions[one] for one in chosen)
        tag = self._resolver.tags.get(mention.head)
        if members and tag is not None and "country" in tag.entry.flags:
            return tuple(changed(member, kind="nationality", sectors=("GOV",)) for member in members)
        return members or (mention,)

    def names(self) -> Iterator[tuple[str, int, int]]:
        """Give (kind, first word, end) of each proper name of a person or organisation, also inside larger phrases."""
        for mention in self.mentions:
            if mention.named and mention.kind == "person" and mention.name_range[1]:
                yield ("person", *mention.name_range)
        chunker, done = self._resolver.chunker, 0
        for at, tag in sorted(self._resolver.tags.items()):
            if at < done:
                continue
            told = (
                tag.layer in ("people", "head") and tag.entry.kind == "organisation" and chunker.definite(tag.end - 1)
            )
            if tag.layer in NAMED or (told and tag.end > at + 1):
                done = tag.end
                yield "organisation", at, done
            elif self._is_institution(at, tag):
                done = chunker.core(at)
                yield "organisation", at, done

    def _is_institution(self, at: int, tag: Tag) -> bool:
        """Say whether a noun names a body with its genitive (the company of oil, the club of Liverpool)."""
        chunker, after = self._resolver.chunker, tag.end
        if "institution" not in tag.entry.flags or tag.split.definite or after >= chunker.limit(at):
            return False
        return (chunker.definite(after) or chunker.mark(after) == "P") and chunker.core(at) > after

    def home(self, word_index: int) -> str | None:
        """Give the country the text is about at a word."""
        return self._home.country_at(word_index)

    def is_subject(self, mention: ActorMention) -> bool:
        """Say whether a verb stands right before a mention, or right behind one that opens its sentence."""
        return self.salience.is_subject(mention)

    def antecedent(self, index: int, gender: str, number: str) -> ActorMention | None:
        """Give the nearest fitting earlier mention for a pronoun or hidden subject at a word.

        Subjects of main clauses come first, then persons and what the page tells often; each sentence back costs.
        """
        return self.salience.antecedent(index, gender, number)

    @cached_property
    def salience(self) -> Salience:
        """How much each mention stands out."""
        return Salience(self.page, self.mentions, self._resolver.chunker)
