"""Gives where and how the content of a cue opens."""

from khabar.attributions.heads import leads_on
from khabar.attributions.lexicon import Form, classes, roles
from khabar.attributions.line import COMMAS, Line
from khabar.attributions.shapes import MARKS, bare, is_attached, is_definite, is_masdar, particles, without
from khabar.attributions.spots import (
    is_complementizer,
    is_name_quote,
    is_saying,
    is_verb,
    is_what_is_called,
    is_what_is_denied,
)

LONGEST_NAME = 6  # words and marks in a quoted name
FAR = 60  # words that are looked over for quoted words of an act's content
Opener = tuple[int, str]


def find_opener(line: Line, k: int, limit: int, entry: Form, *, noun: bool) -> Opener | None:
    """Give (first word of the content, how it opens) if the content of the cue opens at k.

    `noun` lets a bare noun phrase be the content of verbs that take one.
    """
    if k >= limit:
        return None
    form, frames = line.forms[k], entry.frames
    if form in classes()["attention"] and entry.key in classes()["attention_key"]:
        return find_opener(line, k + 1, limit, entry, noun=noun)
    if form == ":":
        if k in line.colons:
            return None
        return _after_colon(line, k + 1, limit, frames)
    if is_complementizer(line, k):
        return _clause(form, k, entry)
    if "c" in frames and form in classes()["clause_now"] and entry.key in classes()["plain_said"]:
        return k, "c"
    if "w" in frames and form in classes()["question"]:
        return k, "w"
    quoted = _quote(line, k, limit, entry)
    if quoted:
        return quoted
    return _preposition(line, k, limit, entry) or (_noun(line, k, limit, entry) if noun else None)


def _after_colon(line: Line, k: int, limit: int, frames: frozenset[str]) -> Opener | None:
    if k >= limit or not frames & {"q", "c", "k"}:
        return None
    if line.forms[k] in COMMAS or line.forms[k] == ".":
        k += 1
    return (k, "q") if k < limit else None


def _clause(form: str, k: int, entry: Form) -> Opener | None:
    if form in classes()["fa_inna"]:
        return None  # takes up what stands before it, a phrase or a condition
    if entry.frames & {"c", "C"}:
        return k, "c"
    governed_by_bi = "p" in entry.frames and classes()["attached_bi"] & set(entry.preps)
    if form in classes()["attached_b_complementizer"] and (entry.frames & {"t", "d", "s"} or governed_by_bi):
        return k, "c"
    return None


def _quote(line: Line, k: int, limit: int, entry: Form) -> Opener | None:
    """Give the opener for quoted words at k, or behind a preposition that is written onto the mark."""
    form = line.forms[k]
    if k in line.closes:
        if _is_source_name(line, k, limit, entry):
            return None
        if entry.frames & {"q", "d", "s"} and k + 1 < limit:
            return k, "e" if "d" in entry.frames and "c" not in entry.frames else "q"
        return None
    attached = form in classes()["attached_letter"] and k + 1 < limit and k + 1 in line.closes
    if not attached or form not in entry.preps or not entry.frames & {"p", "s", "d", "q"}:
        return None
    return k, "e" if "d" in entry.frames else "p"


def _is_told(line: Line, k: int) -> bool:
    """Tell if a word can stand in what is said but not in a name."""
    return is_verb(line, k) or line.forms[k] in particles()["verb_particle"]


def _is_source_name(line: Line, k: int, limit: int, entry: Form) -> bool:
    """Tell if a short quotation right before a clause names the source (said "Sky News" that)."""
    close = line.closes[k]
    if close - k > LONGEST_NAME or close + 1 >= limit or any(_is_told(line, at) for at in range(k + 1, close)):
        return False
    if line.forms[close + 1] in entry.preps:
        return "p" in entry.frames or (close + 2 < limit and is_complementizer(line, close + 2))
    if line.forms[close + 1] in classes()["name_goes_on"] and entry.key in classes()["plain_said"]:
        told = any(is_complementizer(line, at) for at in range(close + 2, min(close + 5, limit)))
        return told or any(
            line.forms[at] == ":" or _is_speech(line, at) for at in range(close + 3, min(close + 9, limit))
        )
    if line.forms[close + 1] in COMMAS:
        end = min(close + 12, limit)
        clause = next((at for at in range(close + 2, end) if is_complementizer(line, at)), end)
        near, told = range(close + 2, clause), clause < end
        if close - k <= 3 and not told and "s" in entry.frames:
            told = any(line.forms[at] in entry.preps for at in near)
        return told and not any(is_saying(line, at) for at in near)
    if "n" in entry.frames and line.forms[close + 1] in classes()["claimed"]:
        return True
    if "s" in entry.frames and any(_governs(line, at, entry) for at in range(close + 1, min(close + 3, limit))):
        return True
    return is_complementizer(line, close + 1)


def _is_speech(line: Line, k: int) -> bool:
    """Tell if words too many for a name are quoted from k on."""
    return k in line.closes and k not in line.unclosed and line.closes[k] - k > 5


def _governs(line: Line, k: int, entry: Form) -> bool:
    """Tell if the verb's own attached preposition stands at k with its noun."""
    return any(len(prep) == 1 and is_attached(line.forms[k], prep) for prep in entry.preps)


def _preposition(line: Line, k: int, limit: int, entry: Form) -> Opener | None:
    form = line.forms[k]
    if "p" in entry.frames and form in classes()["of_what"] and is_what_is_called(line, k):
        return (k, "p") if any(prep[:1] == form[:1] for prep in entry.preps) else None
    for prep in entry.preps:
        if len(prep) == 1:
            found = _attached(line, k, limit, entry, prep)
            if found:
                return found
        elif form == prep and k + 1 < limit:
            nxt = k + 1
            if is_complementizer(line, nxt):
                return nxt, "c"
            if nxt in line.closes and entry.frames & {"p", "s", "q"}:
                return nxt, "p"
            if "p" in entry.frames and line.forms[nxt] not in MARKS:
                return nxt, "p"
            if "s" in entry.frames and has_quote_near(line, nxt, limit):
                return nxt, "p"
    return None


def _attached(line: Line, k: int, limit: int, entry: Form, prep: str) -> Opener | None:
    form = line.forms[k]
    if not without(form, prep):
        return None
    if "d" in entry.frames and entry.suffix and is_attached(form, prep):
        return k, "p"
    if not leads_on(line, k, prep):
        return None
    if "p" in entry.frames:
        return k, "p"
    if "s" in entry.frames and has_quote_near(line, k, limit):
        return k, "p"
    return None


def far_opener(line: Line, k: int, limit: int, entry: Form) -> Opener | None:
    """Look over words that no rule explains for the clause or the long quotation that a plain said-verb must bring."""
    if entry.key not in classes()["plain_said"]:
        return governed(line, k, limit, entry)
    for at in range(k, min(limit, k + FAR // 2)):
        form = line.forms[at]
        if form in entry.preps and len(form) > 1:
            return governed(line, at, limit, entry)
        if form == ":" and at not in line.colons:
            return _after_colon(line, at + 1, limit, entry.frames)
        stops = form in particles()["new_clause"] and form not in classes()["passed_over"]
        if stops and form in classes()["while"]:
            return _colon_quote(line, at, limit)
        if stops or form in entry.preps or is_saying(line, at):
            return None
        if is_complementizer(line, at):
            return (at, "c") if entry.frames & {"c"} else None
        if at in line.closes and line.closes[at] - at > 6 and "q" in entry.frames and at not in line.unclosed:
            before = line.forms[at - 1]
            return (
                None if before in particles()["no_quote_after"] or before in classes()["attached_letter"] else (at, "q")
            )
    return None


def _colon_quote(line: Line, k: int, limit: int) -> Opener | None:
    """Look behind a clause of circumstance for a colon with quoted words (said X while he waited: "...")."""
    for at in range(k + 1, min(limit - 1, k + 12)):
        if is_saying(line, at) or is_complementizer(line, at) or line.forms[at] in COMMAS:
            return None
        if line.forms[at] == ":" and at + 1 in line.closes:
            return at + 1, "q"
    return None


def governed(line: Line, k: int, limit: int, entry: Form) -> Opener | None:
    """Look for the clause behind the verb's own preposition, as long as no other verb can govern that."""
    free = [prep for prep in entry.preps if len(prep) > 1]
    if not free or not entry.frames & {"c", "t"}:
        return None
    for at in range(k, min(limit - 1, k + FAR // 2)):
        form = line.forms[at]
        if form in free and is_complementizer(line, at + 1):
            return at + 1, "c"
        if is_saying(line, at) or form in particles()["new_clause"] or is_complementizer(line, at):
            return None
    return None


def has_quote_near(line: Line, k: int, limit: int) -> bool:
    """Tell if words are quoted before the next comma."""
    for at in range(k, min(limit, k + FAR)):
        if line.forms[at] in COMMAS or (at > k and is_saying(line, at)):
            return False
        if at in line.closes and not is_name_quote(line, at):
            return True
    return False


def _noun(line: Line, k: int, limit: int, entry: Form) -> Opener | None:
    """Give the opener for a bare noun phrase at k."""
    form = line.forms[k]
    if any(without(form, prep) in roles() or bare(without(form, prep)) in roles() for prep in classes()["doubling"]):
        return None
    if "n" in entry.frames and (is_what_is_called(line, k) or is_what_is_denied(line, k, entry)):
        return k, "n"
    if (
        form in MARKS
        or form in classes()["pronominal"]
        or (is_verb(line, k) and not is_masdar(form))
        or form in particles()["barrier"]
        or form in particles()["relative"]
    ):
        return None
    if form in particles()["nonverbal_particle"] or form in particles()["aux"] or form in particles()["clause_opener"]:
        return None
    if "N" in entry.frames:
        attack = classes()["attack"]
        return (k, "n") if form in attack or (form[-1] in classes()["accusative"] and form[:-1] in attack) else None
    if not entry.frames & {"n", "m"} or form[0].isdigit():
        return None
    if _is_held(line, k, entry):
        return k, "n"
    if ("m" in entry.frames or entry.tense in ("part", "masdar")) and not is_masdar(form):
        return (k, "n") if entry.key in classes()["definite_masdar_key"] and is_masdar(bare(form)) else None
    if form in roles() and not is_definite(form) and not is_masdar(form):
        return None
    return k, "n"


def _is_held(line: Line, k: int, entry: Form) -> bool:
    """Tell if the noun right behind a participle or verbal noun of affirming is what is affirmed (, affirming the)."""
    word = line.words[k]
    if word.pos != "NOUN" or word.prep or word.conj or k < 2 or line.forms[k] in roles():
        return False
    if entry.tense == "part":
        return entry.key in classes()["held_key"] and line.forms[k - 2] in COMMAS
    return bool(entry.suffix) and entry.key in classes()["declared_key"]
