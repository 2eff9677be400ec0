"""Marks the sentences of a reading that bear classes of one's own."""

from collections.abc import Iterable

from msgspec.structs import replace

from khabar.learning.classes import OwnClass, load_class
from khabar.learning.encoder import Vectors, encode, encode_examples
from khabar.learning.fit import Fitted
from khabar.learning.words import words_of
from khabar.model import ClassFound, Reading
from khabar.text import CleanText

FEWEST_WORDS = 4


class Marker:
    """Looks for classes by their names. Raises InputError for an unknown one, ExtraError without the extra `learn`."""

    def __init__(self, names: Iterable[str]) -> None:
        import numpy as np

        self.classes = [load_class(name) for name in dict.fromkeys(names)]
        self.fitted = [Fitted(one.telling, np.array(one.weights)) for one in self.classes]
        self.examples = [encode_examples(one.examples) for one in self.classes]

    def mark(self, reading: Reading) -> Reading:
        """Give the reading with its sentences that bear a class, in the order of the text.

        `why` names the class and its example that the sentence is most like, with their cosine.
        """
        spans = [span for span in reading.sentences if len(reading.text(span).split()) >= FEWEST_WORDS]
        if not spans:
            return reading
        texts = [" ".join(CleanText(reading.text(span)).clean.split()) for span in spans]
        vectors, words = encode(texts), [words_of(text) for text in texts]
        found = [
            one
            for own, fitted, examples in zip(self.classes, self.fitted, self.examples, strict=True)
            for one in _of_class(own, fitted.scores(vectors, words), vectors @ examples.T, spans)
        ]
        return replace(reading, classes=tuple(sorted(found, key=lambda one: (one.sentence, one.name))))


def _of_class(
    own: OwnClass, reached: Vectors, likeness: Vectors, spans: list[tuple[int, int]]
) -> Iterable[ClassFound]:  # fmt: skip
    for span, score, alike in zip(spans, reached, likeness, strict=True):
        if score >= own.least:
            nearest = int(alike.argmax())
            why = f"classes/{own.name}: like example {nearest + 1} ({alike[nearest]:.2f})"
            yield ClassFound(own.name, span, round(float(score), 4), why)
