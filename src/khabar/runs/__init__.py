"""Takes inputs and a place for results; codes all articles, in one process or many, so that a cut-off run can go on."""

from khabar.runs.code import Options, Summary, code, keep
from khabar.runs.finish import Extras, open_finisher
from khabar.runs.missing import Missing, find_missing
from khabar.runs.parts import code_here, code_parts
from khabar.runs.stored import code_into, load_into
from khabar.runs.total import count_items

__all__ = [
    "Extras", "Missing", "Options", "Summary", "code", "code_here", "code_into", "code_parts", "count_items",
    "find_missing", "keep", "load_into", "open_finisher",
]  # fmt: skip
