"""Names that are rather words, adjectives or persons, told by what else the page names; and names that a tagger mistakes."""

import pytest

from khabar.places import PlaceMention, find_places
from khabar.text import read_text
from khabar.words import read_words


def found(text: str) -> list[PlaceMention]:
    clean, sentences, _ = read_text(text)
    return list(find_places(read_words(clean, sentences)))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("عرضت الشرطة الألمانية صور المتهمين في برلين.", "LBN"),  # pictures, not Tyre
        ("دمر القصف العديد من المنازل في الأحياء الغربية لمدينة تعز اليمنية.", "EGY"),  # western, not Gharbia
        ("دارت معارك في الناحية الشرقية لمدينة تعز اليمنية.", "SAU"),  # eastern, not the Eastern Province
        ("سلم القائم بأعمال السفير البريطاني رسالة إلى الوزير في لندن.", "IRQ"),  # chargé, not Al-Qaim
    ],
)
def test_ordinary_words_are_no_towns_of_countries_that_the_page_does_not_name(text: str, country: str) -> None:
    assert country not in {place.country for place in found(text)}


def test_a_town_alone_in_its_country_stays_where_a_sign_stands_before_it() -> None:
    places = found("قالت الشرطة الألمانية إن وفدا من برلين وصل إلى مدينة تعز.")
    assert "YEM" in {place.country for place in places}


def test_a_name_that_looks_like_a_verb_is_a_place_where_the_page_has_it_as_one() -> None:
    places = found("تعز.. مقتل ثلاثة جنود\nقتل ثلاثة جنود يمنيين في هجوم في تعز مساء الأحد.")
    assert [place.name for place in places].count("Taiz") == 2
