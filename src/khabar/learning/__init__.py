"""Takes examples of a class of the user's own; gives the sentences of readings that tell it.

Needs the extra `learn`: a sentence encoder of 32 MB that brings English and Arabic together, and numpy.
"""

from khabar.learning.classes import OwnClass, class_path, list_classes, load_class, save_class
from khabar.learning.examples import Examples, make_examples, read_examples
from khabar.learning.learn import learn_class
from khabar.learning.mark import Marker
from khabar.learning.validate import Check

__all__ = [
    "Check",
    "Examples",
    "Marker",
    "OwnClass",
    "class_path",
    "learn_class",
    "list_classes",
    "load_class",
    "make_examples",
    "read_examples",
    "save_class",
]
