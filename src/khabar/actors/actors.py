"""Gives the actors of one page: mentions by word, phrases resolved, who a pronoun or hidden subject means."""

from bisect import bisect_left

from khabar.actors.coreference import Coreference
from khabar.actors.home import Home
from khabar.actors.mention import ActorMention
from khabar.actors.resolve import Resolver, changed
from khabar.model import Outlet
from khabar.words import Page

PAST = 4
BACK = 60  # mentions of one sentence; keeps questions cheap on any input
HUMAN = frozenset(("person", "office"))


class Actors:
    """The actor mentions of a page in order of the text, and questions about them."""

    def __init__(self, page: Page, outlet: Outlet, resolver: Resolver, home: Home, joined: Coreference) -> None:
        self.page, self.outlet, self.mentions = page, outlet, tuple(joined.found)
        self._resolver, self._home, self._members = resolver, home, joined.members
        self._by_word: dict[int, int] = {}
        self._number = {mention.first: number for number, mention in enumerate(self.mentions)}
        self._of_sentence: dict[int, list[int]] = {}
        for number, mention in enumerate(self.mentions):
            self._of_sentence.setdefault(page.words[mention.first].sentence, []).append(number)
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
            return changed(mention, country=self._home.country_at(mention.head))
        return mention

    def members(self, mention: ActorMention) -> tuple[ActorMention, ...]:
        """Give the actors that a joint phrase (both sides) stands for; the mention itself if it is single."""
        number = self._number.get(mention.first)
        chosen = self._members.get(number, ()) if number is not None else ()
        return tuple(self.mentions[one] for one in chosen) or (mention,)

    def home(self, word_index: int) -> str | None:
        """Give the country the text is about at a word."""
        return self._home.country_at(word_index)

    def is_subject(self, mention: ActorMention) -> bool:
        """Say whether a verb stands right before a mention, or right behind one that opens its sentence."""
        words, mark = self.page.words, self._resolver.chunker.mark
        first, last = self.page.ranges[words[mention.first].sentence]
        if mention.first > first and mark(mention.first - 1) == "V":
            return True
        return mention.first == first and mention.last < last and mark(mention.last) in "VK"

    def antecedent(self, index: int, gender: str, number: str) -> ActorMention | None:
        """Give the nearest fitting earlier mention for a pronoun or hidden subject at a word.

        Subjects come before other mentions, those of the same sentence before those of earlier sentences, and of two
        like ones the nearer.
        """
        here = self.page.words[index].sentence
        best: tuple[float, ActorMention] | None = None
        for sentence in range(here, max(-1, here - PAST), -1):
            numbers = self._of_sentence.get(sentence, [])
            if sentence == here:
                numbers = numbers[: bisect_left(numbers, index, key=lambda n: self.mentions[n].first)]
            for at in numbers[-BACK:]:
                mention = self.mentions[at]
                if mention.last > index or not _agrees(mention, gender, number):
                    continue
                score = (
                    -2.0 * (here - sentence)
                    + 2.5 * self.is_subject(mention)
                    + (mention.kind in HUMAN)
                    + mention.first / 1e6
                )
                if sentence < here:
                    score -= 0.1 * (at - self._of_sentence[sentence][0])
                if mention.kind == "place":
                    score -= 3
                if best is None or score > best[0]:
                    best = (score, mention)
        return None if best is None else best[1]


def _agrees(mention: ActorMention, gender: str, number: str) -> bool:
    """Say whether gender and number of a mention allow a pronoun or verb form; plural things go with she-forms."""
    if gender and mention.gender and mention.gender != gender and number != "p":
        return mention.number == "p" and gender == "f" and mention.kind not in HUMAN
    if number == "p":
        return mention.number == "p" or mention.kind in ("group", "nationality", "organisation")
    if number == "d":
        return mention.number in ("d", "")
    return not (number == "s" and mention.number in ("p", "d") and mention.kind in HUMAN)
