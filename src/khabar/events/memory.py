"""Gives what is kept of acts already read, and how often each party is named on the page."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from khabar.actors import ActorMention
from khabar.events.steps import bucket
from khabar.words import Page

Identities = Callable[[ActorMention], frozenset[int]]


class Told(NamedTuple):
    """An act that was read: type, key of its row, form of its trigger, and the identities of its parties."""

    type: str
    key: str
    form: str
    actors: frozenset[int]
    recipients: frozenset[int]

    def role_of(self, ids: frozenset[int]) -> str:
        """Give the role of a mention with these identities: a, r or -."""
        return "a" if self.actors & ids else "r" if self.recipients & ids else "-"


class Fame(NamedTuple):
    """How often countries are named, who is `ahead` in the headline, and the `top` country."""

    lands: Counter[str]
    ahead: frozenset[int]
    top: str | None

    @classmethod
    def of(cls, page: Page, mentions: Sequence[ActorMention], identities: Identities) -> "Fame":
        """Count the mentions of a page."""
        lands = Counter(m.country for m in mentions if m.country)
        ahead = frozenset(min(identities(m)) for m in mentions if page.words[m.first].sentence == 0)
        return cls(lands, ahead, lands.most_common(1)[0][0] if lands else None)

    def of_mention(self, m: ActorMention, ids: frozenset[int]) -> tuple[bool, str, bool]:
        """Tell whether the headline names a mention, how much the page speaks of its country, whether most."""
        lands = bucket(self.lands[m.country]) if m.country else "-"
        return min(ids) in self.ahead, lands, m.country is not None and m.country == self.top
