"""Gives the cue where two words of saying share one content (went on, saying: "...")."""

from khabar.attributions.lexicon import classes
from khabar.attributions.line import COMMAS, Line
from khabar.attributions.records import Range


def doubled_cue(line: Line, i: int, start: int, key: str) -> Range:
    """Give the cue of a said-verb at i whose content starts at `start`.

    Right before a content stands the word that signals it: where that only says so (saying, by saying) and the verb
    before does not say by itself, it is the cue; where both stand together, they are one.
    """
    k = start - 1
    if k > i and line.forms[k] == ":":
        k -= 1
    while k > i and line.forms[k] in COMMAS:
        k -= 1
    if k <= i or line.inside[k] != line.inside[i] or not _says_so(line.forms[k], key):
        return i, i + 1
    if k == i + 1:
        return i, k + 1
    return (i, i + 1) if key in classes()["says_itself_key"] else (k, k + 1)


def _says_so(form: str, key: str) -> bool:
    """Tell if a word only tells that somebody speaks: saying, by saying, and a verb that goes on with writing."""
    return form in classes()["by_saying"] or (key in classes()["writing_key"] and form in classes()["also_saying"])
