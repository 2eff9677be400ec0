"""Learns a class of one's own from examples."""

from khabar.learning.background import load_background
from khabar.learning.classes import OwnClass
from khabar.learning.encoder import ENCODER, encode_examples
from khabar.learning.examples import Examples
from khabar.learning.fit import Cases, Side, fit
from khabar.learning.validate import Check, validate
from khabar.learning.words import words_of
from khabar.model.version import VERSION

DIGITS = 5  # of a weight


def learn_class(name: str, examples: Examples) -> tuple[OwnClass, Check]:
    """Learn a class from sentences in Arabic or English; say how well it does on what it was not taught.

    The same examples give the same class. Raises ExtraError where the extra `learn` is not installed.
    """
    cases = Cases(_side(examples.wanted), _side(examples.unwanted), load_background())
    check, fitted = validate(cases), fit(cases)
    weights = tuple(round(float(weight), DIGITS) for weight in fitted.weights)
    numbers = {key: float(value) for key, value in check._asdict().items()}
    telling = tuple(fitted.telling)
    return OwnClass(name, *examples, telling, weights, check.least, numbers, ENCODER, VERSION), check


def _side(sentences: tuple[str, ...]) -> Side:
    """Give sentences with their vectors and words."""
    return Side(sentences, encode_examples(sentences), [words_of(sentence) for sentence in sentences])
