"""Gives the tables of word forms: verb forms with lemma and features, nominal stems, function words."""

from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from khabar.knowledge import load_table
from khabar.text import fold


class VerbForm(NamedTuple):
    """One reading of a verb form. `weight` is how often news uses the verb."""

    lemma: str
    tense: str
    person: str
    gender: str
    number: str
    voice: str
    weight: int


def _lines(name: str) -> list[str]:
    path = files("khabar.knowledge") / "words" / name
    return [line for line in path.read_text("utf8").split("\n") if line and not line.startswith("#")]


YEH, TA, NUN, ALEF, DUAL = "\u064a", "\u062a", "\u0646", "\u0627", "\u0627\u0646"
TENSES = {"P": "past", "I": "pres"}
VOICES = {"A": "act", "S": "pass"}


@cache
def verb_table() -> dict[str, list[str]]:
    """Give form -> its readings as "lemma weight codes", unread."""
    found: dict[str, list[str]] = {}
    for line in _lines("forms.txt"):
        lemma, weight, *cells = line.split("\t")
        head = f"{lemma} {weight} "
        for cell in cells:
            form, _, codes = cell.partition(" ")
            if form in found:
                found[form].append(head + codes)
            else:
                found[form] = [head + codes]
    return found


@lru_cache(maxsize=60_000)
def verb_readings(form: str) -> tuple[VerbForm, ...]:
    """Give the readings of a folded verb form, the most used verb first.

    >>> verb_readings("يوقعان")[0][:5]
    ('وقع', 'pres', '3', 'm', 'd')
    """
    found = []
    for entry in verb_table().get(form) or _derived(form):
        lemma, weight, codes = entry.split(" ")
        for code in codes.split(","):
            gender = code[2].lower().replace("-", "")
            found.append(
                VerbForm(lemma, TENSES[code[0]], code[1], gender, code[3].lower(), VOICES[code[4]], int(weight))
            )
    return tuple(sorted(found, key=lambda r: (-r.weight, r.voice == "pass", r.person != "3")))


def _derived(form: str) -> list[str]:
    """Give the readings of a rarer form that the table leaves out: the present dual, "we" and "I" of the present."""
    if form[:1] in (YEH, TA) and form.endswith(DUAL) and len(form) > 5:
        return _recoded(form[:-2], {"I3MSA": "I3MDA", "I3FSA": "I3FDA", "I3MSS": "I3MDS", "I3FSS": "I3FDS"})
    if form[:1] in (NUN, ALEF) and len(form) > 3:
        number = "P" if form[0] == NUN else "S"
        return _recoded(YEH + form[1:], {"I3MSA": f"I1-{number}A"})
    return []


def _recoded(form: str, codes: dict[str, str]) -> list[str]:
    found = []
    for entry in verb_table().get(form, ()):
        head, _, known = entry.rpartition(" ")
        new = [codes[code] for code in known.split(",") if code in codes]
        if new:
            found.append(f"{head} {','.join(new)}")
    return found


@cache
def nominals() -> frozenset[str]:
    """Give the stems that news writes with the article: nouns and adjectives without it."""
    return frozenset(word for line in _lines("nominals.txt") for word in line.split())


@cache
def plurals() -> dict[str, str]:
    """Give the singular of each broken plural of words/plurals.tsv, folded."""
    found: dict[str, str] = {}
    for row in load_table("words/plurals").rows:
        for plural in row["plural"].split("|"):
            found.setdefault(fold(plural), fold(row["singular"]))
    return found


@cache
def plain_nouns() -> frozenset[str]:
    """Give the folded nouns of words/nouns.tsv, which are no adjectives."""
    return frozenset(fold(word) for row in load_table("words/nouns").rows for word in row["words"].split("|"))


@cache
def names() -> frozenset[str]:
    """Give the folded words of persons' and countries' names that are mostly names."""
    found = {fold(row["arabic"]) for row in load_table("actors/names").rows if row.get("plain") != "yes"}
    for row in load_table("actors/nations").rows:
        found |= {fold(name) for name in (row["names"] + "|" + row["capital"]).split("|") if name and " " not in name}
    return frozenset(found)


@cache
def closed() -> frozenset[str]:
    """Give the stems of closed classes: particles, pronouns, prepositions, auxiliaries."""
    return frozenset(word for line in _lines("closed.txt") for word in line.split())


@cache
def fixed_labels() -> dict[str, str]:
    """Give the label of each small word that has only one reading."""
    return {fold(row["form"]): row["label"] for row in load_table("words/fixed").rows}
