"""Gives adverbial cues (according to X, as X said) with their source; the content stands around them."""

from khabar.attributions.adjuncts import skip_adjuncts
from khabar.attributions.lexicon import Adverbial, Form, adverbials, classes, forms
from khabar.attributions.line import COMMAS, ENDS, OPEN_BRACKETS, Line
from khabar.attributions.openers import find_opener
from khabar.attributions.records import Draft
from khabar.attributions.shapes import bare, particles, role_of, stripped, without
from khabar.attributions.sources import source_phrase
from khabar.attributions.spots import bracket_end, opens_content

DASHES = "-–—"
WHY = "attributions/adverbials.tsv:"


def find_adverbial(line: Line, i: int) -> list[Draft]:
    """Give the attribution that an adverbial at i makes, with the chain that hangs on it, or nothing."""
    form = line.forms[i]
    rows = adverbials().get(form) or adverbials().get(stripped(form)) or ()
    for row in rows:
        end = i + len(row.words)
        if end >= line.limit(i):
            continue  # nobody is named behind it
        if any(line.forms[k] != word for k, word in zip(range(i + 1, end), row.words[1:], strict=False)):
            continue
        if i and line.forms[i - 1] in classes()["inside_after"] and len(row.words) == 1:
            return []  # on accord with
        if row.takes in "vk":
            return _with_verb(line, i, end, row)
        return _with_noun(line, i, end, row)
    return []


def hands_on(line: Line, draft: Draft) -> bool:
    """Tell if an adverbial gives all before it to an outlet, or to somebody who only handed it on."""
    role = role_of(line.forms[draft.sources[0][0]]) if draft.sources else None
    handed = any("x" in entry.frames for entry in forms().get(line.forms[draft.cue[1] - 1], ()))
    return handed or (role is not None and role.kind in ("agency", "media"))


def is_trailing_self(line: Line, i: int) -> bool:
    """Tell if a phrase at i only names the same speaker again (in his words, as he said)."""
    words = classes()
    return any(line.forms[k] in words["trailing_self"] for k in range(i + 1, min(i + 4, line.size)))


def _with_noun(line: Line, i: int, k: int, row: Adverbial) -> list[Draft]:
    limit = line.limit(i)
    if line.forms[k] in classes()["trailing_self"]:
        return []
    trim = 0
    head = line.forms[k]
    if row.takes == "l":
        rest = without(head, next(iter(classes()["doubling"])))
        if not rest:
            return []
        trim, head = (0 if head[1] == head[0] else 1), rest
    if head in classes()["measure"] or bare(head) in classes()["measure"]:
        return []
    if row.key in classes()["grounds_key"] and role_of(head) is None and line.words[k].pos != "PROPN":
        return []
    if bare(head) in classes()["law"] and i != line.floor(i):
        return []
    if row.key in classes()["resting_key"] and role_of(head) is None and bare(head) not in classes()["document_source"]:
        return []  # resting on an agreement is no word of anybody
    sources = source_phrase(line, k, limit, None, sure=True) or _quoted_source(line, k, limit)
    sources = sources or _bracketed_source(line, k, limit)
    if not sources:
        return []
    if i == line.floor(i):
        sources = _with_clause(line, sources, limit)
    draft = Draft(WHY + row.key, row.stance, (i, k), sources, start=sources[-1][1], opener="=", trim=trim)
    draft.clause, draft.gender = i, ""
    if row.takes == "p":
        draft.opener = "from"
    return [draft]


def _with_clause(line: Line, sources: list[tuple[int, int]], limit: int) -> list[tuple[int, int]]:
    """Give the sources of an adverbial that opens a sentence so that its clause is left behind them."""
    first, last = sources[-1]
    if last < limit and (line.forms[last] in COMMAS or opens_content(line, last)):
        return sources
    comma = next((at for at in range(first + 1, last) if line.forms[at] in COMMAS), last)
    return [*sources[:-1], (first, comma)]


def _quoted_source(line: Line, k: int, limit: int) -> list[tuple[int, int]]:
    if k in line.closes and line.closes[k] < limit and line.closes[k] - k <= 6:
        return [(k, line.closes[k] + 1)]
    return []


def _bracketed_source(line: Line, k: int, limit: int) -> list[tuple[int, int]]:
    """Give the source that stands in brackets from k on, the brackets with it."""
    end = bracket_end(line, k, limit) if line.forms[k] in OPEN_BRACKETS else k
    return [(k, end)] if end > k + 2 else []


def _with_verb(line: Line, i: int, k: int, row: Adverbial) -> list[Draft]:
    """Read: as X said; the verb belongs to the cue."""
    limit = line.limit(i)
    if k >= limit:
        return []
    if line.forms[k] in classes()["what"] and k + 1 < limit:
        k += 1
    entry = _said(line.forms[k])
    if entry is None:
        return []
    if "b" in entry.frames and k + 1 < limit and line.forms[k + 1] in entry.preps:
        return _in_document(line, i, k + 1, row, entry)
    start = skip_adjuncts(line, k + 1, limit, entry)
    if row.takes == "k":
        if i == line.floor(i) or start >= limit or line.forms[i - 1] in particles()["barrier"]:
            return []
        if entry.frames & {"o", "s", "x"}:
            return []  # as they also accused, carried
        apart = line.forms[i - 1] in COMMAS or line.forms[i - 1] in DASHES
        if not apart and entry.stance != "estimate" and entry.key not in classes()["plain_said"]:
            return []
        if find_opener(line, start, limit, entry, noun=role_of(line.forms[start]) is None):
            return []
    if start < limit and line.forms[k + 1 : start] and any(f in COMMAS for f in line.forms[k + 1 : start]):
        return []
    sources = source_phrase(line, start, limit, entry)
    if not sources and not (row.takes == "v" and (start >= limit or line.forms[start] in ENDS)):
        return []
    after = sources[-1][1] if sources else start
    if row.takes == "k" and find_opener(line, skip_adjuncts(line, after, limit, entry), limit, entry, noun=True):
        return []
    draft = Draft(WHY + row.key, row.stance, (i, k + 1), sources, start=after, opener="=")
    draft.clause, draft.gender, draft.number = i, entry.gender, entry.number
    if "x" in entry.frames:
        inner = _inner(line, after, limit, entry)
        if inner:
            return [draft, inner]
    return [draft]


def _in_document(line: Line, i: int, k: int, row: Adverbial, entry: Form) -> list[Draft]:
    """Read: as it stands in a statement."""
    sources = source_phrase(line, k + 1, line.limit(i), None)
    if not sources:
        return []
    draft = Draft(WHY + row.key, row.stance, (i, k), sources, start=sources[-1][1], opener="=")
    draft.clause, draft.gender, draft.number = i, entry.gender, entry.number
    return [draft]


def _inner(line: Line, k: int, limit: int, entry: Form) -> Draft | None:
    """Read the one that an agency hands on from: as the agency reported from X."""
    k = skip_adjuncts(line, k, limit, entry)
    if k + 1 >= limit or line.forms[k] not in entry.preps:
        return None
    sources = source_phrase(line, k + 1, limit, None)
    if not sources:
        return None
    draft = Draft("attributions/verbs.tsv:" + entry.key, "assert", (k, k + 1), sources, outer=0)
    draft.start, draft.opener, draft.clause = sources[-1][1], "same", k
    return draft


def _said(form: str) -> Form | None:
    entries = forms().get(form) or forms().get(stripped(form)) or ()
    for entry in entries:
        if entry.tense in ("past", "pres"):
            return entry
    return None
