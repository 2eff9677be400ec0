"""Gives pairs of gold and found marks: one to one, the largest share of characters first."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

Record = dict[str, Any]
Place = Sequence[int]


def shared(a: Place, b: Place) -> int:
    """Give how many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def pair(
    gold: Sequence[Any],
    found: Sequence[Any],
    place: Callable[[Any], Place],
    agree: Callable[[Any, Any], bool] = lambda g, f: True,
) -> list[tuple[Any, Any]]:
    """Pair marks greedily by their shared characters over the length of both together."""
    options = []
    for i, g in enumerate(gold):
        for j, f in enumerate(found):
            common = shared(place(g), place(f))
            if common and agree(g, f):
                union = max(place(g)[1], place(f)[1]) - min(place(g)[0], place(f)[0])
                options.append((-common / max(1, union), i, j))
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for _, i, j in sorted(options):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def covered(spans: Iterable[Place]) -> set[int]:
    """Give the characters that spans cover."""
    return {at for start, end in spans for at in range(start, end)}
