"""Gives the features by which the tagger reads a word: its letters, how it may be split, and its neighbours."""

from functools import lru_cache

from khabar.words.clusters import cluster_of
from khabar.words.lexicon import names, nominals, verb_table
from khabar.words.stems import ARTICLE, CONJ, PREP, SUFFIXES, TA, TA_MARBUTA, stem_features

FUTURE, ALEF, LAM = "\u0633", "\u0627", "\u0644"
FRONTS = (FUTURE, *PREP)
ENDINGS = (
    ("ya", ("\u064a\u0629",)),
    ("y", ("\u064a",)),
    ("a", ("\u0629",)),
    ("at", ("\u0627\u062a",)),
    ("in", ("\u064a\u0646", "\u0648\u0646")),
    ("A", ("\u0627",)),
)


def kind(form: str) -> str:
    """Give what a word is written with: a (Arabic), n (number), l (other letters), p (mark)."""
    first = form[0]
    if "\u0621" <= first <= "\u064a":
        return "a"
    return "n" if first.isdigit() else "l" if first.isalpha() else "p"


@lru_cache(maxsize=60_000)
def hints(form: str) -> tuple[str, ...]:
    """Give how the tables would split a form: V or N with the clitics before and after it."""
    found = []
    verbs, nouns = verb_table(), nominals()
    for conj in ("", form[0]) if form[0] in CONJ else ("",):
        rest = form[len(conj) :]
        for prep in ("", rest[0]) if rest.startswith(FRONTS) else ("",):
            core = rest[len(prep) :]
            for suffix in ("", *(s for s in SUFFIXES if core.endswith(s))) if core.endswith(SUFFIXES) else ("",):
                stem = core[: len(core) - len(suffix)] if suffix else core
                if len(stem) < 2:
                    continue
                verb = stem in verbs and prep in ("", FUTURE, LAM)
                noun = prep != FUTURE and nominal(stem, suffix, nouns, prep)
                if verb or noun:
                    mark = f"{'c' if conj else ''}{prep}+{'s' if suffix else ''}"
                    found += ["V" + mark] * verb + ["N" + mark] * noun
    return tuple(dict.fromkeys(found))


def label_of(form: str, hint: str) -> str:
    """Give the tagger's label that a hint of `hints` means for its form.

    >>> label_of("وقالت", "Vc+")
    'و+ VERB'
    """
    clitics, _, flag = hint[1:].partition("+")
    return f"{clitics.replace('c', form[0], 1)}+{flag} {'VERB' if hint[0] == 'V' else 'NOUN'}"


def nominal(stem: str, suffix: str, nouns: frozenset[str], prep: str) -> bool:
    """Say whether a stem is a known nominal, with the article or with a feminine ending before a suffix."""
    if stem.startswith(ARTICLE):
        return not suffix and stem[2:] in nouns
    if prep == LAM and stem.startswith(LAM) and stem[1:] in nouns:
        return not suffix
    if stem in nouns or (suffix and stem.endswith(TA) and stem[:-1] + TA_MARBUTA in nouns):
        return True
    return not suffix and stem.endswith(ALEF) and len(stem) > 3 and stem[:-1] in nouns


@lru_cache(maxsize=15_000)
def own(form: str) -> tuple[str, ...]:
    """Give the features of a word by itself."""
    what = kind(form)
    if what != "a":
        return (f"w={form}", "k=p") if what == "p" else ("w=" + what,)
    out = [f"w={form}"]
    out += [f"p={form[:n]}" for n in (1, 2, 3) if len(form) > n]
    out += [f"s={form[-n:]}" for n in (1, 2, 3) if len(form) > n]
    if (cluster := cluster_of(form)) >= 0:
        out.append(f"c={cluster}")
    out += stem_features(form)
    out += [f"h={hint}" for hint in hints(form)]
    bare = form[1:] if form[0] in CONJ + PREP else form
    if form in names() or bare in names():
        out.append("name")
    return tuple(out)


@lru_cache(maxsize=20_000)
def near(form: str, side: str) -> tuple[str, ...]:
    """Give the features of a word as a neighbour on a side (- before, + after)."""
    what = kind(form)
    if what != "a":
        return (f"{side}k={what}", f"{side}w={form}" if what == "p" else f"{side}w={what}")
    first = hints(form)[:1]
    return (
        f"{side}w={form}",
        f"{side}s={form[-2:]}",
        f"{side}c={cluster_of(form)}",
        f"{side}h={first[0] if first else '-'}",
    )


@lru_cache(maxsize=60_000)
def shape(form: str) -> str:
    """Give what agreement shows on a word: its article and its ending."""
    bare = form[1:] if form[0] in CONJ + PREP and form[1:3] == ARTICLE else form
    article = "A" if bare.startswith(ARTICLE) or form.startswith(LAM + LAM) else "-"
    ending = next((mark for mark, ends in ENDINGS if form.endswith(ends)), "-")
    return article + ending


def features(forms: list[str]) -> list[list[str]]:
    """Give the features of each word of a sentence."""
    out = []
    shapes = [shape(form) for form in forms]
    for at, form in enumerate(forms):
        before = shapes[at - 1] if at else "^"
        out.append(
            [
                *own(form),
                *(near(forms[at - 1], "-") if at else ("-start",)),
                *(near(forms[at + 1], "+") if at + 1 < len(forms) else ("+end",)),
                f"sh={shapes[at - 2] if at > 1 else '^'}{before}{shapes[at]}",
                f"--w={forms[at - 2] if at > 1 else '^'}",
            ]
        )
    return out
