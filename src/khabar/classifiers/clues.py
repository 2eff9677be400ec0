"""Gives clues: groups of features that hang on the same few values, spelt out only when somebody asks for their names.

A clue is a function and the values it is called with; what it returns are the names of the features. Most clues of a
page have been met before, so that a model remembers what each adds up to instead of weighing its names again.
"""

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any, TypeVar

Clue = tuple[Any, ...]
"""A function and its values: (function, value, ...)."""
Value = TypeVar("Value")
MOST = 5_000  # clues after which a model begins to forget those that it has not met since


def plain(*names: str) -> tuple[str, ...]:
    """Give the names as they are: the function of a clue that names its features itself and is not remembered.

    It is for pairs of words, most of which a model meets once.
    """
    return names


def names_of(clues: Iterable[Clue]) -> list[str]:
    """Give the names of the features of clues, in order.

    >>> names_of([(plain, "verb", "past"), (plain, "headline")])
    ['verb', 'past', 'headline']
    """
    return [name for function, *values in clues for name in function(*values)]


class Sums(dict[Clue, Value]):
    """What clues add up to, worked out when first asked for: `add` gives the sum of the weights of some names.

    It remembers the last few thousand (`most`), and as many before them until they are asked for again.
    """

    def __init__(self, weights: Mapping[str, Value], add: Callable[[Iterable[Value]], Value], most: int = MOST) -> None:
        super().__init__()
        self._weigh, self._add, self._most = weights.get, add, most
        self._older: dict[Clue, Value] = {}

    def __missing__(self, clue: Clue) -> Value:
        function = clue[0]
        if function is plain:
            return self._add(filter(None, map(self._weigh, islice(clue, 1, None))))
        total = self._older.get(clue)
        if total is None:
            total = self._add(filter(None, map(self._weigh, function(*clue[1:]))))
        if len(self) >= self._most:
            self._older = dict(self)
            self.clear()
        self[clue] = total
        return total
