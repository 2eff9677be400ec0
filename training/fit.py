"""Fits the models: multinomial and conditional logistic regression with an L2 penalty, by L-BFGS, the same to the digit each time."""

from array import array
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from khabar.classifiers import Clue, Linear, Ranker, names_of

MODELS = Path(__file__).resolve().parent.parent / "src" / "khabar" / "classifiers" / "models"
SMALL = 0.03  # weights that are left away: a third of them, with as many acts right
Case = tuple[Sequence[Clue], str]
Contest = Sequence[tuple[Sequence[Clue], bool]]
"""The entries of a contest: the clues of each, and whether it is a right one."""


def fit(cases: Sequence[Case], *, penalty: float = 1.0, least: int = 2, card: dict[str, str] | None = None) -> Linear:
    """Fit a model to (clues, class) cases; features seen in fewer than `least` cases are left out."""
    x, column = _matrix([clues for clues, _ in cases], least)
    classes = tuple(sorted({label for _, label in cases}))
    y = np.array([classes.index(label) for _, label in cases])
    w = _solve(x, y, len(classes), penalty)
    kept = {f: tuple(round(float(v), 4) for v in w[:, n]) for f, n in column.items() if np.abs(w[:, n]).max() > SMALL}
    return Linear(classes, kept, card or {})


def _matrix(rows: Sequence[Sequence[Clue]], least: int) -> tuple[csr_matrix, dict[str, int]]:
    """Give the rows as a matrix of ones, and the column of each feature that is not too rare."""
    number: dict[str, int] = {}
    spelt: dict[Clue, frozenset[int]] = {}
    cells, ends = array("l"), array("l", [0])
    for clues in rows:
        for clue in clues:
            if clue not in spelt:
                spelt[clue] = frozenset(number.setdefault(name, len(number)) for name in names_of([clue]))
        cells.extend(frozenset().union(*map(spelt.__getitem__, clues)))
        ends.append(len(cells))
    found = np.frombuffer(cells, dtype=np.int64) if cells else np.zeros(0, np.int64)
    counts = np.bincount(found, minlength=len(number))
    column = {name: n for n, name in enumerate(sorted(name for name, at in number.items() if counts[at] >= least))}
    place = np.full(len(number), -1)
    for name, n in column.items():
        place[number[name]] = n
    x = csr_matrix((np.ones(len(found)), found, np.frombuffer(ends, dtype=np.int64)), shape=(len(rows), len(number)))
    kept = np.flatnonzero(place >= 0)
    return x[:, kept[np.argsort(place[kept])]].tocsr(), column


def _solve(x: csr_matrix, y: np.ndarray, k: int, penalty: float) -> np.ndarray:
    one = np.zeros((k, x.shape[0]))
    one[y, np.arange(len(y))] = 1.0

    def cost(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w = flat.reshape(k, -1)
        s = (x @ w.T).T
        s = s - s.max(axis=0)
        p = np.exp(s)
        p /= p.sum(axis=0)
        loss = -np.log(np.maximum(p[y, np.arange(len(y))], 1e-12)).sum() + penalty * (w * w).sum() / 2
        grad = (x.T @ (p - one).T).T + penalty * w
        return loss, np.asarray(grad).ravel()

    start = np.zeros(k * x.shape[1])
    return minimize(cost, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x.reshape(k, -1)


def fit_ranking(
    contests: Sequence[Contest], *, penalty: float = 1.0, least: int = 2, card: dict[str, str] | None = None
) -> Ranker:
    """Fit a model that gives the right entries of each contest the largest share; rare features are left out."""
    entries = [(n, clues, right) for n, contest in enumerate(contests) for clues, right in contest]
    x, column = _matrix([clues for _, clues, _ in entries], least)
    group, right = np.array([n for n, _, _ in entries], np.intp), np.array([float(r) for _, _, r in entries])

    def cost(w: np.ndarray) -> tuple[float, np.ndarray]:
        s = x @ w
        top = np.full(len(contests), -np.inf)
        np.maximum.at(top, group, s)
        e = np.exp(s - top[group])
        whole, good = np.bincount(group, e), np.bincount(group, e * right)
        grad = x.T @ (e / whole[group] - e * right / good[group]) + penalty * w
        return float(-np.log(good / whole).sum() + penalty * (w @ w) / 2), np.asarray(grad)

    w = minimize(cost, np.zeros(len(column)), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    return Ranker({f: round(float(w[n]), 4) for f, n in column.items() if abs(w[n]) > SMALL}, card or {})


def plain(weights: dict[str, float], faint: float) -> dict[str, float]:
    """Leave off the weights below `faint`, and all digits of the others but two."""
    return {name: round(weight, 2) for name, weight in weights.items() if abs(weight) >= faint}


def plain_rows(weights: dict[str, tuple[float, ...]], faint: float) -> dict[str, tuple[float, ...]]:
    """Leave off all digits but two, then the features none of whose weights reaches `faint`."""
    rows = {name: tuple(round(weight, 2) for weight in row) for name, row in weights.items()}
    return {name: row for name, row in rows.items() if max(map(abs, row)) >= faint}


def alone(clues: Sequence[Clue], right: bool) -> Contest:
    """Make the contest of one entry against nothing, by which `Ranker.chance` is learned."""
    return [(clues, right), ((), not right)]


def save(name: str, model: msgspec.Struct) -> Path:
    """Write a model where the package ships it."""
    MODELS.mkdir(exist_ok=True)
    path = MODELS / f"{name.replace('/', '.')}.msgpack"
    path.write_bytes(msgspec.msgpack.encode(model))
    return path
