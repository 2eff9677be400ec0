"""Gives the content that opens behind a source, an addressee or what is described."""

from khabar.attributions.adjuncts import skip_adjuncts
from khabar.attributions.heads import is_each
from khabar.attributions.lexicon import Form, classes, roles
from khabar.attributions.line import COMMAS, Line
from khabar.attributions.openers import Opener, far_opener, find_opener
from khabar.attributions.records import Range
from khabar.attributions.shapes import MARKS, bare, is_definite, is_masdar, particles
from khabar.attributions.sources import source_phrase
from khabar.attributions.spots import is_complementizer, is_saying
from khabar.attributions.subjects import agrees, clashes

Behind = tuple[Opener | None, list[Range]]


def is_described(line: Line, i: int) -> bool:
    """Tell if the verb at i describes what a relative pronoun goes back to."""
    before = line.forms[i - 1] if i else ""
    return before in classes()["relative"] or before in classes()["what"]


def after_source(line: Line, k: int, limit: int, entry: Form, before: list[Range]) -> Behind:
    """Look behind a source (or an addressee) that starts at k for the content; give it with the verb's sources.

    `before` are the sources found before the verb.
    """
    told = k < limit and "n" in entry.frames and is_masdar(line.forms[k]) and line.forms[k] not in roles()
    told = told and not (k + 1 < limit and line.forms[k + 1][-3:] in classes()["name_ending"])
    told = told and line.forms[k] not in classes()["demonstrative"] and not is_each(line, k)
    hoped = k < limit and entry.key in classes()["definite_masdar_key"] and bare(line.forms[k]) in classes()["masdar"]
    told = told or hoped or _is_owned_to(line, k, limit, entry)
    phrase = [] if told else source_phrase(line, k, limit, entry)
    if not phrase:
        k += _is_told_to(line, k, limit)
        return (None if before else find_opener(line, k, limit, entry, noun=True)), before
    after = skip_adjuncts(line, phrase[-1][1], limit, entry, after_noun=True)
    opener = find_opener(line, after, limit, entry, noun=True)
    if entry.key in classes()["repeating_key"] and after < limit and line.forms[after] in classes()["said_masdar"]:
        opener = find_opener(line, skip_adjuncts(line, after + 1, limit, entry), limit, entry, noun=False) or opener
    if opener:
        return _with_phrase(line, opener, entry, before, phrase)
    if entry.frames & {"d", "o"}:
        if entry.suffix and after < limit and _is_judged(line, k, after, entry, phrase):
            return (after, "n"), phrase
        return (None, before) if before else _after_object(line, after, limit, entry, phrase)
    if after < limit and line.forms[after] in classes()["said_masdar"]:
        after += 1
    opener = far_opener(line, after, limit, entry)
    return opener, phrase if opener and not clashes(line, phrase[0][0], entry) else before


def _is_told_to(line: Line, k: int, limit: int) -> bool:
    """Tell if one definite noun that the words are said to stands right behind the verb (said to the court: ...)."""
    return k < limit and line.forms[k].startswith(2 * next(iter(classes()["doubling"]))) and len(line.forms[k]) > 4


def _is_owned_to(line: Line, k: int, limit: int, entry: Form) -> bool:
    """Tell if the attitude itself stands behind the verb, nobody named (stressed the care for)."""
    if k + 1 >= limit or "n" not in entry.frames or line.forms[k + 1] not in classes()["free_preposition"]:
        return False
    return is_definite(line.forms[k]) and bare(line.forms[k]) in classes()["attitude"]


def _with_phrase(line: Line, opener: Opener, entry: Form, before: list[Range], phrase: list[Range]) -> Behind:
    """Tell whether the phrase between verb and content is its source, its addressee, or what it describes."""
    first = phrase[0][0]
    if opener[1] in "qe" and "d" in entry.frames:
        if opener[0] + 1 < line.size and is_complementizer(line, opener[0] + 1) and not before:
            return (opener[0], "q"), phrase  # the words quoted are a clause, so what stands before speaks
        return (first, "q"), before
    if not entry.frames & {"o", "d"} and opener[1] in "cqwp":
        return opener, before if clashes(line, first, entry) else phrase
    fits = agrees(line, first, entry)
    if opener[1] == "n" and (before or not fits):
        comma = bool(before) and line.forms[before[-1][1]] in COMMAS
        return (opener, phrase) if comma and fits else (None, before)
    return opener, before if before or not fits else phrase


def _is_judged(line: Line, k: int, after: int, entry: Form, phrase: list[Range]) -> bool:
    """Tell if the verb describes what its pronoun goes back to (which Rome considers an insult)."""
    if "d" not in entry.frames or k < 2 or not is_described(line, k - 1) or not agrees(line, phrase[0][0], entry):
        return False
    return line.forms[after] not in MARKS and line.forms[after] not in particles()["barrier"]


def _after_object(line: Line, after: int, limit: int, entry: Form, phrase: list[Range]) -> Behind:
    """Look behind a second phrase, the addressee or what is described, for the content."""
    second = [] if after < limit and is_saying(line, after) else source_phrase(line, after, limit, entry)
    if not second:
        return None, []
    end = skip_adjuncts(line, second[-1][1], limit, entry)
    opener = find_opener(line, end, limit, entry, noun=False)
    if opener and opener[1] in "qe" and "d" in entry.frames:
        return (second[0][0], "q"), phrase
    return opener, phrase if opener else []
