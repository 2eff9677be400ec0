"""Takes gold records and readings; gives the measures of accuracy, their floors, and the errors in context."""

from khabar.evaluation.errors import list_errors
from khabar.evaluation.measures import MEASURES, Scores, score
from khabar.evaluation.run import below_floors, evaluate

__all__ = ["MEASURES", "Scores", "below_floors", "evaluate", "list_errors", "score"]
