"""Gives a word's parts by the tagger's label: clitics, stem, lemma, gender, number, person, tense, voice."""

from functools import lru_cache
from typing import NamedTuple

from khabar.words.features import LAM
from khabar.words.lexicon import VerbForm, nominals, plurals, verb_readings, verb_table
from khabar.words.stems import ARTICLE, CONJ, SUFFIXES, TA, TA_MARBUTA

YEH, ALEF, WAW = "\u064a", "\u0627", "\u0648"
HAMZA, SEATS = "\u0621", "\u0626\u0624"
PLURAL_F, PLURAL_M = "\u0627\u062a", ("\u0648\u0646", "\u064a\u0646")
DUAL, DUAL_F = ("\u0627\u0646", "\u064a\u0646"), ("\u062a\u0627\u0646", "\u062a\u064a\u0646")
NOMINAL = frozenset(("NOUN", "ADJ", "PROPN", "NUM", "X", "ADV", "DET"))


class Parts(NamedTuple):
    """What a written word consists of."""

    stem: str
    pos: str
    lemma: str
    conj: str = ""
    prep: str = ""
    future: bool = False
    article: bool = False
    suffix: str = ""
    gender: str = ""
    number: str = ""
    person: str = ""
    tense: str = ""
    voice: str = ""


@lru_cache(maxsize=100_000)
def split(form: str, label: str) -> Parts:
    """Split a folded form as its label says.

    >>> split("وقالت", "و+ VERB")[:4]
    ('قالت', 'VERB', 'قال', 'و')
    >>> split("لزيارته", "ل+s NOUN")[:8]
    ('زيارة', 'NOUN', 'زيارة', '', 'ل', False, False, 'ه')
    """
    clitics, pos = label.split(" ")
    before, _, flag = clitics.partition("+")
    conj = before[:1] if before[:1] and before[0] in CONJ else ""
    rest = before[len(conj) :]
    future = rest == "\u0633"
    prep = "" if future else rest
    if not form.startswith(before) or len(form) <= len(before):
        conj, prep, future, before = "", "", False, ""
    core = form[len(before) :]
    article = False
    if pos in NOMINAL:
        core, article = _unarticled(core, prep)
    suffix = "" if not flag or article else _suffix(core, pos)
    if suffix:
        core = core[: -len(suffix)]
    if pos in ("VERB", "AUX"):
        return _verb(core, pos, (conj, prep, future, suffix))
    if suffix and core not in nominals():
        core = next((one for one in respelt(core, pos) if one in nominals()), respelt(core, pos)[-1])
    gender, number, lemma = _noun(core, pos)
    return Parts(core, pos, lemma, conj, prep, future, article, suffix, gender, number)


def _unarticled(core: str, prep: str) -> tuple[str, bool]:
    if core.startswith(ARTICLE) and len(core) > 3:
        return core[2:], True
    if prep.endswith(LAM) and core.startswith(LAM) and len(core) > 3:
        return core[1:], True
    return core, False


def _suffix(core: str, pos: str) -> str:
    fitting = [s for s in SUFFIXES if core.endswith(s) and len(core) > len(s)]
    for suffix in fitting:
        stem = core[: -len(suffix)]
        if pos in ("VERB", "AUX") and (stem in verb_table() or stem + ALEF in verb_table()):
            return suffix
        if pos not in ("VERB", "AUX") and (stem in nominals() or stem[:-1] + TA_MARBUTA in nominals()):
            return suffix
    return fitting[0] if fitting else ""


def respelt(stem: str, pos: str) -> list[str]:
    """Give how a stem that a pronoun hangs on may be written without it.

    A verb's final alef maqsura is alef before a pronoun, its plural waw lacks the alef; a noun's ta marbuta is ta, and
    its final hamza sits on a letter.

    >>> respelt("دعو", "VERB"), respelt("لقائ", "NOUN")
    (['دعو', 'دعوا'], ['لقائ', 'لقاء'])
    """
    last = stem[-1]
    if pos in ("VERB", "AUX"):
        return [stem, stem[:-1] + YEH] if last == ALEF else [stem, stem + ALEF] if last == WAW else [stem]
    return [stem, stem[:-1] + TA_MARBUTA] if last == TA else [stem, stem[:-1] + HAMZA] if last in SEATS else [stem]


def _verb(core: str, pos: str, clitics: tuple[str, str, bool, str]) -> Parts:
    conj, prep, future, suffix = clitics
    readings: tuple[VerbForm, ...] = ()
    for stem in respelt(core, pos) if suffix else [core]:
        readings = verb_readings(stem)
        if readings:
            core = stem
            break
    best = _preferred(readings)
    if best is None:
        return Parts(core, pos, core, conj, prep, future, False, suffix)
    return Parts(core, pos, best.lemma, conj, prep, future, False, suffix, *_agreement(best))


def _agreement(best: VerbForm) -> tuple[str, str, str, str, str]:
    return best.gender, best.number, best.person, best.tense, best.voice


def _preferred(readings: tuple[VerbForm, ...]) -> VerbForm | None:
    """Prefer the third person and the active; both stay open for the context to change."""
    third = [r for r in readings if r.person == "3"] or list(readings)
    active = [r for r in third if r.voice == "act"] or third
    return active[0] if active else None


def _noun(stem: str, pos: str) -> tuple[str, str, str]:
    """Give gender, number and lemma of a noun or adjective."""
    if pos not in ("NOUN", "ADJ", "PROPN", "NUM"):
        return "", "", stem
    known = plurals().get(stem)
    if known:
        return ("f" if known.endswith(TA_MARBUTA) else "m"), "p", known
    if stem.endswith(PLURAL_F) and len(stem) > 4 and pos != "PROPN":
        single = stem[:-2] + TA_MARBUTA
        return "f", "p", single if single in nominals() else stem[:-2] if stem[:-2] in nominals() else stem
    if stem.endswith(DUAL_F) and stem[:-3] + TA_MARBUTA in nominals():
        return "f", "d", stem[:-3] + TA_MARBUTA
    if stem.endswith(PLURAL_M) and len(stem) > 4 and stem[:-2] in nominals() and pos != "PROPN":
        return "m", "p", stem[:-2]
    if stem.endswith(DUAL[0]) and len(stem) > 4 and stem[:-2] in nominals() and pos != "PROPN":
        return "m", "d", stem[:-2]
    if stem.endswith(TA_MARBUTA):
        return "f", "s", stem
    if stem.endswith(ALEF) and len(stem) > 3 and stem[:-1] in nominals() and pos != "PROPN":
        return "m", "s", stem[:-1]
    return "m", "s", stem
