"""Numbers in digits and words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.knowledge import load_table
from khabar.numerals import read_numbers
from khabar.numerals.lexicon import load_atoms
from khabar.numerals.read import parse_digits
from khabar.text import read_text
from khabar.words import read_words


def values(text: str) -> list[tuple[float, float]]:
    clean, sentences, _ = read_text(text)
    return [(number.low, number.high) for number in read_numbers(read_words(clean, sentences))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ألف ومئتان وخمسون", 1250),
        ("ألفان وثلاثمئة وخمسة وأربعون", 2345),
        ("ثلاث عشرة", 13),
        ("أحد عشر", 11),
        ("الحادي والعشرين", 21),
        ("مئتا", 200),
        ("ألفا شخص", 2000),
        ("عشرون ألفا", 20000),
        ("مليونين", 2_000_000),
        ("1.5 مليون", 1_500_000),
        ("مليون ونصف المليون", 1_500_000),
        ("نصف مليون", 500_000),
        ("ثلاثة آلاف و200", 3200),
        ("١٢٣", 123),
        ("1,200", 1200),
        ("12,5", 12.5),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("ألفان وأحد عشر", 2011),
        ("ثلثي", 2 / 3),
        ("خمسة في المئة", 5),
    ],
)
def test_values(text: str, value: float) -> None:
    assert values(text) == [(value, value)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("عشرات", 20, 99),
        ("مئات", 200, 999),
        ("آلاف", 2000, 9999),
        ("عشرات الآلاف", 20000, 99999),
        ("بضع مئات", 300, 999),
        ("بضعة", 3, 9),
    ],
)
def test_vague_numbers(text: str, low: int, high: int) -> None:
    assert values(text) == [(low, high)]


def test_numbers_side_by_side_stay_apart() -> None:
    assert values("20 و30") == [(20, 20), (30, 30)]
    assert values("ثلاثة وأربعة") == [(3, 3), (4, 4)]
    assert values("وأحد السجناء") == []


@given(st.integers(0, 10**15))
def test_digits_with_separators_keep_their_value(number: int) -> None:
    assert parse_digits(str(number)) == number
    assert parse_digits(f"{number:,}") == number


@pytest.mark.parametrize("run", ["1" * 5000, "1e99999", "1.1.1.1"])
def test_what_is_no_number(run: str) -> None:
    assert parse_digits(run) is None


@pytest.mark.parametrize("row", load_table("numerals/words").rows, ids=lambda row: row["key"])
def test_the_example_holds_the_numeral(row: dict[str, str]) -> None:
    clean, sentences, _ = read_text(row["example"])
    atoms = [load_atoms().get(word.form) for word in read_words(clean, sentences).words]
    assert any(atom and atom.kind == row["kind"] for atom in atoms)
