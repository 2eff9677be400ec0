"""Where the phrase of a place begins, and of which country a place is that shares its name with others."""

import pytest

from khabar.places import find_places
from khabar.text import read_text
from khabar.words import read_words


def places(text: str) -> dict[str, str | None]:
    clean, sentences, _ = read_text(text)
    return {clean.clean[p.start : p.end]: p.country for p in find_places(read_words(clean, sentences))}


@pytest.mark.parametrize(
    ("text", "phrase", "country"),
    [
        ("نزح السكان من مدينة ود مدني في السودان", "مدينة ود مدني", "SDN"),  # Wad Medani, no «and»
        ("وقع الانفجار في مدينة كاليه شمالي فرنسا", "مدينة كاليه شمالي فرنسا", "FRA"),  # Calais, no «like»
        ("تعقد في العاصمة البلجيكية بروكسل الأربعاء قمة الحلف", "العاصمة البلجيكية بروكسل", "BEL"),
        ("هاجم مسلحون بلدة كاوكا الكولومبية", "بلدة كاوكا الكولومبية", "COL"),  # no town like Oka
    ],
)
def test_letters_of_a_name_that_look_like_clitics_belong_to_it(text: str, phrase: str, country: str) -> None:
    assert places(text)[phrase] == country


def test_letters_of_clitics_do_not_belong_to_a_name() -> None:
    assert places("وكان الوزير في زيارة لإستونيا وبمصر")["إستونيا"] == "EST"


def test_a_country_behind_a_town_tells_which_of_its_name_is_meant() -> None:
    assert places("انفجار في طرابلس شمالي لبنان يوقع جرحى")["طرابلس شمالي لبنان"] == "LBN"
    assert places("اشتباكات في طرابلس بين فصيلين")["طرابلس"] == "LBY"


def test_a_town_of_no_table_is_of_the_country_that_its_adjective_names() -> None:
    assert places("قتل شخص في مدينة فالنسيا الفنزويلية")["مدينة فالنسيا الفنزويلية"] == "VEN"
    assert places("قتل شخص في مدينة فالنسيا الإسبانية")["مدينة فالنسيا الإسبانية"] == "ESP"


def test_the_boycott_of_a_country_or_a_vote_is_no_province() -> None:
    assert "إيران" in places("دعا الحزب إلى مقاطعة إيران")
    assert not places("دعا الحزب إلى مقاطعة الانتخابات")
    assert places("اقتحم مسلحون مركزا في مقاطعة كيبيك الكندية")["مقاطعة كيبيك الكندية"] == "CAN"
