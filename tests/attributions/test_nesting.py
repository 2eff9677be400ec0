"""Which words lie in whose, and where a source ends before whom it speaks to: sentences written for these rules."""

import pytest

from khabar.actors import find_actors
from khabar.attributions import find_attributions
from khabar.model import Outlet
from khabar.text import read_text
from khabar.words import read_words

pytestmark = pytest.mark.usefixtures("readers_alone")


def below(line):
    """Give (cue, sources, parent) of every attribution in a line behind a plain headline."""
    text, sentences, datelines = read_text("أخبار اليوم\n" + line)
    page = read_words(text, sentences)
    found = find_attributions(page, find_actors(page, Outlet(name="x")), datelines)
    return [(text.clean[slice(*a.cue)], [text.clean[slice(*s)] for s in a.sources], a.parent) for a in found]


@pytest.mark.parametrize(
    ("line", "parents"),
    [
        ("وقالت سعاد إنها سمعت صوتا قويا بينما قال جار لها إنه سمع صوتين.", [None, None]),
        ("وأعلنت الحركة أنها عبرت النهر لكن الشرطة أكدت أنها لم تر أحدا.", [None, None]),
        ('وقال الوزير سامي نور "نشدد على أن الجسر سيفتح غدا".', [None, 0]),
        ('وقال الوزير سامي نور "أعتقد أن الجسر سيفتح غدا".', [None]),
    ],
)
def test_holder(line, parents):
    assert [a[2] for a in below(line)] == parents


@pytest.mark.parametrize(
    "line",
    [
        "ويدعو النص إلى سلام دائم في المنطقة استنادا إلى حل الدولتين.",
        "وبدأ العمال بناء الجسر وفق توجيهات الوزير.",
    ],
)
def test_rests_on_no_word(line):
    assert below(line) == []


def test_rests_on_a_report():
    assert [a[0] for a in below("وارتفعت الأسعار هذا العام استنادا إلى تقرير رسمي.")] == ["استنادا إلى"]


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("أعلن المدعي العام في الجزيرة أن الرئيس السابق سيحاكم.", "المدعي العام في الجزيرة"),
        ("وخلص تحقيق داخلي العام الماضي إلى أن المصنع دفع أموالا.", "تحقيق داخلي"),
        ("وخلصت لجنة التحقيق عام 2016 إلى أن المصنع دفع أموالا.", "لجنة التحقيق"),
        ("حذرت كوريا الشمالية الولايات المتحدة من أن صبرها نفد.", "كوريا الشمالية"),
        ("وقال الناشط الحقوقي وعضو الهيئة سامي نور إن السفينة ستبحر.", "الناشط الحقوقي وعضو الهيئة سامي نور"),
        ("وقالت سعاد لأصدقائها إن السفينة ستبحر.", "سعاد"),
    ],
)
def test_source_ends(line, source):
    assert below(line)[0][1] == [source]


def test_we_is_who_is_quoted():
    text, sentences, datelines = read_text('أخبار اليوم\nوقال الوزير سامي نور "نشدد على أن الجسر سيفتح غدا".')
    page = read_words(text, sentences)
    outer, inner = find_attributions(page, find_actors(page, Outlet(name="x")), datelines)
    assert inner.speaker == outer.speaker
