"""Gives what a number of people counts: by the counted noun, by what governs it before, by what is said behind it."""

from functools import cache
from typing import NamedTuple

from khabar.knowledge import load_table
from khabar.numerals import particle
from khabar.text import fold
from khabar.words import Page, Word

BEFORE, BEHIND = 7, 10  # words on either side in which what is counted may be said
BARE_BEFORE, BARE_BEHIND = 4, 2  # the same for a number without a noun
ASIDE = 12  # so many words in brackets, or of a part told between commas, are passed over
PROCLITICS = frozenset("\u0648\u0641\u0628\u0644")  # and, so, by, for: letters that may be written onto a word
BRACKETS: tuple[str, ...] = ("(", ")")
COMMAS: tuple[str, ...] = (",", "\u060c")
SINGULAR, DUAL = 1, 2
SUM_BEFORE, SUM_BEHIND = 8, 10  # words on either side in which a number is told to be a sum
SETTING = 40  # words on either side in which a protest may be spoken of
NAMES_OF_TIME = frozenset(
    ("month", "month_weak", "month_verb", "hijri", "weekday", "unit", "dual", "plural", "deictic", "today")
)


class Counted(NamedTuple):
    """A number phrase [first, last) and its counted noun [noun_first, noun_last), in words."""

    first: int
    last: int
    noun_first: int
    noun_last: int


@cache
def told(role: str) -> dict[str, str]:
    """Give, for a role of counts/what.tsv, each word and what it tells."""
    found: dict[str, str] = {}
    for row in load_table("counts/what").rows:
        if row["role"] == role:
            for form in row["words"].split("|"):
                found.setdefault(fold(form), row["what"] or role)
    return found


@cache
def things() -> frozenset[str]:
    """Give the counted nouns that are no people: things, units, months and weekdays."""
    forms = {fold(form) for row in load_table("counts/things").rows for form in row["words"].split("|")}
    for row in load_table("times/words").rows:
        if row["kind"] in NAMES_OF_TIME:
            forms |= {part for form in row["forms"].split("|") for part in fold(form).split()[:1]}
    return frozenset(forms)


@cache
def weekdays() -> frozenset[str]:
    """Give the names of weekdays."""
    rows = load_table("times/words").rows
    return frozenset(fold(form) for row in rows if row["kind"] == "weekday" for form in row["forms"].split("|"))


def _bound(noun: str) -> str:
    """Give a noun as an ending finds it: with ta for ta marbuta."""
    return noun[:-1] + "\u062a" if noun.endswith("\u0629") else noun


@cache
def people() -> dict[str, int]:
    """Give the duals (2) and the lone singulars (1) of people."""
    found: dict[str, int] = {}
    for row in load_table("counts/people").rows:
        single = fold(row["singular"])
        base = _bound(single)
        if row["single"] == "yes":
            found |= {single: SINGULAR, single + "\u0627": SINGULAR}
        if row["plural"] != "name":
            found[base + "\u0627\u0646"] = DUAL
        if row["plural"] != "sound":
            found[base + "\u064a\u0646"] = DUAL
    for nisba in nations():
        found |= {nisba: SINGULAR, nisba + "\u0629": SINGULAR, nisba + "\u0627\u0646": DUAL}
        found |= {nisba + "\u062a\u0627\u0646": DUAL, nisba + "\u062a\u064a\u0646": DUAL}
    return found


@cache
def nations() -> frozenset[str]:
    """Give the adjectives of nations in one word («فلسطيني», a Palestinian); the ending -in is as often a plural."""
    rows = load_table("actors/nations").rows
    return frozenset(fold(one) for row in rows for one in row["nisba"].split("|") if one and " " not in one)


@cache
def thing_duals() -> frozenset[str]:
    """Give the duals of things, which are numbers too, though of nobody."""
    rows = load_table("counts/things").rows
    forms = [fold(form) for row in rows for form in row["words"].split("|")]
    bases = [_bound(form) for form in forms if len(form) > 2]
    return frozenset(base + ending for base in bases for ending in ("\u0627\u0646", "\u064a\u0646")) - things()


def tells(word: Word, role: str) -> str:
    """Give what a word tells in a role, by its stem, lemma or form; "" if nothing."""
    table = told(role)
    what = table.get(word.stem) or table.get(word.lemma) or table.get(word.form) or ""
    if what or role != "before" or word.conj or word.prep or word.form[:1] not in PROCLITICS:
        return what
    return table.get(word.form[1:], "")  # «بمقتل», of which the word reader takes the first letter for the word's own


def what_is_counted(page: Page, counted: Counted) -> str | None:
    """Give what a number counts, or None."""
    words = page.words
    begin, end = page.ranges[words[counted.first].sentence]
    noun = words[counted.noun_first] if counted.noun_first < counted.noun_last else None
    if noun is not None and _is_thing(noun):
        return None
    before = words[counted.first - 1] if counted.first > begin else None
    if before is not None and tells(before, "part") and (own := _of_them(page, counted, begin)):
        return own
    if before is not None and (tells(before, "part") or tells(before, "aged")):
        return None
    if noun is not None and noun.index > counted.last and tells(noun, "aged"):
        return None  # «شاب في 19 من عمره»
    own = tells(noun, "noun") if noun is not None else ""
    if own:
        return None if _joint_noun(page, counted, own, end) else own
    if noun is None and before is not None and before.form in places_in_time():
        return None
    ahead = _before(page, counted, begin, BEFORE if noun is not None else BARE_BEFORE)
    if ahead:
        return ahead if ahead != "joint" else None
    behind = _behind(page, counted, end, BEHIND if noun is not None else BARE_BEHIND)
    if behind:
        return behind
    return (noun is not None and tells(noun, "weak")) or _crowd(page, counted, (begin, end), noun) or None


def _of_them(page: Page, counted: Counted, begin: int) -> str:
    """Give what a verb right before "of them" tells of the number behind it («الذين قتل منهم العشرات»)."""
    governor = page.words[counted.first - 2] if counted.first - 2 >= begin else None
    return tells(governor, "before") if governor is not None and governor.pos == "VERB" else ""


@cache
def places_in_time() -> frozenset[str]:
    """Give the prepositions after which a bare number is a year or day and counts nobody."""
    rows = load_table("times/words").rows
    kinds = ("in", "since", "within", "before")
    return frozenset(fold(form) for row in rows if row["kind"] in kinds for form in row["forms"].split("|"))


def _is_thing(noun: Word) -> bool:
    return not things().isdisjoint((noun.stem, noun.lemma, noun.form))


def _joint_noun(page: Page, counted: Counted, own: str, end: int) -> bool:
    """Say whether the noun goes on with another kind («قتيلا وجريحا»): a joint toll counts neither."""
    at = counted.noun_last
    after = page.words[at] if at < end else None
    if after is None:
        return False
    other = tells(after, "noun") if after.conj else told("noun").get(after.form.removeprefix(particle("and")[0]), "")
    behind = page.words[at + 1] if at + 1 < end else None
    if behind is not None and tells(after, "before") and (behind.pos == "NUM" or behind.form in people()):
        return False  # «18 قتيلا وإصابة 600» has two tolls
    return bool(other) and other != own


def _before(page: Page, counted: Counted, begin: int, reach: int) -> str:
    """Give what the nearest governing word before a number tells; "joint" where two kinds are governed at once."""
    words = page.words
    if counted.noun_first < counted.first:
        counted = counted._replace(first=counted.noun_first)
    for at in range(counted.first - 1, max(begin, counted.first - reach) - 1, -1):
        word = words[at]
        what = tells(word, "before") or _how_many(page, at, begin)
        if what:
            other = tells(words[at - 1], "before") if at > begin and word.conj else ""
            return "joint" if other and other != what else what
        if tells(word, "part") and at + 1 < counted.first:
            return "joint"  # the second of a list of parts («بينهم امرأتان و3 أطفال») is a part as well
        if word.pos == "VERB" and not tells(word, "through"):
            return ""
        if word.form in ENDS or tells(word, "stop"):
            return ""
    return ""


def _how_many(page: Page, at: int, begin: int) -> str:
    """Give what a noun tells behind "the number of" («عدد المتظاهرين بلغ 300»)."""
    return tells(page.words[at], "weak") if at > begin and tells(page.words[at - 1], "how_many") else ""


ENDS = frozenset((".", ";", "\u061b", ":", "?", "\u061f"))


def _behind(page: Page, counted: Counted, end: int, reach: int) -> str:
    """Give what is said of the people behind their number («ثلاثة عمال قتلوا»)."""
    inside, closing = False, BRACKETS[1:]
    for at in range(max(counted.last, counted.noun_last), min(end, counted.last + reach + ASIDE)):
        word = page.words[at]
        if not inside:
            inside, closing = _aside(page, at)
        if inside or word.form in BRACKETS:
            inside = inside and word.form not in closing
            reach += 1
            continue
        if at >= counted.last + reach:
            return ""
        what = tells(word, "after")
        if what:
            return what
        if word.form in ENDS or word.pos == "NUM" or tells(word, "before"):
            return ""
    return ""


def _aside(page: Page, at: int) -> tuple[bool, tuple[str, ...]]:
    """Say whether a bracket, or a part told between commas («، بينهم 3 أطفال،»), opens here, and what closes it."""
    word = page.words[at]
    if word.form == BRACKETS[0]:
        return True, BRACKETS[1:]
    return page.words[at - 1].form in COMMAS and bool(tells(word, "part")), COMMAS


def _crowd(page: Page, counted: Counted, sentence: tuple[int, int], noun: Word | None) -> str:
    """Give "protesters" for a crowd in a sentence of protest, "displaced" for civilians who leave."""
    words, (begin, end) = page.words, sentence
    first = max(begin, counted.first - 3)
    behind = words[counted.last : min(end, counted.last + 2)]
    near = (*words[first : counted.first], *(word for word in behind if word.pos == "VERB"))
    around = words[max(begin, first - SETTING) : min(end, counted.last + SETTING)]
    if any(tells(word, "crowd") for word in near) and any(tells(word, "setting") for word in around):
        return "protesters"
    if noun is not None and tells(noun, "civilians") and any(tells(word, "leave") for word in near):
        return "displaced"
    return ""


def is_total(page: Page, first: int, last: int) -> bool:
    """Say whether a number is a sum over a longer time, not the toll of one act.

    A word for a sum stands before it («ارتفعت حصيلة القتلى إلى»), or "since" on one of its sides («منذ 2012»).
    """
    words, (begin, end) = page.words, page.ranges[page.words[first].sentence]
    for at in range(first - 1, max(begin, first - SUM_BEFORE) - 1, -1):
        if tells(words[at], "sum") or tells(words[at], "since"):
            return True
        if words[at].form in ENDS or tells(words[at], "stop"):
            break
    for at in range(last, min(end, last + SUM_BEHIND)):
        if tells(words[at], "since"):
            return True
        if words[at].form in ENDS or tells(words[at], "stop") or tells(words[at], "before"):
            break
    return False


def is_person_alone(page: Page, at: int) -> bool:
    """Say whether a single person stands right behind the word that governs it, with nothing that counts or names."""
    begin, end = page.ranges[page.words[at].sentence]
    if at == begin or not tells(page.words[at - 1], "before"):
        return False
    return at + 1 >= end or page.words[at + 1].pos != "PROPN"
