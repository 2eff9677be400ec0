"""Counts of people: how many, and what befell them."""

import json
from pathlib import Path

import pytest

from khabar.counts import find_counts, read_counts
from khabar.knowledge import load_table
from khabar.text import read_text
from khabar.words import read_words

SUITE = Path(__file__).resolve().parents[2] / "../shared/data/recognizers_text/numbers.jsonl"
Told = tuple[str | None, int | float, int | float | None]


def told(text: str) -> list[Told]:
    clean, sentences, _ = read_text(text)
    return [(count.what, count.min, count.max) for count in find_counts(read_words(clean, sentences))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مقتل أكثر من ألف شخص", ("dead", 1001, None)),
        ("قتل ما لا يقل عن عشرة جنود في الكمين", ("dead", 10, None)),
        ("لقي 16 مدنيا على الأقل مصرعهم", ("dead", 16, None)),
        ("أقل من 100 قتيل", ("dead", 0, 99)),
        ("مقتل شخصين في حادث إطلاق نار", ("dead", 2, 2)),
        ("مقتل شخص في المدينة", ("dead", 1, 1)),
        ("إصابة نحو 30 عاملا", ("injured", 30, 30)),
        ("أصيب ما بين 20 و30 عاملا", ("injured", 20, 30)),
        ("اعتقلت الشرطة 12 متظاهرا", ("arrested", 12, 12)),
        ("توقيف كنديين اثنين في المطار", ("arrested", 2, 2)),
        ("نزوح عشرين ألف شخص", ("displaced", 20000, 20000)),
        ("خروج آلاف المدنيين من البلدة", ("displaced", 2000, 9999)),
        ("تظاهر عشرات الآلاف في العاصمة", ("protesters", 20000, 99999)),
        ("خرج المئات إلى الشوارع في مسيرة احتجاج", ("protesters", 200, 999)),
        ("خطف أربعة عمال إغاثة", ("abducted", 4, 4)),
        ("الإفراج عن عشرات الأسرى", ("released", 20, 99)),
        ("ثلاثة مهندسين قتلوا في الهجوم", ("dead", 3, 3)),
        ("ارتفع عدد القتلى إلى 45", ("dead", 45, 45)),
        ("إن 30 عنصرا من الحرس في جبهة الوادي (شمال البلدة القديمة) قتلوا", ("dead", 30, 30)),
    ],
)
def test_what_is_counted(text: str, expected: Told) -> None:
    assert told(text) == [expected]


def test_several_counts_of_a_sentence_keep_apart() -> None:
    assert told("قتل 7 عمال وأصيب 41 غيرهم واعتقل أربعة") == [
        ("dead", 7, 7),
        ("injured", 41, 41),
        ("arrested", 4, 4),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "قتل في عام 2015",
        "مقتل الجندي بعد 3 أيام",
        "سقوط 30 قتيلا وجريحا",
        "قتل القائد في غارة أصابت 4 مبان",
        "استشهد بعد هجمات 2016 المعروفة",
        "معدل القتل خمس حالات لكل 100 ألف نسمة",
        "دفع لأسر الضحايا 30 ألف كرونة",
        "وقوع إصابات في صفوف طالبان",
    ],
)
def test_numbers_of_other_things_count_nobody(text: str) -> None:
    assert [what for what, _, _ in told(text) if what] == []


def test_a_part_of_the_dead_is_no_second_toll() -> None:
    assert told("مقتل 16 شخصا بينهم 3 أطفال")[1] == (None, 3, 3)
    assert [what for what, _, _ in told("مقتل 16 شخصا بينهم 3 أطفال و5 عمال")] == ["dead", None, None]


def test_the_counted_noun_is_given() -> None:
    clean, sentences, _ = read_text("مقتل نحو 20 جنديا")
    page = read_words(clean, sentences)
    (count,) = find_counts(page)
    assert [word.form for word in page.words[count.first : count.last]] == ["نحو", "20"]
    assert [word.form for word in page.words[count.noun_first : count.noun_last]] == ["جنديا"]


def test_the_span_is_of_the_text_as_given() -> None:
    text = "مقتـل أكثـر من ٢٠ شخصًا"
    (count,) = read_counts(text)
    assert text[slice(*count.span)] == "أكثـر من ٢٠"


TOLD = [row for row in load_table("counts/what").rows if row["what"]]


@pytest.mark.parametrize("row", TOLD, ids=lambda row: row["key"])
def test_examples_of_the_words_that_tell(row: dict[str, str]) -> None:
    assert row["what"] in [what for what, _, _ in told(row["example"])]


@pytest.mark.parametrize("row", load_table("counts/people").rows, ids=lambda row: row["key"])
def test_duals_of_people_are_two(row: dict[str, str]) -> None:
    assert [(low, high) for _, low, high in told(row["example"])] == [(2, 2)]


@pytest.mark.parametrize("row", load_table("counts/bounds").rows, ids=lambda row: row["key"])
def test_bounds_move_the_number(row: dict[str, str]) -> None:
    (_, low, high) = told(row["example"])[0]
    exact = low == high
    assert exact == (row["effect"] == "about")


@pytest.mark.skipif(not SUITE.exists(), reason="the recognizers' test cases are not beside the project")
def test_the_recognizers_numbers() -> None:
    cases = [json.loads(line) for line in SUITE.read_text("utf8").splitlines()]
    wanted = right = 0
    for case in cases:
        text = case["text"]
        found = {text[slice(*count.span)].strip(): (count.min, count.max) for count in read_counts(text)}
        for phrase, value in case["answers"]:
            wanted += 1
            right += found.get(phrase.strip()) == (value, value)
    assert right / wanted >= 0.91


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("بلغت الحرارة ناقص خمسة", -5),
        ("بلغت الحرارة -15", -15),
        ("ثلاثة فاصلة واحد أربعة", 3.14),
        ("واحد ونصف", 1.5),
        ("عشرون وثلاثة أخماس", 20.6),
        ("مليونان ونصف مليون", 2_500_000),
        ("3/4", 0.75),
        ("صفر", 0),
    ],
)
def test_signs_decimals_and_parts(text: str, value: float) -> None:
    assert [count.min for count in read_counts(text)] == [pytest.approx(value)]


def test_a_dash_between_numbers_is_no_minus() -> None:
    assert [count.min for count in read_counts("النتيجة 3 -2")] == [3, 2]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("ارتفعت حصيلة القتلى إلى 30 شخصا", True),
        ("قتل 400 شخص منذ 2012", True),
        ("قتل عشرة أشخاص في الهجوم", False),
    ],
)
def test_totals_are_told_from_tolls(text: str, total: bool) -> None:
    assert [count.total for count in read_counts(text) if count.what == "dead"] == [total]


def test_the_missing_and_troops_are_counted() -> None:
    assert told("فقدان سبعة بحارة في العاصفة") == [("missing", 7, 7)]
    assert told("وصل ألف جندي إلى القاعدة") == [("troops", 1000, 1000)]


def test_monday_and_one_family_count_nobody() -> None:
    assert ("displaced", 2, 2) not in told("نزح آلاف السكان منذ الاثنين من البلدة")
    assert [t for t in told("قتل ثمانية عمال من عائلة واحدة") if t[0]] == [("dead", 8, 8)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("قتل 12 طفلا وامرأتان في القصف", [("dead", 14, 14)]),  # twelve children and two women
        ("مقتل ضابط وجندي في كمين قرب البلدة", [("dead", 2, 2)]),
        ("إصابة أربعة من عمال الميناء وسيدة وطفلين", [("injured", 7, 7)]),
    ],
)
def test_persons_named_one_by_one_are_added(text: str, wanted: list[tuple[str, int, int | None]]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("الفصيل الذي قتل منهم العشرات", ("dead", 20, 99)),  # of whom tens were killed
        ("إن 30 مدنيا، بينهم 4 أطفال، قتلوا في الغارة", ("dead", 30, 30)),
        ("مقتل ثلاثة جنود، على الأقل، في الانفجار", ("dead", 3, None)),
        ("اعتقال اثنين للاشتباه بهما", ("arrested", 2, 2)),
        ("قتل سودانيان في الهجوم", ("dead", 2, 2)),  # two Sudanese
        ("إصابة مزارع بشظايا قذيفة", ("injured", 1, 1)),
        ("مشاركة المئات في وقفة أمام الوزارة", ("protesters", 200, 999)),
        ("البحث عن تسع طالبات اختطفن قبل أسبوع", ("abducted", 9, 9)),
        ("أعلن القصر العفو عن 300 سجين", ("released", 300, 300)),
        ("نحو 50 ألف مدني غادروا البلدة", ("displaced", 50000, 50000)),
    ],
)
def test_what_is_told_of_people(text: str, wanted: tuple[str, int, int | None]) -> None:
    assert wanted in told(text)


@pytest.mark.parametrize("text", ["قتل ركاب الطائرة البوينغ 737 أمس", "قتل شابا في 19 من عمره"])
def test_models_and_ages_count_nobody(text: str) -> None:
    assert not [count for count in told(text) if count[1] in (737, 19) and count[0]]


def test_the_name_of_a_land_is_no_person() -> None:
    assert told("أوقفت كوريا الشمالية التجارب") == []
