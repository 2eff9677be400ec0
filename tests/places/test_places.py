"""Places on a page: names with clitics, places of one name, names behind place words, phrases, and what is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.places import PlaceMention, find_places
from khabar.text import read_text
from khabar.words import Page, read_words


def read(text: str) -> Page:
    clean, sentences, _ = read_text(text)
    return read_words(clean, sentences)


def found(text: str, home: str | None = None) -> list[PlaceMention]:
    return list(find_places(read(text), home))


@pytest.mark.parametrize(
    ("text", "name", "country", "precision"),
    [
        ("وصل الوفد إلى دمشق مساء الأحد.", "Damascus", "SYR", "city"),
        ("اندلع حريق بدمشق مساء الأحد.", "Damascus", "SYR", "city"),
        ("وصلت شحنة القمح لبغداد أمس.", "Baghdad", "IRQ", "city"),
        ("انطلقت القافلة من بيروت وطهران.", "Tehran", "IRN", "city"),
        ("عقد الاجتماع في الأردن.", "Jordan", "JOR", "country"),
        ("تظاهر العمال في ولاية تكساس.", "Texas", "USA", "region"),
        ("احتجزت السفينة قرب مضيق هرمز.", "Strait of Hormuz", None, "region"),
        ("هبطت الطائرة في باريس.", "Paris", "FRA", "city"),
    ],
)
def test_known_names_are_found_with_country(text: str, name: str, country: str | None, precision: str) -> None:
    place = next(p for p in found(text) if p.name == name)
    assert (place.country, place.precision) == (country, precision)
    assert place.lat is not None and place.lon is not None


def test_a_capital_has_its_geonames_id_and_point() -> None:
    place = found("وصل الوفد إلى دمشق.")[0]
    assert place.geonames == 170654
    assert (round(place.lat or 0), round(place.lon or 0)) == (34, 36)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("أغلقت السلطات اللبنانية طريقا في طرابلس.", "LBN"),
        ("اندلعت اشتباكات في طرابلس غرب ليبيا.", "LBY"),
        ("قالت الشرطة المصرية إن حريقا اندلع في الإسكندرية.", "EGY"),
        ("أعلن الجيش اليمني تقدمه في محافظة البيضاء.", "YEM"),
        ("أعلنت الشرطة الليبية ضبط شاحنة في مدينة البيضاء.", "LBY"),
    ],
)
def test_places_of_one_name_follow_the_countries_named(text: str, country: str) -> None:
    assert country in [p.country for p in found(text) if p.precision != "country"]
    assert {p.country for p in found(text)} == {country}


def test_the_home_country_breaks_a_tie() -> None:
    text = "افتتح المهرجان في طرابلس."
    assert found(text, "LBN")[0].country == "LBN"
    assert found(text, "LBY")[0].country == "LBY"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("انفجرت عبوة بمدينة تعز.", "مدينة تعز"),
        ("أطلقت النار شرق باريس.", "شرق باريس"),
        ("دارت معارك في محافظة البيضاء (وسط البلاد) أمس.", "محافظة البيضاء (وسط البلاد)"),
        ('سقطت قذيفة على منطقة "السنديانة" شمال حلب.', 'منطقة "السنديانة" شمال حلب'),
        ("اعتقل مهرب في العاصمة الفرنسية باريس.", "العاصمة الفرنسية باريس"),
    ],
)
def test_a_phrase_holds_place_words_directions_and_asides(text: str, phrase: str) -> None:
    page = read(text)
    assert phrase in [page.text.clean[p.start : p.end] for p in find_places(page)]


def test_a_name_behind_a_place_word_is_a_place_though_no_table_knows_it() -> None:
    place = next(p for p in found("قصفت المدفعية قرية خربوشة في سوريا.") if p.name == "خربوشة")
    assert (place.country, place.precision, place.geonames, place.lat) == ("SYR", "city", None, None)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("تعهد الرئيس الإيراني بالإصلاح بعد احتجاجات عمت أنحاء البلاد.", "Iran", "IRN"),
        ("خرج آلاف الأردنيين في العاصمة مساء الأربعاء.", "Amman", "JOR"),
        ("وصل الوزير إلى العاصمة الكورية الشمالية.", "Pyongyang", "PRK"),
    ],
)
def test_the_country_and_the_capital_are_those_of_the_text(text: str, name: str, country: str) -> None:
    assert (name, country) in [(p.name, p.country) for p in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "كيف وصل الأمر إلى هذا الحد؟",
        "قال أب لثلاثة أطفال إنه فقد عمله.",
        "التقى البابا الوفد لأول مرة.",
        "زار الوزير معسكر التدريب.",
        "أعلن فلاديمير أنه لن يترشح.",
        "عمل الطبيب على تقسيم المرضى.",
    ],
)
def test_ordinary_words_and_persons_are_no_known_places(text: str) -> None:
    assert [p for p in found(text) if p.geonames is not None] == []


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='مدينةفيبالتعز دمشق(،."»«\n12', max_size=120))
def test_places_lie_in_the_text_and_in_order(text: str) -> None:
    page = read(text)
    places = find_places(page, "YEM")
    assert list(places) == sorted(places)
    for place in places:
        assert place.phrase_first <= place.first < place.last <= place.phrase_last
        assert 0 <= place.start < place.end <= len(page.text.clean)


def test_work_grows_with_length_only(calls_of) -> None:
    line = "انفجرت عبوة في مدينة تعز اليمنية قرب العاصمة و(البيضاء "

    def calls(times: int) -> int:
        page = read(line * times)
        return calls_of(lambda: find_places(page))

    calls(50)
    assert calls(1200) < 5 * calls(300)  # four times the length; sixteen times the work would be quadratic


def test_an_accusative_adjective_is_no_town_behind_a_clitic() -> None:
    assert found("شنت القوات هجوما كبيرا وبريا") == []  # a great attack by land; not «like Beira», nor Bria


def test_an_adjective_behind_a_definite_noun_is_no_town() -> None:
    assert all(place.country is None for place in found("غادرت السفينة إلى الجزيرة الجديدة في المحيط."))
    assert [place.name for place in found("سقط المطر على مدينة الجديدة.")] == ["El Jadida"]
