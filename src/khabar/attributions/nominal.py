"""Reads participles and verbal nouns of saying."""

from khabar.attributions.adjuncts import skip_adjuncts
from khabar.attributions.lexicon import Form, classes
from khabar.attributions.line import COMMAS, Line
from khabar.attributions.objects import about_object, can_judge, described_as
from khabar.attributions.openers import Opener, find_opener
from khabar.attributions.records import Draft, Range
from khabar.attributions.shapes import bare, is_masdar, particles, role_of, stripped
from khabar.attributions.sources import source_phrase
from khabar.attributions.spots import is_complementizer, is_verb
from khabar.attributions.state import CueState
from khabar.attributions.subjects import agrees

SUBJECT = 12  # words of a verb with its subject


def read_participle(state: CueState, i: int, entry: Form) -> Draft | None:
    """Read a circumstantial participle (stressing that ...)."""
    line, limit = state.line, state.line.limit(i)
    if (
        entry.key in classes()["no_participle"]
        or not _can_hang(line, i)
        or (entry.key in classes()["accusing_key"] and i and line.forms[i - 1][0].isdigit())
    ):
        return None
    if entry.key == "qala" and state.drafts and 0 <= i - state.drafts[-1].cue[0] < 12 and state.drafts[-1].start > i:
        return None
    k = skip_adjuncts(line, i + 1, limit, entry)
    opener = find_opener(line, k, limit, entry, noun=True)
    if opener and k == i + 1 and entry.key in classes()["accusing_key"]:
        return None  # those accused of it, not who accuses them
    if opener is None and entry.frames & {"o", "d"}:
        phrase = source_phrase(line, k, limit, entry)
        if phrase and not is_masdar(line.forms[k]):
            after = skip_adjuncts(line, phrase[-1][1], limit, entry)
            opener = find_opener(line, after, limit, entry, noun=False)
    if opener is None:
        opener = _governs(line, i + 1, limit, entry) or about_object(line, k, limit, entry, [])[0]
    if opener is None:
        opener, _ = described_as(line, k, limit, entry, [])
    if opener is None or (opener[1] in "pn" and _is_adjective(state, i, entry)):
        return None
    draft = state.draft(i, entry, opener, [], i)
    draft.subject = "participle"
    draft.giver = next((g for g in _sentence_subject(state, i) if agrees(line, g[0], entry)), None)
    return draft


def _governs(line: Line, k: int, limit: int, entry: Form) -> Opener | None:
    """Give the content right behind a participle that its attached preposition opens, whatever noun that carries."""
    if k >= limit or "p" not in entry.frames or line.forms[k] in classes()["statement_attached"] | classes()["manner"]:
        return None
    word, form = line.words[k], line.forms[k]
    attached = classes()["attached_bi"] & set(entry.preps)
    noun = word.pos in ("NOUN", "ADJ") and word.prep in attached
    return (k, "p") if noun or (form[:1] in attached and form in classes()["what"]) else None


def _can_hang(line: Line, i: int) -> bool:
    """Tell if a participle at i can hang on what stands before: a sentence opens with one only right before that."""
    if i != line.floor(i):
        return True
    if i + 2 >= line.size or line.inside[i] >= 0 or not (i or line.number):
        return False
    opens = is_complementizer(line, i + 1) or i + 1 in line.closes or line.forms[i + 1] == ":"
    return opens or (line.forms[i + 1] in classes()["free_preposition"] and is_complementizer(line, i + 2))


def _is_adjective(state: CueState, i: int, entry: Form) -> bool:
    """Tell if a feminine participle only describes the indefinite noun right before it (strict measures)."""
    before = state.line.forms[i - 1]
    if entry.gender != "f" or before in COMMAS or bare(before) is not before or i - 1 in state.line.closes.values():
        return False
    return before[-1:] in classes()["feminine_ending"] or before[-2:] in classes()["feminine_ending"]


def read_masdar(state: CueState, i: int, entry: Form) -> Draft | None:
    """Read a verbal noun (his saying that ..., the announcement by X that ...)."""
    line, limit = state.line, state.line.limit(i)
    before = line.forms[i - 1] if i else ""
    if before in classes()["before_trailing"] or entry.frames & {"s", "o"}:
        return None
    if "c" not in entry.frames and entry.key not in classes()["masdar_key"]:
        return None
    form = stripped(line.forms[i])
    defined = bare(form) != form or bare(form[1:]) != form[1:]
    sure = entry.key in classes()["masdar_key"]
    if not sure and not entry.suffix and defined:
        return None
    k = skip_adjuncts(line, i + 1, limit, entry)
    held = entry.key in classes()["held_key"] and before in classes()["governed"]
    opener = find_opener(line, k, limit, entry, noun=bool(entry.suffix) or held)
    sources: list[Range] = []
    if opener is None and not entry.suffix and not defined:
        owned = not _is_object(line, i + 1, limit) and i + 1 < limit and can_judge(line, i + 1)
        sources = source_phrase(line, i + 1, limit, entry) if owned else []
        if sources:
            k = skip_adjuncts(line, sources[-1][1], limit, entry)
            opener = find_opener(line, k, limit, entry, noun=True)
    elif opener and not entry.suffix and not (defined and opener[1] in "cq") and not _is_act(line, i, entry, opener):
        return None
    elif opener and defined and not entry.suffix:
        governed = bare(form) is form or before in particles()["free_preposition"]
        if not governed and not _stands_alone(line, i, entry, opener):
            return None
        sources = _sentence_subject(state, i) or _clause_subject(line, i, entry) if opener[1] in "cq" else []
    if opener is None or (opener[1] == "n" and k - i > 9):
        return None
    if opener[1] == "q" and entry.key in classes()["admitting_key"]:
        return None  # a law is passed
    owned = bool(entry.suffix) and (opener[1] not in "pn" or entry.key in classes()["attitude_key"])
    if not sure and opener[1] != "c" and not owned:
        return None
    draft = state.draft(i, entry, opener, sources, i)
    draft.subject = "masdar"
    return draft


def _is_act(line: Line, i: int, entry: Form, opener: Opener) -> bool:
    """Tell if a verbal noun stands for its verb with what that hands over (the announcement of, by denying the)."""
    before = line.forms[i - 1] if i else ""
    if entry.key in classes()["declared_key"] and opener[1] == "p":
        return before not in classes()["negation"]
    held = entry.key in classes()["held_key"] and before in classes()["governed"]
    return held and opener[1] == "n" and is_masdar(line.forms[opener[0]])


def _stands_alone(line: Line, i: int, entry: Form, opener: Opener) -> bool:
    """Tell if the saying itself is spoken of, no matter whose it is (saying that ... is wrong)."""
    before = line.forms[i - 1] if i else ""
    said = i > 0 and opener[1] == "c" and entry.key in classes()["masdar_key"]
    return said and before not in classes()["able"] and not is_verb(line, i - 1)


def _is_object(line: Line, k: int, limit: int) -> bool:
    """Tell if the noun behind a verbal noun of saying is what is announced, not who announces it."""
    return k < limit and is_masdar(line.forms[k]) and role_of(line.forms[k]) is None


def _clause_subject(line: Line, i: int, entry: Form) -> list[Range]:
    """Give the subject that stands between a verb and what it is done by (Rome contented itself by saying that)."""
    if line.forms[i] not in classes()["by_saying"]:
        return []
    for k in range(i - 2, max(line.floor(i), i - SUBJECT) - 1, -1):
        if line.forms[k] in COMMAS or line.forms[k] in particles()["relative"]:
            break
        if is_verb(line, k):
            found = source_phrase(line, k + 1, i, None)
            return found if found and found[-1][1] == i else []
    return []


def _sentence_subject(state: CueState, i: int) -> list[Range]:
    """Give the subject behind the verb that opens the sentence (Washington sought ... by saying that)."""
    line, floor = state.line, state.line.floor(i)
    if i - floor < 2 or (state.drafts and state.drafts[-1].cue[0] >= floor):
        return []
    if line.forms[floor] in particles()["own_turn"] and i - floor > 4:
        floor += 1 + (line.forms[floor + 1] in COMMAS)
        if not is_verb(line, floor):
            return []
    if line.forms[floor][:1] not in classes()["conjunction"] and not is_verb(line, floor):
        return []
    return source_phrase(line, floor + 1, i, None)[:1]
