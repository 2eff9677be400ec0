"""Takes gold records and readings; gives the measures of accuracy, their floors, and the errors in context."""

from khabar.evaluation.errors import list_errors
from khabar.evaluation.measures import MEASURES, Scores, score
from khabar.evaluation.reliability import bins, calibration_error, draw, judge, kept
from khabar.evaluation.run import below_floors, evaluate

__all__ = [
    "MEASURES",
    "Scores",
    "below_floors",
    "bins",
    "calibration_error",
    "draw",
    "evaluate",
    "judge",
    "kept",
    "list_errors",
    "score",
]
