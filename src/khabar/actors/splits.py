"""Gives the ways to read a written word: with or without clitics before it, the article, a pronoun behind."""

from functools import cache, lru_cache
from typing import NamedTuple

from khabar.actors.entries import endings
from khabar.actors.lexicon import bare
from khabar.words.marks import clitics


class Split(NamedTuple):
    """One way to read a written word: bare word, article, letters of clitics before it, and its pronoun."""

    core: str
    definite: bool
    drop: int
    conj: bool
    prep: bool
    suffix: str

    @property
    def written(self) -> str:
        """The word with its article, as a list would write it."""
        return clitics().article + self.core if self.definite else self.core


@lru_cache(maxsize=100_000)
def splits(form: str) -> tuple[Split, ...]:
    """Give the ways to read a folded word, from the fewest clitics to the most.

    >>> [split.core for split in splits("وللجيش")]
    ['وللجيش', 'للجيش', 'جيش', 'لجيش']
    """
    marks = clitics()
    found: list[Split] = []

    def enter(rest: str, drop: int, conj: bool, prep: bool) -> None:
        core = bare(rest)
        found.append(Split(core, core != rest, drop, conj, prep, ""))

    def enter_prep(rest: str, drop: int, conj: bool) -> None:
        if len(rest) > 3 and rest[0] in marks.prep:
            if rest.startswith(marks.elided):
                found.append(Split(rest[2:], True, drop, conj, True, ""))
                found.append(Split(rest[1:], True, drop, conj, True, ""))
            else:
                enter(rest[1:], drop + 1, conj, True)

    enter(form, 0, False, False)
    if len(form) > 3 and form[0] in marks.conj:
        enter(form[1:], 1, True, False)
        enter_prep(form[1:], 1, True)
    enter_prep(form, 0, False)
    return tuple(found)


@lru_cache(maxsize=50_000)
def bound_splits(form: str) -> tuple[Split, ...]:
    """Give the ways to read a word as a noun with a pronoun.

    >>> bound_splits("حكومته")[0].core
    'حكومة'
    """
    feminine, bound = endings()["feminine"][0], endings()["bound_feminine"][0]
    found: list[Split] = []
    for split in splits(form):
        if split.definite:
            continue
        for suffix in clitics().suffixes:
            if split.core.endswith(suffix) and len(split.core) - len(suffix) >= 2:
                stem = split.core[: -len(suffix)]
                if stem.endswith(bound):
                    found.append(split._replace(core=stem[:-1] + feminine, suffix=suffix))
                found.append(split._replace(core=stem, suffix=suffix))
                found += [
                    split._replace(core=stem[:-1] + new, suffix=suffix)
                    for old, new in bound_ends()
                    if stem.endswith(old)
                ]
                break
    return tuple(found)


@cache
def bound_ends() -> tuple[tuple[str, str], ...]:
    """Give the letters that change before a pronoun (the seat of hamza)."""
    pairs = endings()["hamza_bound"]
    return tuple((pair[0], pair[1]) for pair in pairs)
