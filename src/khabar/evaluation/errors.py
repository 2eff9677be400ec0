"""Gives the misses and false finds of readings in their context."""

from collections.abc import Iterator
from operator import itemgetter

from khabar.evaluation.pairs import Record, pair

AROUND = 60


def list_errors(gold: Record, reading: Record) -> Iterator[str]:
    """Give a line for each attribution and event that is missed or false in one article."""
    text = reading["article"]["text"]
    for layer, mark in (("attributions", "cue"), ("events", "trigger")):
        pairs = pair(gold[layer], reading[layer], itemgetter(mark), _alike)
        right = {id(item) for couple in pairs for item in couple}
        for word, items in (("missed", gold[layer]), ("false", reading[layer])):
            for item in items:
                if id(item) not in right:
                    label = item.get("type") or item.get("stance")
                    yield f"{word}\t{layer[:-1]}\t{label}\t{gold['doc']}\t{in_context(text, item[mark])}"


def _alike(gold: Record, found: Record) -> bool:
    return bool(gold.get("type") == found.get("type"))


def in_context(text: str, span: list[int]) -> str:
    """Give the words of a span in brackets with what stands around them."""
    start, end = span
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return f"{before}[{text[start:end]}]{after}".replace("\n", " ")
