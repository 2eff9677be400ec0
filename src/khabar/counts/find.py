"""Gives the counts of a page: numbers with their bounds, duals and singulars of people, and what is counted."""

from typing import NamedTuple, cast

from khabar.counts.bounds import Bounded, read_bounds
from khabar.counts.what import (
    DUAL,
    Counted,
    is_person_alone,
    is_total,
    people,
    tells,
    thing_duals,
    weekdays,
    what_is_counted,
)
from khabar.model import Count
from khabar.numerals import particle, read_numbers
from khabar.text import read_text
from khabar.words import Page, Word, read_words

YEARS = (1900, 2100)
ADDED, GAP = ("cardinal", "noun"), 4  # counts to which persons may be added, and how many words behind
DUALS = ("\u0627\u0646", "\u064a\u0646")
OF_PEOPLE = frozenset(("cardinal", "vague"))


class CountMention(NamedTuple):
    """A count: words [first, last) and clean characters [start, end) of its number, and its least and most.

    `what` is dead, injured, arrested, displaced, protesters, abducted, released, missing, troops or None; the words
    [noun_first, noun_last) are the counted noun where it stands beside; `kind` is cardinal, vague, ordinal, fraction,
    percent, piece (of a date), noun (a dual or singular of people) or thing (a dual of things); `total` tells a sum
    over a longer time from the toll of one act.
    """

    first: int
    last: int
    start: int
    end: int
    what: str | None
    min: int
    max: int | None
    noun_first: int
    noun_last: int
    kind: str = "cardinal"
    total: bool = False


def find_counts(page: Page) -> tuple[CountMention, ...]:
    """Find the counts of a page that may be of people, in order of place; whole numbers only.

    >>> text, sentences, _ = read_text("مقتل جنديين وإصابة نحو 30 مدنيا")  # two soldiers killed, some 30 civilians hurt
    >>> [(count.what, count.min, count.max) for count in find_counts(read_words(text, sentences))]
    [('dead', 2, 2), ('injured', 30, 30)]
    """
    return tuple(count for count in find_numbers(page) if count.kind in OF_PEOPLE or count.kind == "noun")


def find_numbers(page: Page) -> tuple[CountMention, ...]:
    """Find all that tells a number on a page, fractions, ordinals and the parts of dates too, in order of place."""
    numbers = read_numbers(page)
    found: list[CountMention] = []
    taken: set[int] = set()
    at = 0
    while at < len(numbers):
        bounded = read_bounds(page, numbers, at)
        if is_negative(page, bounded.first, bounded.start):
            bounded = _below_zero(page, bounded)
        found.append(_with_others(page, _mention(page, bounded)))
        noun = found[-1].noun_first
        taken.update(range(bounded.first, bounded.last), (noun,) if noun < found[-1].noun_last else ())
        at += bounded.numbers
    alone = [mention for word in page.words if word.index not in taken and (mention := _of_noun(page, word))]
    added = {at for count in found for at in range(count.noun_last, count.last)}
    found += [_with_others(page, mention) for mention in alone if mention.first not in added]
    return tuple(sorted(found, key=lambda count: (count.start, count.end)))


def _mention(page: Page, bounded: Bounded) -> CountMention:
    noun = _noun(page, bounded)
    what = None
    if bounded.kind in OF_PEOPLE and bounded.low >= 0 and bounded.low % 1 == 0 and not _is_a_name(page, bounded, noun):
        what = what_is_counted(page, Counted(bounded.first, bounded.last, *noun))
    return CountMention(
        bounded.first,
        bounded.last,
        bounded.start,
        bounded.end,
        what,
        # Whole for all that counts people; only find_numbers lets a fraction pass.
        cast(int, bounded.low),
        cast("int | None", bounded.high),
        *noun,
        "fraction" if bounded.kind in OF_PEOPLE and bounded.low % 1 else bounded.kind,
        what is not None and is_total(page, bounded.first, bounded.last),
    )


def _with_others(page: Page, count: CountMention) -> CountMention:
    """Add the persons named one by one behind a count («15 طفلا وامرأتان», 17 in all), told by the same word."""
    end = page.ranges[page.words[count.first].sentence][1]
    at = max(count.last, count.noun_last)
    while count.what is not None and count.max is not None and count.kind in ADDED and at < min(end, count.last + GAP):
        word = page.words[at]
        joined = word.form.startswith(particle("and")[0])
        value = people().get(word.form.removeprefix(particle("and")[0])) if joined else None
        if word.pos in ("PUNCT", "VERB", "NUM") or (value is None and (word.conj or word.prep)):
            break
        if value is not None:
            low, high = count.min + value, count.max + value
            count = count._replace(last=at + 1, end=word.end, min=low, max=high)
        at += 1
    return count


def is_negative(page: Page, first: int, start: int) -> bool:
    """Tell whether a minus stands before a number: a word, or a dash written onto it behind no other number."""
    before = page.words[first - 1] if first else None
    if before is None or before.form not in particle("minus") or before.sentence != page.words[first].sentence:
        return False
    if before.pos != "PUNCT":
        return True
    behind = page.words[first - 2] if first > 1 else None
    return before.end == start and (behind is None or (behind.end < before.start and behind.pos != "NUM"))


def _below_zero(page: Page, bounded: Bounded) -> Bounded:
    sign = page.words[bounded.first - 1]
    low, high = -(bounded.low if bounded.high is None else bounded.high), -bounded.low
    return bounded._replace(first=sign.index, start=sign.start, low=low, high=high)


def _is_a_name(page: Page, bounded: Bounded, noun: tuple[int, int]) -> bool:
    """Say whether a number counts nobody: a year («انتخابات 2016»), or taking up a noun («المهاجمين الأربعة»)."""
    alone = noun[0] == noun[1]
    before = page.words[bounded.first - 1] if bounded.first else None
    if alone and bounded.digits and before is not None and before.article and not _tells_people(before):
        return True  # «البوينغ 777»
    year = bounded.digits and YEARS[0] <= bounded.low <= YEARS[1] and bounded.number_last - bounded.first == 1
    if bounded.article and page.words[bounded.first].form in weekdays():
        return True  # «الاثنين» is Monday
    if bounded.low == 1 and not bounded.digits and noun[0] < bounded.first and not alone:
        return page.words[noun[0]].form[len(page.words[noun[0]].conj) :] not in people()  # «من عائلة واحدة»
    return alone and (year or (bounded.article and bounded.kind == "cardinal"))


def _tells_people(word: Word) -> bool:
    return any(tells(word, role) for role in ("before", "noun", "weak", "civilians", "sum"))


def _noun(page: Page, bounded: Bounded) -> tuple[int, int]:
    """Give the counted noun: behind the number, over "of", or before it («بريطانيين اثنين»)."""
    words, (begin, end) = page.words, page.ranges[page.words[bounded.first].sentence]
    at = bounded.number_last
    over = at < end and words[at].form in particle("of")
    at += over
    if at < end and bounded.digits and words[at].article and not over:
        return bounded.number_last, bounded.number_last
    if at < end and words[at].pos in ("NOUN", "ADJ", "PROPN", "X") and not (words[at].conj or words[at].prep):
        return at, at + 1
    before = bounded.first - 1
    few = bounded.low in (1, 2) and not bounded.digits
    if few and before >= begin and words[before].pos == "NOUN" and not _governs(words[before]):
        return before, before + 1
    return bounded.number_last, bounded.number_last


def _governs(word: Word) -> bool:
    """Say whether a noun before "two" governs it («اعتقال اثنين») and is not what it counts («قتيلين اثنين»)."""
    return bool(tells(word, "before")) and not word.form.endswith(DUALS)


def _of_noun(page: Page, word: Word) -> CountMention | None:
    """Read a dual («جنديان») or a single person («مقتل شخص») that a number of its own does not count."""
    value = people().get(word.form[word.bare_start - word.start :]) or people().get(word.form)
    if value is None:
        return _of_things(word)
    counted = Counted(word.index, word.index, word.index, word.index + 1)
    what = what_is_counted(page, counted)
    if value == 1 and (what is None or not is_person_alone(page, word.index)):
        return None
    at = word.index
    return CountMention(at, at + 1, word.bare_start, word.end, what, value, value, at, at + 1, "noun")


def _of_things(word: Word) -> CountMention | None:
    """Read the dual of a thing («رقمان»)."""
    if word.form not in thing_duals():
        return None
    at = word.index
    return CountMention(at, at + 1, word.start, word.end, None, DUAL, DUAL, at, at + 1, "thing")


def read_counts(text: str) -> list[Count]:
    """Read every number of a text, with spans of the text as given.

    >>> [(count.what, count.min, count.max) for count in read_counts("مقتل أكثر من ألف شخص")]  # over a thousand killed
    [('dead', 1001, None)]
    """
    clean, sentences, _ = read_text(text)
    page = read_words(clean, sentences)
    return [Count(clean.to_original(c.start, c.end), c.what, c.min, c.max, c.total) for c in find_numbers(page)]
