"""Gives the stem of a nominal form, by which the tagger knows a noun again with other clitics and endings."""

from khabar.words.clusters import clusters
from khabar.words.lexicon import nominals

CONJ, PREP = "\u0648\u0641", "\u0628\u0644\u0643"
ARTICLE, LAM_LAM = "\u0627\u0644", "\u0644\u0644"
TA, TA_MARBUTA = "\u062a", "\u0629"
SUFFIXES = (
    "\u0647\u0645\u0627",
    "\u0643\u0645\u0627",
    "\u0647\u0627",
    "\u0647\u0645",
    "\u0647\u0646",
    "\u0646\u0627",
    "\u0643\u0645",
    "\u0646\u064a",
    "\u0647",
    "\u064a",
    "\u0643",
)
ENDINGS = (
    "\u064a\u0629",
    "\u0627\u062a",
    "\u064a\u0646",
    "\u0648\u0646",
    "\u064a\u0627",
    "\u0627\u0646",
    "\u0629",
    "\u064a",
    "\u0627",
)


def nominal_stem(form: str) -> str:
    """Give a folded form without conjunction, preposition, article and pronoun, where the table of nominals allows it.

    >>> nominal_stem("للرئيس"), nominal_stem("مدينتهم")
    ('رئيس', 'مدينة')
    """
    nouns = nominals()
    if form[0] in CONJ and len(form) > 3:
        rest = form[1:]
        if rest.startswith(ARTICLE) or (form not in nouns and rest in nouns):
            form = rest
    if form.startswith(LAM_LAM) and len(form) > 4:
        return form[2:]
    if form[0] in PREP and form[1:].startswith(ARTICLE) and len(form) > 5:
        return form[3:]
    if form.startswith(ARTICLE) and len(form) > 4:
        return form[2:]
    if form in nouns:
        return form
    if form[0] in PREP and len(form) > 3 and form[1:] in nouns:
        return form[1:]
    return _without_pronoun(form)


def _without_pronoun(form: str) -> str:
    """Give a form without a pronoun that hangs on it, where a known nominal is left."""
    nouns = nominals()
    for suffix in SUFFIXES if form.endswith(SUFFIXES) else ():
        stem = form[: -len(suffix)]
        if len(stem) < 3 or not form.endswith(suffix):
            continue
        if stem in nouns:
            return stem
        if stem.endswith(TA) and stem[:-1] + TA_MARBUTA in nouns:
            return stem[:-1] + TA_MARBUTA
    return form


def without_ending(stem: str) -> str:
    """Give a stem without its ending of gender, number or relation, if three letters are left.

    >>> without_ending("مصرية")
    'مصر'
    """
    for ending in ENDINGS if stem.endswith(ENDINGS) else ():
        if stem.endswith(ending) and len(stem) - len(ending) >= 3:
            return stem[: -len(ending)]
    return stem


def stem_features(form: str) -> tuple[str, ...]:
    """Give the features of a form's stem: itself, without ending, its clusters with and without the article."""
    stem, known = nominal_stem(form), clusters()
    out = [f"st={stem}", f"ls={without_ending(stem)}"]
    out += [f"{mark}={known[name]}" for mark, name in (("cd", ARTICLE + stem), ("ci", stem)) if name in known]
    return tuple(out)
