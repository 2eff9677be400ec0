"""Puts articles into stories one by one: each joins the story that it is most alike, or opens one.

A story is alike to an article by its likest member and by all its members on average (as in streaming news clustering,
Miranda et al. 2018), over headline, beginning, text and names; a near-copy joins its original's story at once.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from datetime import date

from khabar.stories.copies import Copies
from khabar.stories.features import Features, Vector, Weights, cosine

SHARES = (0.3, 0.22, 0.12, 0.22)  # of headline, beginning, text and names
CROSSWISE = 0.14  # share of one's headline in the other's beginning
JOIN = 0.22  # likeness from which an article joins a story
LIKEST = 0.3  # share of the likest member; the rest is the average of the nearest
NEAREST = 5  # members of a story that count: a large story tells many sides of its act, and an article one
DAYS = 3  # between an article and a story's nearest member
PER_DAY = 0.04  # likeness taken off for each day between
SAME_OUTLET = 0.12  # likeness taken off between two articles of one outlet, which seldom tells an act twice
CANDIDATES = 60  # articles compared in full
TELLING = 12  # words and names of an article by which candidates are found


class _Member:
    def __init__(self, features: Features, vectors: tuple[Vector, ...], story: str) -> None:
        self.features, self.vectors, self.story = features, vectors, story
        self.day = _day(features.published)


class Grouper:
    """Groups articles into stories. Holds what was published lately; not safe to share between threads."""

    def __init__(self) -> None:
        self.weights, self.copies = Weights(), Copies()
        self.members: dict[str, _Member] = {}
        self.stories: dict[str, list[_Member]] = {}
        self.by_word: dict[str, list[_Member]] = {}

    def learn(self, many: Iterable[Features]) -> None:
        """Count articles in before any is placed, so that the words of the day weigh less from the first on."""
        for features in many:
            self.weights.learn(features)

    def add(self, features: Features, story: str) -> None:
        """Take in an article whose story is known already."""
        self._keep(_Member(features, self.weights.vectors(features), story))

    def _keep(self, member: _Member) -> None:
        self.members[member.features.article] = member
        self.stories.setdefault(member.story, []).append(member)
        self.copies.add(member.features)
        for word in self._telling(member):
            self.by_word.setdefault(word, []).append(member)

    def place(self, features: Features) -> str:
        """Give the story of an article: an old one, or a new one named by the article."""
        if features.article in self.members:
            return self.members[features.article].story
        member = _Member(features, self.weights.vectors(features), "")
        member.story = self._copied(member) or self._likest(member) or story_id(features.article)
        self._keep(member)
        return member.story

    def forget(self, before: str) -> None:
        """Let go of articles published before a day, and of those of no known day."""
        first = _day(before) or 0
        kept = [member for member in self.members.values() if (member.day or 0) >= first]
        self.copies, self.members, self.stories, self.by_word = Copies(), {}, {}, {}
        for member in kept:
            self._keep(member)

    def _copied(self, member: _Member) -> str | None:
        for other in self.copies.find(member.features):
            original = self.members[other.article]
            if _apart(member.day, original.day) <= DAYS:
                return original.story
        return None

    def _likest(self, member: _Member) -> str | None:
        best, chosen = JOIN, None
        for story in dict.fromkeys(other.story for other in self._candidates(member)):
            near = self.stories[story]
            apart = min(_apart(member.day, other.day) for other in near)
            if apart > DAYS:
                continue
            alike = sorted((_alike(member, other) for other in near), reverse=True)[:NEAREST]
            score = LIKEST * alike[0] + (1 - LIKEST) * sum(alike) / len(alike) - PER_DAY * apart
            if score >= best:
                best, chosen = score, story
        return chosen

    def _candidates(self, member: _Member) -> list[_Member]:
        """Give the articles that share the most telling words, the likeliest first."""
        shared: Counter[str] = Counter()
        for word, weight in self._telling(member).items():
            for other in self.by_word.get(word, ()):
                shared[other.features.article] += int(1000 * weight)
        return [self.members[article] for article, _ in shared.most_common(CANDIDATES)]

    def _telling(self, member: _Member) -> Vector:
        """Give the most telling words and names, each with what it brings to a likeness."""
        found: Vector = {}
        for share, vector in zip(SHARES, member.vectors, strict=True):
            for word, weight in vector.items():
                found[word] = found.get(word, 0.0) + share * weight
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0]))[: 2 * TELLING])


def likeness(one: tuple[Vector, ...], other: tuple[Vector, ...]) -> float:
    """Give how alike two articles are, from 0 to 1."""
    crosswise = cosine(one[0], other[1]) + cosine(other[0], one[1])
    return CROSSWISE * crosswise / 2 + sum(s * cosine(a, b) for s, a, b in zip(SHARES, one, other, strict=True))


def _alike(one: _Member, other: _Member) -> float:
    same = one.features.outlet is not None and one.features.outlet == other.features.outlet
    return likeness(one.vectors, other.vectors) - SAME_OUTLET * same


def story_id(article: str) -> str:
    """Give the id of the story that an article opens."""
    return "s" + hashlib.sha256(article.encode("utf8", "surrogatepass")).hexdigest()[:12]


def _day(published: str) -> int | None:
    try:
        return date.fromisoformat(published).toordinal()
    except ValueError:
        return None


def _apart(one: int | None, other: int | None) -> int:
    return 0 if one is None or other is None else abs(one - other)
