"""Tells where the outlet's own telling begins behind somebody's words: what they hint at, how who speaks goes on."""

from khabar.attributions.lexicon import classes
from khabar.attributions.line import Line
from khabar.attributions.records import Draft
from khabar.attributions.shapes import particles, stripped
from khabar.attributions.spots import is_saying, is_verb


def breaks_off(line: Line, k: int, limit: int) -> bool:
    """Tell if the outlet goes on at k, no comma before it: hinting at, before who speaks says more."""
    form, words = line.forms[k], classes()
    if k + 2 >= limit:
        return False
    if form in words["in"] and line.forms[k + 1] in words["hinting"] and line.forms[k + 2] in words["free_preposition"]:
        return True
    if is_note(line, k):
        return True
    if form in words["before_saying"] and line.forms[k + 1] in words["complementizer"]:
        return is_saying(line, k + 2)
    return form == "." and line.inside[k] < 0 and line.forms[k + 1] in particles()["trailing_opener"]


def is_note(line: Line, k: int) -> bool:
    """Tell if a note of the outlet opens at k (it being known that)."""
    known = line.forms[k] in classes()["known"] and k + 1 < line.size
    return known and stripped(line.forms[k + 1]) in classes()["complementizer"]


def goes_on_otherwise(line: Line, k: int, limit: int, draft: Draft) -> bool:
    """Tell if behind a comma at k stands no more of the content: what who speaks does meanwhile, a main clause."""
    form, words = line.forms[k], particles()
    if form in classes()["meanwhile_doing"] and line.inside[k] < 0 and draft.opener not in ("=", "x"):
        return True
    if k + 1 < limit and form in classes()["already"] and is_verb(line, k + 1):
        return _in_relative(line, draft)
    quoted = k > 1 and k - 2 in line.opened_by and line.opened_by[k - 2] >= draft.start
    main = is_verb(line, k) and not line.words[k].conj and (quoted or form not in words["aux"])
    return main and _in_relative(line, draft)


def _in_relative(line: Line, draft: Draft) -> bool:
    """Tell if a cue stands in a relative clause set off by commas, which the main clause follows."""
    at = draft.cue[0] - 1
    return at > 0 and line.forms[at] in classes()["relative"] and draft.clause <= at + 1
