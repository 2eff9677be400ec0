"""Gives where the adjuncts end that may stand between a verb, its source and its content."""

from khabar.attributions.heads import leads_on_any
from khabar.attributions.lexicon import Form, classes
from khabar.attributions.line import COMMAS, OPEN_BRACKETS, Line
from khabar.attributions.shapes import bare, is_definite, is_masdar, particles, role_of
from khabar.attributions.spots import (
    bracket_end,
    is_addressee,
    is_adjunct,
    is_complementizer,
    is_occasion,
    is_saying,
    is_verb,
    opens_content,
)

FAR = 45  # words in one adjunct
FARTHEST = 120  # words in all adjuncts together


def _is_short_quote(line: Line, k: int) -> bool:
    if k not in line.closes or line.closes[k] - k > 5 or line.closes[k] + 1 >= line.size:
        return False
    after = line.closes[k] + 1
    named = line.forms[k - 1] in particles()["no_quote_after"] or line.forms[after] in classes()["relative"]
    return named or is_complementizer(line, after)


def adjunct_end(line: Line, k: int, limit: int, entry: Form | None) -> int:
    """Give the end of the adjunct or relative clause that starts at k."""
    timed = _time_end(line, k, limit)
    if timed > k:
        return timed
    told = _told_end(line, k, limit, entry)
    if told > k:
        return told
    own = line.forms[k] in particles()["own_source"]
    words = classes()
    unnamed = max(_unnamed_end(line, k, limit), _copy_end(line, k, limit))
    if unnamed > k:
        return unnamed
    relative = line.forms[k] in words["relative"]
    closed = _relative_end(line, k, limit) if relative else k
    if closed > k:
        return closed
    at = k + 1
    while at < min(limit, k + FAR):
        form = line.forms[at]
        if form in COMMAS or (opens_content(line, at) and not _is_short_quote(line, at)):
            return at
        if entry and "n" in entry.frames and form in words["claimed"]:
            return at
        if entry and "n" in entry.frames and line.forms[at - 1] in particles()["time"] and is_masdar(form):
            return at  # in a statement on Sunday the start of
        if entry and form in entry.preps and at + 1 < limit and _leads(line, k, at, entry, relative):
            return at
        if entry and form in words["attached_letter"] and form in entry.preps and at + 1 in line.closes:
            return at
        if entry and "p" in entry.frames and at > k + 1 and leads_on_any(line, at, entry.preps):
            return at
        if (
            form in words["said_masdar"]
            or form in particles()["new_clause"]
            or (is_saying(line, at) and not own and _hands_over(line, at, limit))
        ):
            return at
        if at in line.closes:
            at = line.closes[at]
        elif form in OPEN_BRACKETS:
            at = max(at, bracket_end(line, at, limit) - 1)
        at += 1
    return min(limit, k + FAR)


def _unnamed_end(line: Line, k: int, limit: int) -> int:
    """Give the end of somebody's wish not to be named that starts at k, or k itself."""
    if line.forms[k] not in classes()["anonymity"] or k + 1 >= limit or line.forms[k + 1] not in classes()["unnamed"]:
        return k
    ends = (at + 1 for at in range(k + 2, min(limit, k + 7)) if line.forms[at] in classes()["identity"])
    return next(ends, k)


def _copy_end(line: Line, k: int, limit: int) -> int:
    """Give the end of words on who has a copy of a statement that start at k (of which the paper got a copy), or k."""
    if line.forms[k] not in classes()["received"]:
        return k
    copies = (at for at in range(k + 1, min(limit - 1, k + 9)) if line.forms[at] in classes()["copy"])
    copy = next(copies, k)
    return copy + 2 if copy > k and line.forms[copy + 1] in classes()["pronominal"] else k


def _relative_end(line: Line, k: int, limit: int) -> int:
    """Give the comma between a relative clause with a clause in it and the content; k where there is none."""
    inner = False
    for at in range(k + 1, min(limit - 1, k + FAR)):
        if line.forms[at] in COMMAS:
            opens = line.forms[at + 1] in classes()["strict_complementizer"] and line.inside[at] == line.inside[k]
            return at if inner and opens else k
        inner = inner or is_complementizer(line, at)
    return k


def _told_end(line: Line, k: int, limit: int, entry: Form | None) -> int:
    """Give the end of an addressee with a quoted name that a bare noun content follows, or k itself."""
    if entry is None or "n" not in entry.frames or k + 1 not in line.closes or not is_addressee(line, k):
        return k
    end = line.closes[k + 1] + 1
    return end if end < limit and is_masdar(line.forms[end]) else k


def _hands_over(line: Line, k: int, limit: int) -> bool:
    """Tell if the said-verb at k brings a clause of its own before the next comma."""
    for at in range(k + 1, min(limit, k + 14)):
        if line.forms[at] in COMMAS:
            return False
        if opens_content(line, at):
            return True
    return False


def _time_end(line: Line, k: int, limit: int) -> int:
    """Give the end of a time phrase that the word at k opens (on the sixth of July last), or k itself."""
    words, times = classes(), particles()["time"]
    if line.forms[k] not in words["free_preposition"] and line.forms[k] not in times:
        return k
    at = k + 1
    first = line.forms[at] if at < limit else ""
    if first in words["moment"] and at + 1 < limit and line.forms[at + 1] in words["moment_adjective"]:
        at += 2
        return _time_end(line, at, limit) if at + 1 < limit and line.forms[at] in words["from"] else at
    if not first or not (first in times or first in words["ordinal"] or _is_date_number(line, at, limit)):
        return k if line.forms[k] not in times else at
    while at < limit:
        form = line.forms[at]
        dated = form in times or form in words["ordinal"] or form in words["time_adjective"] or form == "/"
        if not dated and not form[0].isdigit() and not (form in words["from"] and _dates(line, at + 1, limit)):
            break
        at += 1
    return at


def _is_date_number(line: Line, k: int, limit: int) -> bool:
    return line.forms[k][0].isdigit() and k + 1 < limit and _is_time_number(line, k)


def _dates(line: Line, k: int, limit: int) -> bool:
    return k < limit and (line.forms[k] in particles()["time"] or line.forms[k][0].isdigit())


def _leads(line: Line, k: int, at: int, entry: Form, relative: bool) -> bool:
    """Tell if the verb's own preposition at `at` leads to its content and ends an adjunct from k on."""
    if is_complementizer(line, at + 1):
        return True
    if (
        relative
        or at == k + 1
        or line.forms[at - 1] in classes()["takes_preposition"]
        or not entry.frames & {"p", "s"}
        or is_occasion(line, at)
    ):
        return False
    return line.forms[at] not in classes()["vague_preposition"]


def _is_time_number(line: Line, k: int) -> bool:
    """Tell if a number is part of a date or an age."""
    nxt = line.forms[k + 1]
    return nxt in classes()["years"] or nxt in classes()["time"] or (k > 0 and line.forms[k - 1] in particles()["time"])


def _tells_more(line: Line, k: int) -> bool:
    """Tell if a verb at k, right behind an indefinite noun, only tells more of it."""
    form = line.forms[k]
    if form in classes()["not_did"] or form in classes()["issued"]:
        return True
    if form[:1] in classes()["conjunction"] or (is_saying(line, k) and line.forms[k - 1] in COMMAS):
        return False
    return form in classes()["aux"] or (is_verb(line, k) and _is_told_of(line, k))


def _is_told_of(line: Line, k: int) -> bool:
    """Tell if a verb at k is no verbal noun: the tagger knows it for a verb, and no table for a noun."""
    form = line.forms[k]
    return form not in classes()["masdar"] and (line.words[k].pos == "VERB" or not is_masdar(form))


def _goes_on(line: Line, start: int, k: int) -> bool:
    """Tell if a word that starts with wa behind a comma only goes on with the adjunct before the comma."""
    form = line.forms[k]
    if form[:1] not in classes()["conjunction"] or role_of(form) is not None or is_saying(line, k):
        return False
    word = line.words[k]
    if word.pos not in ("X", "") and not word.conj:
        return False
    if is_masdar(form):
        return False
    return not is_verb(line, k) and form not in particles()["barrier"] and form not in particles()["time"]


def _is_quoted_addressee(line: Line, k: int, limit: int, entry: Form | None) -> bool:
    """Tell if an addressee in quotation marks stands at k (to "The Daily")."""
    form = line.forms[k]
    if form not in classes()["doubling"] or (entry and form in entry.preps):
        return False
    return k + 1 < limit and k + 1 in line.closes and line.closes[k + 1] < limit


def _small_words(line: Line, k: int, limit: int, entry: Form | None) -> int:
    """Give how many words of time, manner or reference stand at k that are passed over one by one; 0 where none."""
    form, words = line.forms[k], classes()
    if entry and form in entry.preps:
        return 0
    if form in words["name_part"] and k + 1 < limit and line.words[k + 1].pos in ("PROPN", "NOUN"):
        return 0
    adverb = form in words["adverb"] and form not in words["free_preposition"]
    if form in particles()["time"] or adverb or form in words["pronominal"] or form == "/":
        return 1
    if line.words[k].pos == "ADP" and line.words[k].suffix:
        return 1  # in it, during it
    if k and form in words["time_adjective"] and line.forms[k - 1] in particles()["time"]:
        return 1
    if k + 1 >= limit:
        return 0
    if form in words["seat"]:
        return 2 + (line.forms[k + 1] in particles()["barrier"])  # whose seat is in London
    if _is_later(line, k):
        return 2
    if k + 2 < limit and bare(line.forms[k + 1]) in words["moment"] and line.forms[k + 2] in words["same"]:
        return 3
    if form in words["manner"] or line.forms[k + 1] in words["own_side"]:
        return 2
    if form in words["demonstrative"] and line.forms[k + 1] in particles()["time"]:
        return 2
    if form[0].isdigit() and _is_time_number(line, k):
        return 1 + (line.forms[k + 1] in words["years"])
    return 0


def _is_later(line: Line, k: int) -> bool:
    """Tell if a word for while stands before one for after, which means later on."""
    return line.forms[k] in classes()["meanwhile"] and k + 1 < line.size and line.forms[k + 1] in classes()["later"]


def _starts_adjunct(line: Line, k: int, limit: int, entry: Form | None) -> bool:
    """Tell if an adjunct, a relative clause or somebody's wish not to be named starts at k."""
    form, words = line.forms[k], classes()
    if k + 1 < limit and form in words["anonymity"] and line.forms[k + 1] in words["unnamed"]:
        return True
    if _copy_end(line, k, limit) > k:
        return True
    behind = k > 0 and line.forms[k - 1] in COMMAS and is_definite(form)
    told = behind and not is_masdar(form) and not is_masdar(bare(form))
    if told and k + 1 < limit and is_adjunct(line, k + 1, entry):
        return any(line.forms[at] in COMMAS for at in range(k + 2, min(limit, k + 9)))  # the X who lives in ...,
    return form in particles()["relative"] or is_adjunct(line, k, entry)


def _opens_now(line: Line, k: int, entry: Form | None) -> bool:
    """Tell if the words of a plain verb of saying open without a complementizer (said X now it is over)."""
    return line.forms[k] in classes()["clause_now"] and entry is not None and entry.key in classes()["plain_said"]


def skip_adjuncts(line: Line, k: int, limit: int, entry: Form | None, *, after_noun: bool = False) -> int:
    """Give the first index from k on where something other than an adjunct starts.

    `after_noun` tells that a source ends at k, so that a verb may open a relative clause without pronoun.
    """
    start = k
    limit = min(limit, start + FARTHEST)
    while k < limit:
        form = line.forms[k]
        if form in COMMAS or form in "-–—":
            k += 1
        elif k > start + 1 and line.forms[k - 1] in COMMAS and _goes_on(line, start, k):
            k = adjunct_end(line, k, limit, entry)
        elif opens_content(line, k) or _opens_now(line, k, entry):
            return k
        elif form in OPEN_BRACKETS and bracket_end(line, k, limit) > k:
            k = bracket_end(line, k, limit)
        elif (form in particles()["new_clause"] and not _is_later(line, k)) or form in OPEN_BRACKETS:
            return k
        elif _is_quoted_addressee(line, k, limit, entry):
            k = line.closes[k + 1] + 1
        elif _small_words(line, k, limit, entry):
            k += _small_words(line, k, limit, entry)
        elif _starts_adjunct(line, k, limit, entry) or (after_noun and _tells_more(line, k)):
            k = adjunct_end(line, k, limit, entry)
        else:
            return k
    return limit
