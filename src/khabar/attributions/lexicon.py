"""Gives the words of this stage: every form of the said-verbs, and the classes of small words that bound phrases."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from khabar.knowledge import alternatives, load_table
from khabar.text import fold


class Form(NamedTuple):
    """One written form of a said-verb."""

    key: str
    frames: frozenset[str]
    preps: tuple[str, ...]
    stance: str
    tense: str  # past, pres, part, masdar
    person: str
    gender: str
    number: str
    suffix: str  # gender of an attached pronoun, or ""


class Ending(NamedTuple):
    """How one form is made."""

    cut: str
    prefix: str
    ending: str
    tense: str
    person: str
    gender: str
    number: str
    bound: bool  # a stem that stands only before a pronoun


class Role(NamedTuple):
    """What a head noun tells about a source."""

    gender: str
    number: str
    kind: str


class Adverbial(NamedTuple):
    """A phrase that names the source of what stands around it."""

    key: str
    words: tuple[str, ...]
    takes: str
    stance: str


class Noun(NamedTuple):
    """A noun that hands something over."""

    key: str
    stance: str
    preps: tuple[str, ...]
    quoted: bool
    owned: bool  # its genitive is the source
    behind: bool  # only behind a word of circumstance (amid reports of)
    clausal: bool  # behind its prepositions only a clause


def _alternatives(cell: str) -> tuple[str, ...]:
    return tuple(map(fold, alternatives(cell)))


@cache
def classes() -> dict[str, frozenset[str]]:
    """Give the classes of small words, folded."""
    return {row["key"]: frozenset(_alternatives(row["words"])) for row in load_table("attributions/words").rows}


@cache
def roles() -> dict[str, Role]:
    """Give gender, number and speaker kind by head noun, folded and without article."""
    found: dict[str, Role] = {}
    for row in load_table("attributions/roles").rows:
        role = Role(row["gender"], row["number"], row["kind"])
        for word in _alternatives(row["words"]):
            found.setdefault(word, role)
    return found


@cache
def kinds() -> dict[str, str]:
    """Give the speaker kind of head nouns beyond the roles, folded and without article."""
    rows = load_table("attributions/kinds").rows
    return {word: row["kind"] for row in rows for word in _alternatives(row["words"])}


@cache
def adverbials() -> dict[str, list[Adverbial]]:
    """Give the adverbials by their first word, the longest first."""
    found: dict[str, list[Adverbial]] = {}
    for row in load_table("attributions/adverbials").rows:
        words = tuple(fold(row["phrase"]).split())
        found.setdefault(words[0], []).append(Adverbial(row["key"], words, row["takes"], row["stance"]))
    return {first: sorted(rows, key=lambda r: -len(r.words)) for first, rows in found.items()}


@cache
def nouns() -> dict[str, Noun]:
    """Give the handing-over nouns by form, folded."""
    found: dict[str, Noun] = {}
    for row in load_table("attributions/nouns").rows:
        noun = Noun(
            row["key"],
            row["stance"],
            _alternatives(row["preps"]),
            "q" in row["needs"],
            "x" not in row["needs"],
            "w" in row["needs"],
            "c" in row["needs"],
        )
        for word in _alternatives(row["words"]):
            found[word] = noun
    return found


@cache
def idioms() -> dict[str, frozenset[str]]:
    """Give the nouns, folded, behind which a verb hands nothing over, by the verb's key."""
    return {row["key"]: frozenset(_alternatives(row["objects"])) for row in load_table("attributions/idioms").rows}


@cache
def countries() -> frozenset[str]:
    """Give the names of countries, folded."""
    return frozenset(name for row in load_table("actors/nations").rows for name in _alternatives(row["names"]))


@cache
def lands() -> frozenset[tuple[str, str]]:
    """Give the first two words of the names and capitals of countries, folded; the second is "" where there is none."""
    names = (name for row in load_table("actors/nations").rows for name in _alternatives(row["names"]))
    capitals = (name for row in load_table("actors/nations").rows for name in _alternatives(row["capital"]))
    split = (name.split() for name in (*names, *capitals) if name)
    return frozenset((words[0], words[1] if len(words) > 1 else "") for words in split)


@cache
def endings() -> dict[str, list[Ending]]:
    """Give the ways to make forms, by the column of the verb table they start from."""
    found: dict[str, list[Ending]] = {}
    for row in load_table("attributions/endings").rows:
        cut, prefix, ending = (fold(row[column]) for column in ("cut", "prefix", "ending"))
        features = row["tense"], row["person"], row["gender"], row["number"]
        found.setdefault(row["of"], []).append(Ending(cut, prefix, ending, *features, "suffix" in row["key"]))
    return found


@cache
def pronouns() -> dict[str, tuple[str, str]]:
    """Give gender and number of each attached pronoun of the third person."""
    return {ending.ending: (ending.gender, ending.number) for ending in endings()["pronoun"]}


@cache
def wasl_keys() -> frozenset[str]:
    """Give the verbs whose past starts with a bare alef: written with hamza it is the first person of the present."""
    bare_alef = next(iter(load_row("bare_alef")))
    rows = load_table("attributions/verbs").rows
    return frozenset(row["key"] for row in rows if row["past"].startswith(bare_alef))


def load_row(key: str) -> tuple[str, ...]:
    """Give the words of one class as they are written in the table."""
    row = next(row for row in load_table("attributions/words").rows if row["key"] == key)
    return tuple(row["words"].split("|"))


def _inflect(base: str, of: str, ending: Ending, *, weak: bool) -> str:
    if weak and not ending.cut and _is_strong(base, of, ending.ending):
        return ""
    if ending.cut:
        if not base.endswith(ending.cut):
            return ""
        base = base[: -len(ending.cut)]
    if of == "present":
        base = base[1:]
    return ending.prefix + base + ending.ending


def _is_strong(base: str, of: str, ending: str) -> bool:
    """Tell if only a strong verb takes the ending: a weak one changes its last letter or puts one before it."""
    if of == "past":
        return bool(ending) and base[-1] in "\u064a"
    return of == "participle" and ending in ("\u0627", "\u0629")


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Give all forms of all said-verbs, without conjunctions, folded; object and owner pronouns attached."""
    found: dict[str, list[Form]] = {}
    pronouns = [(pronoun.ending, pronoun.gender + pronoun.number) for pronoun in endings()["pronoun"]]
    for row in load_table("attributions/verbs").rows:
        known = row["key"], frozenset(row["frames"].split(",")), _alternatives(row["preps"]), row["stance"]
        weak = fold(row["present"][-1:]) == "\u064a"
        for of in ("past", "present", "participle", "masdar"):
            bases = _alternatives(row[of])
            for ending in endings()[of] if bases else ():
                form, attached = Form(*known, *ending[3:7], ""), []
                if not _is_plain(of, ending):
                    attached = [(letters, Form(*known, *ending[3:7], suffix)) for letters, suffix in pronouns]
                for base in bases:
                    _enter(found, _inflect(base, of, ending, weak=weak), ending, form, attached)
    return {word: tuple(dict.fromkeys(known) if len(known) > 1 else known) for word, known in found.items()}


def _is_plain(of: str, ending: Ending) -> bool:
    """Tell if no pronoun hangs on a form."""
    return ending.person == "1" or of == "participle" or (of == "masdar" and len(ending.prefix) > 1)


def _enter(
    found: dict[str, list[Form]], word: str, ending: Ending, form: Form, attached: Sequence[tuple[str, Form]]
) -> None:
    """Enter a written word, and the words that it makes with the letters of pronouns."""
    if not word:
        return
    if not ending.bound:
        found.setdefault(word, []).append(form)
    stem = word[:-1] if ending.tense == "past" and ending.number == "p" and word[-1] == "\u0627" else word
    for letters, bound in attached:
        found.setdefault(stem + letters, []).append(bound)
