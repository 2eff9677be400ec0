"""Strings that a model has changed find their words again: all kinds of change, on sentences of our own."""

import itertools
import re
from pathlib import Path

import pytest

from khabar.guests import Aligner
from khabar.guests.forms import akin, plain

LINES = [
    line.replace("ل+ال+", "لل+").replace("لل+ل", "لل+")
    for line in (Path(__file__).parent / "sentences.txt").read_text("utf8").splitlines()
    if not line.startswith("#")
]
TEXTS = [line.replace("+", "") for line in LINES]
ALEFS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا"})
MARKS = re.compile("[\u064b-\u0652]")
PROCLITICS, PRONOUNS = ("و", "ف", "ب", "ك", "ل", "س", "ال"), ("ه", "ها", "هم", "هما")
CHANGES = {  # kind of change: the least number of cases, the change
    "alef": (149, lambda words: words.translate(ALEFS)),
    "yeh": (25, lambda words: words.replace("ى", "ي")),
    "teh marbuta": (100, lambda words: words.replace("ة", "ه")),
    "marks": (25, lambda words: MARKS.sub("", words)),
    "hamza seat": (10, lambda words: words.replace("ؤ", "ئ").replace("ئ", "ء")),
    "tatweel": (100, lambda words: re.sub("(?<=[بتسشفقلمن])(?=[بتسشفقلمن])", "ـ", words, count=1)),
    "spaces": (100, lambda words: words.replace(" ", "\u00a0 ")),
    "no spaces": (100, lambda words: words.replace(" ", "")),
    "all": (149, lambda words: MARKS.sub("", words.translate(ALEFS).replace("ى", "ي").replace("ة", "ه"))),
}


def phrases(words):
    """Give each row of one to three words with its place in the line's words."""
    for length in (1, 2, 3):
        for first in range(len(words) - length + 1):
            yield first, words[first : first + length]


def place(words, first, length):
    """Give the characters of a row of words in the line."""
    start = len(" ".join(words[:first])) + bool(first)
    return start, start + len(" ".join(words[first : first + length]))


def changed_cases(change):
    for text in TEXTS:
        words = text.split(" ")
        for first, row in phrases(words):
            written = " ".join(row)
            if change(written) != written and text.count(written) == 1:
                yield text, change(written), place(words, first, len(row))


def dropped_cases():
    """Give phrases of one to three words with one clitic, or all, left away."""
    for line in LINES:
        words = line.split(" ")
        plain_words = [word.replace("+", "") for word in words]
        for first, row in phrases(words):
            joined = " ".join(row)
            for at in (m.start() for m in re.finditer(r"\+", joined)):
                for written in without(joined, at):
                    yield line.replace("+", ""), written, place(plain_words, first, len(row))


def without(joined, at):
    """Leave away the clitic before a sign of joining, the pronoun behind it, and all the clitics of its words."""
    before, behind = joined[:at], joined[at + 1 :]
    start = max(before.rfind(" "), before.rfind("+")) + 1
    clitic, ending = before[start:], re.match(r"\S*", behind)[0]
    if clitic in PROCLITICS:
        yield (before[:start] + behind).replace("+", "")
    elif ending in PRONOUNS:
        yield (before + behind[len(ending) :]).replace("+", "")
    bare = [[part for part in word.split("+") if part not in PROCLITICS + PRONOUNS] for word in joined.split(" ")]
    yield " ".join("".join(parts) for parts in bare)


@pytest.mark.parametrize(("kind", "least"), CHANGES.items())
def test_changed_letters_find_their_words(kind, least):
    least, change = least
    cases = list(changed_cases(change))
    assert len(cases) >= least
    assert [case for case in cases if Aligner(case[0]).find(case[1]) != case[2]] == []


def test_dropped_clitics_find_their_words():
    cases = [case for case in dict.fromkeys(dropped_cases()) if f" {case[1]} " not in f" {case[0]} "]
    assert len(cases) >= 104 and len({case[1] for case in cases}) >= 104
    assert [case for case in cases if Aligner(case[0]).find(case[1]) != case[2]] == []


def test_added_clitics_find_their_words():
    cases = [(text, f"{clitic}{word}") for text in TEXTS for word in text.split(" ")[-2:] for clitic in "وفبل"]
    assert [(t, w) for t, w in cases if Aligner(t).find(w) is None] == []


def test_what_is_not_in_the_text_finds_nothing():
    """Three words of another sentence are never found."""
    for here, there in itertools.pairwise(TEXTS):
        aligner, words = Aligner(here), there.split(" ")
        assert [w for n in range(len(words) - 2) if aligner.find(w := " ".join(words[n : n + 3]))] == []


@pytest.mark.parametrize(
    ("text", "written", "found"),
    [
        ("وصل ٢٥ جريحا", "25 جريحا", "٢٥ جريحا"),  # digits
        ("قال «لن نتراجع» ثم خرج", '"لن نتراجع"', "«لن نتراجع»"),  # quotation marks
        ("قال «لن نتراجع» ثم خرج", "لن نتراجع", "لن نتراجع"),
        ("زار عبدالله المخيم", "عبد الله", "عبدالله"),  # spaces
        ("زار عبد الله المخيم", "عبدالله", "عبد الله"),
        ("بوتين: لن نتراجع", ":", ":"),  # a cue without letters
        ("قـــالَ الوزيرُ", "قال الوزير", "قـــالَ الوزيرُ"),
        ("\u202bقال\u202c الوزير", "قال الوزير", "قال\u202c الوزير"),
        ("وزرائه الثلاثة", "وزراء", "وزرائه"),
        ("في مستشفاهم الجديد", "مستشفى", "مستشفاهم"),
        ("قال إن الوفد، كما يبدو، وصل", "الوفد كما يبدو", "الوفد، كما يبدو"),
    ],
)
def test_other_changes(text, written, found):
    span = Aligner(text).find(written)
    assert span is not None and text[slice(*span)] == found


def test_the_nearer_of_two_places_wins():
    text = "قال الوزير إن الطريق مفتوح. وقال الوزير إن الجسر مغلق."
    second = text.index("وقال")
    assert Aligner(text).find("الوزير") == (4, 10)
    assert Aligner(text).find("الوزير", near=(second, len(text))) == (second + 5, second + 11)
    assert Aligner(text).find("قال", near=(second, len(text))) == (0, 3), "the same letters go before the nearer place"


@pytest.mark.parametrize("written", ["", "  ", "…", "«»"])
def test_nothing_is_found_for_nothing(written):
    assert Aligner("قال الوزير").find(written) is None


def test_other_words_are_not_akin():
    pairs = (("بنك", "بنت"), ("والد", "ولد"), ("فرنسا", "روسيا"), ("قتل", "قال"), ("كتاب", "كتيبة"))
    assert [pair for pair in pairs if akin(*map(plain, pair))] == []
