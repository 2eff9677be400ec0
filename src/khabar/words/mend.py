"""Mends the tagger's label of a verb or noun whose stem no table knows, where another split gives a known one."""

from collections.abc import Iterator

from khabar.words.features import ALEF, FUTURE, LAM
from khabar.words.lexicon import names, nominals, verb_readings
from khabar.words.split import respelt, split
from khabar.words.stems import CONJ, PREP, SUFFIXES

OPEN = frozenset(("VERB", "NOUN"))
USUAL = 40  # how often news uses a verb that is trusted against the tagger
SHORTEST = 3  # letters of a stem that is trusted without the tagger


def mended(form: str, label: str) -> str | None:
    """Give a better label for a form, or None if its stem is known or nothing better is.

    >>> mended("ويتهمونه", "و+ VERB"), mended("لقائه", "ل+ NOUN"), mended("واتهم", "و+ VERB")
    ('و+s VERB', '+s NOUN', None)
    """
    pos = label.rpartition(" ")[2]
    parts = split(form, label)
    if parts.tense or parts.stem in nominals():
        return None
    if pos == "NOUN" and not parts.article and (noun := next(_splits(form, "NOUN"), None)):
        return f"{noun[0]}+{noun[1]} NOUN"
    verbs = [(before, flag) for before, flag in _splits(form, "VERB") if pos == "VERB" or flag]
    best = max(verbs, key=lambda v: _weight(form, v[0], v[1]), default=None)
    return f"{best[0]}+{best[1]} VERB" if best else None


def is_dual_verb(form: str) -> bool:
    """Tell if a form that the tagger takes for a name is the present dual of a verb («توقعان»)."""
    readings = verb_readings(form) if form not in names() else ()
    dual = bool(readings) and all(r.number == "d" and r.tense == "pres" for r in readings)
    return dual and max(r.weight for r in readings) >= USUAL


def _weight(form: str, before: str, flag: str) -> int:
    """Give how often news uses the verb that a split gives."""
    return max((reading.weight for reading in verb_readings(split(form, f"{before}+{flag} VERB").stem)), default=0)


def _splits(form: str, pos: str) -> Iterator[tuple[str, str]]:
    """Give the clitics before, and s for one behind, of each split of a form into a known stem."""
    fronts = (FUTURE, LAM) if pos == "VERB" else tuple(PREP)
    for conj in ("", *(letter for letter in CONJ if form.startswith(letter))):
        rest = form[len(conj) :]
        for front in ("", *(letter for letter in fronts if rest.startswith(letter))):
            core = rest[len(front) :]
            for suffix in ("", *(s for s in SUFFIXES if core.endswith(s))):
                stem = core[: len(core) - len(suffix)]
                if len(stem) >= SHORTEST and _known(stem, pos, bool(suffix)):
                    yield conj + front, "s" if suffix else ""


def _known(stem: str, pos: str, bound: bool) -> bool:
    spelt = respelt(stem, pos) if bound else [stem]
    if pos == "VERB":
        return any(verb_readings(one) for one in spelt)
    return bound and stem[-1] != ALEF and any(one in nominals() for one in spelt)
