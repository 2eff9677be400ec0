"""Reads a finite said-verb: its source before or behind it, and where its content opens."""

from khabar.attributions.adjuncts import skip_adjuncts
from khabar.attributions.behind import Behind, after_source, is_described
from khabar.attributions.chains import find_inner
from khabar.attributions.conditions import fits
from khabar.attributions.lexicon import Form, classes, forms, roles
from khabar.attributions.line import COMMAS, Line
from khabar.attributions.objects import about_object, described_as, describer, seen_in
from khabar.attributions.openers import Opener, far_opener, find_opener, governed
from khabar.attributions.records import Draft, Range
from khabar.attributions.shapes import bare, is_definite, particles, role_of, stripped, without
from khabar.attributions.sources import source_phrase
from khabar.attributions.spots import is_complementizer
from khabar.attributions.state import CueState
from khabar.attributions.statements import read_statement
from khabar.attributions.subjects import after_amma, agrees, subject_before


def read_finite(state: CueState, i: int, entry: Form, conj: bool) -> list[Draft]:
    """Read a finite form of a said-verb at i; [] where it hands nothing over, two drafts where a chain opens."""
    line, limit = state.line, state.line.limit(i)
    if "b" in entry.frames:
        draft = read_statement(state, i, entry, limit)
        return [draft] if draft else []
    described = bool(entry.suffix) and is_described(line, i)
    dual = entry.number == "d"
    if dual and entry.tense == "past" and not (described or _is_dual(line, i, conj) or _goes_on(line, i)):
        return []
    before, clause = _subject(line, i, entry, conj)
    passive = entry.key in classes()["passive_only_key"] or _is_believed_of(line, entry, before)
    if passive and entry.gender == "m":
        before, clause = [], i
    if dual and not (before or conj or described or _goes_on(line, i)):
        return []
    if entry.suffix and entry.key in classes()["no_suffix_key"]:
        return []
    if entry.person == "1" and (line.inside[i] < 0 or (not conj and _is_inward(line, i, entry))):
        return []
    joined = _has_participle(line, i, limit)
    k = skip_adjuncts(line, i + 1 + joined, limit, entry)
    k += k + 1 < limit and line.forms[k] in classes()["said_masdar"]
    k = _past_chant(line, k, limit) if entry.key in classes()["chanting_key"] else k
    opener, sources = _at_once(line, i, k, limit, entry, before)
    if opener is None and described and "n" in entry.frames:
        return _of_before(state, i, k, limit, entry)
    if opener is None:
        opener, sources = _behind_more(line, i, k, limit, entry, before)
    if opener is None and entry.key in classes()["always_says"]:
        return _said_before(state, i, k, limit, entry)
    if opener is None or not fits(line, i, entry, sources, opener):
        return []
    if _has_own_subject(entry, i, sources):
        sources = before
    if entry.key in classes()["passive_key"]:
        sources = []
    own = _is_only_mine(line, i)
    draft = state.draft(i, entry, opener, [] if own else sources or _told_by(line, i, entry, conj), clause)
    draft.number = "" if own else draft.number  # we, said by one
    if joined:
        draft.cue = (i, i + 2)
    if entry.key in classes()["open_key"] and i and line.forms[i - 1] in particles()["negation"]:
        draft.stance = "estimate"
    passive = passive and entry.gender == "m" and not draft.sources
    if passive or entry.key in classes()["passive_key"]:
        draft.subject = "passive"
    if described and "d" in entry.frames and not sources and line.forms[i - 1] in classes()["relative"]:
        draft.subject = "relative"
    return _handed_on(state, draft, limit)


def _has_own_subject(entry: Form, i: int, sources: list[Range]) -> bool:
    """Tell if a dual or plural holds its subject itself: before a noun that speaks the verb stays singular."""
    return entry.number in ("d", "p") and entry.person == "3" and bool(sources) and sources[0][0] > i


def _is_inward(line: Line, i: int, entry: Form) -> bool:
    """Tell if a verb of thinking in the first person is only a manner of speaking (I think that), nobody's belief."""
    if entry.key not in classes()["inward_key"]:
        return False
    alone = entry.number == "s" or line.forms[i - 1] in particles()["negation"]
    return alone or entry.key not in classes()["believing_key"]


def _is_only_mine(line: Line, i: int) -> bool:
    """Tell if a verb can only be in the first person, so that whoever is quoted says it and no noun is its subject."""
    readings = forms().get(line.forms[i]) or forms().get(stripped(line.forms[i])) or ()
    return bool(readings) and all(reading.person == "1" for reading in readings)


def _at_once(line: Line, i: int, k: int, limit: int, entry: Form, before: list[Range]) -> Behind:
    """Give the content that opens at k with its sources, or behind who speaks in a relative clause."""
    opener = find_opener(line, k, limit, entry, noun=bool(before))
    if opener and opener[1] == "n" and role_of(line.forms[k]) is not None:
        behind = after_source(line, k, limit, entry, [])
        if behind[0] and behind[1] and behind[0][1] in "pc":  # whom the relative clause has as its own subject
            return behind
    if opener or not entry.suffix:
        return opener, before
    judge: list[Range] = []
    if is_described(line, i) or entry.key in classes()["judging_key"] or "d" in entry.frames:
        opener, judge = describer(line, k, limit, entry)
    return opener or _suffixed(line, i, k, limit, entry), before or judge


def _behind_more(line: Line, i: int, k: int, limit: int, entry: Form, before: list[Range]) -> Behind:
    """Give the content that opens behind a source, an object or words that no rule explains, with its sources."""
    opener, sources = after_source(line, k, limit, entry, before)
    described = bool(entry.suffix) and is_described(line, i)
    if opener is None and described and "d" in entry.frames and k < limit and line.forms[k] in roles():
        opener = k, "p"
    if opener is None and not described:
        opener, sources = seen_in(line, i, limit, entry, before)
        if opener is None:
            opener, sources = about_object(line, k, limit, entry, before)
    if opener is None and not described and not entry.suffix:
        opener, sources = described_as(line, k, limit, entry, before)
    if opener is None and not described:
        opener = governed(line, k, limit, entry)
    if opener is None and (before or line.forms[i] not in forms()) and entry.key in classes()["always_says"]:
        return far_opener(line, k, limit, entry), before
    return opener, sources


def _past_chant(line: Line, k: int, limit: int) -> int:
    """Pass over the words that only name what is chanted (slogans such as)."""
    at = k
    while at < limit and (
        line.forms[at] in classes()["chant"] or (at > k and line.forms[at] in classes()["chant_goes_on"])
    ):
        at += 1
    return at if at < limit and at in line.closes else k


def _is_believed_of(line: Line, entry: Form, before: list[Range]) -> bool:
    """Tell if a thing stands before a verb of belief, of which something is believed by nobody named."""
    if entry.key not in classes()["believing_key"] or entry.tense != "pres" or not before:
        return False
    first = before[0][0]
    thing = line.words[first].pos == "NOUN" and role_of(line.forms[first]) is None
    return thing and not is_definite(line.forms[first]) and line.first + first not in line.names.inside


def _told_by(line: Line, i: int, entry: Form, conj: bool) -> list[Range]:
    """Give the indefinite noun right before a verb that tells more of it (a letter that says, states that fear)."""
    first = i - 1
    while first > 0 and line.words[first].pos == "ADJ" and not is_definite(line.forms[first]) and first > i - 3:
        first -= 1
    wherein = i + 1 < line.size and line.forms[i + 1] in classes()["about_it"]
    if conj or wherein or first < line.floor(i) or entry.suffix or line.words[first].prep or line.words[first].conj:
        return []
    form = line.forms[first]
    role = roles().get(form) or (roles().get(form[:-1]) if form[-1:] in classes()["accusative"] else None)
    if role is None or role.kind == "person" or is_definite(form) or not agrees(line, first, entry):
        return []
    if entry.number != "s" and role.number == "s" and role.kind != "group":
        return []
    return [(first, i)]


def _is_dual(line: Line, i: int, conj: bool) -> bool:
    """Tell if a word that ends like a dual past is one, and no noun in the accusative."""
    form = line.forms[i][1:] if conj else line.forms[i]
    return line.words[i].pos == "VERB" and form not in classes()["not_dual"]


def _has_participle(line: Line, i: int, limit: int) -> bool:
    """Tell if a participle of saying only goes with the verb at i (added, warning: "...")."""
    if i + 3 >= limit or not any(e.tense == "part" and e.key != "qala" for e in forms().get(line.forms[i + 1], ())):
        return False
    accusative = line.forms[i + 1][-1] in classes()["accusative"] or line.forms[i + 1][-1] in classes()["ta_marbuta"]
    return accusative and (line.forms[i + 2] == ":" or i + 2 in line.closes)


def _goes_on(line: Line, i: int) -> bool:
    """Tell if a verb opens a quotation right behind a complementizer with the pronoun it agrees with (that they ")."""
    also = i > 0 and line.forms[i - 1] in classes()["also"]
    return also or (i > 1 and line.inside[i] == i - 1 and is_complementizer(line, i - 2))


def _said_before(state: CueState, i: int, k: int, limit: int, entry: Form) -> list[Draft]:
    """Read a verb that follows the quoted words it goes with ("...", says the teacher)."""
    line = state.line
    close = i - 1
    while close > 0 and line.forms[close] in COMMAS:
        close -= 1
    opened = line.opened_by.get(close, -1)
    if opened < 0 or close - opened < 5 or line.forms[i][:1] in classes()["conjunction"]:
        return []
    if any(draft.start == opened for draft in state.drafts[-3:]):
        return []
    sources = source_phrase(line, k, limit, entry)
    return [state.draft(i, entry, (opened, "e"), sources, i)] if sources else []


def _of_before(state: CueState, i: int, k: int, limit: int, entry: Form) -> list[Draft]:
    """Read a verb whose pronoun stands for what was said just before (which the ministry denies)."""
    line = state.line
    told = bool(state.drafts) and state.drafts[-1].cue[0] >= line.floor(i)
    if not told and not (i > 2 and line.forms[i - 2] in classes()["which_is"]):
        return []
    return [state.draft(i, entry, (i + 1, "prev"), source_phrase(line, k, limit, None), i - 1)]


def _handed_on(state: CueState, draft: Draft, limit: int) -> list[Draft]:
    """Let a chain open between a source and its content (the paper said, handing on from X, that)."""
    line = state.line
    low = max((last for _, last in draft.sources), default=draft.cue[1])
    for k in range(max(low, draft.cue[1]), min(draft.start - 1, low + 8)):
        if line.forms[k] in classes()["handed_on"]:
            inner = find_inner(line, k, k + 2, limit)
            if inner is None:
                continue
            if inner.cue[0] == k:
                inner.cue, inner.why = (k, k + 2), "attributions/adverbials.tsv:naqlan"
            inner.outer = 0
            draft.start, draft.opener = k, "x"
            state.taken.update((k, k + 1))
            return [draft, inner]
    return [draft]


def _subject(line: Line, i: int, entry: Form, conj: bool) -> tuple[list[Range], int]:
    """Give the subject before the verb at i and where its clause starts."""
    described = entry.suffix and (entry.frames & {"d", "n"} or entry.key in classes()["seeing_key"])
    if described and is_described(line, i):
        return [], i - 1
    wherein = i + 1 < line.size and line.forms[i + 1] in classes()["about_it"]
    if wherein and i and line.forms[i - 1] not in classes()["relative"] and not conj:
        return [], i  # a speech in which he says
    if not conj:
        return subject_before(line, i, entry)
    return after_amma(line, i), i


def _suffixed(line: Line, i: int, k: int, limit: int, entry: Form) -> Opener | None:
    """Give the content of a describing verb whose object is a pronoun."""
    if k >= limit or "d" not in entry.frames:
        return None
    form = line.forms[k]
    if k in line.closes:
        return k, "e"
    if any(without(form, prep) for prep in entry.preps):
        return k, "p"
    if form in COMMAS or form in particles()["barrier"] or (form in roles() and agrees(line, k, entry)):
        return None
    return (k, "p") if is_described(line, i) and bare(form) is form else None
