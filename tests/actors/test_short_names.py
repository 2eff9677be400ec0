"""Actors: short names, family names alone, and sectors of those who are told in several ways."""

import pytest

from tests.actors.test_find import only, read, words


def phrases(text: str) -> dict[str, str | None]:
    actors = read(text)
    return {words(actors, mention): mention.country for mention in actors.mentions}


def test_the_national_army_is_that_of_the_state_that_the_page_names() -> None:
    assert phrases("تقدم الجيش الوطني صباحا. وعاد الهدوء إلى اليمن")["الجيش الوطني"] == "YEM"


def test_a_national_army_of_no_table_is_still_an_army() -> None:
    found, mention = only("دعا الجيش الوطني إلى الهدوء")
    assert (found, mention.country, mention.sectors) == ("الجيش الوطني", None, ("MIL",))


def test_a_short_name_of_four_letters_needs_no_full_name_on_the_page() -> None:
    actors = read("تحالف المسلحون مع داعش في ليبيا")
    daesh = next(mention for mention in actors.mentions if words(actors, mention) == "داعش")
    assert (daesh.country, daesh.kind) == ("IMG", "group")


def test_a_family_name_alone_is_the_person_of_the_full_name() -> None:
    text = "واستقالت أمبر غاد، وزيرة النقل البريطانية. وواجهت غاد انتقادات"
    assert phrases(text)["غاد"] == "GBR"


@pytest.mark.parametrize("text", ["أوقفت الشرطة الدنماركية السكان", "طالبت الحكومة الدنماركية السكان بالبقاء"])
def test_residents_do_not_describe_the_authority_before_them(text: str) -> None:
    assert "السكان" in phrases(text)


def test_leaders_are_still_described_by_the_plural_of_a_nisba() -> None:
    assert "القادة العرب" in phrases("دعا الرئيس القادة العرب إلى قمة")


def test_one_of_a_nation_is_a_person_and_no_government() -> None:
    actors = read("حكمت المحكمة على نرويجي بالسجن")
    assert next(mention for mention in actors.mentions if words(actors, mention) == "نرويجي").sectors == ("CVL",)


@pytest.mark.parametrize(
    ("text", "sectors"),
    [
        ("هاجمت الميليشيات القرية", {"PRM", "REB"}),
        ("فر المتشددون ليلا", {"UAF", "REB"}),
        ("مثل المتهم أمام القاضي", {"CVL", "CRM"}),
    ],
)
def test_those_who_are_told_in_several_ways_bear_both_sectors(text: str, sectors: set[str]) -> None:
    assert sectors <= set(read(text).mentions[0].sectors)


def test_a_town_may_be_struck() -> None:
    mention = only("استهدف القصف نجران")[1]
    assert (mention.country, mention.sectors) == ("SAU", ("CVL",))
