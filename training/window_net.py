"""A small neural tagger in numpy: the second opinion of training/silver.py. It is not shipped.

A word is the sum of the vectors of its clues (the features of `khabar.words.features.own`) beside its vector from the corpus; one layer makes
its token, a second one reads the tokens of a window of words, and a softmax gives the share of each label. Learnt with dropout by Adam
(Kingma and Ba, ICLR 2015). The same to the digit each time on one thread (OMP_NUM_THREADS=1).
"""

from collections import Counter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from khabar.words.features import own
from khabar.words.stems import ARTICLE, nominal_stem

REACH = 2  # words on each side
EMBED, TOKEN, HIDDEN = 64, 128, 200  # sizes of the layers
PASSES, BATCH, RATE = 10, 512, 0.002  # times over the words, words a step, length of the first steps
DROP, DROP_SEEN, DROP_CLUES = 0.4, 0.2, 0.15  # shares left out while learning
LEAST = 2  # how often a clue must be seen
BEYOND = ""  # the form beyond the ends of a sentence
Matrix = NDArray[np.float32]
Labelled = tuple[list[str], list[str]]  # forms, labels


class Coded(NamedTuple):
    """Sentences in numbers."""

    clues: csr_matrix  # forms x clues
    vectors: Matrix  # forms x length of the corpus's vectors
    windows: NDArray[np.intp]  # words x (2 * REACH + 1): numbers of forms


class Layers(NamedTuple):
    """What a batch looks like in each layer (words used x EMBED + vector, x TOKEN; words x window, x HIDDEN, x labels)."""

    seen: Matrix
    token: Matrix
    window: Matrix
    hidden: Matrix
    shares: Matrix


class Noise:
    """Gives masks that leave out a share and make up for it in the rest; none at all without `random`."""

    def __init__(self, random: np.random.Generator | None) -> None:
        """Keep the source of chance."""
        self.random = random

    def mask(self, shape: tuple[int, ...], drop: float) -> Matrix:
        """Give a mask of a shape."""
        if self.random is None:
            return np.ones((1,) * len(shape), np.float32)
        return ((self.random.random(shape) >= drop) / (1 - drop)).astype(np.float32)


class Steps:
    """Moves weights down their gradients by Adam; `rows` picks the rows that a gradient is of."""

    def __init__(self, weights: dict[str, Matrix], total: int) -> None:
        """Begin for weights (changed in place) that take so many steps in all."""
        self.weights, self.total, self.done = weights, total, 0
        self.first = {name: np.zeros_like(w) for name, w in weights.items()}
        self.second = {name: np.zeros_like(w) for name, w in weights.items()}

    def take(self, gradients: dict[str, Matrix], rows: NDArray[np.intp]) -> None:
        """Take one step; the gradient of `clue` is of these rows only."""
        self.done += 1
        rate = RATE * max(0.05, 1 - self.done / self.total)
        for name, gradient in gradients.items():
            at = rows if name == "clue" else slice(None)
            first = 0.9 * self.first[name][at] + 0.1 * gradient
            second = 0.999 * self.second[name][at] + 0.001 * gradient**2
            self.first[name][at], self.second[name][at] = first, second
            mean, spread = first / (1 - 0.9**self.done), second / (1 - 0.999**self.done)
            self.weights[name][at] -= rate * mean / (np.sqrt(spread) + 1e-8)


class WindowNet:
    """The tagger; `vectors` gives the corpus's vectors of forms."""

    def __init__(self, vectors: dict[str, Matrix], seed: int) -> None:
        """Keep what the net starts from."""
        self.vectors, self.seed = vectors, seed
        self.length = len(next(iter(vectors.values())))

    def fit(self, sentences: list[Labelled], labels: list[str]) -> "WindowNet":
        """Learn from sentences."""
        random = np.random.default_rng(self.seed)
        counts = Counter(clue for forms, _ in sentences for form in forms for clue in own(form))
        names = sorted(clue for clue, n in counts.items() if n >= LEAST)
        self.clues = {clue: at for at, clue in enumerate((BEYOND, *names))}
        self.weights = self._start(random, len(labels))
        coded = self._coded([forms for forms, _ in sentences])
        number = {label: at for at, label in enumerate(labels)}
        wanted = np.array([number[label] for _, found in sentences for label in found])
        batches = -(-len(wanted) // BATCH)
        steps, noise = Steps(self.weights, PASSES * batches), Noise(random)
        for _ in range(PASSES):
            for batch in np.array_split(random.permutation(len(wanted)), batches):
                self._learn(coded, batch, wanted[batch], steps, noise)
        return self

    def shares(self, sentences: list[list[str]]) -> list[Matrix]:
        """Give the share of each label for the words of each sentence (words x labels)."""
        coded, none = self._coded(sentences), Noise(None)
        parts = []
        for at in range(0, len(coded.windows), 4096):
            windows = coded.windows[at : at + 4096]
            used, flat = np.unique(windows, return_inverse=True)
            place = flat.reshape(windows.shape)
            parts.append(self._read(coded.clues[used], coded.vectors[used], place, none)[0].shares)
        ends = np.cumsum([len(forms) for forms in sentences])[:-1]
        return np.split(np.concatenate(parts), ends)

    def _start(self, random: np.random.Generator, labels: int) -> dict[str, Matrix]:
        sizes = (EMBED + self.length, TOKEN), ((2 * REACH + 1) * TOKEN, HIDDEN), (HIDDEN, labels)
        weights = {"clue": (0.1 * random.standard_normal((len(self.clues), EMBED))).astype(np.float32)}
        for name, (rows, columns) in zip(("token", "hidden", "label"), sizes, strict=True):
            spread = np.sqrt(2 / (rows + columns))
            weights[name] = (spread * random.standard_normal((rows, columns))).astype(np.float32)
            weights[name + " start"] = np.zeros(columns, np.float32)
        return weights

    def _vector(self, form: str) -> Matrix:
        """Give the vector of a form, or else of its stem, with the article or without."""
        stem = nominal_stem(form) if form else BEYOND
        known = (self.vectors.get(name) for name in (form, stem, ARTICLE + stem, form[1:]))
        return next((vector for vector in known if vector is not None), np.zeros(self.length, np.float32))

    def _coded(self, sentences: list[list[str]]) -> Coded:
        forms = [BEYOND, *sorted({form for sentence in sentences for form in sentence})]
        number = {form: at for at, form in enumerate(forms)}
        found = [[BEYOND], *([clue for clue in own(form) if clue in self.clues] for form in forms[1:])]
        columns = [self.clues[clue] for clues in found for clue in clues]
        ends = np.cumsum([0, *(len(clues) for clues in found)])
        table = csr_matrix((np.ones(len(columns), np.float32), columns, ends), shape=(len(forms), len(self.clues)))
        windows = []
        for sentence in sentences:
            line = [0] * REACH + [number[form] for form in sentence] + [0] * REACH
            windows += [line[at : at + 2 * REACH + 1] for at in range(len(sentence))]
        return Coded(table, np.array([self._vector(form) for form in forms], np.float32), np.array(windows))

    def _read(
        self, clues: csr_matrix, vectors: Matrix, place: NDArray[np.intp], noise: Noise
    ) -> tuple[Layers, tuple[Matrix, Matrix, Matrix]]:
        """Give the layers of a batch and their masks; `place` (words x window) are rows of `clues` and `vectors`."""
        w = self.weights
        seen = np.hstack([clues @ w["clue"], vectors])
        drop_seen = noise.mask(seen.shape, DROP_SEEN)
        seen = seen * drop_seen
        token = np.maximum(seen @ w["token"] + w["token start"], 0)
        drop_token = noise.mask(token.shape, DROP)
        token = token * drop_token
        window = token[place].reshape(len(place), -1)
        hidden = np.maximum(window @ w["hidden"] + w["hidden start"], 0)
        drop_hidden = noise.mask(hidden.shape, DROP)
        hidden = hidden * drop_hidden
        scores = hidden @ w["label"] + w["label start"]
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        return Layers(seen, token, window, hidden, shares), (drop_seen, drop_token, drop_hidden)

    def _learn(
        self, coded: Coded, batch: NDArray[np.intp], wanted: NDArray[np.intp], steps: Steps, noise: Noise
    ) -> None:
        """Take one step by the words of a batch."""
        w, windows = self.weights, coded.windows[batch]
        used, flat = np.unique(windows, return_inverse=True)
        place = flat.reshape(windows.shape)
        clues = coded.clues[used]
        clues.data = noise.mask(clues.data.shape, DROP_CLUES)
        layers, (drop_seen, drop_token, drop_hidden) = self._read(clues, coded.vectors[used], place, noise)
        error = layers.shares.copy()
        error[np.arange(len(batch)), wanted] -= 1
        error /= len(batch)
        hidden = (error @ w["label"].T) * drop_hidden * (layers.hidden > 0)
        window = (hidden @ w["hidden"].T).reshape(-1, TOKEN)
        ones = np.ones(place.size, np.float32)
        summed = csr_matrix((ones, (place.ravel(), np.arange(place.size))), shape=(len(used), place.size))
        token = (summed @ window) * drop_token * (layers.token > 0)
        seen = (token @ w["token"].T) * drop_seen
        rows = np.unique(clues.indices)
        gradients = {
            "label": layers.hidden.T @ error,
            "label start": error.sum(axis=0),
            "hidden": layers.window.T @ hidden,
            "hidden start": hidden.sum(axis=0),
            "token": layers.seen.T @ token,
            "token start": token.sum(axis=0),
            "clue": clues.T.tocsr()[rows] @ seen[:, :EMBED],
        }
        steps.take(gradients, rows)
