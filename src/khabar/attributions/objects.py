"""Reads verbs that tell something about an object without a clause: to consider X a mistake, to put X down to Y."""

from khabar.attributions.adjuncts import skip_adjuncts
from khabar.attributions.lexicon import Form, classes, countries
from khabar.attributions.line import COMMAS, Line
from khabar.attributions.openers import Opener, find_opener
from khabar.attributions.records import Range
from khabar.attributions.shapes import bare, is_definite, particles, role_of, without
from khabar.attributions.sources import source_phrase
from khabar.attributions.spots import is_complementizer, is_occasion, is_saying
from khabar.attributions.subjects import agrees

LONGEST = 34  # words between a verb and what it describes something as
NEAR = 8  # words between a verb of seeing and what something is seen in
FARTHEST = 14  # words between an object and what it is put down to


def about_object(line: Line, k: int, limit: int, entry: Form, before: list[Range]) -> tuple[Opener | None, list[Range]]:
    """Give where the content opens, from its object on, and the verb's sources; `before` are those before the verb."""
    if k >= limit or not (entry.key in classes()["judging_key"] or "a" in entry.frames):
        return None, before
    if not entry.suffix and _is_passive(line, k, entry):
        return (k, "n"), []
    phrase = [] if before else source_phrase(line, k, limit, entry)
    if phrase and agrees(line, k, entry) and can_judge(line, k):
        phrase = _judge_alone(line, phrase)
        start = skip_adjuncts(line, phrase[-1][1], limit, entry)
        found = _opens(line, start, limit, entry)
        if found:
            return found, phrase
    if "a" in entry.frames and not before and not line.words[k - 1].conj and not entry.suffix:
        return None, before  # an amount that nobody is named for
    return _opens(line, k, limit, entry), before


def _judge_alone(line: Line, phrase: list[Range]) -> list[Range]:
    """Leave off what is judged, a second noun with the article right behind the one that judges."""
    first, last = phrase[-1]
    if line.forms[first] in countries() and first + 1 < last and is_definite(line.forms[first + 1]):
        return [*phrase[:-1], (first, first + 1)] if line.words[first + 1].pos == "NOUN" else phrase
    for at in range(first + 1, last):
        word, head = line.words[at], line.words[at - 1]
        alone = at - first <= 1 or (at - first == 2 and not is_definite(line.forms[first]))
        if word.article and head.article and word.pos == "NOUN" and head.pos == "NOUN" and alone:
            return [*phrase[:-1], (first, at)]
    return phrase


def seen_in(line: Line, i: int, limit: int, entry: Form, before: list[Range]) -> tuple[Opener | None, list[Range]]:
    """Give the content of seeing something in an object (X sees in the decision a step), with the verb's sources."""
    at = next((k for k in range(i + 1, min(limit - 2, i + NEAR)) if line.forms[k] in classes()["in"]), None)
    if at is None or entry.key not in classes()["seeing_key"] or entry.suffix or is_occasion(line, at):
        return None, before
    sources = before or (source_phrase(line, i + 1, at, entry) if at > i + 1 else [])
    if at > i + 1 and (not sources or sources[-1][1] != at):
        return None, before
    found = _opens(line, at + 1, limit, entry)
    return (found, sources) if found else (None, before)


def described_as(line: Line, k: int, limit: int, entry: Form, before: list[Range]) -> tuple[Opener | None, list[Range]]:
    """Give what a long object at k is described as (called the decision of the council of May "weak"), and by whom."""
    if "d" not in entry.frames or not entry.preps or k >= limit:
        return None, before
    said = not before and entry.tense != "part" and agrees(line, k, entry) and can_judge(line, k)
    found = _description(line, k, limit, entry)
    if found is None and said:
        phrase = source_phrase(line, k, limit, entry)
        end = phrase[-1][1] if phrase else limit
        if end + 1 < limit and line.forms[end] in COMMAS:  # called X, the minister, the decision ...
            found = _description(line, end + 1, limit, entry)
            return ((found, "p"), phrase) if found else (None, before)
    if found is None:
        return None, before
    phrase = source_phrase(line, k, found, entry) if said else []
    return (found, "p"), before or phrase


def _description(line: Line, k: int, limit: int, entry: Form) -> int | None:
    """Give where a clause with bi-anna opens, else the last definite word with bi before a comma."""
    last = None
    for at in range(k + 1, min(limit, k + LONGEST)):
        form = line.forms[at]
        if form in classes()["attached_b_complementizer"]:
            return at
        if form in classes()["new_clause"] or is_saying(line, at) or is_complementizer(line, at):
            break
        if form in COMMAS and not _is_day(line, at):
            break
        if any(is_definite(without(form, prep)) for prep in entry.preps if len(prep) == 1 and without(form, prep)):
            last = at
    return last


def _is_day(line: Line, k: int) -> bool:
    """Tell if a comma at k is one of two around a word of time (, Sunday,)."""
    before = k > 1 and line.forms[k - 2] in COMMAS and line.forms[k - 1] in particles()["time"]
    behind = k + 2 < line.size and line.forms[k + 2] in COMMAS and line.forms[k + 1] in particles()["time"]
    return before or behind


def describer(line: Line, k: int, limit: int, entry: Form) -> tuple[Opener | None, list[Range]]:
    """Give the content behind who describes what a relative pronoun stands for (which Rome calls a mistake)."""
    judging = entry.key in classes()["judging_key"] or entry.key in classes()["seeing_key"]
    if k >= limit or not (judging or "d" in entry.frames) or not can_judge(line, k):
        return None, []
    phrase = source_phrase(line, k, limit, entry)
    if not phrase or not agrees(line, k, entry) or phrase[-1][1] >= limit:
        return None, []
    at = _verdict(line, k, phrase[-1][1]) if judging else phrase[-1][1]
    if at >= limit:
        return None, []
    if at < phrase[-1][1]:
        phrase = [(k, at)]
    opener = find_opener(line, at, limit, entry, noun=False)
    if opener is None and judging and (_is_verdict(line, at) or _is_title(line, at)):
        opener = at, "n"
    return opener, phrase if opener else []


def can_judge(line: Line, k: int) -> bool:
    """Tell if the noun at k can be who judges: definite, a name or known as a source."""
    known = line.forms[k] in countries() or line.words[k].pos == "PROPN"
    return known or is_definite(line.forms[k]) or role_of(line.forms[k]) is not None


def _is_passive(line: Line, k: int, entry: Form) -> bool:
    """Tell if a verdict stands right behind a verb of judging, so that nobody is said to judge (considered weak)."""
    judged = entry.key in classes()["judging_key"] and entry.tense == "past" and line.words[k].pos == "ADJ"
    return judged and line.words[k - 1].conj == "" and _is_verdict(line, k)


def _opens(line: Line, k: int, limit: int, entry: Form) -> Opener | None:
    """Give the opener if the object, or what the pronoun on the verb is called, stands at k."""
    if k >= limit:
        return None
    if "a" in entry.frames:
        return _put_down(line, k, limit, entry)
    if entry.suffix:
        return (k, "n") if _is_verdict(line, k) else None
    if line.forms[k] in classes()["demonstrative"]:
        at = k + 1
        if at < limit and at in line.closes:
            return k, "n"
    else:
        phrase = source_phrase(line, k, limit, entry)
        if not phrase or not (is_definite(line.forms[k]) or line.words[k].pos == "PROPN"):
            return None
        at = _verdict(line, k, phrase[-1][1])
    return (k, "n") if at < limit and _is_verdict(line, at) else None


def _put_down(line: Line, k: int, limit: int, entry: Form) -> Opener | None:
    """Give the opener of an object that is put down to what stands behind the verb's preposition."""
    if entry.suffix:
        return (k + 1, "p") if line.forms[k] in entry.preps and k + 1 < limit else None
    if line.forms[k] in entry.preps or line.words[k].pos not in ("NOUN", "PROPN", "PRON"):
        return None
    for at in range(k + 1, min(limit, k + FARTHEST)):
        form = line.forms[at]
        if form in entry.preps or any(_is_amount(without(form, prep)) for prep in entry.preps if len(prep) == 1):
            return k, "p"
        if form in "،؛:." or at in line.closes:
            return None
    return None


def _verdict(line: Line, first: int, end: int) -> int:
    """Give where a verdict starts inside a phrase from `first` on that ran over it, or the phrase's end."""
    for at in range(first + 1, end):
        known = (
            is_definite(line.forms[at - 1]) or line.words[at - 1].pos == "PROPN" or line.forms[at - 1] in countries()
        )
        if known and (_is_verdict(line, at) or (line.forms[at - 1] in countries() and _is_title(line, at))):
            return at
    return end


def _is_amount(form: str) -> bool:
    """Tell if a word left by its preposition opens a number (at about a thousand)."""
    return form in classes()["quantity"] or form in classes()["amount"] or form[:1].isdigit()


def _is_title(line: Line, k: int) -> bool:
    """Tell if an indefinite feminine noun that could speak itself stands at k (a terrorist organisation)."""
    form, word = line.forms[k], line.words[k]
    plain = not is_definite(form) and not word.prep and not word.conj
    return plain and role_of(form) is not None and form[-1:] in classes()["ta_marbuta"]


def _is_verdict(line: Line, k: int) -> bool:
    """Tell if an indefinite noun or adjective at k can be what somebody considers an object to be."""
    word, form = line.words[k], line.forms[k]
    if form in classes()["not_word"]:
        return k + 1 < line.size and line.words[k + 1].pos in ("ADJ", "NOUN") and not is_definite(line.forms[k + 1])
    if word.pos not in ("NOUN", "ADJ") or word.prep or word.conj or is_definite(form) or role_of(form) is not None:
        return False
    if form in countries() or form in classes()["time"] or form in classes()["barrier"] or form in classes()["adverb"]:
        return False
    endings = classes()["accusative"] | classes()["ta_marbuta"]
    return bare(form) == form and form[-1:] in endings
