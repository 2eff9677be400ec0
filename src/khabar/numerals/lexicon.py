"""Gives the words that numbers are written with, each with its clitics told apart."""

from fractions import Fraction
from functools import cache
from typing import NamedTuple

from khabar.knowledge import load_table
from khabar.text import fold

AND, ALSO, AT, TO, AS, ARTICLE = "\u0648", "\u0641", "\u0628", "\u0644", "\u0643", "\u0627\u0644"
# Every way a numeral may begin: (letters, conjunction, preposition, article).
LEADS = tuple(
    (conj + (TO + TO if prep == TO and article else prep + (ARTICLE if article else "")), conj, prep, article)
    for conj in ("", AND, ALSO)
    for prep in ("", AT, TO, AS)
    for article in (False, True)
)


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
            for letters, conj, prep, article in LEADS:
                atom = Atom(row["kind"], value, len(conj) + len(prep), conj, prep, article)
                # The bare form of one row wins over a form with clitics of another.
                if not letters or letters + form not in atoms:
                    atoms[letters + form] = atom
    return atoms
