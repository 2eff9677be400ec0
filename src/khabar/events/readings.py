"""Gives what else a written word may be: other verbs that share its form, and nouns under other clitics.

The tagger gives one reading of a word. Unvowelled Arabic allows several, and an act is lost where the tagger chose
another one.
"""

from functools import lru_cache

from khabar.words.features import LAM, hints, label_of
from khabar.words.lexicon import verb_readings
from khabar.words.split import respelt, split
from khabar.words.stems import ARTICLE, CONJ, PREP, SUFFIXES, TA, TA_MARBUTA

PRESENT = "\u064a\u062a\u0646"
SIN = "\u0633"
PLURAL, SUBJUNCTIVE = "\u0648\u0646", "\u0648\u0627"
ENDINGS = ("", PLURAL, SUBJUNCTIVE, "\u064a\u0646", "\u0627\u0646", "\u062a\u0627", "\u062a", "\u0627")
LEAST = 3  # letters that a stem keeps when a clitic is cut off


@lru_cache(maxsize=50_000)
def other_lemmas(form: str) -> tuple[str, ...]:
    """Give the lemmas of all verbs whose form a word may be, the most used first; guessed where the tables know none.

    >>> other_lemmas("يعدم"), "حاصر" in other_lemmas("ليحاصروا")
    (('عدم', 'اعدم'), True)
    """
    found = []
    for hint in hints(form):
        if hint[0] == "V":
            found += [reading.lemma for reading in verb_readings(split(form, label_of(form, hint)).stem)]
    return tuple(dict.fromkeys(found)) or _guessed(form)


def _guessed(form: str) -> tuple[str, ...]:
    """Give what the lemma of an unknown verb form may be: itself without the marks of tense and person."""
    found = []
    for core in _cores(form, CONJ, SIN + LAM):
        bare = core[:-2] if core.endswith(SUBJUNCTIVE) else core
        found += [reading.lemma for reading in verb_readings(bare + PLURAL)] if bare != core else []
        for ending in ENDINGS:
            stem = core.removesuffix(ending)
            found += [stem[1:], stem] if stem[:1] and stem[0] in PRESENT else [stem]
    return tuple(dict.fromkeys(lemma for lemma in found if len(lemma) >= LEAST))


@lru_cache(maxsize=50_000)
def other_stems(form: str) -> tuple[str, ...]:
    """Give the stems that a noun may have when its clitics are cut off in every way.

    >>> "لقاء" in other_stems("للقاء"), "الغاء" in other_stems("إلغائها".replace("إ", "ا"))
    (True, True)
    """
    found = []
    for core in _cores(form, CONJ, PREP):
        bare = _unarticled(core)
        found += [core, *([bare] if bare else [])]
        for suffix in SUFFIXES:
            stem = core.removesuffix(suffix)
            if stem != core and len(stem) >= LEAST:
                found += respelt(stem, "NOUN")
                found += [stem[:-1] + TA_MARBUTA] if stem.endswith(TA) else []
    return tuple(dict.fromkeys(found))


def _cores(form: str, conj: str, before: str) -> list[str]:
    """Give a form without a conjunction, a preposition or the mark of the future, as far as its letters allow."""
    found = [form]
    if form[0] in conj and len(form) > LEAST:
        found.append(form[1:])
    return found + [core[1:] for core in found if core[0] in before and len(core) > LEAST]


def _unarticled(core: str) -> str:
    for article in (ARTICLE, LAM):
        if core.startswith(article) and len(core) > len(article) + 1:
            return core[len(article) :]
    return ""
