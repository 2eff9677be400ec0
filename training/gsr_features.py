"""Gives what a sentence is judged by in training/gsr.py: its words, letters, vector, Khabar's reading, its likeness to our own marks."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, diags, vstack

from khabar.learning.encoder import encode
from khabar.text import read_text
from khabar.words import Page, read_words
from training.gold_split import Pair

SHORTEST, LONGEST = 2, 5  # letters of a piece of a word
LENGTHS = (60, 120, 180, 240, 300, 360, 420)  # characters of a sentence
ORDINALS = (0, 1, 2, 3, 5, 8, 12, 20, 30, 50)  # sentences before it in its document, where known
OWN_LEAST, OWN_STRENGTH = 3, {"words": 10.0, "vector": 20.0}  # of the models learned on our own marks
FEWEST = 40  # sentences that a mode needs in our own marks
NUMBER = "0"
BEFORE, BEHIND = 8, 10  # words around the act that Khabar is surest of
PLACE = re.compile(r"[-_](\d+)$")


def read_page(text: str) -> Page:
    """Give the words of a text."""
    clean, sentences, _ = read_text(text)
    return read_words(clean, sentences)


def terms(page: Page, first: int, last: int) -> list[str]:
    """Give the stems of the words [first, last), numbers as one, and each two that follow each other.

    >>> page = read_page("قتل 12 جنديا")
    >>> terms(page, 0, 3)
    ['قتل', '0', 'جنديا', 'قتل 0', '0 جنديا']
    """
    stems = [_stem(w.stem) for w in page.words[first:last] if w.pos != "PUNCT"]
    return stems + [f"{a} {b}" for a, b in itertools.pairwise(stems)]


def _stem(stem: str) -> str:
    return NUMBER if any(letter.isdigit() for letter in stem) else stem


def pieces(page: Page) -> list[str]:
    """Give the pieces of two to five letters of all words, the ends of a word marked by spaces."""
    found = []
    for word in page.words:
        form = f" {word.form} " if word.pos != "PUNCT" else ""
        found += [form[n : n + size] for size in range(SHORTEST, LONGEST + 1) for n in range(len(form) - size + 1)]
    return found


def told(reading: dict[str, Any], kind: str) -> list[str]:
    """Give features of Khabar's reading: acts with mode, status and confidence; those of `kind` with parties and facts."""
    found = []
    for e in reading["events"]:
        name = e["type"]
        found += [f"type {name}", f"status {name} {e['status']}", f"mode {name} {e['mode']}"]
        if name == kind:
            sectors = [(role, s) for role in ("actors", "recipients") for party in e[role] for s in party["sectors"]]
            found += [f"why {e['why']}", f"sure {int(e['confidence'] * 10)}", f"said {bool(e['said_in'])}"]
            found += [f"{role} {sector}" for role, sector in sectors]
            found += [f"{role} {min(2, len(e[role]))}" for role in ("actors", "recipients")]
            found += [f"{fact} {bool(e[fact])}" for fact in ("size", "when", "where")]
    found += [f"count {count['what']}" for count in reading["counts"]]
    found += [f"mention {sector}" for mention in reading["mentions"] for sector in mention["sectors"]]
    found += [f"time {time['grain']}" for time in reading["times"]]
    found += [f"stance {said['stance']}" for said in reading["attributions"]]
    return found


def near(page: Page, text: str, reading: dict[str, Any], kind: str) -> str:
    """Give the words around the act of `kind` that Khabar is surest of; the whole text where it finds none."""
    best = max((e for e in reading["events"] if e["type"] == kind), key=lambda e: e["confidence"], default=None)
    if best is None:
        return text
    spans = [page.span(n, n + 1) for n in range(len(page.words))]
    at = next(n for n, (_, end) in enumerate(spans) if end > best["trigger"][0])
    return text[spans[max(0, at - BEFORE)][0] : spans[min(len(spans) - 1, at + BEHIND)][1]]


def bulk(row: dict[str, Any]) -> list[str]:
    """Give how long a sentence is and which one of its document it is.

    >>> bulk({"id": "AAW-7", "text": "x" * 100})
    ['length 1', 'ordinal 5']
    """
    place = PLACE.search(row["id"])
    ordinal = int(place.group(1)) if place else -1
    return [f"length {_step(len(row['text']), LENGTHS)}", f"ordinal {_step(ordinal, ORDINALS)}"]


def _step(value: int, steps: Sequence[int]) -> int:
    return sum(value >= step for step in steps)


def count(rows: Sequence[Sequence[str]], known: dict[str, int] | None = None) -> tuple[csr_matrix, dict[str, int]]:
    """Count features: a row each, a column for each feature of `known`, or of all that stand in two rows."""
    if known is None:
        seen = Counter(feature for row in rows for feature in set(row))
        known = {feature: n for n, feature in enumerate(sorted(f for f, times in seen.items() if times > 1))}
    counts = [Counter(feature for feature in row if feature in known) for row in rows]
    places = [(n, known[feature]) for n, row in enumerate(counts) for feature in row]
    values = [float(times) for row in counts for times in row.values()]
    return csr_matrix((values, tuple(np.array(places).T)), shape=(len(rows), len(known))), known


def weigh(counts: csr_matrix, seen: np.ndarray, least: int) -> csr_matrix:
    """Give TF-IDF of length 1 by row (logarithm of counts); frequencies, and what is too rare, are those of rows `seen`."""
    frequency = np.asarray((counts[seen] > 0).sum(axis=0)).ravel()
    kept = np.flatnonzero(frequency >= least)
    x = counts[:, kept].copy()
    x.data = 1 + np.log(x.data)
    return unit(x @ diags(1 + np.log((1 + len(seen)) / (1 + frequency[kept]))))


def unit(x: csr_matrix) -> csr_matrix:
    """Give rows of length 1."""
    length = np.sqrt(np.asarray(x.multiply(x).sum(axis=1)).ravel())
    return csr_matrix(diags(1 / np.maximum(length, 1e-9)) @ x)


def regress(x: Any, y: np.ndarray, weight: np.ndarray, strength: float) -> np.ndarray:
    """Fit a logistic regression with an L2 penalty; the bias comes last."""
    sign = 2.0 * y - 1

    def cost(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = sign * (x @ w[:-1] + w[-1])
        slope = -strength * sign * weight / (1 + np.exp(np.clip(z, -50, 50)))
        loss = strength * (weight * np.logaddexp(0, -z)).sum() + w[:-1] @ w[:-1] / 2
        return float(loss), np.append(x.T @ slope + w[:-1], slope.sum())

    start = np.zeros(x.shape[1] + 1)
    return minimize(cost, start, jac=True, method="L-BFGS-B", options={"maxiter": 150, "ftol": 1e-7}).x


class Own(NamedTuple):
    """Sentences of Khabar's own annotated news: their terms, vectors, and the gold events whose triggers they hold."""

    terms: list[list[str]]
    vectors: np.ndarray
    events: list[list[dict[str, Any]]]


def read_own(pairs: Sequence[Pair]) -> Own:
    """Read the sentences of annotated articles."""
    found: list[list[str]] = []
    texts, events = [], []
    for article, gold in pairs:
        page = read_page(article["text"])
        for first, last in page.ranges:
            if last > first:
                start, end = page.span(first, last)
                found.append(terms(page, first, last))
                texts.append(article["text"][start:end])
                events.append([e for e in gold["events"] if start <= e["trigger"][0] < end])
    return Own(found, encode(texts), events)


def targets(own: Own, kind: str) -> Iterator[np.ndarray]:
    """Give what models learn on our own marks, a 0 or 1 for each sentence: that it tells the type; that it happened; with numbers; each mode."""
    acts = [[e for e in events if e["type"] == kind] for events in own.events]
    actual = [[e for e in events if e["status"] == "actual"] for events in acts]
    yield np.array([bool(events) for events in acts], float)
    yield np.array([bool(events) for events in actual], float)
    yield np.array([any(e.get("size") for e in events) for events in actual], float)
    modes = Counter(mode for events in actual for mode in {e["mode"] for e in events} if mode)
    for mode in sorted(mode for mode, times in modes.items() if times >= FEWEST):
        yield np.array([any(e["mode"] == mode for e in events) for events in actual], float)


def likeness(own: Own, kind: str, rows: Sequence[Sequence[str]], vectors: np.ndarray) -> np.ndarray:
    """Give how much sentences are like those of our own marks: log-odds of each target by words and by vector, spread 1."""
    counts, known = count(own.terms)
    here, _ = count(rows, known)
    every = np.arange(len(own.terms))
    both = weigh(csr_matrix(vstack([counts, here])), every, OWN_LEAST)
    sides = {"words": (both[: len(every)], both[len(every) :]), "vector": (own.vectors, vectors)}
    columns = []
    for y in targets(own, kind):
        for name, (theirs, ours) in sides.items():
            w = regress(theirs, y, np.ones(len(y)), OWN_STRENGTH[name])
            columns.append(ours @ w[:-1] + w[-1])
    x = np.column_stack(columns)
    return (x - x.mean(axis=0)) / x.std(axis=0) / np.sqrt(x.shape[1])
