"""Gives what stands at a place of a line: a clause that opens, a name in quotation marks, an adjunct, a verb."""

from khabar.attributions.lexicon import Form, classes, forms, roles
from khabar.attributions.line import CLOSE_BRACKETS, COMMAS, OPEN_BRACKETS, Line
from khabar.attributions.shapes import bare, is_attached, is_definite, particles, stripped, without


def is_complementizer(line: Line, k: int) -> bool:
    """Tell if the word at k opens a clause that is handed over (not: after that, although)."""
    if line.forms[k] not in classes()["complementizer"] or (k and line.forms[k - 1] in OPEN_BRACKETS):
        return False
    if k + 1 < line.size and line.forms[k + 1] in classes()["plain_complementizer"]:
        return False  # except that
    if k + 1 < line.size and line.forms[k + 1] in COMMAS and _ends_name(line, k):
        return False
    if is_spelled(line, k):
        return False
    if not k or line.forms[k - 1] not in particles()["before_an"]:
        return True
    if k > 1 and line.forms[k - 2] in classes()["meanwhile"] and line.forms[k - 1] in classes()["later"]:
        return True
    return k > 1 and line.forms[k - 2] in classes()["from"] and line.forms[k - 1] in particles()["barrier"]


def is_spelled(line: Line, k: int) -> bool:
    """Tell if a word that looks like inna is a letter of a name that is spelled out (C N N, N B C)."""
    if line.forms[k] not in classes()["letter_inna"]:
        return False
    letters = classes()["letter_name"]
    if k > 1 and line.forms[k - 1] in classes()["letter_inna"]:
        return _letter(line.forms[k - 2]) in letters
    if k and _letter(line.forms[k - 1]) in letters:
        return k + 1 < line.size and (line.forms[k + 1] in letters or line.forms[k + 1] in classes()["letter_inna"])
    return k + 2 < line.size and line.forms[k + 1] in letters and line.forms[k + 2] in letters


def _letter(form: str) -> str:
    """Leave off a preposition that is written onto the first letter of a spelled name."""
    rest = form[1:]
    return rest if form[:1] in classes()["doubling"] | classes()["attached_bi"] and len(rest) > 1 else form


def is_hyphen(line: Line, k: int) -> bool:
    """Tell if a hyphen at k joins two words of a name."""
    if line.forms[k] != "-" or not k or k + 1 >= line.size:
        return False
    return line.words[k - 1].end == line.words[k].start and line.words[k].end == line.words[k + 1].start


def _ends_name(line: Line, k: int) -> bool:
    """Tell if a word that looks like inna before a comma is the last of a name (Moon Jae-in)."""
    named = k > 0 and (line.words[k - 1].pos == "PROPN" or line.first + k in line.names.inside)
    return named and line.forms[k] in classes()["plain_complementizer"]


def is_name_quote(line: Line, k: int) -> bool:
    """Tell if the quotation opened at k only names the noun before it."""
    close = line.closes[k]
    if close - k > 6 or close >= line.size:
        return False
    before = line.forms[k - 1] if k else ""
    heads = classes()["quoted_name_head"]
    rest = stripped(before)
    if k > 1 and line.words[k - 1].pos == "ADJ" and close - k <= 5 and _is_titled(line.forms[k - 2]):
        return True
    if rest in classes()["titled"] and close - k <= 5 and close + 1 < line.size and line.forms[close + 1] not in COMMAS:
        return True
    return rest in heads or bare(rest) in heads or without(rest, next(iter(classes()["doubling"]))) in heads


def _is_titled(form: str) -> bool:
    """Tell if a work that bears a title stands before an adjective (in his televised programme "The River")."""
    rest = bare(stripped(form))
    owners = (rest[: -len(owner)] for owner in classes()["owner"] if rest.endswith(owner))
    return any(word in classes()["named_work"] for word in (rest, *owners))


def bracket_end(line: Line, k: int, limit: int) -> int:
    """Give the index after a bracket opened at k, or k itself where it is not closed soon."""
    for end in range(k + 1, min(limit, k + 12)):
        if line.forms[end] in CLOSE_BRACKETS:
            return end + 1
    return k


def is_adjunct(line: Line, k: int, entry: Form | None) -> bool:
    """Tell if an adjunct (time, place, occasion, addressee) starts at k."""
    form = line.forms[k]
    words, all_words = classes(), particles()
    if entry and form in entry.preps and not is_occasion(line, k):
        return False
    if entry and "n" in entry.frames and (is_what_is_called(line, k) or is_what_is_denied(line, k, entry)):
        return False
    spoken = form in words["spokeswoman"] and k > 0 and is_saying(line, k - 1)
    if spoken or (k + 1 < line.size and line.forms[k + 1] in words["in_name_of"]):
        return False  # a spokeswoman of
    if form in all_words["barrier"] or form in all_words["time"] or form in words["adverb"]:
        return True
    if form in words["period_edge"] and k + 1 < line.size and line.forms[k + 1] in words["time"]:
        return True
    return is_addressee(line, k) or form in words["statement_attached"] or in_own_statement(form)


def _is_owned_statement(form: str) -> bool:
    """Tell if a word is somebody's statement (their statement)."""
    owners = (owner for owner in classes()["owner"] if form.endswith(owner))
    return any(form[: -len(owner)] in classes()["statement"] and len(form) > 5 for owner in owners)


def in_own_statement(form: str) -> bool:
    """Tell if a word names somebody's own statement behind an attached preposition (in-his-speech)."""
    words = classes()
    rest = next((without(form, prep) for prep in words["attached_bi"] if without(form, prep)), "")
    return rest in words["statement"] and any(rest.endswith(owner) for owner in words["owner"])


def is_what_is_called(line: Line, k: int) -> bool:
    """Tell if "what" stands at k with a describing verb whose pronoun goes back to it (what he called)."""
    if line.forms[k] not in classes()["what"] or k + 1 >= line.size:
        return False
    return any(entry.suffix and "d" in entry.frames for entry in forms().get(line.forms[k + 1], ()))


def is_what_is_denied(line: Line, k: int, entry: Form) -> bool:
    """Tell if "what" stands at k with the verb of those whom a denial answers (what had been reported)."""
    if entry.key in classes()["denying_key"] and line.forms[k] in classes()["being"]:
        return True
    if entry.key not in classes()["denying_key"] or line.forms[k] not in classes()["what"] or k + 1 >= line.size:
        return False
    return is_verb(line, k + 1) or any(e.tense in ("past", "pres") for e in forms().get(line.forms[k + 1], ()))


def is_occasion(line: Line, k: int) -> bool:
    """Tell if what follows a preposition at k only names the occasion (in a statement)."""
    nxt = line.forms[k + 1] if k + 1 < line.size else ""
    words = classes()
    if line.forms[k] in words["about"]:
        return False
    if nxt in words["ordinal"] and k + 2 < line.size and line.forms[k + 2] in words["from"]:
        return True
    return (
        nxt in words["statement"]
        or _is_owned_statement(nxt)
        or nxt in words["own_side"]
        or nxt in words["time"]
        or bare(nxt) in words["statement"]
    )


def is_year(line: Line, k: int) -> bool:
    """Tell if a year or a month starts at k that tells when somebody spoke: a number or "last" stands behind it."""
    nxt = line.forms[k + 1] if k + 1 < line.size else ""
    if line.forms[k] not in classes()["year"]:
        return False
    return nxt[:1].isdigit() or (is_definite(line.forms[k]) and nxt in classes()["gone_by"])


def is_addressee(line: Line, k: int) -> bool:
    """Tell if an addressee (to a paper, to reporters) starts at k."""
    form = line.forms[k]
    for prep in classes()["doubling"]:
        if form == prep:
            return k + 1 < line.size
        rest = without(form, prep)
        if rest and (rest in classes()["addressee"] or bare(rest) in classes()["addressee"]):
            return k + 1 >= line.size or line.forms[k + 1] not in classes()["public_agency"]
        if rest in classes()["told_body"]:
            return True  # to the council of, without article
        if rest in roles() and line.words[k].prep == prep and roles()[rest].number == "p":
            return True  # to officials
    return False


def opens_content(line: Line, k: int) -> bool:
    """Tell if a clause, a colon or quoted words that are no name start at k."""
    if line.forms[k] == ":" or is_complementizer(line, k):
        return True
    return k in line.closes and not is_name_quote(line, k)


def is_said_verb(line: Line, k: int) -> bool:
    """Tell if the word at k can only be a finite form of a said-verb."""
    form = line.forms[k]
    entries = forms().get(form) or forms().get(stripped(form)) or ()
    if not entries or form in roles() or form in classes()["not_verb"]:
        return False
    return all(entry.tense in ("past", "pres") and entry.person == "3" for entry in entries)


def is_verb(line: Line, k: int) -> bool:
    """Tell if the word at k is surely a finite verb: one of saying, or one that the tagger and the verb table know."""
    word = line.words[k]
    if line.forms[k] in classes()["pronominal"] or (
        line.first + k in line.names.inside and not _says_it(line.forms[k])
    ):
        return False
    if word.pos in ("VERB", "AUX") and word.tense and not word.article and not word.prep:
        return word.form not in roles() and word.form not in classes()["not_verb"]
    return is_said_verb(line, k)


def _says_it(form: str) -> bool:
    """Tell if a word can only be a said-verb with a pronoun on it, which is part of no name."""
    entries = forms().get(form, ())
    return bool(entries) and all(entry.suffix and entry.tense in ("past", "pres") for entry in entries)


def is_saying(line: Line, k: int) -> bool:
    """Tell if the word at k is a said-verb that takes clauses, so that what follows is its content."""
    form = line.forms[k]
    entries = forms().get(form) or forms().get(stripped(form)) or ()
    if not entries or form in classes()["not_verb"] or entries[0].frames & {"x", "b"}:
        return False
    if line.words[k].pos == "PROPN" and not entries[0].suffix:
        return False
    return all(entry.tense in ("past", "pres", "part") for entry in entries) and bool(
        entries[0].frames & {"c", "d", "o"}
    )


def form_is_plain(line: Line, k: int) -> bool:
    """Tell if the word at k carries neither conjunction nor preposition nor is a participle of saying."""
    form = line.forms[k]
    if form[:1] in classes()["conjunction"] or any(entry.tense == "part" for entry in forms().get(form, ())):
        return False
    return not any(is_attached(form, letter) for letter in classes()["attached_bi"])
