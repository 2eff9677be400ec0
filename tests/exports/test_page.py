"""The page of one reading: it says what the text says, and nothing of the text acts in it."""

import re
from html import unescape

from khabar.exports.page import write_page


def words_of(page: str) -> str:
    article = re.search(r"<article>(.*?)</article>", page, re.S)
    assert article
    return unescape(re.sub(r"<[^>]+>", "", article[1].replace("<br>\n", "\n")))


def test_page_keeps_the_text(demo_readings):
    for reading in demo_readings:
        assert words_of(write_page(reading)) == reading.article.text


def test_marks_are_closed(demo_readings):
    page = write_page(demo_readings[0])
    assert page.count("<mark") == page.count("</mark>") > 10
    assert "http" not in page.split("<article>")[0]


def test_markup_in_an_article_stays_text(reader):
    text = '<script>alert("x")</script> قال الرئيس الفرنسي إن مسلحين هاجموا <b onclick="x()">القاعدة</b> في مالي.'
    page = write_page(reader.read(text, published="2024-05-01", title="</title><script>alert(1)</script>"))
    assert "<script>alert" not in page
    assert "<b onclick" not in page
    assert words_of(page) == text
