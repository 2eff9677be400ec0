"""Verbs and nouns with pronouns are split where the tagger alone would leave them whole."""

import pytest

from khabar.text import fold, read_text
from khabar.words import read_words
from khabar.words.lexicon import verb_readings
from khabar.words.mend import mended
from khabar.words.split import split


@pytest.mark.parametrize(
    ("word", "label", "lemma", "suffix"),
    [
        ("ويتهمونه", "و+ VERB", "اتهم", "ه"),
        ("سيلتقي", "+ VERB", "التقى", ""),
        ("ودعوه", "+ VERB", "دعا", "ه"),
        ("لقائه", "ل+ NOUN", "لقاء", "ه"),
        ("هاجموهم", "+ NOUN", "هاجم", "هم"),
    ],
)
def test_mended_split(word, label, lemma, suffix):
    better = mended(fold(word), label)
    assert better is not None
    parts = split(fold(word), better)
    assert (parts.lemma, parts.suffix) == (fold(lemma), suffix)


@pytest.mark.parametrize(("word", "label"), [("اتهم", "+ VERB"), ("الجسر", "+ NOUN"), ("سليمان", "+ NOUN")])
def test_known_or_bare_words_stay(word, label):
    assert mended(fold(word), label) is None


def test_rarer_forms_are_derived():
    assert verb_readings("يحتجزان")[0][:5] == ("احتجز", "pres", "3", "m", "d")
    assert verb_readings("نقتل")[0].person == "1"


def test_dual_verb_in_a_sentence():
    text, sentences, _ = read_text("خبر\nمسلحان يحتجزان رهائن في مصرف.")
    word = next(w for w in read_words(text, sentences).words if w.form == "يحتجزان")
    assert (word.pos, word.lemma, word.number) == ("VERB", fold("احتجز"), "d")


def test_a_dual_verb_behind_two_countries_is_no_name():
    text, sentences, _ = read_text("النرويج وكينيا توقعان اتفاقا.")
    word = next(w for w in read_words(text, sentences).words if w.form == "توقعان")
    assert (word.pos, word.lemma) == ("VERB", "وقع")
