"""Tells if a finite said-verb's own conditions hold: who can say it, what it is said of."""

from khabar.attributions.lexicon import Form, classes, forms, idioms
from khabar.attributions.line import Line
from khabar.attributions.openers import Opener
from khabar.attributions.records import Range
from khabar.attributions.shapes import bare, is_definite, is_masdar, role_of, stripped
from khabar.attributions.spots import is_complementizer, is_saying

OBJECT = 5  # words behind a verb of which one can be its object


def fits(line: Line, i: int, entry: Form, sources: list[Range], opener: Opener) -> bool:
    """Tell if the verb's own conditions hold: a document that shows, an announcement that is not only planned."""
    if "C" in entry.frames:
        return any(bare(stripped(line.forms[first])) in classes()["document_source"] for first, _ in sources)
    if entry.key in classes()["suffix_key"] and not entry.suffix:
        return False
    if entry.key in classes()["judging_key"] and _is_called(line, i, entry):
        return False
    if _is_idiom(line, i, entry):
        return False
    if entry.key in classes()["to_whom_key"] and opener[0] == i + 1 and not entry.suffix:
        return False  # who was told of it
    if entry.key in classes()["pointing_key"] and not sources and _is_evidence(line, i, entry):
        return False
    if entry.key in classes()["unclear_key"] and entry.tense == "pres" and not entry.suffix and opener[1] in "nep":
        return False  # it counts as, it resembles
    if entry.key in classes()["wanting_key"] and opener[1] == "n" and not _wants(line, i, sources):
        return False
    if entry.key in classes()["rumour_key"] and not _is_rumour(line, sources):
        return False
    if entry.key in classes()["clausal_key"] and entry.tense == "pres" and not sources:
        return False  # it turned out that
    if entry.key in classes()["thing_key"] and _is_picture(line, i, sources):
        return False
    if entry.key in classes()["no_suffix_key"] and _says_in_it(line, i, opener[0]):
        return False
    near = opener[0] - max([i + 1, *(last for _, last in sources)]) <= 3 or line.forms[opener[0] - 1] in entry.preps
    if entry.key in classes()["near_key"] and (not near or any(is_masdar(line.forms[s]) for s, _ in sources)):
        return False
    rest = stripped(line.forms[i])
    future = entry.tense == "pres" and rest[:1] in classes()["future_letter"] and rest not in forms()
    planned = opener[1] in "nq" or (opener[1] == "p" and "s" not in entry.frames)
    return not (future and planned)


def _is_called(line: Line, i: int, entry: Form) -> bool:
    """Tell if a verdict right behind a verb of judging shows that nobody judges (which is considered weak)."""
    k = i + 1
    if entry.tense != "pres" or entry.suffix or k >= line.size:
        return False
    word, form = line.words[k], line.forms[k]
    if form in classes()["from"]:
        return True
    described = line.forms[i - 1] in classes()["relative"] if i else False
    weak = word.pos == "ADJ" and not is_definite(form) and role_of(form) is None
    return described and (weak or form in classes()["elative"]) and not word.prep


def _is_idiom(line: Line, i: int, entry: Form) -> bool:
    """Tell if the object of the verb, behind it or behind its subject, shows that nothing is said (tips the scales)."""
    objects = idioms().get(entry.key)
    if objects is None or entry.suffix:
        return False
    return any(line.forms[k] in objects for k in range(i + 1, min(i + OBJECT, line.limit(i))))


def _is_evidence(line: Line, i: int, entry: Form) -> bool:
    """Tell if only an indefinite thing right before the verb points to something (no sign that points to)."""
    first = i - 1
    if i <= line.floor(i) or line.words[i].conj or entry.tense != "pres" or entry.person != "3":
        return False
    while line.words[first].pos == "ADJ" and first > line.floor(i):
        first -= 1
    form, word = line.forms[first], line.words[first]
    known = line.first + first in line.names.ends or role_of(form) is not None
    return word.pos == "NOUN" and not known and not is_definite(form) and form not in classes()["document_source"]


def _wants(line: Line, i: int, sources: list[Range]) -> bool:
    """Tell if somebody named is told to want something, outside what somebody is quoted with or said to say."""
    if not sources or line.inside[i] >= 0:
        return False
    first = min(i, sources[0][0])
    near = range(max(line.floor(i), first - 3), first)
    return not any(is_complementizer(line, k) or line.forms[k] in classes()["passed_over"] for k in near)


def _is_picture(line: Line, i: int, sources: list[Range]) -> bool:
    """Tell if what shows it is a picture or film, which nobody speaks in."""
    pictures = classes()["picture"]
    if sources:
        return bare(stripped(line.forms[sources[0][0]])) in pictures
    return i > 0 and line.forms[i - 1] in pictures


def _says_in_it(line: Line, i: int, end: int) -> bool:
    """Tell if only what is published between i and `end` says what stands there (published a letter that says)."""
    for k in range(i + 1, min(end, line.size)):
        told = is_saying(line, k) or any("b" in entry.frames for entry in forms().get(line.forms[k], ()))
        if told and k + 1 < line.size and line.forms[k + 1] in classes()["about_it"]:
            return True
    return False


def _is_rumour(line: Line, sources: list[Range]) -> bool:
    """Tell if what came is news of nobody in particular."""
    role = role_of(line.forms[sources[0][0]]) if sources else None
    return role is not None and role.kind == "anonymous"
