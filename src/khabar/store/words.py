"""Gives the words under which a text stands in the full-text index: folded, without article, clitics and endings.

The index and the question go through the same function, so both databases find the same articles.
"""

import re
from functools import cache
from typing import NamedTuple

from khabar.knowledge import alternatives, load_table
from khabar.text import CleanText, fold
from khabar.words.lexicon import nominals

WORD = re.compile(r"[^\W_]+")
QUOTED = re.compile(r'"([^"]*)"|\u00ab([^\u00bb]*)\u00bb|\u201c([^\u201d]*)\u201d')
MOST = 200_000  # words remembered
LONGEST = 40  # letters of a word; what is longer is cut
WIDEST = 1_000_000  # bytes of a tsvector, of which PostgreSQL takes 1,048,575: some 100,000 words that all differ


class _Affix(NamedTuple):
    letters: str
    least: int
    known: bool


@cache
def _affixes(side: str) -> tuple[_Affix, ...]:
    rows = [row for row in load_table("store/affixes").rows if row["side"] == side]
    return tuple(_Affix(row["arabic"], int(row["least"]), row["known"] == "yes") for row in rows)


@cache
def _known() -> frozenset[str]:
    """Give nominal forms, and place names of one word, which the nominal forms lack."""
    nations = [name for row in load_table("actors/nations").rows for name in alternatives(row["names"])]
    towns = [name for row in load_table("places/towns").rows for name in alternatives(row["written"])]
    return nominals() | {fold(name) for name in (*nations, *towns) if " " not in name}


class _Indexed(dict[str, str]):
    """The indexed form of every word met lately: a look-up here is most of what loading costs, so it is a plain one."""

    def __missing__(self, form: str) -> str:
        if len(self) >= MOST:
            self.clear()
        self[form] = indexed = index_word(form)
        return indexed


_indexed = _Indexed()


def index_word(form: str) -> str:
    """Give the indexed form of one folded word.

    >>> index_word("سورية") == index_word("سوريا") == index_word("والسوريين")  # Syria, the Syrians
    True
    """
    form = form.casefold()[:LONGEST]
    if not "\u0620" <= form[0] <= "\u06ff":
        return form
    return _without_end(_without_start(form))


def _without_start(form: str) -> str:
    for letters, least, known in _affixes("start"):
        left = form.removeprefix(letters)
        if left is form or len(left) < least:
            continue
        if not known:
            return left
        if form not in _known() and left in _known():
            return left
    return form


def _without_end(form: str) -> str:
    while True:
        for letters, least, _ in _affixes("end"):
            if form.endswith(letters) and len(form) - len(letters) >= least:
                form = form[: -len(letters)]
                break
        else:
            return form


def index_words(text: str) -> list[str]:
    """Give the indexed forms of a text's words in their order.

    >>> index_words("زارَ الوزيرُ دمشق") == index_words("زار وزير دمشق")  # the minister visited Damascus
    True
    """
    return [_indexed[form] for form in WORD.findall(CleanText(text).folded)]


def question_phrases(words: str) -> list[list[str]]:
    """Give the phrases of a question: each word alone, what stands in quotation marks in its order.

    >>> [len(phrase) for phrase in question_phrases('زيارة "وزير الدفاع"')]
    [2, 1]
    """
    quoted = [index_words("".join(found.groups(""))) for found in QUOTED.finditer(words)]
    alone = [[word] for word in index_words(QUOTED.sub(" ", words))]
    return [phrase for phrase in (*quoted, *alone) if phrase]


def write_vector(*fields: str) -> str:
    """Give the words of some fields as PostgreSQL's text of a tsvector; no phrase goes over from field to field.

    Words have nothing but letters and digits, so no letter needs to be escaped. PostgreSQL's own parser takes twice as
    long and parts words otherwise than this module. Words beyond WIDEST are left out, lest a whole load fail for them.

    >>> write_vector("a b", "b")
    "'a':1 'b':2,4"
    """
    found, at, left = dict[str, list[int]](), 0, WIDEST
    for field in fields:
        for word in field.split():
            at += 1
            left -= 2 if word in found else len(word.encode()) + 6  # a place; a word with its number of places
            if left < 0:
                break
            found.setdefault(word, []).append(at)
        at += 1
    return " ".join(f"'{word}':{','.join(map(str, places))}" for word, places in found.items())


def write_question(phrase: list[str]) -> str:
    """Give a phrase as PostgreSQL's text of a tsquery."""
    return " <-> ".join(f"'{word}'" for word in phrase)
