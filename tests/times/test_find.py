"""Time phrases: what is found and which days it means."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.knowledge import load_table
from khabar.text import fold, read_text
from khabar.times import find_times, read_times
from khabar.words import read_words

MONDAY = date(2021, 3, 15)
SUITE = Path(__file__).resolve().parents[2] / "../shared/data/recognizers_text/dates.jsonl"


def days(text: str, published: date | None = MONDAY) -> list[tuple[str | None, str | None]]:
    return [(time.start, time.end) for time in read_times(text, published=published)]


def same(day: str) -> list[tuple[str, str]]:
    return [(day, day)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("وصل الوزير اليوم", "2021-03-15"),
        ("افتتح المعرض يوم أمس، الأحد", "2021-03-14"),
        ("غادر الوفد مساء أمس الأول", "2021-03-13"),
        ("يصل الوفد غدا الثلاثاء", "2021-03-16"),
        ("افتتح الوزير الجسر الخميس", "2021-03-11"),
        ("افتتح الوزير الجسر الخميس الماضي", "2021-03-11"),
        ("ستبدأ المحادثات الخميس", "2021-03-18"),
        ("تبدأ المحادثات الخميس المقبل", "2021-03-18"),
        ("قال الوزير الخميس إنه سيزور المدينة", "2021-03-11"),
        ("أعيد فتح الميناء قبل ثلاثة أيام", "2021-03-12"),
        ("وقع الحادث في 4 آذار", "2021-03-04"),
        ("وقع الحادث في الرابع من كانون الأول/ديسمبر الماضي", "2020-12-04"),
        ("تعقد القمة في 12 حزيران/يونيو المقبل", "2021-06-12"),
        ("بتاريخ ١٥/٣/٢٠١٨", "2018-03-15"),
        ("في 9 ذي الحجة 1439 هـ الموافق 20 أغسطس 2018", "2018-08-20"),
        ("انفجرت القنبلة فجر اليوم (الاثنين)", "2021-03-15"),
        ("يوم 8 الجاري", "2021-03-08"),
        ("آخر خميس من هذا الشهر", "2021-03-25"),
        ("دعا المحافظ الخميس إلى التهدئة", "2021-03-11"),
        ("دعا المحافظ المجلس إلى جلسة الخميس", "2021-03-18"),
        ("بموجب التفاهم المبرم السبت، سوف يفتح الجسر", "2021-03-13"),
        ("التقط الوزير صورة سيلفي السبت", "2021-03-13"),
        ("أعلن المدير السبت تأجيل الجلسة", "2021-03-13"),
    ],
)
def test_days(text: str, day: str) -> None:
    assert days(text) == same(day)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("خلال اليومين الماضيين", "2021-03-13", "2021-03-15"),
        ("على مدار اليومين الماضيين", "2021-03-13", "2021-03-14"),
        ("نهاية العام الماضي", "2020-12-21", "2020-12-31"),
        ("اعتبارا من 20 فبراير الماضي", "2021-02-20", "2021-03-15"),
        ("في غضون أسبوع", "2021-03-15", "2021-03-22"),
        ("الأسبوع الماضي", "2021-03-08", "2021-03-14"),
        ("مطلع الشهر الجاري", "2021-03-01", "2021-03-10"),
        ("منتصف الشهر الماضي", "2021-02-11", "2021-02-20"),
        ("أواخر شباط/فبراير", "2021-02-21", "2021-02-28"),
        ("نهاية الشهر الماضي", "2021-02-21", "2021-02-28"),
        ("منتصف العام المقبل", "2022-05-01", "2022-08-31"),
        ("منذ عام 2012", "2012-01-01", "2021-03-15"),
        ("منذ أسبوع", "2021-03-08", "2021-03-15"),
        ("منذ الشهر الماضي", "2021-02-01", "2021-03-15"),
        ("حتى نهاية شهر حزيران/يونيو", "2021-03-15", "2021-06-30"),
        ("من 3 إلى 5 مايو 2020", "2020-05-03", "2020-05-05"),
        ("بين عامي 2011 و2015", "2011-01-01", "2015-12-31"),
        ("ثمانينيات القرن الماضي", "1980-01-01", "1989-12-31"),
        ("صيف عام 2006", "2006-06-01", "2006-08-31"),
        ("الربع الثالث من عام 2016", "2016-07-01", "2016-09-30"),
        ("عيد الفطر المقبل", "2021-05-13", "2021-05-15"),
        ("شهر رمضان المقبل", "2021-04-13", "2021-05-12"),
        ("قبل نحو عامين", "2019-01-01", "2019-12-31"),
        ("نوفمبر/ تشرين الثاني 2019", "2019-11-01", "2019-11-30"),
        ("غشت 2019", "2019-08-01", "2019-08-31"),
        ("ليل السبت الأحد", "2021-03-13", "2021-03-14"),
        ("يومي السبت والأحد", "2021-03-13", "2021-03-14"),
        ("الجمعة والسبت الماضيين", "2021-03-12", "2021-03-13"),
        ("شهري تموز وآب 2020", "2020-07-01", "2020-08-31"),
        ("يناير وفبراير الماضيين", "2021-01-01", "2021-02-28"),
        ("الأعوام 2012 و2013 و2014", "2012-01-01", "2014-12-31"),
        ("خلال الساعات الـ48 الماضية", "2021-03-13", "2021-03-15"),
        ("عام ألفين وأحد عشر", "2011-01-01", "2011-12-31"),
        ("قبل نصف قرن", "1971-01-01", "1971-12-31"),
        ("قبل عام ونصف", "2019-09-01", "2019-09-30"),
        ("افتتاح المسرح في أيار/مايو", "2021-05-01", "2021-05-31"),
        ("الأسبوع الأخير من آب", "2020-08-31", "2020-09-06"),
    ],
)
def test_spells(text: str, start: str, end: str) -> None:
    assert days(text) == [(start, end)]


@pytest.mark.parametrize(
    ("text", "grain"),
    [
        ("الساعة 20:45 بتوقيت غرينتش", "hour"),
        ("يوم الجمعة", "day"),
        ("الأسبوع الماضي", "week"),
        ("مايو 2019", "month"),
        ("صيف 2019", "season"),
        ("الربع الأول 2019", "quarter"),
        ("عام 2019", "year"),
        ("العقد الماضي", "decade"),
        ("القرن العشرين", "century"),
    ],
)
def test_grain(text: str, grain: str) -> None:
    assert [time.grain for time in read_times(text, published=MONDAY)] == [grain]


@pytest.mark.parametrize(
    "text",
    [
        "صحيفة المصري اليوم",
        "اليوم العالمي للصحافة",
        "تيريزا ماي رئيسة الوزراء",
        "وقف أمام باب المنزل",
        "الربيع العربي",
        "مارس اللاعب هوايته",
        "وصل دي مايو رئيس الحزب",
        "مدة الدورة سنة واحدة فقط",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert days(text) == []


def test_a_month_of_that_year_takes_the_year_told_before() -> None:
    assert days("بني السد عام 2003 وافتتح في أبريل من العام نفسه")[1] == ("2003-04-01", "2003-04-30")


@pytest.mark.parametrize("text", ["قبل أسبوعين على الاقتراع", "في الأشهر الأخيرة من حياته"])
def test_lengths_told_from_something_else_stay_open(text: str) -> None:
    assert days(text) == [(None, None)]


def test_without_a_day_of_publication_relative_times_stay_open() -> None:
    assert days("مساء الخميس الماضي", None) == [(None, None)]
    assert days("في 12 يناير 2016", None) == same("2016-01-12")


def test_the_span_is_of_the_text_as_given() -> None:
    text = "قـــال مساءَ أمسِ إنه باقٍ"
    (found,) = read_times(text, published=MONDAY)
    assert text[slice(*found.span)] == "مساءَ أمسِ"


@pytest.mark.parametrize("row", load_table("times/words").rows, ids=lambda row: row["key"])
def test_the_example_holds_one_of_the_forms(row: dict[str, str]) -> None:
    example = fold(row["example"])
    assert any(fold(form).removeprefix("ال") in example for form in row["forms"].split("|"))


@pytest.mark.parametrize("row", load_table("times/feasts").rows, ids=lambda row: row["key"])
def test_feasts_are_found(row: dict[str, str]) -> None:
    assert len(read_times(row["example"], published=MONDAY)) == 1


ALPHABET = (
    *("من", "قبل", "بعد", "منذ", "حتى", "و", "-", "/", "،", "(", ")", "الماضي", "المقبل", "نهاية", "ثلاثة"),
    *("يوم", "الخميس", "أمس", "مايو", "3", "2018", "20:45", "15/3", "شهر", "عام", "أيام", "الساعة", "رمضان"),
)


@given(st.lists(st.sampled_from(ALPHABET), max_size=14))
def test_any_order_of_time_words_gives_true_spans(parts: list[str]) -> None:
    text = " ".join(parts)
    last = 0
    for time in read_times(text, published=MONDAY):
        assert last <= time.span[0] < time.span[1] <= len(text)
        assert time.start is None or (time.end is not None and time.start <= time.end)
        last = time.span[1]


def test_a_long_line_is_read_in_linear_time() -> None:
    text, sentences, _ = read_text("الخميس 5 مايو و 20 و 30 ( الساعة 20:45 ) من عام " * 400)
    assert len(find_times(read_words(text, sentences), MONDAY)) >= 400


@pytest.mark.skipif(not SUITE.exists(), reason="the recognizers' test cases are not beside the project")
def test_ninety_percent_of_the_recognizers_dates() -> None:
    cases = [json.loads(line) for line in SUITE.read_text("utf8").splitlines()]
    right = 0
    for case in cases:
        text = case["text"]
        found = read_times(text, published=date.fromisoformat(case["reference"]))
        right += all(_answered(text, phrase, accepted, found) for phrase, accepted in case["answers"])
    assert right / len(cases) >= 0.9


def _answered(text: str, phrase: str, accepted: list[list[str]], found: list) -> bool:  # type: ignore[type-arg]
    start = text.find(phrase.strip())
    end = start + len(phrase.strip())
    return any(t.span[0] < end and start < t.span[1] and [t.start, t.end] in accepted for t in found)
