"""Gives the words and phrases of time by their first word, folded and with clitics told apart."""

from functools import cache
from typing import NamedTuple

from khabar.knowledge import load_table
from khabar.numerals import leads, particle
from khabar.text import fold

# The letter that stands for a kind of word in the patterns of khabar.times; (indefinite, definite) where it matters.
LETTERS = {
    "month": "M",
    "month_weak": "M",
    "month_verb": "M",
    "hijri": "H",
    "weekday": "W",
    "bare_weekday": "w",
    "today": "J",
    "deictic": "Y",
    "last_night": "Y",
    "night_before_last": "Y",
    "today_part": "Y",
    "soon": "Y",
    "now": "N",
    "weekend": "X",
    "past": "b",
    "last": "z",
    "last_before": "l",
    "next": "a",
    "following": "A",
    "current": "c",
    "this": "t",
    "that": "h",
    "same_before": "h",
    "same": "=",
    "few": "v",
    "few_after": "k",
    "part": "E",
    "daypart": "D",
    "dayadverb": "y",
    "daypart_definite": "B",
    "of": "r",
    "in": "i",
    "to": "g",
    "until": "I",
    "between": "m",
    "before": "j",
    "after": "e",
    "since": "s",
    "since_then": "O",
    "after_that": "T",
    "within": "1",
    "within_future": "3",
    "for": "5",
    "for_all": "5",
    "about": "f",
    "starting": "6",
    "every": "7",
    "set": "8",
    "corresponding": "G",
    "zone": "9",
    "zone_name": "0",
    "era": "R",
    "era_hijri": "R",
    "and": "&",
    "minus": "!",
    "minutes": "@",
    "from_now": "%",
    "in_future": "^",
    "my_week": "^",
    "other": ";",
    "feast": "F",
    "morrow": "ß",
    "successive": "Þ",
    "by": "þ",
    "unit": "uU",
    "dual": "dV",
    "plural": "pQ",
    "season": "SS",
    "tens_decade": "ZZ",
    "fraction": "qq",
}
PUNCTUATION = {"/": "/", "-": "-", "\u2013": "-", "\u2014": "-", "(": "<", ")": ">", ",": ",", "\u060c": ",", ".": "_"}


class Term(NamedTuple):
    """A word or phrase of time: the words after its first, its letter, kind and value, and the clitics before it."""

    rest: tuple[str, ...]
    letter: str
    kind: str
    value: str
    lead: int
    conj: str
    prep: str
    key: str


@cache
def load_terms() -> dict[str, tuple[Term, ...]]:
    """Give, by their first word with its clitics, the words and phrases of time, the longest first."""
    found: dict[str, list[Term]] = {}
    for row in load_table("times/words").rows:
        for form in row["forms"].split("|"):
            for definite in (False, True) if row["article"] == "both" else (False,):
                letters = LETTERS[row["kind"]]
                _add(
                    found,
                    form,
                    Term((), letters[-1 if definite else 0], row["kind"], row["value"], 0, "", "", row["key"]),
                    definite,
                )
    for row in load_table("times/feasts").rows:
        for form in row["forms"].split("|"):
            _add(found, form, Term((), "F", "feast", row["key"], 0, "", "", row["key"]), False)
    return {first: tuple(sorted(terms, key=_order)) for first, terms in found.items()}


def _order(term: Term) -> tuple[int, int]:
    return -len(term.rest), term.lead


def _add(found: dict[str, list[Term]], form: str, term: Term, definite: bool) -> None:
    parts = fold(form).split()
    article = particle("article")[0]
    if parts[0].startswith(article) and len(parts[0]) > 3:
        parts[0], definite = parts[0][len(article) :], True
    rest = tuple(parts[1:])
    for letters, conj, prep, with_article in leads():
        if with_article is definite:
            lead = len(conj) + len(prep)
            found.setdefault(letters + parts[0], []).append(term._replace(rest=rest, lead=lead, conj=conj, prep=prep))
