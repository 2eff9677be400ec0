"""Gives which earlier actor a pronoun or a hidden subject means, by agreement and by how much the text speaks of it."""

from bisect import bisect_left
from collections import Counter

from khabar.actors.chunk import ActorChunker
from khabar.actors.mention import ActorMention
from khabar.words import Page
from khabar.words.marks import phrase_words
from khabar.words.phrases import QUOTES

PAST = 6  # sentences
BACK = 60  # mentions of one sentence; keeps questions cheap on any input
HUMAN = frozenset(("person", "office"))
WEIGHT = {"person": 1.0, "office": 1.0, "organisation": 0.6, "nationality": 0.5, "group": 0.4, "place": -2.0}


class Salience:
    """How much each mention stands out: subject of its sentence, in the main clause, told often."""

    def __init__(self, page: Page, mentions: tuple[ActorMention, ...], chunker: ActorChunker) -> None:
        self.page, self.mentions, self.chunker = page, mentions, chunker
        told = Counter(mention.name for mention in mentions)
        self.of_sentence: dict[int, list[int]] = {}
        for number, mention in enumerate(mentions):
            self.of_sentence.setdefault(page.words[mention.first].sentence, []).append(number)
        self.own: list[float] = [0.0] * len(mentions)
        for sentence, numbers in self.of_sentence.items():
            first = self._embedding(sentence, mentions[numbers[0]].last)
            for rank, number in enumerate(numbers):
                mention = mentions[number]
                score = WEIGHT.get(mention.kind, 0.0) + min(told[mention.name], 4) * 0.4 - min(rank, 5) * 0.1
                score += 2.0 * self.is_subject(mention) - 2.0 * (mention.first > first)
                score -= 1.5 * (mention.speaker_kind == "document") + 0.5 * (mention.speaker_kind == "anonymous")
                self.own[number] = score

    def _embedding(self, sentence: int, after: int) -> int:
        """Give where the first clause that is handed over begins, behind the first actor of the sentence."""
        words, embedding = self.page.words, phrase_words()["embedding"]
        last = self.page.ranges[sentence][1]
        for index in range(after, last):
            if words[index].form in embedding or words[index].form in QUOTES:
                return index
        return last

    def is_subject(self, mention: ActorMention) -> bool:
        """Say whether a verb stands right before a mention, or right behind one that opens its sentence."""
        words, mark = self.page.words, self.chunker.mark
        first, last = self.page.ranges[words[mention.first].sentence]
        if mention.first > first and mark(mention.first - 1) == "V":
            return True
        return mention.first == first and mention.last < last and mark(mention.last) in "VK"

    def foremost(self, sentence: int, most: int) -> list[ActorMention]:
        """Give the mentions of a sentence that stand out most, at most so many, in reading order."""
        numbers = self.of_sentence.get(sentence, [])
        return [self.mentions[at] for at in sorted(sorted(numbers, key=lambda at: -self.own[at])[:most])]

    def antecedent(self, index: int, gender: str, number: str) -> ActorMention | None:
        """Give the earlier mention that stands out most and agrees; each sentence back costs."""
        here = self.page.words[index].sentence
        best: tuple[float, ActorMention] | None = None
        for sentence in range(here, max(-1, here - PAST), -1):
            numbers = self.of_sentence.get(sentence, [])
            if sentence == here:
                numbers = numbers[: bisect_left(numbers, index, key=lambda n: self.mentions[n].first)]
            for at in numbers[:BACK]:
                mention = self.mentions[at]
                if mention.last > index or not _agrees(mention, gender, number):
                    continue
                score = self.own[at] - 0.8 * (here - sentence)
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
