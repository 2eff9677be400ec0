"""Noun phrases: borders by part of speech."""

import pytest

from khabar.text import CleanText, fold
from khabar.text.sentences import Sentence
from khabar.words.phrases import noun_phrase
from khabar.words.word import Page, Word


def page_of(tagged: str) -> Page:
    """Build a page from "word/POS" items; a leading + marks the article, & a conjunction, = a preposition."""
    words: list[Word] = []
    at, forms = 0, []
    for index, item in enumerate(tagged.split()):
        form, pos = item.rsplit("/", 1)
        conj, prep, article = "&" in form, "=" in form, "+" in form
        form = form.strip("&=+")
        words.append(
            Word(
                index,
                0,
                at,
                at + len(form),
                fold(form),
                fold(form),
                pos,
                fold(form),
                "و" * conj,
                "ب" * prep,
                False,
                article,
            )
        )
        forms.append(form)
        at += len(form) + 1
    text = CleanText(" ".join(forms))
    return Page(text, (Sentence(0, len(text.clean), 0, "body"),), tuple(words), ((0, len(words)),))


@pytest.mark.parametrize(
    ("tagged", "start", "end"),
    [
        ("مبنى/NOUN +الوزارة/NOUN في/ADP +المدينة/NOUN", 0, 2),
        ("+المدير/NOUN +الجديد/ADJ قال/VERB", 0, 2),
        ("+المدير/NOUN سالم/PROPN الفلاني/PROPN قال/VERB", 0, 3),
        ("+المدير/NOUN +الذي/PRON قال/VERB", 0, 1),
        ("منع/VERB +الحارس/NOUN +الزوار/NOUN", 1, 2),
        ("عدد/NOUN من/ADP +الزوار/NOUN +القدامى/ADJ وصل/VERB", 0, 4),
        ("ثلاثة/NUM مهندسين/NOUN أجانب/ADJ", 0, 3),
        ("القوى/NOUN +السياسية/ADJ &+والنقابية/ADJ وافقت/VERB", 0, 3),
        ("مدير/NOUN +الشركة/NOUN =بالمدينة/NOUN", 0, 2),
    ],
)
def test_phrase_ends_where_it_should(tagged: str, start: int, end: int) -> None:
    assert noun_phrase(page_of(tagged), start) == (start, end)


def test_apposition_is_optional() -> None:
    page = page_of("+المدير/NOUN ،/PUNCT سالم/PROPN الفلاني/PROPN ،/PUNCT قال/VERB")
    assert noun_phrase(page, 0) == (0, 4)
    assert noun_phrase(page, 0, appositions=False) == (0, 1)


def test_name_in_marks_belongs_to_its_noun_and_speech_does_not() -> None:
    assert noun_phrase(page_of('وكالة/NOUN "/PUNCT نور/PROPN "/PUNCT +المحلية/ADJ قالت/VERB'), 0)[1] == 5
    assert noun_phrase(page_of('+المدير/NOUN "/PUNCT لن/PART نقبل/VERB "/PUNCT'), 0)[1] == 1
