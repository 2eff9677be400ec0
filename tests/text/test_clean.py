"""The clean copy and its way back: no text of any kind may lose its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text import CleanText, fold

ANY = st.text(st.characters(exclude_categories=["Cs"]))
ARABIC = st.text(
    st.sampled_from('ابتثةىيأإآوؤئءهل ـ_#\n\r.،"«»ًَّٰٔٓ\u200f\u200c\u00a0\ufeff\u00ad1٣۴ﷺﻻﻷﺍﺎﹰﹱﭐﱞ😀é\u0301یکەہ٪٫'),
    max_size=60,
)


@given(ANY | ARABIC)
def test_every_clean_span_names_a_span_of_the_original(original: str) -> None:
    text = CleanText(original)
    assert len(text.folded) == len(text.clean)
    last = 0
    for at in range(len(text.clean)):
        start, end = text.to_original(at, at + 1)
        assert 0 <= start < end <= len(original)
        assert start >= last  # the map never runs backwards
        last = start
    if text.clean:
        whole = text.to_original(0, len(text.clean))
        assert whole == (text.to_original(0, 1)[0], text.to_original(len(text.clean) - 1, len(text.clean))[1])


@given(ANY | ARABIC, st.integers(0, 80), st.integers(0, 80))
def test_an_original_span_cleans_to_the_clean_span_it_came_from(original: str, one: int, other: int) -> None:
    text = CleanText(original)
    start, end = sorted((min(one, len(text.clean)), min(other, len(text.clean))))
    first, last = text.to_original(start, end)
    assert 0 <= first <= last <= len(original)
    if start < end and not any(char in original for char in "#ـ\r\n") and original.isprintable():
        # without signs whose reading hangs on their neighbours, cleaning the piece gives at least the piece
        assert text.clean[start:end] in CleanText(original[first:last]).clean


@given(ANY | ARABIC)
def test_cleaning_twice_changes_nothing_but_tags_and_dashes(original: str) -> None:
    once = CleanText(original).clean
    if "#" not in once and "\u0640" not in once:
        assert CleanText(once).clean in (once, once.translate({}))


@pytest.mark.parametrize(
    ("original", "clean"),
    [
        ("مُحَمَّدٌ", "محمد"),
        ("قـــال", "قال"),
        ("غزة ـ وكالات", "غزة - وكالات"),
        ("#وزير_الخارجية", "وزير الخارجية"),
        ("السعر #1", "السعر 1"),
        ("رقم # خمسة", "رقم # خمسة"),
        ("علي عبد\u00a0الله", "علي عبد الله"),
        ("می\u200cکند", "ميكند"),
        ("١٢٫٥٪ و۳۴", "12.5% و34"),
        ("ﻻ ﺳﻼﻡ", "لا سلام"),
        ("ﷺ", "صلى الله عليه وسلم"),
        ("مسو\u0654ول أ\u0628 ا\u0653ب", "مسؤول أب آب"),
        ("سطر\r\nثان\rثالث\u2028رابع", "سطر\nثان\nثالث\nرابع"),
        ("\u202bنص\u202c\ufeff", "نص"),
        ("1440هـ", "1440ه"),
    ],
)
def test_clean(original: str, clean: str) -> None:
    assert CleanText(original).clean == clean


@pytest.mark.parametrize(
    ("original", "words", "span"),
    [
        ("قالَ الوزيرُ اليوم", "الوزير", (5, 12)),
        ("في #دير_الزور أمس", "دير الزور", (4, 13)),
        ("كتب ﷲ هنا", "الله", (4, 5)),
        ("قـــال ثم", "ثم", (7, 9)),
        ("مسو\u0654ول كبير", "مسؤول", (0, 6)),
    ],
)
def test_to_original(original: str, words: str, span: tuple[int, int]) -> None:
    text = CleanText(original)
    at = text.clean.index(words)
    assert text.to_original(at, at + len(words)) == span


def test_fold_keeps_length() -> None:
    assert fold("أإآٱىا") == "ااااي" + "ا"


@pytest.mark.parametrize("unit", ["ـ", "ـ ", "َ", "#", "\r", "ﷺ", "قَ", "\u200b", "#_", "آ\u0654"])
def test_long_runs_take_linear_time(unit: str) -> None:
    text = CleanText(unit * 200_000)
    assert len(text.folded) == len(text.clean)
