"""Gives how far confidence means what it says: of the items marked 0.8, are 80 in 100 right?

An attribution is right if its cue is paired with a gold cue, an event if its trigger is paired with a gold trigger of
its type. The expected calibration error is that of Guo et al. (2017) over ten bins of equal width.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from khabar.evaluation.pairs import Record, pair

BINS = 10
LEASTS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
Judged = tuple[float, bool]


class Bin(NamedTuple):
    """The items of a confidence from `low` to `high`: how many, their mean confidence, the share that is right."""

    low: float
    high: float
    items: int
    confidence: float
    right: float


def judge(gold: Iterable[Record], readings: Iterable[Record]) -> dict[str, list[Judged]]:
    """Give the confidence of each found attribution and event, and whether it is right."""
    found = {r["article"]["id"]: r for r in readings}
    judged: dict[str, list[Judged]] = {"attributions": [], "events": []}
    for record in gold:
        reading = found.get(record["doc"]) or {}
        attributions, events = reading.get("attributions") or [], reading.get("events") or []
        cues = pair(record["attributions"], attributions, lambda a: a["cue"])
        acts = pair(record["events"], events, lambda e: e["trigger"], lambda g, f: g["type"] == f["type"])
        for kind, items, pairs in (("attributions", attributions, cues), ("events", events, acts)):
            right = {f["id"] for _, f in pairs}
            judged[kind] += [(item["confidence"], item["id"] in right) for item in items]
    return judged


def bins(judged: Sequence[Judged]) -> list[Bin]:
    """Sort items into ten bins by confidence; empty bins are left out.

    >>> bins([(0.75, True), (0.75, False)])
    [Bin(low=0.7, high=0.8, items=2, confidence=0.75, right=0.5)]
    """
    held: dict[int, list[Judged]] = {}
    for item in judged:
        held.setdefault(min(int(item[0] * BINS), BINS - 1), []).append(item)
    found = []
    for n, part in sorted(held.items()):
        means = (sum(values) / len(part) for values in zip(*part, strict=True))
        found.append(Bin(n / BINS, (n + 1) / BINS, len(part), *means))
    return found


def calibration_error(judged: Sequence[Judged]) -> float:
    """Give the expected calibration error: the mean distance of confidence and share of right items, weighed by bin.

    >>> calibration_error([(0.75, True), (0.75, False)])
    0.25
    """
    return sum(b.items * abs(b.confidence - b.right) for b in bins(judged)) / max(len(judged), 1)


class Kept(NamedTuple):
    """What `--least` keeps: precision and recall of the items of at least this confidence."""

    least: float
    precision: float
    recall: float


def kept(judged: Sequence[Judged], wanted: int) -> list[Kept]:
    """Give precision and recall from each of LEASTS on; `wanted` is the number of items in the gold.

    >>> kept([(0.75, True), (0.55, False)], 2)[1:3]
    [Kept(least=0.5, precision=0.5, recall=0.5), Kept(least=0.6, precision=1.0, recall=0.5)]
    """
    found = []
    for least in LEASTS:
        part = [right for confidence, right in judged if confidence >= least]
        found.append(Kept(least, sum(part) / max(len(part), 1), sum(part) / max(wanted, 1)))
    return found


def draw(judged: dict[str, list[Judged]]) -> str:
    """Give a reliability diagram as SVG: confidence to the right, share of right items upwards, a dot a bin."""
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-45 -20 390 380" font-family="sans-serif" font-size="12">',
        '<rect x="0" y="0" width="300" height="300" fill="none" stroke="#888"/>',
        '<line x1="0" y1="300" x2="300" y2="0" stroke="#bbb" stroke-dasharray="4"/>',
        '<text x="110" y="335">confidence</text><text x="-40" y="-6">share that is right</text>',
    ]
    parts += [f'<text x="{x * 300 - 8:.0f}" y="315">{x}</text>' for x in (0, 0.5, 1)]
    parts += [f'<text x="-28" y="{304 - y * 300:.0f}">{y}</text>' for y in (0, 0.5, 1)]
    for row, ((kind, items), colour) in enumerate(zip(judged.items(), ("#1b6ca8", "#c0392b"), strict=False)):
        for b in bins(items):
            size = 3 + 12 * (b.items / len(items)) ** 0.5
            at = f'cx="{b.confidence * 300:.1f}" cy="{300 - b.right * 300:.1f}" r="{size:.1f}"'
            parts.append(f'<circle {at} fill="{colour}" fill-opacity="0.6"/>')
        label = f"{kind}: expected calibration error {calibration_error(items):.3f}"
        parts.append(f'<text x="10" y="{18 + 16 * row}" fill="{colour}">{label}</text>')
    return "\n".join([*parts, "</svg>\n"])
