"""Gives the subject that stands before a said-verb, and whether it agrees with the verb."""

from khabar.attributions.adjuncts import skip_adjuncts
from khabar.attributions.lexicon import Form, Role, classes, countries, roles
from khabar.attributions.line import COMMAS, Line
from khabar.attributions.records import Range
from khabar.attributions.shapes import MARKS, bare, is_definite, particles, role_of, without
from khabar.attributions.sources import source_phrase
from khabar.attributions.spots import is_complementizer, is_hyphen, is_verb

BACK = 34  # words looked back over for the start of a clause


def gender_number(line: Line, first: int) -> tuple[str, str]:
    """Give gender and number of the noun phrase that starts at `first`, "" where unknown."""
    if line.forms[first] in classes()["part_of"] and first + 1 < line.size:
        first += 1
    form = line.forms[first]
    role = role_of(form)
    if role is not None:
        return ("f" if _of_woman(line, first, role) else role.gender), role.number
    word = line.words[first]
    if word.gender == "f" and word.pos in ("NOUN", "ADJ"):
        return word.gender, word.number
    endings = classes()
    if form in countries() and form[-1:] in endings["accusative"]:
        return "f", "s"
    if form[-1:] in endings["feminine_ending"] or form[-2:] in endings["feminine_ending"]:
        return "f", "s"
    if form[-2:] in endings["plural_ending"] and bare(form) is not form:
        return "m", "p"
    return "", ""


def _of_woman(line: Line, first: int, role: Role) -> bool:
    """Tell by its adjective that a title without feminine ending is a woman's."""
    if (
        role.kind != "person"
        or role.gender == "f"
        or role.number == "p"
        or first + 1 >= line.size
        or not is_definite(line.forms[first])
    ):
        return False
    nxt = line.forms[first + 1]
    return is_definite(nxt) and nxt[-1:] in classes()["ta_marbuta"] and role_of(nxt) is None


def clashes(line: Line, first: int, entry: Form) -> bool:
    """Tell if the noun phrase surely cannot be the verb's subject."""
    role = role_of(line.forms[first])
    if role is not None and role.kind != "person" and (entry.gender, entry.tense) == ("m", "past"):
        return False  # a verb before its subject may leave the feminine of things unmarked
    return role is not None and bool(entry.gender) and gender_number(line, first)[0] != entry.gender


def agrees(line: Line, first: int, entry: Form) -> bool:
    """Tell if the noun phrase can be the verb's subject."""
    gender, _ = gender_number(line, first)
    return not gender or not entry.gender or gender == entry.gender


def _is_boundary(line: Line, k: int) -> bool:
    form = line.forms[k]
    if is_hyphen(line, k):
        return False
    if form in ":*…؛" or form in ("--", "-", "–", "—", "!", "؟", "?", "."):
        return True
    words = particles()
    opens = form in classes()["complementizer"] and line.forms[k - 1] in words["before_an"]
    opens = opens or is_complementizer(line, k) or form in words["clause_opener"]
    return opens or form in words["aux"] or form in words["amma"]


def clause_start(line: Line, i: int) -> int:
    """Give where the clause around i starts, at most `BACK` words before it."""
    low = max(line.floor(i), i - BACK)
    for k in range(i - 1, low - 1, -1):
        if _is_boundary(line, k) and line.inside[k] == line.inside[i]:
            return k + 1
    return low


def subject_before(line: Line, i: int, entry: Form) -> tuple[list[Range], int]:
    """Give the subject that stands before the verb at i and where its clause starts; ([], i) where there is none."""
    end = i
    low = line.floor(i)
    while end > low and line.forms[end - 1] in classes()["verb_particle"]:
        end -= 1
    if end == low and line.inside[i] == low - 1 and low:
        return _outside(line, i, entry)
    if end == low:
        return [], i
    before = line.forms[end - 1]
    if before in classes()["from"]:
        return [], i
    if before in classes()["relative"]:
        return _antecedent(line, end - 1, low, entry), end - 1
    start = clause_start(line, end)
    while start < end and (
        line.forms[start] in particles()["complementizer"] or line.forms[start] in particles()["but_he"]
    ):
        start += 1
    behind = start > low and line.forms[start - 1] in particles()["before_an"]  # before his leaving ...: no subject
    for first in _starts(line, start, end)[behind:]:
        found = source_phrase(line, first, end, None)
        if not found or not agrees(line, first, entry) or is_verb(line, first):
            continue
        if found[-1][1] >= end or (first == start and _reaches(line, found[-1][1], end)):
            return found, first
    return [], i


def _outside(line: Line, i: int, entry: Form) -> tuple[list[Range], int]:
    """Give the subject between a complementizer and the mark that opens the quotation which the verb opens."""
    mark = line.inside[i]
    start = next((k + 1 for k in range(mark - 1, max(0, mark - 8), -1) if is_complementizer(line, k)), mark)
    if start >= mark:
        return [], i
    found = source_phrase(line, start, mark, None)
    if found and found[-1][1] == mark and agrees(line, start, entry):
        return found, i
    return [], i


def _starts(line: Line, start: int, end: int) -> list[int]:
    """Give the places where the subject may start: the clause's start and what follows its last commas."""
    commas = [k + 1 for k in range(start, end - 1) if line.forms[k] in COMMAS]
    return [start, *commas[-3:]] if start < end else []


def _reaches(line: Line, at: int, end: int) -> bool:
    """Tell if only adjuncts and particles stand between a subject that ends at `at` and the verb."""
    if at >= end:
        return True
    while at + 1 < end and line.forms[at] in COMMAS and line.words[at + 1].prep:  # with the backing of ...,
        comma = next((k for k in range(at + 2, end) if line.forms[k] in COMMAS), at)
        if comma == at:
            break
        at = comma
    return skip_adjuncts(line, at, end, None) >= end


def _antecedent(line: Line, relative: int, low: int, entry: Form) -> list[Range]:
    """Give the noun phrase that a relative pronoun goes back to."""
    end = relative
    while end > low and line.forms[end - 1] in COMMAS:
        end -= 1
    first = end
    words = particles()
    while first > low and end - first < 9:
        form = line.forms[first - 1]
        opened = line.opened_by.get(first - 1, -1)
        if low <= opened and first - opened <= 6:
            first = opened
            continue
        mark = form in MARKS and not is_hyphen(line, first - 1)
        if mark or form in words["barrier"] or is_complementizer(line, first - 1) or is_verb(line, first - 1):
            break
        if form in words["aux"] or form in words["clause_opener"] or form in words["relative"]:
            break
        first -= 1
        if _has_preposition(line, first):
            break
    she = line.forms[relative] in particles()["feminine_relative"]
    if end == relative and bare(line.forms[end - 1]) in classes()["moment"]:
        return []  # at the time when
    if first == end or (she and (entry.gender, entry.number) == ("m", "s")):
        return []
    if not agrees(line, first, entry):
        return _genitive(line, first + 1, end, entry)
    found = source_phrase(line, first, end, None)
    if not found or found[-1][1] != end:
        return []
    return _with_title(line, first, end, low) or found


def _genitive(line: Line, first: int, end: int, entry: Form) -> list[Range]:
    """Give the person that a relative pronoun goes back to in a phrase whose head does not agree (words of X who)."""
    for k in range(first, min(end, first + 2)):
        role = role_of(line.forms[k])
        if role is not None and role.kind in ("person", "anonymous") and agrees(line, k, entry):
            found = source_phrase(line, k, end, None)
            return found if found and found[-1][1] == end else []
    return []


def _with_title(line: Line, name: int, end: int, low: int) -> list[Range]:
    """Give the title that stands behind a comma before a name, together with the name."""
    if name - 2 < low or line.forms[name - 1] not in COMMAS:
        return []
    for first in range(name - 2, max(low, name - 9), -1):
        form = line.forms[first]
        if form in MARKS or form in particles()["barrier"]:
            return []
        role = role_of(form)
        if role is not None and role.kind == "person":
            found = source_phrase(line, first, end, None)
            if len(found) == 1 and found[0][1] == end:
                return found
    return []


def _has_preposition(line: Line, k: int) -> bool:
    word = line.words[k]
    if word.pos not in ("X", ""):
        return bool(word.prep)
    rest = without(word.form, next(iter(classes()["doubling"])))
    return bool(rest) and (rest in roles() or bare(rest) in roles())


def after_amma(line: Line, i: int) -> list[Range]:
    """Give the subject that amma has put in front and the verb at i, which starts with fa, takes up."""
    for k in range(i - 1, max(line.floor(i), i - 40) - 1, -1):
        if line.forms[k] in particles()["amma"]:
            return source_phrase(line, k + 1, i, None)
    return []
