"""Shapes of time phrases in news: bare years, running days, times of day alone, lengths from a first day, by a day."""

from datetime import date

import pytest

from khabar.times import read_times

MONDAY = date(2021, 3, 15)


def days(text: str, published: date | None = MONDAY) -> list[tuple[str | None, str | None]]:
    return [(time.start, time.end) for time in read_times(text, published=published)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("وقعت الشركتان في 2014 اتفاقا لبناء الميناء", "2014-01-01", "2014-12-31"),  # signed in 2014 an agreement
        ("ويعتصم العمال منذ 2014 طلبا لأجورهم", "2014-01-01", "2021-03-15"),  # since 2014
        ("انتهت حرب الجزيرة 2016، ثم عاد السكان", "2016-01-01", "2016-12-31"),  # the war of the island 2016
        ("دين بهجمات المدينة (2015) التي هزت البلاد", "2015-01-01", "2015-12-31"),
        ("نزح ألف شخص منذ اندلاع الحرب في الجزيرة عام 2011", "2011-01-01", "2021-03-15"),
        ("نزح ألف شخص منذ الانتفاضة في الجزيرة عام 2011", "2011-01-01", "2021-03-15"),
    ],
)
def test_bare_years_and_since_what_was_in_a_year(text: str, first: str, last: str) -> None:
    assert (first, last) in days(text)


@pytest.mark.parametrize("text", ["بنيت المدارس في 2014 منطقة", "عثر على أكثر من 2000 جريح", "يقع على 2014 مترا"])
def test_a_number_that_counts_is_no_year(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("تظاهر العمال لليوم الثالث على التوالي", "2021-03-13", "2021-03-15"),  # for the third day running
        ("أغلقت المدارس للأسبوع الثاني على التوالي", "2021-03-08", "2021-03-15"),
        ("لم تدفع الأجور للشهر الثاني على التوالي", "2021-02-01", "2021-03-15"),
        ("منعت الزيارات للعام الثاني على التوالي", "2020-01-01", "2021-03-15"),
    ],
)
def test_for_the_third_day_running(text: str, first: str, last: str) -> None:
    assert days(text) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("أغلق الميناء غداة انفجار في المخازن", "2021-03-14", "2021-03-14"),  # on the morrow of an explosion
        ("أغلق الميناء السبت غداة انفجار في المخازن", "2021-03-12", "2021-03-12"),
        ("قصفت الطائرات المخازن ليلا", "2021-03-14", "2021-03-15"),  # by night
        ("أعلن الجيش السبت أن الطائرات قصفت ليلا المخازن", "2021-03-12", "2021-03-13"),
        ("انفجرت القنبلة صباحا قرب السوق", "2021-03-15", "2021-03-15"),  # in the morning
        ("انفجرت القنبلة خلال الليل", "2021-03-14", "2021-03-15"),
        ("هاجم مسلحون القرية الليلة الماضية", "2021-03-14", "2021-03-15"),
    ],
)
def test_times_of_day_and_the_morrow(text: str, first: str, last: str) -> None:
    assert (first, last) in days(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("زار الوفد المعرض قبل أيام", "2021-03-08", "2021-03-14"),  # some days ago
        ("زار الوفد المعرض قبل أسابيع", "2021-02-15", "2021-03-08"),
        ("افتتح الجسر قبل عام", "2020-03-01", "2020-03-31"),  # a year ago: the month
        ("مقتل 30 مسلحا خلال 4 أيام", "2021-03-11", "2021-03-15"),  # a headline without verb tells of what has been
        ("فرض حظر التجول لمدة ثلاثة أيام", "2021-03-15", "2021-03-17"),  # for three days
        ("فرض حظر التجول لثلاثة أيام", "2021-03-15", "2021-03-17"),
        ("فرض السبت حظر التجول لثلاثة أيام", "2021-03-13", "2021-03-15"),
        ("فرض حظر التجول لمدة 30 يوما", "2021-03-15", "2021-04-14"),
        ("بعد محادثات استمرت ثلاثة أيام", "2021-03-13", "2021-03-15"),  # that lasted three days
        ("في زيارة تستمر ثلاثة أيام", "2021-03-15", "2021-03-17"),
        ("ستسلم السفينة بحلول 12 مايو", "2021-03-15", "2021-05-12"),  # by 12 May
        ("ستسلم السفينة بحلول عام 2030", "2030-01-01", "2030-12-31"),
        ("افتتح الجسر أواخر عام 2014", "2014-12-21", "2014-12-31"),
        ("افتتح الجسر مطلع عام 2014", "2014-01-01", "2014-01-10"),
    ],
)
def test_lengths_and_parts(text: str, first: str, last: str) -> None:
    assert (first, last) in days(text)


@pytest.mark.parametrize("text", ["حكم عليه بالسجن لمدة ثلاث سنوات", "انتظروا لمدة عشر دقائق"])
def test_for_years_or_minutes_stays_open(text: str) -> None:
    assert days(text) == [(None, None)]


def test_on_condition_that_he_visits_looks_ahead() -> None:
    assert days("وصل الوزير إلى المدينة على أن يزور الجمعة منطقة أخرى") == [("2021-03-19", "2021-03-19")]


def test_a_weekday_before_an_ordinal_without_article_stays_a_day() -> None:
    assert days("قالوا إنهم سيسيرون الثلاثاء أول رحلة بحرية") == [("2021-03-16", "2021-03-16")]


def test_the_weekend_of_what_has_been_is_the_last_one() -> None:
    assert days("قتل أربعة خلال نهاية الأسبوع", date(2021, 3, 16)) == [("2021-03-13", "2021-03-14")]


def test_without_a_day_of_publication_the_new_shapes_stay_open() -> None:
    for text in ("لليوم الثالث على التوالي", "غداة الانفجار", "قصفت المخازن ليلا", "لمدة ثلاثة أيام"):
        assert days(text, None) == [(None, None)]
