"""The measures of the comparison. All spans are [start, end) in characters of the article as given."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from khabar.evaluation.pairs import Place, shared

ENOUGH = 0.5  # the share of common characters that makes two quotations one
NEARLY = 0.8  # the same for a span looked up by a string with a word left out


class Scores(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float
    f1: float


def prf(right: int, found: int, wanted: int) -> Scores:
    """Give precision, recall and F1; 0 where nothing was found or wanted.

    >>> prf(3, 4, 6)
    Scores(precision=0.75, recall=0.5, f1=0.6)
    """
    precision, recall = right / found if found else 0.0, right / wanted if wanted else 0.0
    total = precision + recall
    return Scores(precision, recall, 2 * precision * recall / total if total else 0.0)


def share(right: Iterable[bool]) -> float:
    """Give the share of what is true; 0 of nothing."""
    answers = list(right)
    return sum(answers) / len(answers) if answers else 0.0


def overlap(a: Place, b: Place) -> float:
    """Give the common characters of two spans over the characters from the first start to the last end.

    >>> overlap((0, 10), (5, 15)), overlap((0, 10), (10, 12))
    (0.3333333333333333, 0.0)
    """
    return shared(a, b) / max(1, max(a[1], b[1]) - min(a[0], b[0]))


class Dated(NamedTuple):
    """A time phrase with its first and last day (ISO), both included."""

    span: tuple[int, int]
    start: str | None
    end: str | None


def date_scores(wanted: Dated, found: Iterable[Dated]) -> tuple[bool, bool, bool]:
    """Say of one phrase whether it was found at all, its first day is right, and both its days are right."""
    at = [one for one in found if shared(wanted.span, one.span)]
    first = [one for one in at if one.start == wanted.start]
    return bool(at), bool(first), any(one.end == wanted.end for one in first)


def answered(text: str, answers: Sequence[tuple[str, list[list[str]]]], found: Sequence[Dated]) -> bool:
    """Say whether every phrase of a test case was found with one of its accepted pairs of days."""
    return all(_accepted(text, phrase.strip(), accepted, found) for phrase, accepted in answers)


def _accepted(text: str, phrase: str, accepted: list[list[str]], found: Sequence[Dated]) -> bool:
    span = text.find(phrase), text.find(phrase) + len(phrase)
    return any(shared(span, one.span) and [one.start, one.end] in accepted for one in found)


def on_edges(marks: Iterable[Place], starts: Collection[int], ends: Collection[int]) -> list[bool]:
    """Say of each mark whether a token begins where it begins and one ends where it ends."""
    return [mark[0] in starts and mark[1] in ends for mark in marks]


class Quote(NamedTuple):
    """A quotation with its speakers' places."""

    content: tuple[int, int]
    speakers: tuple[tuple[int, int], ...] = ()


def pair_quotes(wanted: Sequence[Quote], found: Sequence[Quote]) -> list[tuple[Quote, Quote]]:
    """Pair quotations one to one, the likest first; pairs share at least `ENOUGH` of their characters."""
    options = sorted(
        (-overlap(w.content, f.content), i, j)
        for i, w in enumerate(wanted)
        for j, f in enumerate(found)
        if overlap(w.content, f.content) >= ENOUGH
    )
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for _, i, j in options:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((wanted[i], found[j]))
    return pairs


def speaker_right(wanted: Quote, found: Quote) -> bool:
    """Say whether a speaker of the pair is the same: some characters shared, or none wanted and none given."""
    if not wanted.speakers or not found.speakers:
        return not wanted.speakers and not found.speakers
    return any(shared(w, f) for w in wanted.speakers for f in found.speakers)


def without(quotes: Iterable[Quote], apart: Sequence[Place]) -> list[Quote]:
    """Leave out the quotations that lie mostly within spans that are not scored."""
    return [
        quote
        for quote in quotes
        if not any(shared(quote.content, span) > ENOUGH * (quote.content[1] - quote.content[0]) for span in apart)
    ]
