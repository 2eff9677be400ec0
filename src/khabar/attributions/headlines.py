"""Gives the attribution of a headline's colon: who is named before it says what stands behind it."""

from khabar.attributions.lexicon import classes, countries, forms, roles
from khabar.attributions.line import COMMAS, Line
from khabar.attributions.records import Draft, Range
from khabar.attributions.shapes import bare, is_definite, is_masdar, particles, role_of, without
from khabar.attributions.sources import source_phrase
from khabar.attributions.spots import is_addressee, is_adjunct, is_said_verb, is_verb

LONGEST = 12  # words before the colon


def find_colon(line: Line) -> Draft | None:
    """Give the attribution of a colon in a headline, or None where no source stands before it."""
    if not line.size:
        return None
    headline = not line.number and line.page.sentences[line.words[0].sentence].kind == "headline"
    try:
        colon = line.forms.index(":", 0, 2 * LONGEST + 1)
    except ValueError:
        return None
    if not headline and (colon + 1 not in line.closes or colon > LONGEST // 2):
        return None
    if not headline and any(is_verb(line, k) for k in range(colon)):
        return None
    if colon == 0 or colon + 1 >= line.size or (0 in line.closes and not (headline and _is_quoted_name(line, colon))):
        return None
    first = 0
    for k in range(colon):
        if line.forms[k] in ".…" and k + 1 < colon:
            first = k + 1
    if first not in line.closes and not can_speak(line, first):
        return None
    sources = source_phrase(line, first, colon, None)
    if not sources or not _speaks(line, sources[-1][1], colon):
        return None
    if colon > LONGEST and not _goes_far(line, sources[-1][1], colon):
        return None
    sources = _without_addressee(line, sources)
    if _is_country(line, sources, colon) and _is_news(line, colon + 1):
        return None
    draft = Draft("attributions/words.tsv:topic", "assert", (colon, colon + 1), sources, start=colon + 1, opener="h")
    draft.clause = first
    return draft


def _is_quoted_name(line: Line, colon: int) -> bool:
    """Tell if nothing but a name in quotation marks stands before the colon, and a clause, no noun, behind it."""
    told = line.closes[0] == colon - 1 and colon <= LONGEST // 2
    return told and (is_verb(line, colon + 1) or line.forms[colon + 1] in classes()["negation"])


def _goes_far(line: Line, end: int, colon: int) -> bool:
    """Tell if a long way from the source to the colon is one clause: an answer, or what is done by who speaks."""
    if line.forms[end] in classes()["answering"] | classes()["reply"]:
        return True
    return colon <= LONGEST + LONGEST // 2 and is_verb(line, end)


def _without_addressee(line: Line, sources: list[Range]) -> list[Range]:
    """Leave off whom the words of a headline are said to (the minister to reporters: ...)."""
    first, last = sources[-1]
    for k in range(first + 1, last):
        for prep in classes()["doubling"]:
            rest = without(line.forms[k], prep)
            role = role_of(rest) if rest else None
            named = line.words[k].prep == prep and line.words[k].pos == "PROPN" and rest not in countries()
            if named or (role is not None and role.kind in ("person", "anonymous")):
                return [*sources[:-1], (first, k)]
    return sources


def _is_country(line: Line, sources: list[Range], colon: int) -> bool:
    """Tell if nothing but the name of a country stands before the colon."""
    (first, last), *more = sources
    return not more and last == colon and " ".join(line.forms[first:last]) in countries()


def _is_news(line: Line, k: int) -> bool:
    """Tell if what stands at k, behind a country, is told of it and not by it: something indefinite, who does what."""
    form, word = line.forms[k], line.words[k]
    told = any(entry.tense == "pres" for entry in forms().get(form, ()))
    if told or k + 1 >= line.size or word.pos not in ("NOUN", "PROPN", "ADJ"):
        return False
    if form in classes()["happening"]:
        return True
    if is_masdar(form) and is_definite(line.forms[k + 1]):
        return False
    near = range(k + 1, min(k + 4, line.size))
    acts = any(is_verb(line, at) and line.forms[at - 1] not in classes()["negation"] for at in near)
    return acts or not is_definite(form) or (is_masdar(bare(form)) and line.words[k + 1].pos == "ADP")


def can_speak(line: Line, k: int) -> bool:
    """Tell if a headline's first word can be the head of a source."""
    form = line.forms[k]
    if form in classes()["shown"]:
        return False
    if form in roles() or bare(form) in roles():
        return True
    if form in classes()["topic"] or form in particles()["barrier"] or form[0].isdigit() or is_said_verb(line, k):
        return False
    return not is_masdar(form) or is_definite(form)


def _speaks(line: Line, end: int, colon: int) -> bool:
    """Tell if what stands between the source and the colon is an addressee, an adjunct or a verb's clause."""
    if end >= colon:
        return True
    if line.forms[end] in COMMAS:
        end += 1
    if end == colon - 1 and is_said_verb(line, end):
        return False  # the verb is the cue
    if line.forms[end] in classes()["speaking"]:
        return True
    return is_addressee(line, end) or is_adjunct(line, end, None) or is_verb(line, end)
