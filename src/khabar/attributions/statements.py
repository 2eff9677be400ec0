"""Reads what came in a statement, and whose statement it was."""

from khabar.attributions.adjuncts import skip_adjuncts
from khabar.attributions.lexicon import Form, classes
from khabar.attributions.openers import find_opener
from khabar.attributions.records import Draft, Range
from khabar.attributions.shapes import role_of, without
from khabar.attributions.sources import source_phrase
from khabar.attributions.state import CueState


def read_statement(state: CueState, i: int, entry: Form, limit: int) -> Draft | None:
    """Read: it came in a statement that ..."""
    line = state.line
    k = i + 1
    if k >= limit:
        return None
    if line.forms[k] in classes()["about_it"]:
        after = skip_adjuncts(line, k + 1, limit, None)
        opener = find_opener(line, after, limit, entry, noun=False)
        if opener:
            draft = state.draft(i, entry, opener, _document(state, i), i)
            draft.cue = (i, k + 1)
            return draft
        return None
    attached = _in_attached(line.forms[k]) and not (i and line.forms[i - 1] in classes()["what"])
    if line.forms[k] not in entry.preps and not attached:
        return None
    sources = source_phrase(line, k + (not attached), limit, None, sure=attached)
    if not sources:
        return None
    after = skip_adjuncts(line, sources[-1][1], limit, None, after_noun=True)
    opener = find_opener(line, after, limit, entry, noun=False)
    return state.draft(i, entry, opener, sources, i) if opener else None


def _in_attached(form: str) -> bool:
    """Tell if a word is an attached preposition with a document (came in-the-report)."""
    role = next((role_of(without(form, prep)) for prep in classes()["attached_bi"] if without(form, prep)), None)
    return role is not None and role.kind == "document"


def _document(state: CueState, i: int) -> list[Range]:
    """Give the statement or letter last named before i."""
    line = state.line
    for k in range(i - 1, max(line.floor(i), i - 30) - 1, -1):
        form = line.forms[k]
        role = role_of(form) or role_of(form[:-1])
        if role is not None and role.kind == "document" and k not in state.named:
            own = (
                k + 1 < i
                and line.forms[k + 1].startswith(next(iter(classes()["doubling"])))
                and len(line.forms[k + 1]) > 4
            )
            return [(k, k + 2 if own else k + 1)]
    return []
