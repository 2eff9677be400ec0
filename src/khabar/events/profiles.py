"""Gives what can be told of a mention without looking at an act: worked out once, used for every act around it."""

from typing import NamedTuple

from khabar.actors import ActorMention
from khabar.events.clause import by_words
from khabar.words import Page, Word
from khabar.words.clusters import cluster_of

BY = "by"  # how the phrases for "by" (at the hand of, on the side of) stand for a preposition


class Place(NamedTuple):
    """What the page as a whole says of a mention.

    `ids` are the numbers by which it may be known, `fame` tells whether the headline names it, how often its country
    stands on the page, whether that is the most named one; `subject` whether it is one, `holder` whose words hold it.
    """

    ids: frozenset[int]
    fame: tuple[bool, str, bool]
    subject: bool
    holder: int | None


class Profile(NamedTuple):
    """A mention as it stands on the page: its head and that word's cluster, the words around it, its preposition.

    `border` and `joint` are the kinds of the words before and behind it, `opens` tells what hangs on its first word;
    `traits` are its kind, its kind as a speaker, whether it has a country, whether the phrase itself lacks it, sectors;
    `name` tells whether a name, an office and no country are told, `number` its number and gender.
    """

    place: Place
    sentence: int
    head: str
    cluster: int
    before: str
    border: str
    behind: str
    joint: str
    prep: str
    opens: str
    traits: tuple[str, str, bool, bool, tuple[str, ...]]
    name: tuple[bool, bool, bool]
    number: str


def word_name(word: Word | None) -> str:
    """Give a word as features name it: a mark as written, another word by its lemma."""
    return "-" if word is None else word.form if word.pos == "PUNCT" else word.lemma


def preposition(page: Page, m: ActorMention) -> str:
    """Give the preposition that a mention stands behind, or the mark or conjunction before it."""
    words, word = page.words, page.words[m.first]
    if word.prep:
        return word.prep
    start = page.ranges[word.sentence][0]
    before = words[m.first - 1] if m.first > start else None
    if before is not None and m.first - 2 >= start and (words[m.first - 2].form, before.form) in by_words():
        return BY
    if before is not None and before.pos == "ADP":
        return before.stem
    return "," if before is not None and before.pos == "PUNCT" else "+" if word.conj else "-"


def describe(page: Page, m: ActorMention, place: Place) -> Profile:
    """Describe a mention that has this place on its page."""
    words, opening = page.words, page.words[m.first]
    start, end = page.ranges[opening.sentence]
    before = words[m.first - 1] if m.first > start else None
    behind = words[m.last] if m.last < end else None
    return Profile(
        place,
        opening.sentence,
        words[m.head].lemma,
        cluster_of(words[m.head].stem),
        before.lemma if before is not None else "",
        f"{before.pos}:{before.article}:{opening.article}:{opening.prep}" if before is not None else "",
        word_name(behind),
        f"{behind.pos if behind else '-'}{bool(behind and behind.conj)}",
        preposition(page, m),
        "p" if opening.prep else "w" if opening.conj else "",
        (m.kind, m.speaker_kind, bool(m.country), m.domestic, tuple(m.sectors)),
        (m.named, m.office is not None, m.domestic),
        f"{m.number}:{m.gender}",
    )
