"""Shapes of speech that news uses seldom: each sentence stands for a rule, and was written for it."""

import pytest

from khabar.actors import find_actors
from khabar.attributions import find_attributions
from khabar.model import Outlet
from khabar.text import read_text
from khabar.words import read_words

pytestmark = pytest.mark.usefixtures("readers_alone")


def found_in(text):
    """Give (cue, sources, start of the first content, parent) of every attribution behind a plain headline."""
    clean, sentences, datelines = read_text(text)
    page = read_words(clean, sentences)
    found = find_attributions(page, find_actors(page, Outlet(name="x")), datelines)
    return [
        (
            clean.clean[slice(*a.cue)],
            [clean.clean[slice(*s)] for s in a.sources],
            clean.clean[slice(*a.contents[0])],
            a.parent,
        )
        for a in found
    ]


SAID = [
    ('وتشير "أطباء الجبل" إلى أن أغلب المرضى من الأطفال.', "وتشير", ['"أطباء الجبل"'], "أن أغلب"),
    ('وقالت "نور للحفر" في بيان إنها وجدت الماء.', "وقالت", ['"نور للحفر"'], "إنها وجدت"),
    ("كذلك أضاف باير أن الاجتماع سيعقد غدا.", "أضاف", ["باير"], "أن الاجتماع"),
    ('وصرح بلاتيني "آمل أن تنتهي القضية قريبا وأن نعود إلى العمل".', "وصرح", ["بلاتيني"], '"آمل'),
    ("وأكد لو دريان، أمام لجنة برلمانية، أن المهلة قصيرة.", "وأكد", ["لو دريان"], "أن المهلة"),
    ("ورد ماكابي بأن عائلته تعرضت لحملة ظالمة.", "ورد", ["ماكابي"], "بأن عائلته"),
    ("وألمحت واشنطن أنه لا وقت للحوار.", "وألمحت", ["واشنطن"], "أنه لا"),
    ('واعتبرت المسؤولة المحلية "أن القرار يجب أن يلغى".', "واعتبرت", ["المسؤولة المحلية"], '"أن القرار'),
    ("وخلص تحقيق أجراه مكتب المراقبة إلى أن الأموال صرفت في غير مكانها.", "وخلص", ["تحقيق"], "أن الأموال"),
    ("وأشار بيان صدر عن المتحدث باسم البلدية إلى أن الجسر سيغلق.", "وأشار", ["بيان"], "أن الجسر"),
    ('واتفق الوزيران، في اتصال هاتفي مساء الخميس، على أن "الحوار هو الحل".', "واتفق", ["الوزيران"], 'أن "الحوار'),
    ('وقال العقيد ياسر الحارثي، قائد "لواء السد" في الجيش، إن الطريق مغلق.', "وقال", None, "إن الطريق"),
    ('دافع الوزير عن الخطة، واصفا تلك الخطوات بأنها "ناجحة".', "واصفا", [], "بأنها"),
    ("وصف الوزير نتيجة المؤتمر الأخير للحزب بالمهزلة.", "وصف", None, "بالمهزلة"),
    ("واعتبرت السلطات النائب شخصا غير مرغوب فيه.", "واعتبرت", ["السلطات"], "النائب شخصا"),
    ("أوقفت الشرطة السائق بحجة أنه تجاوز السرعة.", "بحجة", [], "أنه تجاوز"),
    ("جاء القرار وسط معلومات عن إغلاق الميناء.", "معلومات", [], "إغلاق الميناء"),
    ("ومن المرجح أن يستمر الاجتماع يومين.", "ومن المرجح", [], "أن يستمر"),
    ("ومن غير المتوقع أن يحضر الوزير.", "ومن غير المتوقع", [], "أن يحضر"),
    ("ولم تستبعد الوزارة أن يتأخر القطار.", "تستبعد", ["الوزارة"], "أن يتأخر"),
    ("وجاء بالتقرير أن الجسر غير آمن.", "وجاء", ["بالتقرير"], "أن الجسر"),
    ('وأضاف محذرا: "لن نقبل بهذا القرار".', "وأضاف محذرا", [], '"لن نقبل'),
    ('وقال بائع بينما كان ينتظر رفاقه: "نحن هنا منذ الصباح".', "وقال", None, '"نحن هنا'),
    ("ونقلت الوكالة عن مصادر لم تسمها أن الجسر أغلق.", "عن", None, "أن الجسر"),
    ('سامي: "نلتقي غدا في المكان نفسه مع الجميع"', ":", ["سامي"], '"نلتقي'),
    ("وجددت الوزارة التأكيد على أن الباب مفتوح.", "وجددت", ["الوزارة"], "أن الباب"),
    ("يريد النواب أن تعقد الجلسة غدا.", "يريد", ["النواب"], "أن تعقد"),
]


@pytest.mark.parametrize(("line", "cue", "sources", "opens"), SAID)
def test_seldom_shape_is_read(line, cue, sources, opens):
    hits = [a for a in found_in("أخبار اليوم\n" + line) if a[0] == cue]
    assert hits, found_in("أخبار اليوم\n" + line)
    assert sources is None or hits[0][1] == sources
    assert hits[0][2].startswith(opens)


@pytest.mark.parametrize("opening", ["مشيرا إلى أن العمل مستمر.", 'مضيفا "دعونا لا نخطئ في هذا الأمر".'])
def test_participle_may_open_a_sentence(opening):
    assert len(found_in("أخبار اليوم\nدافع النائب عن قراره. " + opening)) == 1


def test_saying_goes_on_behind_before_that():
    line = 'وقال الوزير "نحن نعمل" قبل أن يضيف "أعتقد أن الخطة جاهزة للتنفيذ الآن".'
    assert [a[0] for a in found_in("أخبار اليوم\n" + line)] == ["وقال", "يضيف"]


@pytest.mark.parametrize(
    ("line", "cues", "source"),
    [
        ('وأعلن الديوان أن الرئيسين "شددا على أن الحفاظ على الاتفاق مهم".', ["وأعلن", "شددا"], ["الرئيسين"]),
        ('وجاء في البيان أنهما "اتفقا في اجتماع الأمس على أن يعقد اللقاء في الربيع".', ["وجاء", "اتفقا"], []),
    ],
)
def test_verb_opening_a_quotation_takes_its_subject_from_before_it(line, cues, source):
    found = found_in("أخبار اليوم\n" + line)
    assert [a[0] for a in found] == cues
    assert found[1][1] == source
    assert found[1][3] == 0  # the inner one hangs on the outer


@pytest.mark.parametrize(
    "headline", ["تونس: مقتل سائق في حادث", "إسرائيل: نواب يمزقون نص القانون", "فرنسا: إضراب عمال السكك"]
)
def test_country_of_a_headline_is_a_topic(headline):
    assert not found_in(headline + "\nانتهى اليوم.")


@pytest.mark.parametrize("headline", ["كوريا الجنوبية: لن نوقع الاتفاق غدا", "روسيا: العقوبات لن تؤثر علينا"])
def test_country_of_a_headline_speaks(headline):
    assert [a[0] for a in found_in(headline + "\nانتهى اليوم.")] == [":"]


@pytest.mark.parametrize(
    "line",
    [
        "وقال الوزير إنه من المرجح أن يستمر الاجتماع يومين.",
        "تلقى الرئيس معلومات عن الحادث من الوزير.",
        "شارك حلف الشمال في التدريب مع الجيران.",
    ],
)
def test_no_further_cue(line):
    whys = [a[0] for a in found_in("أخبار اليوم\n" + line)]
    assert whys in ([], ["وقال"])


def test_outlet_takes_up_its_telling_behind_what_makes_likely():
    found = found_in("أخبار اليوم\nوقالت الهيئة إن السد امتلأ، ما يرجح أن المياه ستفيض.")
    assert found[0][2] == "إن السد امتلأ"
    assert found[1][3] is None


def test_eve_ends_a_content():
    found = found_in("أخبار اليوم\nوأعلن الوزير أن المهلة لن تمدد، غداة محادثات طويلة في العاصمة.")
    assert found[0][2] == "أن المهلة لن تمدد"


def test_a_verb_before_a_colon_is_the_cue(reader):
    reading = reader.read('خبر اليوم\nالعمري قال: "إذا حاول أي طرف ذلك فسنرد".', published="2024-03-04")
    assert [reading.text(a.cue) for a in reading.attributions] == ["قال"]
    assert [reading.text(s) for s in reading.attributions[0].sources] == ["العمري"]
