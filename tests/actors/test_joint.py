"""One phrase may name several nations: each is a party of its own."""

import pytest

from khabar.actors import find_actors
from khabar.model import Outlet
from khabar.text import read_text
from khabar.words import read_words


@pytest.mark.parametrize(
    ("line", "phrase", "countries"),
    [
        ("شاركت قوات يمنية وسودانية في المناورة.", "قوات يمنية وسودانية", ("YEM", "SDN")),
        ("التقى الوفد مسؤولين كنديين وصينيين في المطار.", "مسؤولين كنديين وصينيين", ("CAN", "CHN")),
        ("اتفقت الكوريتان على فتح المعبر.", "الكوريتان", ("KOR", "PRK")),
        ("وأشاد بالتعاون الكيني الصومالي في الميناء.", "الكيني الصومالي", ("KEN", "SOM")),
        ("أعلنت الشرطة الألمانية فتح الطريق.", "الشرطة الألمانية", ("DEU",)),
    ],
)
def test_nations_joined_in_a_phrase(line, phrase, countries):
    text, sentences, _ = read_text(f"خبر اليوم\n{line}")
    actors = find_actors(read_words(text, sentences), Outlet())
    mention = next(m for m in actors.mentions if text.clean[m.start : m.end] == phrase)
    assert tuple(member.country for member in actors.members(mention)) == countries
