"""The place of an act among the places of its sentence."""

import pytest

from khabar.places import find_places, score_place
from khabar.places.score import weights
from khabar.places.signs import read_signs
from khabar.text import read_text
from khabar.words import Page, read_words


def scores(text: str, act: str) -> tuple[Page, dict[str, float]]:
    clean, sentences, _ = read_text(text)
    page = read_words(clean, sentences)
    trigger = next(w.index for w in page.words if clean.clean[w.start : w.end] == act)
    return page, {p.name: score_place(page, p, trigger) for p in find_places(page)}


@pytest.mark.parametrize(
    ("text", "act", "place"),
    [
        ("تظاهر المئات في مدينة تعز.", "تظاهر", "Taiz"),
        ("قتل حارس في هجوم على مخفر بمحافظة الأنبار.", "هجوم", "Anbar Governorate"),
        ("اعتقلت الشرطة رجلا في مطار القاهرة.", "اعتقلت", "Cairo"),
    ],
)
def test_a_place_behind_a_preposition_of_place_is_taken(text: str, act: str, place: str) -> None:
    _, found = scores(text, act)
    best = max(found, key=lambda name: found[name])
    assert found[best] >= 0.5
    assert place in best or best in place


def test_a_place_in_a_title_scores_less_than_one_where_the_act_was() -> None:
    _, found = scores("اعتقل جنود رئيس بلدية نابلس في أريحا.", "اعتقل")
    assert found["Jericho"] > found["Nāblus" if "Nāblus" in found else "Nablus"]


def test_a_capital_that_stands_for_its_government_is_not_taken() -> None:
    _, found = scores("رفضت موسكو عرض الوسطاء.", "رفضت")
    assert found["Moscow"] < 0.5


def test_the_nearer_of_two_places_scores_higher() -> None:
    _, found = scores("انفجرت سيارة في حلب، ثم وصلت فرق الإنقاذ بعد ساعات طويلة من مستودعها في حمص.", "انفجرت")
    assert found["Aleppo"] > found["Homs"]


def test_every_sign_has_a_weight() -> None:
    clean, sentences, _ = read_text("تظاهر المئات في مدينة تعز.")
    page = read_words(clean, sentences)
    assert set(read_signs(page, find_places(page)[0], 0)) | {"base"} == set(weights())
