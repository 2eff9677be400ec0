"""Gives the cues of a line, each with its source and the place where its content opens."""

from functools import lru_cache

from khabar.attributions.adverbs import find_adverbial
from khabar.attributions.chains import find_chain
from khabar.attributions.finite import read_finite
from khabar.attributions.headlines import find_colon
from khabar.attributions.hints import governed_noun, read_expected, read_noun
from khabar.attributions.lexicon import Form, adverbials, classes, forms, load_row, nouns, roles, wasl_keys
from khabar.attributions.line import COMMAS, Line
from khabar.attributions.nominal import read_masdar, read_participle
from khabar.attributions.records import Draft
from khabar.attributions.shapes import bare, is_definite, particles, stripped
from khabar.attributions.spots import is_complementizer
from khabar.attributions.state import CueState


def lookup(form: str) -> list[tuple[Form, bool]]:
    """Give the said-verb forms of a written word, each with whether a conjunction was left off; finite ones first."""
    table, words = forms(), classes()
    found = [(entry, False) for entry in table.get(form, ())]
    conj = form[:1] in words["conjunction"] and len(form) > 2
    rest = form[1:] if conj else form
    if conj:
        found += [(entry, True) for entry in table.get(rest, ())]
    if not found and rest[:1] in words["verb_prefix"]:
        found = [(entry, conj) for entry in table.get(rest[1:], ()) if entry.tense == "pres"]
    return sorted(found, key=lambda pair: pair[0].tense in ("part", "masdar"))


@lru_cache(maxsize=100_000)
def may_cue(form: str) -> bool:
    """Tell if a written word can start any cue: a quick look before the readers are asked."""
    rest = stripped(form)
    if lookup(form) or form in adverbials() or rest in adverbials():
        return True
    if form in classes()["expected"] or rest in classes()["expected_verb"]:
        return True
    known = nouns()
    if governed_noun(rest):
        return True
    return any(word in known or word[:-1] in known or bare(word) in known for word in (form, rest))


def read_cues(line: Line) -> CueState:
    """Give the drafts of a line as its readers have them, in the order of their cues, with the words they take."""
    state = CueState(line)
    colon = find_colon(line)
    if colon:
        state.drafts.append(colon)
        state.taken.update(range(*colon.cue))
        line.colons.add(colon.cue[0])
    for i, form in enumerate(line.forms):
        if not may_cue(form) or i in state.taken or i in state.named:
            continue
        found = find_adverbial(line, i)
        if found and any(draft.opener == "x" and draft.start == i for draft in state.drafts[-2:]):
            continue  # handed on by the tongue of somebody: read with the chain
        if found:
            state.take(found)
            continue
        if i < state.busy and not _is_aside(line, i):
            continue
        if not _try(state, i) and i not in state.named and not read_expected(state, i):
            read_noun(state, i)
    return state


def _is_aside(line: Line, i: int) -> bool:
    """Tell if a cue between another cue and its content stands in a relative clause there."""
    return line.forms[i - 1] in particles()["relative"] or line.forms[i - 1] in classes()["what"]


def _try(state: CueState, i: int) -> bool:
    """Try the readings of the word at i as a form of a said-verb."""
    line = state.line
    readings = lookup(line.forms[i])
    if not readings:
        return False
    if line.forms[i] in particles()["outlet_voice"] and _outlet_voice(line, i):
        return False
    word = line.words[i]
    known = word.pos not in ("X", "")
    for entry, conj in readings:
        if entry.tense in ("past", "pres") and (
            (known and (_has_article(line, i) or _is_noun(line, i, conj)))
            or (_no_verb(line, i, entry, conj) and not _is_awaited(state, i))
        ):
            continue
        if entry.tense == "masdar" and i in state.named:
            continue
        if i < state.busy and entry.suffix and not entry.frames & {"d", "n"}:
            continue
        found = _read(state, i, entry, conj)
        if found and found[0].opener in "np" and entry.key in classes()["announcing_key"] and _is_awaited(state, i):
            continue  # to announce a thing is an act still to come, nothing said yet
        if found:
            state.take(found)
            state.busy = max(state.busy, found[0].start) if "x" not in entry.frames else state.busy
            return True
    return False


def _is_awaited(state: CueState, i: int) -> bool:
    """Tell if a verb opens the clause that somebody is expected to say (it is expected that X will stress)."""
    last = state.drafts[-1] if state.drafts else None
    return last is not None and last.start == i - 1 and last.why.endswith(":expected")


def _has_article(line: Line, i: int) -> bool:
    """Tell if a word carries the article; a hamza on its alef tells that it does not."""
    start = line.words[i].start
    written = line.page.text.clean[start + (line.forms[i][:1] in classes()["conjunction"])]
    return line.words[i].article and written not in load_row("hamza_alef")


def _is_noun(line: Line, i: int, conj: bool) -> bool:
    """Tell if a word that can be verb or noun is a noun here, as the tagger has it."""
    if i + 1 < line.size and (is_complementizer(line, i + 1) or line.forms[i + 1] == ":"):
        return False
    told = conj and i == line.floor(i) and i + 2 < line.size
    if told and line.forms[i + 2] in classes()["attached_b_complementizer"]:
        return False
    if _opens_sentence(line, i, conj):
        return False
    pos = line.words[i].pos
    if pos == "NOUN" and line.words[i].prep:
        return True
    form = line.forms[i][1:] if conj else line.forms[i]
    if form not in classes()["not_verb"]:
        return False
    return pos in ("NOUN", "PROPN", "ADJ") or (pos == "ADP" and form in classes()["never_verb"])


def _opens_sentence(line: Line, i: int, conj: bool) -> bool:
    """Tell if a word that opens a clause stands right before a name or title that a clause or a quotation follows."""
    first = i == line.floor(i)
    if not (first or line.forms[i - 1] in COMMAS) or (first and not conj) or i + 3 >= line.size:
        return False
    named = is_definite(line.forms[i + 1]) or line.words[i + 1].pos == "PROPN"
    near = range(i + 2, min(i + 6, line.limit(i)))
    if named and first and any(line.forms[k] in classes()["by_saying"] for k in range(i + 2, line.limit(i))):
        return True
    return named and any(is_complementizer(line, k) or line.forms[k] == ":" or _is_long(line, k) for k in near)


def _is_long(line: Line, k: int) -> bool:
    """Tell if a quotation too long for a name opens at k."""
    return k in line.closes and line.closes[k] - k > 6 and k not in line.unclosed


def _read(state: CueState, i: int, entry: Form, conj: bool) -> list[Draft]:
    if "x" in entry.frames:
        return find_chain(state.line, i, entry, conj)
    if entry.tense in ("past", "pres"):
        return read_finite(state, i, entry, conj)
    draft = read_participle(state, i, entry) if entry.tense == "part" else read_masdar(state, i, entry)
    return [draft] if draft else []


def _no_verb(line: Line, i: int, entry: Form, conj: bool) -> bool:
    """Tell if no finite verb can stand here: behind a preposition, negated, or a dual without subject before it."""
    if i == 0:
        return entry.number == "d" and not conj
    words = particles()
    before = line.forms[i - 1]
    if line.forms[i] in words["anonymity"] and i + 1 < line.size and line.forms[i + 1] in words["unnamed"]:
        return True
    if not conj and before in words["no_verb_after"]:
        return True
    form = line.forms[i]
    if is_something_else(line, i, entry, conj):
        return True
    if before in classes()["from"]:
        she = entry.tense == "pres" and entry.gender == "f"
        if she or any(e.tense == "masdar" for e in forms().get(form, ())):
            return True
    if entry.key == "kataba" and i + 1 < line.size and line.forms[i + 1] in classes()["written_on"]:
        return True
    if before in classes()["plain_complementizer"] and entry.tense == "pres":
        return i < 2 or line.forms[i - 2] not in classes()["before_saying"]
    if before[:3] == form[1:4] and entry.key in classes()["clausal_key"]:
        return True  # between him and her
    if before in classes()["inanimate_after"] and not entry.suffix and entry.key in classes()["thing_key"]:
        return True
    if entry.tense == "past" and entry.key in wasl_keys() and entry.number != "d" and _first_person(line, i, conj):
        return True
    if before in words["negation"] and before not in classes()["what"] and (entry.suffix or entry.stance != "estimate"):
        return entry.key not in classes()["open_key"]
    if entry.key in classes()["clausal_key"] and not conj:
        return not (
            i == line.floor(i)
            or before in COMMAS
            or before in classes()["also"]
            or before in words["aux"]
            or before in words["verb_particle"]
        )
    return False


def is_something_else(line: Line, i: int, entry: Form, conj: bool) -> bool:
    """Tell if a form counts students, gives an amount, or tells what was supposed to be."""
    before, form = line.forms[i - 1], line.forms[i]
    if not conj and before in classes()["thousand"] and form in roles():
        return True
    if entry.tense != "pres":
        return False
    if entry.key in classes()["amounting_key"] and _is_measured(line, i + 1):
        return True
    return entry.key in classes()["supposed_key"] and before in particles()["aux"]


def _is_measured(line: Line, k: int) -> bool:
    """Tell if a verb of informing only gives an amount: how old somebody is, how many there are."""
    if k >= line.size:
        return False
    form = line.forms[k]
    measures = classes()["measured"] | classes()["quantity"] | classes()["amount"]
    return form in measures or form[0].isdigit()


def _first_person(line: Line, i: int, conj: bool) -> bool:
    """Tell by its hamza that a word is no past of him but a present of me, and no conjunction makes it a cue."""
    clean = line.page.text.clean[line.words[i].start : line.words[i].end]
    quoted = line.inside[i] >= 0 and i == line.floor(i)  # so written without hamza by those who write none
    return not conj and (quoted or clean[:1] in load_row("hamza_alef"))


def _outlet_voice(line: Line, i: int) -> bool:
    """Tell if the word only opens the outlet's own telling (worth mentioning is that)."""
    nxt = line.forms[i + 1] if i + 1 < line.size else ""
    return is_complementizer(line, i + 1) if nxt in classes()["complementizer"] else nxt in classes()["outlet_after"]
