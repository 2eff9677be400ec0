"""Gives how attributions nest: which content holds which cue, and the chain of mouths at any place."""

from bisect import bisect_right
from collections.abc import Sequence

from khabar.attributions.records import AttributionMention
from khabar.model.reading import Span

DEEPEST = 500  # contents around one place that are looked at; real news nests four deep


class ContentIndex:
    """Finds the innermost of many contents that holds a span, by a binary search and a walk over the nesting."""

    def __init__(self, contents: Sequence[tuple[int, int, int]]) -> None:
        """Take (start, end, owner) of each content."""
        self.contents = sorted(contents, key=lambda c: (c[0], -c[1], -c[2]))  # of equal ones the first is inner
        self.starts = [c[0] for c in self.contents]
        self.around: list[int] = []
        stack: list[int] = []
        for n, (start, _, _) in enumerate(self.contents):
            while stack and self.contents[stack[-1]][1] <= start:
                stack.pop()
            self.around.append(stack[-1] if stack else -1)
            stack.append(n)

    def holder(self, span: Span, but: int = -1) -> int | None:
        """Give the owner of the smallest content that holds the span; `but` is left out."""
        n = bisect_right(self.starts, span[0]) - 1
        for _ in range(DEEPEST):
            if n < 0:
                break
            start, end, owner = self.contents[n]
            if owner != but and start <= span[0] and span[1] <= end:
                return owner
            n = self.around[n]
        return None


class Attributions(tuple[AttributionMention, ...]):
    """The attributions of a page in the order of their cues, with an index of their contents."""

    _contents: ContentIndex | None = None

    @property
    def content_index(self) -> ContentIndex:
        """Give the index of the contents, made once."""
        if self._contents is None:
            self._contents = ContentIndex([(s, e, n) for n, a in enumerate(self) for s, e in a.contents])
        return self._contents


def holder(attributions: Sequence[AttributionMention], start: int, end: int) -> int | None:
    """Give the index of the attribution whose smallest content holds the clean [start, end), None for the outlet."""
    if not isinstance(attributions, Attributions):
        attributions = Attributions(attributions)
    return attributions.content_index.holder((start, end))


def chain(attributions: Sequence[AttributionMention], position: int | None) -> tuple[int, ...]:
    """Give the indexes of the attributions around attribution `position`, outermost first, itself last."""
    found: list[int] = []
    while position is not None and position not in found:
        found.append(position)
        position = attributions[position].parent
    return tuple(reversed(found))
