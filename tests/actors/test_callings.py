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
