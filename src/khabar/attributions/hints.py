"""Reads nouns that hand something over (fears of, rumours about) and what is expected of nobody in particular."""

from functools import cache

from khabar.attributions.adjuncts import skip_adjuncts
from khabar.attributions.lexicon import Noun, classes, nouns
from khabar.attributions.line import COMMAS, Line
from khabar.attributions.openers import Opener, has_quote_near
from khabar.attributions.records import Draft, Range
from khabar.attributions.shapes import (
    bare,
    is_attached,
    is_masdar,
    is_owned_masdar,
    particles,
    role_of,
    stripped,
    without,
)
from khabar.attributions.sources import source_phrase
from khabar.attributions.spots import is_complementizer, is_occasion, is_verb
from khabar.attributions.state import CueState

NOUNS, WORDS = "attributions/nouns.tsv:", "attributions/words.tsv:"


@cache
def governed_noun(form: str) -> Noun | None:
    """Give the noun of a claim or statement that carries an attached preposition (with-claims of)."""
    rests = (without(form, letter) for letter in classes()["attached_letter"])
    found = next((nouns()[bare(rest)] for rest in rests if rest and bare(rest) in nouns()), None)
    return found if found and found.key in classes()["governed_key"] else None


def read_noun(state: CueState, i: int) -> None:
    """Read a noun that hands something over (fears of ..., calls for ...)."""
    line = state.line
    form = line.forms[i] if line.forms[i] in nouns() else stripped(line.forms[i])
    noun = nouns().get(form) or nouns().get(bare(form)) or governed_noun(form)
    accusative = noun is None and form[-1:] in classes()["accusative"]
    if accusative:
        noun = nouns().get(form[:-1])
    if i > 1 and line.forms[i - 1] in classes()["come"] and line.forms[i - 2] in particles()["not_did"]:
        return  # no news came of it
    if i and stripped(line.forms[i - 1]) in classes()["spreading"]:
        return  # what somebody does with rumours
    if noun is None or (i and bare(stripped(line.forms[i - 1])) in classes()["news_head"]):
        return
    if noun.behind and not (i and line.forms[i - 1] in particles()["despite"]):
        return
    limit = _limit(line, i)
    for k in range(i + 1, min(limit, i + 9)):
        opener = _noun_opener(state, k, i + 1, limit, noun)
        if opener is None:
            barrier = line.forms[k] in particles()["barrier"] and line.forms[k] not in classes()["through_noun"]
            if line.forms[k] in COMMAS or is_verb(line, k) or barrier or k in line.closes:
                return
            continue
        owner = k > i + 1 and noun.owned and not accusative and line.words[i + 1].pos != "ADJ"
        sources = source_phrase(line, i + 1, k, None) if owner else []
        if accusative:
            sources = _giver(state, i)
        draft = Draft(NOUNS + noun.key, noun.stance, (i, i + 1), sources, start=opener[0], opener=opener[1])
        draft.clause, draft.subject = i, "none"
        state.take([draft])
        return


def _limit(line: Line, i: int) -> int:
    """Give where the content of the noun at i must end; a few quoted words are no bound (hit by "strong doubts" of)."""
    mark = line.inside[i]
    short = mark >= 0 and mark not in line.unclosed and line.closes.get(mark, line.size) - mark <= 4
    return line.limit(mark) if short else line.limit(i)


def _giver(state: CueState, i: int) -> list[Range]:
    """Give the subject of the sentence whose object is the noun at i (the ministry gave a warning of)."""
    line, floor = state.line, state.line.floor(i)
    found = source_phrase(line, floor + 1, i, None) if floor + 1 < i else []
    return found if found and found[-1][1] == i else []


def _noun_opener(state: CueState, k: int, first: int, limit: int, noun: Noun) -> Opener | None:
    line, preps, quoted, clausal = state.line, noun.preps, noun.quoted, noun.clausal
    form = line.forms[k]
    if k == first and not quoted and is_complementizer(line, k):
        return k, "c"
    if k == first and not quoted and form in classes()["question"]:
        return k, "w"
    claimed = is_masdar(form) or is_masdar(bare(form)) or is_owned_masdar(form) or _owns_masdar(form)
    if k == first and _is_claim(line.forms[k - 1]) and claimed and role_of(form) is None:
        return k, "n"
    if quoted and not preps:
        return (k, "p") if k in line.closes else None
    for prep in preps:
        if clausal:
            if form == prep and k + 1 < limit and is_complementizer(line, k + 1):
                return k + 1, "c"
            if form in classes()["attached_b_complementizer"] and form.startswith(prep):
                return k, "c"
        elif len(prep) == 1:
            hit = form == prep and k + 1 in line.closes
            if form in classes()["attached_b_complementizer"] and form.startswith(prep):
                return k, "c"
            hit = hit or (k in line.closes and k + 1 < limit and line.forms[k + 1].startswith(prep))
            if (hit or is_attached(form, prep)) and (not quoted or has_quote_near(line, k, limit)):
                return k, "p"
        elif form == prep and k + 1 < limit and not is_occasion(line, k):
            return k + 1, "p"
    return None


def _is_claim(form: str) -> bool:
    """Tell if a word is a claim, with or without a preposition attached."""
    rest = stripped(form)
    rests = [rest, *(without(rest, letter) for letter in classes()["attached_bi"])]
    return any(word in classes()["claim"] for word in rests)


def _owns_masdar(form: str) -> bool:
    """Tell if a word is a verbal noun with a pronoun on it (their doing)."""
    owners = (owner for owner in classes()["owner_long"] if form.endswith(owner))
    return any(is_masdar(form[: -len(owner)]) for owner in owners)


def _is_awaited(line: Line, k: int, i: int) -> bool:
    """Tell if a verbal noun right behind the cue at i is what is expected to happen."""
    noun = line.words[k].pos == "NOUN" and not line.words[k].prep
    return k <= i + 3 and noun and (is_masdar(line.forms[k]) or is_masdar(bare(line.forms[k])))


def _is_told(line: Line, k: int) -> bool:
    """Tell if the word before "it is likely" makes it a part of what somebody says or of what once was."""
    return line.forms[k] in classes()["complementizer"] or line.forms[k] in particles()["aux"]


def read_expected(state: CueState, i: int) -> bool:
    """Read: it is expected that."""
    line, first = state.line, i
    if stripped(line.forms[i]) in classes()["expected_verb"]:
        if i != line.floor(i) and line.forms[i - 1] not in COMMAS and stripped(line.forms[i]) == line.forms[i]:
            return False  # somebody who waits for it stands before
    elif line.forms[i] in classes()["expected"] and i and line.forms[i - 1] in classes()["from"]:
        first = i - 1
    elif line.forms[i] in classes()["expected"] and i > 1 and line.forms[i - 1] in classes()["not_word"]:
        if line.forms[i - 2] not in classes()["from"]:
            return False
        first = i - 2
    else:
        return False
    if line.forms[i] in classes()["likely"] and first and _is_told(line, first - 1):
        return False
    limit = line.limit(i)
    k = skip_adjuncts(line, i + 1, limit, None)
    quoted = k + 1 < limit and k in line.closes and is_complementizer(line, k + 1)
    if k >= limit or not (quoted or is_complementizer(line, k) or _is_awaited(line, k, i)):
        return False
    opener = "q" if quoted else "c" if is_complementizer(line, k) else "n"
    draft = Draft(WORDS + "expected", "estimate", (first, i + 1), start=k, opener=opener, clause=first, subject="none")
    state.take([draft])
    return True
