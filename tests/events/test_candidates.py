"""Candidates: which acts the words of a sentence may name."""

import pytest

from khabar.events.acts import load_acts
from khabar.events.find import find_triggers
from khabar.text import read_text
from khabar.words import read_words


def named(body):
    """Give the types of act that the words of a sentence may name, by the written trigger."""
    text, sentences, _ = read_text("خبر\n" + body)
    page = read_words(text, sentences)
    return {
        " ".join(word.form for word in page.words[t.first : t.last]): {act.type for act in t.acts}
        for t in find_triggers(page)
    }


def test_a_phrase_may_name_more_than_one_act():
    assert {"CONCEDE", "RETREAT"} <= named("بدأ وقف إطلاق النار في المدينة صباح الجمعة.")["وقف اطلاق النار"]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("أعلنت الوزارة أن الدبلوماسي شخص غير مرغوب فيه.", "SANCTION"),
        ("تجري الدولتان مناورات بحرية مشتركة مع اليونان.", "COOPERATE"),
        ("أحبط الحرس محاولة انقلاب على الرئيس.", "ASSAULT"),
        ("وقعت الدولتان مذكرة تفاهم في الطاقة.", "SUPPORT"),
    ],
)
def test_words_name_an_act(body, kind):
    assert any(kind in kinds for kinds in named(body).values())


def test_bound_rows_ask_for_company():
    index = load_acts()
    rows = [*(a for acts in index.verbs.values() for a in acts), *(a for acts in index.nouns.values() for a in acts)]
    assert all(act.needs for act in rows if act.strength == "bound")
