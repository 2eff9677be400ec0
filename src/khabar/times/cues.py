"""Gives what the words around a time phrase tell of its direction: ahead, behind, or nothing."""

from datetime import date
from functools import cache

from khabar.knowledge import load_table
from khabar.numerals import leads, particle
from khabar.text import fold
from khabar.words import Page, Word

REACH, AFTER = 12, 6  # how many words before and after a time phrase are looked at
OPENING = 2  # words within which a phrase opens its sentence
TOWARDS = 2
COMMAS = frozenset((",", "\u060c"))
STOPS = frozenset((":", '"', "\u00ab"))


@cache
def load_cues() -> dict[str, int]:
    """Give the words that tell a direction, with their clitics."""
    cues: dict[str, int] = {}
    for row in load_table("times/cues").rows:
        for form in row["forms"].split("|") if row["direction"] in ("1", "-1", "2") else ():
            for letters, _, _, article in leads():
                if not article:
                    cues.setdefault(letters + fold(form), int(row["direction"]))
    return cues


def direction(page: Page, first: int, last: int, reach: int = REACH) -> int:
    """Say whether the nearest verb or cue around the words [first, last) looks ahead (1) or back (-1).

    What follows counts up to a clause of its own («قال الخميس إنه سيصل» is told by the first verb), and over a comma
    only where the phrase opens its sentence.
    """
    begin, end = page.ranges[page.words[first].sentence]
    behind, distance, reached = 0, reach, False
    for at in range(first - 1, max(begin, first - reach) - 1, -1):
        word = page.words[at]
        reached = reached or word.form in _forms("to") or word.prep in particle("to")
        behind = _of_word(word, reached) or _has_yet_to_be(page, at, begin)
        if behind:
            distance = first - at
            break
    opens = first - begin <= OPENING or any(word.form in COMMAS for word in page.words[first - OPENING : first])
    for at in range(last, min(end, last + min(AFTER, distance))):
        word = page.words[at]
        if word.form in STOPS or word.form in clause_openers() or (word.conj and at > last):
            break
        if word.form in COMMAS and not opens:
            break
        found = _of_word(word, False)
        if found:
            return found
    return behind


@cache
def clause_openers() -> frozenset[str]:
    """Give the words that open a clause with its own time."""
    return _forms("0")


@cache
def event_nouns() -> frozenset[str]:
    """Give the nouns of events behind which a bare year tells when they were."""
    return _forms("event")


def is_event(word: Word) -> bool:
    """Say whether a word names an event from which a length may be told («قبل أسبوعين على الاقتراع»)."""
    known = event_nouns() | _forms("awaited")
    return word.form in known or word.stem in known


@cache
def _named_after_days() -> dict[tuple[int, int], tuple[int, frozenset[str]]]:
    """Give, by month and day, the year and the nouns of the events that are named after that day."""
    rows = [row for row in load_table("times/cues").rows if row["direction"].count("-") == len("--")]
    days = {date.fromisoformat(row["direction"]): _forms(row["direction"]) for row in rows}
    return {(day.month, day.day): (day.year, nouns) for day, nouns in days.items()}


def year_of_named_day(page: Page, first: int, month: int, day: int) -> int | None:
    """Give the year of a day of the year that names the event before it («هجمات 11 سبتمبر»)."""
    year, nouns = _named_after_days().get((month, day), (None, frozenset()))
    word = page.words[first - 1] if first else None
    return year if word is not None and (word.form in nouns or word.stem in nouns) else None


@cache
def comings_back() -> frozenset[str]:
    """Give the verbs of coming back, after which a bare number with "to" is a day."""
    return _forms("9")


@cache
def _forms(direction: str) -> frozenset[str]:
    rows = load_table("times/cues").rows
    return frozenset(fold(form) for row in rows if row["direction"] == direction for form in row["forms"].split("|"))


def _has_yet_to_be(page: Page, at: int, begin: int) -> int:
    """Give 1 at the "that" of what has yet to be («على أن يزور»)."""
    on_that = at > begin and page.words[at].form in _forms("that") and page.words[at - 1].form in _forms("on")
    return int(on_that)


def done(page: Page, first: int) -> bool:
    """Say whether a noun of what has been stands before the word `first` in its sentence («مقتل عشرة خلال يومين»)."""
    begin = max(page.ranges[page.words[first].sentence][0], first - REACH)
    return any(word.form in _forms("done") or word.stem in _forms("done") for word in page.words[begin:first])


def lasting(page: Page, first: int) -> str:
    """Give "lasted" or "lasts" where such a verb stands right before the word `first`, else nothing."""
    if first <= page.ranges[page.words[first].sentence][0]:
        return ""
    form = page.words[first - 1].form
    return next((name for name in ("lasted", "lasts") if form in _forms(name)), "")


@cache
def counted_nouns() -> frozenset[str]:
    """Give the nouns that numbers count: a year stands before none of them."""
    forms = [row["words"] for row in load_table("counts/things").rows]
    forms += [row["words"] for row in load_table("counts/what").rows if row["role"] in ("noun", "weak", "civilians")]
    forms += [row["singular"] for row in load_table("counts/people").rows]
    return frozenset(fold(form) for words in forms for form in words.split("|"))


def _of_word(word: Word, reached: bool) -> int:
    """Give the direction that one word tells; some look ahead only with a "to" between them and the phrase."""
    if word.form in _forms("none"):
        return 0
    if word.future and word.pos == "VERB":
        return 1
    found = load_cues().get(word.form, 0)
    if found == TOWARDS:
        found = int(reached)
    if found:
        return found
    return -1 if word.pos == "VERB" and word.tense == "past" else 0
