"""Gives the machine that reads time phrases: levels of patterns over symbols, each on what the last one left."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from khabar.times.cues import REACH, counted_nouns, direction
from khabar.times.symbols import Item
from khabar.words import Page


class Context:
    """What a phrase is read against: its page, the day of publication, and the symbols left of it."""

    def __init__(self, page: Page, published: date | None) -> None:
        self.page, self.published = page, published
        self.items: list[Item] = []
        self.at = 0

    def direction(self, items: Sequence[Item], reach: int = REACH) -> int:
        """Say whether the words around a phrase tell of what is to come (1), of what has been (-1), or neither (0)."""
        return direction(self.page, items[0].first, items[-1].last, reach)

    def next_is_noun(self, items: Sequence[Item]) -> bool:
        """Say whether a noun, as a counted one, follows a phrase."""
        at = items[-1].last
        word = self.page.words[at] if at < len(self.page.words) else None
        return word is not None and word.sentence == self.page.words[items[0].first].sentence and word.pos in COUNTED

    def next_is_counted(self, items: Sequence[Item]) -> bool:
        """Say whether a noun that numbers often count follows a phrase."""
        at = items[-1].last
        word = self.page.words[at] if at < len(self.page.words) else None
        if word is None or word.sentence != self.page.words[items[0].first].sentence:
            return False
        return word.form in counted_nouns()


COUNTED = frozenset(("NOUN", "ADJ", "PROPN", "X", "NUM"))
Maker = Callable[[Sequence[Item], Context], object]


class Rule(NamedTuple):
    """A pattern over letters, the letter that it becomes, and what gives its value (None: it does not hold)."""

    pattern: str
    code: str
    make: Maker


class Level:
    """Rules that work side by side; where several fit at one place the first wins."""

    def __init__(self, *rules: Rule) -> None:
        self.rules = rules

    @cached_property
    def compiled(self) -> tuple[re.Pattern[str], list[re.Pattern[str]]]:
        """Give the pattern of all rules (a group each) and each rule's own."""
        every = "|".join(f"({rule.pattern})" for rule in self.rules)
        return re.compile(every), [re.compile(rule.pattern) for rule in self.rules]

    def reduce(self, items: list[Item], letters: str, context: Context) -> tuple[list[Item], str]:
        """Replace every run of symbols that a rule reads by one symbol; give the symbols and their letters."""
        every, _ = self.compiled
        kept: list[Item] = []
        context.items = kept
        at = 0
        while match := every.search(letters, at):
            kept += items[at : match.start()]
            at = match.start()
            read = self._read(items, letters, match, context)
            if read is None:
                kept.append(items[at])
                at += 1
            else:
                kept.append(read[0])
                at = read[1]
        if not at:
            return items, letters
        kept += items[at:]
        return kept, "".join([item.code for item in kept])

    def _read(self, items: list[Item], letters: str, found: re.Match[str], context: Context) -> tuple[Item, int] | None:
        """Read with the rule that matched, or with one after it; give the new symbol and where to go on."""
        first, at = (found.lastindex or 1) - 1, found.start()
        for rule, pattern in zip(self.rules[first:], self.compiled[1][first:], strict=True):
            match = pattern.match(letters, at)
            if match and match.end() > at:
                run = items[at : match.end()]
                value = rule.make(run, context)
                if value is not None:
                    whole = Item(rule.code, run[0].first, run[-1].last, run[0].start, run[-1].end, value)
                    return whole, match.end()
        return None


def pick(items: Sequence[Item], codes: str) -> Item | None:
    """Give the first symbol with one of these letters."""
    return next((item for item in items if item.code in codes), None)


def pick_last(items: Sequence[Item], codes: str) -> Item | None:
    """Give the last symbol with one of these letters."""
    return pick(items[::-1], codes)
