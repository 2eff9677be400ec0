"""A body that the page knows by its name alone is meant again by what its longer name opens with."""

import pytest

from khabar.actors import find_actors
from khabar.articles import find_outlet
from khabar.text import read_text
from khabar.words import read_words


def last_of(line, word):
    """Give name and country of the last mention that is written as a word, behind a headline without names."""
    text, sentences, _ = read_text(f"خبر اليوم\n{line}")
    mentions = find_actors(read_words(text, sentences), find_outlet("CNN", ""), "2024-03-04").mentions
    return [(m.name, m.country) for m in mentions if text.clean[m.start : m.end] == word][-1]


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
    assert last_of(line, word)[0] == name


def test_another_noun_does_not_mean_it():
    assert last_of("رفض الحوثيون العرض، وقالت الوزارة إنها مستعدة.", "الوزارة")[0] != "Houthis"


def names_in(line):
    text, sentences, _ = read_text(f"خبر من سوريا\n{line}")
    mentions = find_actors(read_words(text, sentences), find_outlet("", ""), "2018-03-04").mentions
    return {text.clean[m.start : m.end]: m.name for m in mentions}


def test_a_surname_that_goes_on_is_somebody_elses_first_name():
    found = names_in("وقال عبد الرحمن المواس إن العمل مستمر.")
    assert "Rami Abdulrahman" not in found.values()
    line = "وقال مدير المرصد السوري رامي عبد الرحمن إن القصف مستمر. وأضاف عبد الرحمن الثلاثاء أن القصف توقف."
    assert names_in(line)["عبد الرحمن"] == "Rami Abdulrahman"


def test_the_father_of_somebody_is_a_name_though_it_looks_like_a_verb():
    assert "الكاتب حموده أبو طالب" in names_in("وقال الكاتب حموده أبو طالب إن القوة ترد.")
