"""Who held an office when: offices without a name, former ones, and what a person was on the day of the article."""

import pytest

from khabar.actors import ActorMention, find_actors
from khabar.actors.terms import holder_at, holder_before, office_of
from khabar.model import Outlet
from khabar.text import CleanText, split_sentences
from khabar.words import read_words


def first(text: str, day: str | None) -> ActorMention:
    clean = CleanText(text)
    return find_actors(read_words(clean, split_sentences(clean)), Outlet(), day).mentions[0]


@pytest.mark.parametrize(
    ("phrase", "day", "name"),
    [
        ("وزير الخارجية الأميركي", "2018-08-27", "Mike Pompeo"),
        ("وزير الخارجية الأميركي", "2022-08-27", "Antony Blinken"),
        ("الرئيس الأميركي السابق", "2018-08-27", "Barack Obama"),
        ("الرئيس الأميركي السابق", "2022-08-27", "Donald Trump"),
        ("رئيس وزراء إسرائيل", "2023-05-02", "Benjamin Netanyahu"),
        ("أمير قطر", "2010-05-02", "Hamad bin Khalifa"),
        ("الأمين العام للأمم المتحدة", "2003-05-02", "Kofi Annan"),
        ("وزير الداخلية الألماني", "2003-05-02", "Otto Schily"),
        ("مدير وكالة الاستخبارات المركزية الأميركية", "2012-02-05", "David Petraeus"),
        ("وزير الداخلية الجزائري", "2010-07-05", "Dahou Ould Kablia"),
    ],
)
def test_an_office_without_a_name_is_its_holder_then(phrase: str, day: str, name: str) -> None:
    found = first(f"وصل {phrase} إلى المطار.", day)
    assert (found.name, found.kind) == (name, "office")


@pytest.mark.parametrize(
    "phrase", ["نائب وزير الخارجية الأميركي", "رئيس الاتحاد الأميركي للسباحة", "رؤساء الوزراء في العراق", "الوزير"]
)
def test_what_is_more_or_less_than_one_office_has_no_holder(phrase: str) -> None:
    assert first(f"وصل {phrase} إلى المطار.", "2018-08-27").name not in (
        "Mike Pompeo",
        "Donald Trump",
        "Haider al-Abadi",
    )


def test_without_a_day_or_in_the_month_of_change_nobody_is_named() -> None:
    assert first("وصل وزير الخارجية الأميركي إلى المطار.", None).name == "secretary of state"
    assert first("وصل وزير الخارجية الأميركي إلى المطار.", "2018-04-10").name == "secretary of state"
    assert holder_at("USA", "president", "2099-01") is None


def test_a_person_is_what_he_was_on_the_day() -> None:
    days = ("2015-01-02", "2017-02-03", "2019-10-04", "2024-02-05")
    offices = [first("قال بوريس جونسون إن القطار تأخر.", day).office for day in days]
    assert offices[1:] == ["minister of foreign affairs", "prime minister", "former prime minister"]


def test_a_predecessor_is_given_only_where_terms_meet() -> None:
    before = holder_before("IRQ", "prime minister", "2019-05")
    assert before is not None and before.name == "Haider al-Abadi"
    assert holder_before("IRQ", "prime minister", "1990-05") is None
    assert office_of("Nobody Known", "2019-05") is None
