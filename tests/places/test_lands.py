"""Lands with their nation or a pronoun, «the city» named before, and countries of places that no table knows."""

import pytest

from khabar.places import PlaceMention, find_places
from khabar.text import read_text
from khabar.words import read_words


def found(text: str) -> dict[str, PlaceMention]:
    clean, sentences, _ = read_text(text)
    return {clean.clean[p.start : p.end]: p for p in find_places(read_words(clean, sentences))}


@pytest.mark.parametrize(
    ("text", "phrase", "country", "precision"),
    [
        ("عبرت الشاحنات الأراضي السورية صباحا", "الأراضي السورية", "SYR", "country"),
        ("أبحرت السفن قرب السواحل الليبية", "قرب السواحل الليبية", "LBY", "region"),
        ("دخل القارب المياه الإقليمية الإسبانية", "المياه الإقليمية الإسبانية", "ESP", "country"),
        ("وقع الحادث على أرض بريطانية", "أرض بريطانية", "GBR", "country"),
        ("انتقلت العائلات إلى الشمال السوري", "الشمال السوري", "SYR", "region"),
        ("أمهلت السعودية السفير يوما لمغادرة أراضيها", "أراضيها", "SAU", "country"),
    ],
)
def test_lands(text: str, phrase: str, country: str, precision: str) -> None:
    place = found(text)[phrase]
    assert (place.country, place.precision) == (country, precision)


def test_the_city_is_the_one_named_last() -> None:
    city = found("دخلت القافلة مدينة تعز. وقال السكان إن الشاحنات غادرت المدينة مساء")["المدينة"]
    assert (city.name, city.country, city.precision) == ("Taiz", "YEM", "city") and city.lat is not None


def test_an_unknown_place_lies_where_the_town_beside_it_does() -> None:
    places = found("قالت إيران إن الحافلة انقلبت في قرية المرجانة قرب تعز")
    assert next(p for phrase, p in places.items() if phrase.startswith("قرية المرجانة")).country == "YEM"


@pytest.mark.parametrize(("text", "name"), [("زار سقطرى وفد من الأطباء", "Socotra"), ("في زيارة لصقلية", "Sicily")])
def test_names_that_look_like_verbs_or_adjectives(text: str, name: str) -> None:
    assert name in [place.name for place in found(text).values()]


@pytest.mark.parametrize(
    ("text", "phrase", "country"),
    [
        # the country that the page is about, not the one named first in the sentence
        (
            "الجيش النيجيري يتقدم قرب مايدوغوري\nتقدم الجيش النيجيري قرب مايدوغوري. وقالت فرنسا إن القتال يمتد شرق البلاد.",
            "شرق البلاد",
            "NGA",
        ),
        # a capital that means a government is no town near by
        (
            "هدوء في مدينة درنة الليبية\nعاد الهدوء إلى مدينة درنة الليبية. وقالت القاهرة إن مراقبيها غادروا المدينة.",
            "المدينة",
            "LBY",
        ),
        # an embassy stands abroad
        (
            "حريق في نيروبي\nاندلع حريق في العاصمة الكينية نيروبي قرب السفارة الفرنسية صباح الخميس.",
            "قرب السفارة الفرنسية",
            "KEN",
        ),
        # «the kingdom» is one
        ("قال الوزير الباكستاني في إسلام أباد إنه يشكر الطبيب السعودي ويعود قريبا إلى المملكة.", "المملكة", "SAU"),
    ],
)
def test_places_without_a_name_lie_where_the_page_is_about(text: str, phrase: str, country: str) -> None:
    assert found(text)[phrase].country == country


@pytest.mark.parametrize(
    ("text", "phrase", "country"),
    [
        ("احتج السجناء اليمنيون في صنعاء داخل السجن.", "داخل السجن", "YEM"),
        ("أسقطت الطائرة في المجال الجوي السوري.", "المجال الجوي السوري", "SYR"),
        ("وصل الوزراء إلى مدينة إنزبورغا النمساوية.", "مدينة إنزبورغا النمساوية", "AUT"),
    ],
)
def test_more_kinds_of_places(text: str, phrase: str, country: str) -> None:
    assert found(text)[phrase].country == country
