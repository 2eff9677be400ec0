"""Gives what the words around a time phrase tell of its direction: ahead, behind, or nothing."""

from functools import cache

from khabar.knowledge import load_table
from khabar.numerals import leads
from khabar.text import fold
from khabar.words import Page, Word

REACH, AFTER = 12, 6  # how many words before and after a time phrase are looked at
STOPS = frozenset((":", '"', "\u00ab"))


@cache
def load_cues() -> dict[str, int]:
    """Give the words that tell a direction, with their clitics."""
    cues: dict[str, int] = {}
    for row in load_table("times/cues").rows:
        for form in row["forms"].split("|") if row["direction"] in ("1", "-1") else ():
            for letters, _, _, article in leads():
                if not article:
                    cues.setdefault(letters + fold(form), int(row["direction"]))
    return cues


def direction(page: Page, first: int, last: int, reach: int = REACH) -> int:
    """Say whether the nearest verb or cue around the words [first, last) looks ahead (1) or back (-1).

    What follows counts up to a clause of its own («قال الخميس إنه سيصل» is told by the first verb).
    """
    begin, end = page.ranges[page.words[first].sentence]
    behind, distance = 0, reach
    for at in range(first - 1, max(begin, first - reach) - 1, -1):
        behind = _of_word(page.words[at])
        if behind:
            distance = first - at
            break
    for at in range(last, min(end, last + min(AFTER, distance))):
        word = page.words[at]
        if word.form in STOPS or word.form in clause_openers() or (word.conj and at > last):
            break
        found = _of_word(word)
        if found:
            return found
    return behind


@cache
def clause_openers() -> frozenset[str]:
    """Give the words that open a clause with its own time."""
    return _forms("0")


@cache
def comings_back() -> frozenset[str]:
    """Give the verbs of coming back, after which a bare number with "to" is a day."""
    return _forms("9")


def _forms(direction: str) -> frozenset[str]:
    rows = load_table("times/cues").rows
    return frozenset(fold(form) for row in rows if row["direction"] == direction for form in row["forms"].split("|"))


def _of_word(word: Word) -> int:
    if word.future:
        return 1
    found = load_cues().get(word.form, 0)
    if found:
        return found
    return -1 if word.pos == "VERB" and word.tense == "past" else 0
