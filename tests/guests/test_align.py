"""Strings that a model has changed find their words again: all kinds of change, on sentences of our own."""

import itertools
import re
from pathlib import Path

import pytest

from khabar.guests import Aligner
from khabar.guests.forms import akin, plain
from khabar.guests.nearly import misspelt

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


def long_rows(length):
    """Give each row of so many words of each line with its place."""
    for text in TEXTS:
        words = text.split(" ")
        for first in range(len(words) - length + 1):
            yield text, words[first : first + length], place(words, first, length)


def test_a_lost_word_hides_no_row():
    """Any word but the first or last of five is left out."""
    cases = [(t, " ".join(row[:n] + row[n + 1 :]), p) for t, row, p in long_rows(5) for n in (1, 2, 3)]
    assert len(cases) > 450
    assert [case for case in cases if Aligner(case[0]).find(case[1]) != case[2]] == []


def test_an_added_word_hides_no_row():
    """A word that stands nowhere is put before any word but the first of four, or around them."""
    cases = [(t, " ".join([*row[:n], "كوكبي", *row[n:]]), p) for t, row, p in long_rows(4) for n in range(5)]
    assert len(cases) > 500
    assert [case for case in cases if Aligner(case[0]).find(case[1]) != case[2]] == []


def test_a_misspelt_word_hides_no_row():
    """The longest of four words loses a letter, or two of its letters change places; other words may lose clitics."""
    cases = []
    for text, row, where in long_rows(4):
        at = max(range(4), key=lambda n: len(plain(row[n])))
        word = row[at]
        for wrong in (word[:3] + word[4:], word[:3] + word[4:2:-1] + word[5:]):
            if len(plain(wrong)) > 3:
                cases.append((text, " ".join([*row[:at], wrong, *row[at + 1 :]]), where))
    assert len(cases) > 350
    assert [case for case in cases if Aligner(case[0]).find(case[1]) != case[2]] == []


def test_another_sentence_is_not_nearly_there():
    """Rows of four words and more of another sentence are not found, however careless a copy may be."""
    texts = [(Aligner(text), text) for text in TEXTS]
    for length in (4, 6):
        rows = [(t, " ".join(row)) for t, row, _ in long_rows(length)]
        assert [(t, row) for t, row in rows for aligner, other in texts if other != t and aligner.find(row)] == []


@pytest.mark.parametrize(
    ("text", "written", "found"),
    [
        ("قال وزير الزراعة السابق نادر شلبي إن الموسم انتهى", "وزير الزراعة نادر شلبي", "وزير الزراعة السابق نادر شلبي"),
        ("وأكدت الشركة أنها لن تغلق مصنعها في المدينة", "الشركة أنها لن تغلق المصنع الكبير في المدينة", "الشركة أنها لن تغلق مصنعها في المدينة"),
        ("زار الوفد الأميركي مدينة العين", "الوفد الأمريكي مدينة", "الوفد الأميركي مدينة"),
        ("قتل 2015 شخصا في الحرب", "قتل 2016 شخصا", None),  # a figure is not misspelt
        ("زار الوفد مدينة العين", "الوفد وصل مدينة", None),  # two words are too few
        ("من هنا إلى بيت في حي", "من إلى في", None),  # so are short ones
        ("خرج الوزير الأول غاضبا. دخل الوزير الثاني مسرعا.", "الوزير غاضبا", None),
    ],
)  # fmt: skip
def test_near_copies(text, written, found):
    span = Aligner(text).find(written)
    assert (span and text[slice(*span)]) == found


def test_a_long_string_that_is_nearly_there_is_found():
    words = [
        f"{'ابتثجحخدرز'[n % 10]}كلمة{'سشصضطظعغفق'[n // 10 % 10]}{'كلمنهوي'[n // 100 % 7]}بيت{n}" for n in range(2_000)
    ]
    span = Aligner(" ".join(words)).find(" ".join(words[500:900] + words[901:1500]))
    assert span == place(words, 500, 1_000)


def test_monotonous_texts_cost_work_in_proportion(calls_of):
    written = "قال " * 100 + "الوزير إنه " + "قال " * 100

    def calls(times):
        aligner = Aligner("قال " * times)
        assert aligner.find(written) is None
        return calls_of(lambda: aligner.find(written))

    assert calls(8_000) < 5 * calls(2_000)


def test_of_two_near_places_only_one_that_is_expected_counts():
    text = "أعلن رئيس البلدية الجديد إغلاق السوق. ثم أعلن رئيس البلدية السابق إغلاق السوق."
    written = "أعلن رئيس البلدية إغلاق السوق"
    second = text.index("أعلن", 5)
    assert Aligner(text).find(written) is None
    assert Aligner(text).find(written, near=(second, len(text))) == (second, len(text) - 1)


def test_other_words_are_not_misspelt():
    pairs = (("قتل", "قتلى"), ("الوزير", "السفير"), ("2015", "2016"), ("كتب", "كذب"))
    assert [pair for pair in pairs if misspelt(*map(plain, pair))] == []


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
