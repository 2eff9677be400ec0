"""Gives all that the actor tables know, as one tree of words."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from khabar.actors.entries import Entry, endings, first_gender, joined, like_nisba
from khabar.errors import TableError
from khabar.knowledge import Row, alternatives, load_table
from khabar.text import fold
from khabar.words.marks import clitics, phrase_words

TOKEN = re.compile(r"[\u0621-\u064a\u066e-\u06d3]+|\d+(?:[.,/:\-]\d+)*|[^\W\d_]+|[^\w\s]")
PLAIN = re.compile(r"[\u0621-\u064a\u066e-\u06d3 ]+")
Node = dict[str, Any]
ORDER = [
    *("coref", "holder", "organisation", "group", "agency", "outlet", "nation", "capital", "seat", "body"),
    *("head", "office", "people", "family", "counterpart", "nisba", "city", "short", "name"),
]
RANK = {layer: rank for rank, layer in enumerate(ORDER)}
NAMED = {
    "agencies": ("agency", "organisation", "agency"),
    "outlets": ("outlet", "organisation", "media"),
    "organisations": ("organisation", "organisation", "organisation"),
    "groups": ("group", "group", "group"),
    "bodies": ("body", "organisation", "government"),
}
SPEAKERS = frozenset(("agency", "media", "person", "government", "organisation", "group", "anonymous", "document"))
KINDS = frozenset(("person", "organisation", "group", "office", "nationality", "place", "document"))
NO_FLAGS: frozenset[str] = frozenset()
SHORT = frozenset(("short",))
LEAF = ""


def rows_of(name: str) -> tuple[Row, ...]:
    """Give the rows of an actor table, none where the table is not there."""
    try:
        return load_table(f"actors/{name}").rows
    except TableError:
        return ()


def forms(cell: str | None) -> list[str]:
    """Split a cell into its alternatives, folded."""
    return alternatives(fold(cell)) if cell else []


@lru_cache(maxsize=60_000)
def bare(form: str) -> str:
    """Give a folded word without its article.

    >>> bare("الجيش"), bare("الله")
    ('جيش', 'الله')
    """
    if len(form) < 4 or not form.startswith(clitics().article) or form in phrase_words()["no_article"]:
        return form
    return form[2:]


def rank(entry: Entry) -> int:
    """Give how weighty an entry is among those of one phrase: the lower, the weightier. Long titles outweigh heads."""
    return RANK["body"] if entry.layer == "office" and " " in entry.arabic else RANK.get(entry.layer, 99)


@cache
def doubtful_words() -> frozenset[str]:
    """Give the nation adjectives that mostly mean something else."""
    return frozenset(word for row in rows_of("doubtful") for word in forms(row["words"]))


@cache
def women() -> frozenset[str]:
    """Give the keys of the holders of offices who are women."""
    return frozenset(key for row in rows_of("women") for key in alternatives(row["holders"]))


class Lexicon:
    """A tree of bare words: `root[word][word]...[""]` is the list of entries of the phrase, the weightiest first.

    `inflected` holds the entries of single words whose endings may change (nouns, nisba adjectives), by base form.
    """

    def __init__(self) -> None:
        self.root: Node = {}
        self.inflected: dict[str, list[Entry]] = {}

    def add(self, phrase: str, entry: Entry) -> None:
        """Enter one folded phrase of a table."""
        words = phrase.split() if PLAIN.fullmatch(phrase) else TOKEN.findall(phrase)
        if not words or (len(words) > 3 and not phrase_words()["relative"].isdisjoint(words)):
            return
        node = self.root
        for word in words:
            node = node.setdefault(bare(word), {})
        if len(words) == 1 and words[0] != bare(words[0]) and not entry.definite:
            entry = entry._replace(definite=True)
        leaf = node.get(LEAF)
        if leaf is None:
            node[LEAF] = [entry]
            return
        for place, known in enumerate(leaf):
            if known.layer == entry.layer and known.country == entry.country and known.key == entry.key:
                if known.definite and not entry.definite:
                    leaf[place] = entry
                return
        leaf.append(entry)
        leaf.sort(key=rank)

    def add_inflected(self, word: str, entry: Entry) -> None:
        """Enter a single word in its base form and for its other forms."""
        self.add(word, entry)
        if " " not in word:
            self.inflected.setdefault(bare(word), []).append(entry)

    def add_nation(self, row: Row) -> None:
        """Enter a nation: its names, capital, seats, and its nisba."""
        pre = row.get("pre") or ""
        key, name, ref = row["key"], row["name"], row.get("ref") or None
        country = key if len(key) == 3 and key.isupper() else pre or None
        sectors = ("PRE",) if pre else ("GOV",)
        risky = {risk.split("(")[0].strip() for risk in forms(row.get("risk"))}
        for layer, column in (("nation", "names"), ("capital", "capital"), ("seat", "seats")):
            for form in forms(row.get(column)):
                if layer != "seat" or form not in risky:
                    flags = frozenset(("risk",)) if form in risky else NO_FLAGS
                    gender = (row.get("gender") or "f") if layer == "nation" else "f" if layer == "capital" else ""
                    entry = Entry(layer, key, name, country, sectors, "nationality", "government", ref, flags, gender)
                    self.add(form, entry)
        for nisba in forms(row["nisba"]):
            flags = frozenset(("risk",)) if nisba in doubtful_words() else NO_FLAGS
            entry = Entry("nisba", key, name, country, sectors, "nationality", "government", ref, flags, "m", "s")
            self.add_inflected(nisba, entry)
            self._add_whole(nisba, entry)
            if " " in nisba:
                self._add_two_words(nisba, entry)
            for form in forms(row["names"]):
                if form != nisba and (gender := like_nisba(bare(nisba), bare(form))):
                    self.add(bare(form), entry._replace(gender=gender))
        for plural in forms(row.get("plural")):
            entry = Entry("nisba", key, name, country, sectors, "nationality", "group", ref, NO_FLAGS, "m", "p")
            self.add_inflected(plural, entry)
            self._add_whole(plural, entry)

    def _add_whole(self, word: str, entry: Entry) -> None:
        """Enter a word whose first letters only look like the article (German), as it is behind the article."""
        if bare(word) != word and " " not in word:
            self.root.setdefault(word, {}).setdefault(LEAF, []).append(entry)
            self.inflected.setdefault(word, []).append(entry)

    def _add_two_words(self, nisba: str, entry: Entry) -> None:
        """Enter the forms of a nisba of two words, both of which inflect."""
        tail = endings()
        groups = (("f", "s", "feminine"), ("m", "p", "masculine_plural"), ("m", "s", "tanwin"))
        for gender, number, group in groups:
            for ending in tail[group]:
                form = " ".join(word + ending for word in nisba.split())
                self.add(form, entry._replace(gender=gender, number=number))

    def add_named(self, row: Row, table: str) -> None:
        """Enter a named agency, outlet, organisation, group or body."""
        layer, kind, speaker = NAMED[table]
        given = row.get("kind", "")
        speaker = given if given in SPEAKERS else speaker
        kind = given if given in KINDS else kind
        arabic, short = forms(row.get("arabic") or row.get("names")), forms(row.get("short"))
        gender = first_gender((arabic or short or ["-"])[0])
        sectors, country = tuple(alternatives(row.get("sectors"))), row.get("country") or None
        if country == "IMG" and "REB" in sectors and "UAF" not in sectors:
            sectors = (*sectors, "UAF")  # groups of many countries are told as rebels and as unaligned gunmen alike
        base = row["key"], row.get("name") or row["key"], country, sectors, kind, speaker, row.get("ref") or None
        entry = Entry(layer, *base, NO_FLAGS, gender)
        for name in arabic:
            self.add(name, entry)
            if layer == "group" and " " not in name:
                self._add_members(name, entry)
        brief = Entry("short" if layer in ("agency", "outlet") else layer, *base, SHORT, gender)
        for name in short:
            self.add(name, brief)

    def _add_members(self, name: str, entry: Entry) -> None:
        """Enter the singular of a group that is named by its members (a Houthi)."""
        word = name
        sound = endings()["masculine_plural"][0]
        if word.endswith(sound) and len(word) > 6:
            self.add_inflected(
                bare(word)[: -len(sound)],
                entry._replace(layer="nisba", gender="m", number="s", flags=frozenset(("member",))),
            )

    def add_noun(self, row: Row, layer: str) -> None:
        """Enter a head noun, an office or a kinship noun."""
        flags = frozenset((row.get("flags") or "").split())
        kind, speaker = row.get("kind") or "person", row.get("speaker") or "person"
        kind, speaker = kind if kind in KINDS else "person", speaker if speaker in SPEAKERS else "person"
        sectors, tail = tuple(alternatives(row.get("sectors"))), endings()
        plurals = forms(row.get("plural") or row.get("plurals"))
        singulars = forms(row.get("sing") or row.get("head") or row.get("office"))
        sound = any(plural == singular + tail["masculine_plural"][0] for plural in plurals for singular in singulars)
        base_flags = flags | {"sound"} if sound else flags
        for singular in singulars:
            base = row["key"], row.get("name") or "", row.get("country") or None, sectors, kind, speaker, None
            definite = "definite" in flags
            gender = row.get("gender") or ("f" if singular.endswith(tail["feminine"]) else "m")
            self.add_inflected(singular, Entry(layer, *base, base_flags, gender, "s", definite, singular))
            for plural in forms(row.get("feminine")):
                self.add_inflected(plural, Entry(layer, *base, base_flags, "f", "s", definite, plural))
            for plural in plurals:
                entry = Entry(layer, *base, base_flags, "m", "p", definite, singular)
                self.add_inflected(plural, entry)
                self._add_cases(plural, entry)

    def add_people(self, row: Row, kind: str, flags: frozenset[str]) -> None:
        """Enter a row of the people table, whose sound plurals stand in all cases."""
        speaker = row["kind"] if row["kind"] in SPEAKERS else "anonymous"
        sectors = tuple(alternatives(row["sectors"]))
        base = row["key"], row.get("note", ""), None, sectors, kind, speaker, None, flags
        feminine = endings()["feminine"]
        for number, column in (("s", "sing"), ("p", "plural"), ("d", "dual")):
            for form in forms(row.get(column)):
                gender = "f" if form.split(" ", 1)[0].endswith(feminine) else "m"
                entry = Entry("people", *base, gender, number, False, form)
                if number == "s":
                    self.add_inflected(form, entry)
                else:
                    self.add(form, entry)

    def add_office(self, row: Row) -> None:
        """Enter a row of the table of offices."""
        flags = frozenset(("carrier", "within"))
        closed = phrase_words()["adposition"]
        speaker = row["kind"] if row["kind"] in SPEAKERS else "person"
        country, sectors = row.get("country") or None, tuple(alternatives(row["sectors"]))
        base = row["key"], row["office"], country, sectors, "office", speaker, None, flags
        for column, gender, number in (("head", "m", "s"), ("feminine", "f", "s"), ("plural", "m", "p")):
            for form in forms(row.get(column)):
                if form.rsplit(" ", 1)[-1] in closed:
                    continue
                entry = Entry("office", *base, gender, number, False, form)
                if number == "s":
                    self.add_inflected(form, entry)
                else:
                    self.add(form, entry)

    def add_holder(self, row: Row) -> None:
        """Enter a person whose office the table knows; a short name counts under the rules of short names."""
        sectors, office = tuple(alternatives(row.get("sectors"))) or ("GOV",), row.get("office", "")
        gender = "f" if row["key"] in women() else "m"
        base = row["key"], row.get("name") or row["key"], row.get("country") or None, sectors, "person", "person"
        entry = Entry("holder", *base, row.get("ref") or None, NO_FLAGS, gender, "s", False, office)
        for name in forms(row.get("arabic") or row.get("names") or row.get("name_ar")):
            self.add(name, entry)
            if (other := joined(name)) != name:
                self.add(other, entry)
        brief = entry._replace(flags=SHORT)
        for name in forms(row.get("short")):
            self.add(name, brief)

    def _add_cases(self, plural: str, entry: Entry) -> None:
        """Enter the other cases of a sound plural whose singular differs or that has a second word."""
        first, space, rest = plural.partition(" ")
        if not space:
            return
        cases = endings()["masculine_plural"]
        if first.endswith(cases[:2]):
            for case in cases:
                self.add(first[: -len(cases[0])] + case + space + rest, entry)


def _fill(book: Lexicon, layer: str, tables: Iterable[str]) -> None:
    for table in tables:
        for row in rows_of(table):
            book.add_noun(row, layer)


@cache
def lexicon() -> Lexicon:
    """Load the actor tables once."""
    book = Lexicon()
    for row in rows_of("nations"):
        book.add_nation(row)
    for table in NAMED:
        for row in rows_of(table):
            book.add_named(row, table)
    _fill(book, "head", ("heads",))
    classes = {row["key"]: (row["kind"], frozenset(row["flags"].split())) for row in rows_of("classes")}
    for row in rows_of("people"):
        book.add_people(row, *classes.get(row.get("class", "").replace(" ", "-"), ("person", NO_FLAGS)))
    for row in rows_of("offices"):
        book.add_office(row)
    _fill(book, "family", ("family",))
    _fill(book, "counterpart", ("counterparts",))
    for row in rows_of("holders"):
        book.add_holder(row)
    for row in rows_of("corefs"):
        flags = frozenset((row["how"], row["of"], row["number"]))
        for phrase in forms(row["phrases"]):
            book.add(phrase, Entry("coref", row["key"], "", None, ("GOV",), "group", "group", None, flags))
    for row in rows_of("cities"):
        for city in forms(row["names"]):
            book.add(city, Entry("city", row["key"], city, row["country"], ("CVL",), "place", "government"))
    return book
