"""Gives the words that numbers are written with, each with its clitics told apart."""

from fractions import Fraction
from functools import cache
from typing import NamedTuple

from khabar.knowledge import load_table
from khabar.text import fold


@cache
def particle(key: str) -> tuple[str, ...]:
    """Give the folded forms of one row of numerals/particles.tsv."""
    return next(
        tuple(fold(row["forms"]).split("|")) for row in load_table("numerals/particles").rows if row["key"] == key
    )


@cache
def leads() -> tuple[tuple[str, str, str, bool], ...]:
    """Give every way a word may begin: (letters, conjunction, preposition, article).

    >>> [letters for letters, conj, prep, article in leads() if article and not conj]  # the, at the, for the, like the
    ['ال', 'بال', 'لل', 'كال']
    """
    to, article = particle("to")[0], particle("article")[0]
    conjunctions = ("", particle("and")[0], particle("also")[0])
    prepositions = ("", particle("at")[0], to, particle("as")[0])
    found = []
    for conj in conjunctions:
        for prep in prepositions:
            found.append((conj + prep, conj, prep, False))
            found.append((conj + (to + to if prep == to else prep + article), conj, prep, True))
    return tuple(found)


class Atom(NamedTuple):
    """One word of a number: `kind` and `value` as in numerals/words.tsv; `lead` letters of clitics before it."""

    kind: str
    value: int | float
    lead: int
    conj: str
    prep: str
    article: bool


def number_of(cell: str) -> int | float:
    """Read a table's number: whole, decimal or fraction."""
    value = Fraction(cell)
    return int(value) if value.denominator == 1 else float(value)


@cache
def load_atoms() -> dict[str, Atom]:
    """Give every form, folded and with clitics, of the words in numerals/words.tsv."""
    atoms: dict[str, Atom] = {}
    for row in load_table("numerals/words").rows:
        value = number_of(row["value"])
        for form in map(fold, row["forms"].split("|")):
            for letters, conj, prep, article in leads():
                atom = Atom(row["kind"], value, len(conj) + len(prep), conj, prep, article)
                # The bare form of one row wins over a form with clitics of another.
                if not letters or letters + form not in atoms:
                    atoms[letters + form] = atom
    return atoms
