"""The stem of a nominal form is one whatever is written with it."""

import pytest

from khabar.words.features import features
from khabar.words.stems import nominal_stem, without_ending


@pytest.mark.parametrize("form", ["وزير", "الوزير", "والوزير", "للوزير", "بالوزير", "وزيرهم"])
def test_clitics_do_not_change_the_stem(form: str) -> None:
    """A noun with conjunction, preposition, article or pronoun has the stem of the noun."""
    assert nominal_stem(form) == "وزير"


def test_a_feminine_ending_returns_before_a_pronoun() -> None:
    """What is written with an open t before a pronoun has the closed one in its stem."""
    assert nominal_stem("مدينتهم") == "مدينة"


def test_letters_of_the_stem_stay() -> None:
    """A first letter that could be a clitic but belongs to a known noun is kept."""
    assert nominal_stem("وزارة") == "وزارة"
    assert nominal_stem("كتاب") == "كتاب"


def test_endings_of_gender_and_number_come_off() -> None:
    """Masculine and feminine, singular and plural are known as one; short stems stay whole."""
    assert without_ending("مصرية") == without_ending("مصري") == "مصر"
    assert without_ending("سنة") == "سنة"


def test_numbers_and_marks_have_no_stem() -> None:
    """Only Arabic words have features of a stem."""
    rows = features(["قال", "12", "."])
    assert any(feature.startswith("st=") for feature in rows[0])
    assert not any(feature.startswith("st=") for row in rows[1:] for feature in row)
