"""Shapes of tolls in news: ranges of thousands, two tolls in a row, two people told of behind, how many protested."""

import pytest

from khabar.counts import find_counts
from khabar.text import read_text
from khabar.words import read_words

Told = tuple[str | None, int, int | None]


def told(text: str) -> list[Told]:
    clean, sentences, _ = read_text(text)
    return [(count.what, count.min, count.max) for count in find_counts(read_words(clean, sentences))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل ما بين 20 ألفا و30 ألف شخص", [("dead", 20_000, 30_000)]),
        ("تظاهر ما بين ألفين وثلاثة آلاف شخص", [("protesters", 2_000, 3_000)]),
        ("نزح مليونان و300 ألف شخص", [("displaced", 2_300_000, 2_300_000)]),
        ("نزح ثلاثة ملايين وخمسمئة ألف شخص", [("displaced", 3_500_000, 3_500_000)]),
    ],
)
def test_a_range_of_thousands_is_two_numbers_and_a_long_number_is_one(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تظاهر مليونا شخص في العاصمة", [("protesters", 2_000_000, 2_000_000)]),  # two million people
        ("بلغ عدد النازحين مليونا و200 ألف شخص", [("displaced", 1_200_000, 1_200_000)]),
        ("قتل ألفا ومئة شخص", [("dead", 1_100, 1_100)]),
        ("قتل ألفا شخص", [("dead", 2_000, 2_000)]),
    ],
)
def test_the_accusative_of_a_thousand_is_two_only_before_its_noun(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_two_tolls_in_a_row_are_no_joint_toll() -> None:
    assert told("أعلنت الوزارة سقوط 18 قتيلا وإصابة 600 آخرين بجروح") == [("dead", 18, 18), ("injured", 600, 600)]
    assert told("سقط 18 قتيلا وجريحا") == [(None, 18, 18)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعلن الجيش أن جنديين لقيا مصرعهما في الكمين", [("dead", 2, 2)]),
        ("وأفيد بمقتل عشرات الأشخاص في البلدة", [("dead", 20, 99)]),
        ("قدرت النقابة عدد المتظاهرين في العاصمة بـ31700 شخص", [("protesters", 31_700, 31_700)]),
        ("تراوح عدد المحتجين بين 50 ألفا و70 ألف شخص", [("protesters", 50_000, 70_000)]),
    ],
)
def test_what_is_said_behind_or_written_onto_a_word_tells_what_is_counted(text: str, expected: list[Told]) -> None:
    assert told(text) == expected
