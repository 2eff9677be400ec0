"""The tagger's short labels tell the clitics of a word by the letters that it is written with."""

import pytest

from khabar.text import fold, read_text
from khabar.words import read_words
from khabar.words.labels import shortened, spelt_out


@pytest.mark.parametrize(
    ("form", "label"),
    [
        ("وقالت", "و+ VERB"),
        ("فليعلم", "فل+ VERB"),
        ("وسيزورونها", "وس+s VERB"),
        ("وبمدينتهم", "وب+s NOUN"),
        ("كوزير", "ك+ NOUN"),
        ("المدينة", "+ NOUN"),
    ],
)
def test_short_label_keeps_all_that_the_form_tells(form, label):
    assert spelt_out(fold(form), shortened(label)) == label


def test_clitics_that_the_form_lacks_are_left_out():
    assert spelt_out("مدينة", "cp+ NOUN") == "+ NOUN"
    assert spelt_out("بيان", "p+ VERB") == "+ VERB"
    assert spelt_out("و", "cp+ NOUN") == "و+ NOUN"


def test_words_of_small_classes_are_no_nouns():
    text, sentences, _ = read_text("زار كل الوزراء المدينة أيضا ثم التقوا بعض النواب هناك.")
    found = {word.form: word.pos for word in read_words(text, sentences).words}
    assert [found[fold(form)] for form in ("كل", "أيضا", "بعض", "هناك")] == ["DET", "ADV", "DET", "ADV"]


def test_conjunction_preposition_and_pronoun_of_one_word():
    text, sentences, _ = read_text("رحب الوزير بالاتفاق وبنتائجه.")
    word = next(w for w in read_words(text, sentences).words if w.form == fold("وبنتائجه"))
    assert (word.conj, word.prep, word.suffix, word.pos) == ("و", "ب", "ه", "NOUN")
