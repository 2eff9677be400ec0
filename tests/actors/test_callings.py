"""A body that the page knows by its name alone is meant again by what its longer name opens with."""

import pytest

from khabar.actors import find_actors
from khabar.articles import find_outlet
from khabar.text import read_text
from khabar.words import read_words


def names_in(line, headline="خبر اليوم", outlet="CNN"):
    """Give the names of mentions by how they are written, the last of each, behind a headline."""
    text, sentences, _ = read_text(f"{headline}\n{line}")
    mentions = find_actors(read_words(text, sentences), find_outlet(outlet, ""), "2018-03-04").mentions
    return {text.clean[m.start : m.end]: m.name for m in mentions}


@pytest.mark.parametrize(
    ("line", "word", "name"),
    [
        ("قال الخبير إن عناصر داعش فروا، وإن التنظيم خسر البلدة.", "التنظيم", "Islamic State"),
        ("رفض الحوثيون العرض، وقالت الجماعة إنها مستعدة للحوار.", "الجماعة", "Houthis"),
        ("قال قيادي سابق في القاعدة إن التنظيم أعد المخططات.", "التنظيم", "Al-Qaeda"),
        ("اجتمع سفراء الناتو أمس، وقال الحلف إنه مستعد.", "الحلف", "NATO"),
    ],
)
def test_the_noun_means_the_body_named_before(line, word, name):
    assert names_in(line)[word] == name


def test_another_noun_does_not_mean_it():
    assert names_in("رفض الحوثيون العرض، وقالت الوزارة إنها مستعدة.")["الوزارة"] != "Houthis"


def test_a_surname_that_goes_on_is_somebody_elses_first_name():
    found = names_in("وقال عبد الرحمن المواس إن العمل مستمر.", "خبر من سوريا", "")
    assert "Rami Abdulrahman" not in found.values()
    line = "وقال مدير المرصد السوري رامي عبد الرحمن إن القصف مستمر. وأضاف عبد الرحمن الثلاثاء أن القصف توقف."
    assert names_in(line, "خبر من سوريا", "")["عبد الرحمن"] == "Rami Abdulrahman"


def test_the_father_of_somebody_is_a_name_though_it_looks_like_a_verb():
    assert "الكاتب حموده أبو طالب" in names_in("وقال الكاتب حموده أبو طالب إن القوة ترد.", "خبر من سوريا", "")
