"""Gives loose readings of the words that no reader took for a cue: who may speak, where a content may open."""

from collections.abc import Container, Iterator
from functools import lru_cache

from khabar.attributions.adjuncts import skip_adjuncts
from khabar.attributions.cues import is_something_else, lookup, may_cue
from khabar.attributions.hints import NOUNS, governed_noun
from khabar.attributions.lexicon import Form, Noun, classes, nouns
from khabar.attributions.line import COMMAS, Line
from khabar.attributions.openers import Opener
from khabar.attributions.records import Draft, Range
from khabar.attributions.relays import is_told_of_it
from khabar.attributions.shapes import bare, is_attached, particles, stripped
from khabar.attributions.sources import source_phrase
from khabar.attributions.spots import is_complementizer, is_name_quote
from khabar.attributions.state import CueState
from khabar.attributions.subjects import subject_before
from khabar.words import Word

FAR = 30  # words behind a cue in which its content may open
FINITE = ("past", "pres")
OBJECT = frozenset("od")  # frames of verbs behind which whom or what they speak of may stand (X accused Y of)


def unread(state: CueState, settled: Container[str] = ()) -> Iterator[list[Draft]]:
    """Give, for each word of a line that could be a cue and is none yet, the drafts that it may open.

    Words of a sort that is settled to be none are left out.
    """
    for i, form in enumerate(state.line.forms):
        if i in state.taken or not may_cue(form) or is_told_of_it(state.line, i):
            continue
        word, readings = state.line.words[i], lookup(form)
        known = _likely(word, [entry for entry, _ in readings]) if readings else _noun(form)
        if known is None or loose_sort(known.key, word) in settled:
            continue
        if word.future or (i and isinstance(known, Form) and is_something_else(state.line, i, known, bool(word.conj))):
            continue
        found = _of_verb(state, i, known) if isinstance(known, Form) else _of_noun(state.line, i, known)
        if found:
            yield found


def loose_sort(why: str, word: Word) -> str:
    """Give of what sort a loose reading is: its row, and what the tagger takes its word for."""
    return f"loose:{why.rpartition(':')[2]}:{word.pos}:{word.tense}"


def _likely(word: Word, entries: list[Form]) -> Form:
    """Give the reading of a written word that fits its part of speech."""
    nominal = word.pos not in ("VERB", "AUX", "X", "")
    return next((entry for entry in entries if (entry.tense in FINITE) != nominal), entries[0])


@lru_cache(maxsize=10_000)
def _noun(form: str) -> Noun | None:
    for word in (form, stripped(form)):
        found = nouns().get(word) or nouns().get(bare(word))
        if found or (word[-1:] in classes()["accusative"] and (found := nouns().get(word[:-1]))):
            return found
    return governed_noun(stripped(form))


def _of_verb(state: CueState, i: int, entry: Form) -> list[Draft]:
    line, limit = state.line, state.line.limit(i)
    at = skip_adjuncts(line, i + 1, limit, entry)
    alone = entry.tense in FINITE and entry.number in ("d", "p")  # before a noun that speaks the verb stays singular
    phrase = source_phrase(line, at, limit, entry) if at < limit and not alone else []
    end = phrase[-1][1] if phrase else at
    before, clause = subject_before(line, i, entry) if entry.tense in FINITE else ([], i)
    found = []
    for opener in _openers(line, i, end, limit, entry.preps):
        behind = bool(phrase) and end <= opener[0] and not (before and entry.frames & OBJECT)
        sources = phrase if behind and (entry.tense != "part") else before
        found.append(_draft(state, i, entry, opener, sources, i if behind else clause))
    return found


def _draft(state: CueState, i: int, entry: Form, opener: Opener, sources: list[Range], clause: int) -> Draft:
    draft = state.draft(i, entry, opener, list(sources), clause)
    if entry.tense not in FINITE:
        draft.subject = "participle" if entry.tense == "part" else "masdar"
    draft.loose = True
    return draft


def _of_noun(line: Line, i: int, noun: Noun) -> list[Draft]:
    limit = line.limit(i)
    found = []
    for opener in _openers(line, i, i + 1, limit, noun.preps):
        sources = source_phrase(line, i + 1, opener[0], None) if noun.owned and opener[0] > i + 1 else []
        draft = Draft(NOUNS + noun.key, noun.stance, (i, i + 1), sources, start=opener[0], opener=opener[1])
        draft.clause, draft.subject, draft.loose = i, "none", True
        found.append(draft)
    return found


def _openers(line: Line, i: int, end: int, limit: int, preps: tuple[str, ...]) -> Iterator[Opener]:
    """Give where the content may open: the first clause, quotation, phrase behind a preposition, or noun."""
    seen: set[str] = set()
    for k in range(i + 1, min(limit, i + FAR)):
        opener = _opener(line, k, limit, preps)
        if opener and opener[1] not in seen:
            seen.add(opener[1])
            yield opener
            if opener[1] == "c":
                break
    for k in {i + 1, end}:
        if k < limit and line.forms[k] not in COMMAS and line.forms[k] not in particles()["barrier"]:
            yield k, "n"


def _opener(line: Line, k: int, limit: int, preps: tuple[str, ...]) -> Opener | None:
    form = line.forms[k]
    if is_complementizer(line, k):
        return k, "c"
    if form == ":" and k not in line.colons and k + 1 < limit:
        return k + 1, "q"
    if k in line.closes and k not in line.unclosed and not is_name_quote(line, k):
        return k, "q"
    for prep in preps:
        if len(prep) == 1 and is_attached(form, prep):
            return k, "p"
        if form == prep and k + 1 < limit and not is_complementizer(line, k + 1):
            return (k, "p") if len(prep) == 1 else (k + 1, "p")
    return None
