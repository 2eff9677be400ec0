"""Gives the two attributions of a chain: an agency hands on what somebody is said to have said."""

from khabar.attributions.adjuncts import skip_adjuncts
from khabar.attributions.lexicon import Form, classes, forms
from khabar.attributions.line import Line
from khabar.attributions.openers import Opener, find_opener
from khabar.attributions.records import Draft, Range
from khabar.attributions.shapes import stripped
from khabar.attributions.sources import source_phrase
from khabar.attributions.spots import is_complementizer
from khabar.attributions.subjects import after_amma, subject_before

WHY = "attributions/verbs.tsv:"
INNER = Form("qala", frozenset({"c", "q"}), (), "assert", "masdar", "", "m", "s", "")


def find_chain(line: Line, i: int, entry: Form, conj: bool) -> list[Draft]:
    """Give outer and inner attribution of a verb of handing on at i, or nothing."""
    limit = line.limit(i)
    prep = entry.preps[0]
    if entry.tense in ("masdar", "part"):
        return []
    before, clause = (after_amma(line, i), i) if conj else subject_before(line, i, entry)
    k = skip_adjuncts(line, i + 1, limit, entry)
    if k < limit and line.forms[k] != prep and stripped(line.forms[k]) == prep:  # from him
        k = skip_adjuncts(line, k + 1, limit, entry)
    sources = before
    if k < limit and line.forms[k] != prep:
        found = source_phrase(line, k, limit, entry)
        if found:
            sources = found
            at = found[-1][1]
            if at + 2 < limit and line.forms[at + 1] in classes()["lisan"]:
                return _by_tongue(line, i, entry, sources, at, limit)
            k = skip_adjuncts(line, found[-1][1], limit, entry)
    if k + 1 >= limit:
        return []
    outer = Draft(WHY + entry.key, "assert", (i, i + 1), sources, start=k, opener="x")
    outer.clause = min([clause, *(first for first, _ in sources if first < i)])
    outer.gender, outer.number = entry.gender, entry.number
    if line.forms[k] != prep:
        if is_complementizer(line, k) or line.forms[k] == ":" or k in line.closes:
            outer.opener = "q" if k in line.closes else "c"
            if line.forms[k] == ":":
                outer.start, outer.opener = k + 1, "q"
            return [outer] if (sources or (conj and outer.opener == "c")) and outer.start < limit else []
        said = sources and stripped(line.forms[k]) in classes()["said_masdar"]
        inner = _said(line, k, [], limit) if said else None
        if inner is None and sources and line.forms[k] in classes()["saying_of"]:
            inner = _saying_of(line, k, limit)
    else:
        inner = find_inner(line, k, k + 1, limit)
    if inner is None:
        return []
    inner.outer = 0
    return [outer, inner]


def _by_tongue(line: Line, i: int, entry: Form, sources: list[Range], at: int, limit: int) -> list[Draft]:
    """Read: the agency handed on by X's tongue that ..."""
    inner = find_inner(line, at, at + 2, limit)
    if inner is None:
        return []
    inner.outer = 0
    if inner.cue[0] == at:
        inner.cue = (at, at + 2)
    outer = Draft(WHY + entry.key, "assert", (i, i + 1), sources, start=at, opener="x", clause=i)
    outer.gender, outer.number = entry.gender, entry.number
    return [outer, inner]


def find_inner(line: Line, prep: int, k: int, limit: int) -> Draft | None:
    """Give the inner attribution whose source starts at k behind the preposition at `prep`."""
    sources = source_phrase(line, k, limit, None)
    if not sources:
        return None
    after = sources[-1][1]
    if after + 2 < limit and line.forms[after] in classes()["not_did"]:
        after += 2  # from sources it did not name
    after, end = skip_adjuncts(line, after, limit, None), after
    cue = _said_masdar(line, after, limit)
    if cue is not None:
        return _said(line, cue, sources, limit)
    opener = find_opener(line, after, limit, INNER, noun=False)
    loose = None if opener else _loose(line, prep, sources, after, limit)
    if opener is None and loose is None:  # from officials who were there that
        opener = find_opener(line, skip_adjuncts(line, end, limit, None, after_noun=True), limit, INNER, noun=False)
    return _inner(WHY + "naqala", (prep, prep + 1), sources, opener) if opener else loose


def _said(line: Line, cue: int, sources: list[Range], limit: int) -> Draft | None:
    """Give the inner attribution of a verbal noun of saying at `cue`, of a source named before or nowhere here."""
    entry = next((e for e in forms().get(stripped(line.forms[cue]), ()) if e.tense == "masdar"), INNER)
    start = skip_adjuncts(line, cue + 1, limit, entry)
    opener = find_opener(line, start, limit, entry, noun=True)
    if opener is None:
        if start >= limit:
            return None
        opener = (start, "n")
    draft = _inner(WHY + entry.key, (cue, cue + 1), sources, opener)
    draft.stance = entry.stance
    return draft


def _saying_of(line: Line, k: int, limit: int) -> Draft | None:
    """Give the inner attribution of a verbal noun of saying with its genitive (handed on X's saying that)."""
    sources = source_phrase(line, k + 1, limit, INNER)
    if not sources:
        return None
    opener = find_opener(line, skip_adjuncts(line, sources[-1][1], limit, INNER), limit, INNER, noun=False)
    return _inner(WHY + INNER.key, (k, k + 1), sources, opener) if opener else None


def _inner(why: str, cue: Range, sources: list[Range], opener: Opener) -> Draft:
    draft = Draft(why, "assert", cue, sources, start=opener[0], opener=opener[1])
    draft.clause = sources[0][0] if sources else cue[0]
    draft.subject = "inner"
    return draft


def _said_masdar(line: Line, k: int, limit: int) -> int | None:
    """Give the place of the verbal noun of saying that goes on a chain, at k or a few words behind."""
    words = classes()["said_masdar"]
    for at in range(k, min(limit, k + 14)):
        if stripped(line.forms[at]) in words:
            return at
        if at in line.closes or is_complementizer(line, at):
            return None
    return None


def _loose(line: Line, prep: int, sources: list[Range], after: int, limit: int) -> Draft | None:
    """Read: handed on from X information that tells that ..."""
    for k in range(after, min(after + 4, limit)):
        for entry in forms().get(line.forms[k], ()):
            if entry.key in classes()["informing"] and entry.tense in ("past", "pres"):
                opener = find_opener(line, k + 1, limit, entry, noun=False)
                return _inner(WHY + entry.key, (k, k + 1), sources, opener) if opener else None
    return None
