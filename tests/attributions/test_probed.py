"""Classes of sentences in which cues, sources or contents were once read wrongly, each by sentences written for it."""

import pytest

from khabar.attributions import find_attributions
from khabar.text import CleanText, split_sentences
from khabar.words import read_words

pytestmark = pytest.mark.usefixtures("readers_alone")


def rows(body):
    """Give cue, sources and contents of the attributions of a body paragraph under a headline."""
    text = CleanText(f"أخبار\n{body}")

    def words(span):
        return text.clean[slice(*span)]

    found = find_attributions(read_words(text, split_sentences(text)))
    return [(words(a.cue), [words(s) for s in a.sources], [words(c) for c in a.contents]) for a in found]


FOUND = [
    # the cue interrupts what is quoted
    (
        '"الجسر آمن"، قال المدير، "وسنفتحه غدا".',
        [("قال", ["المدير"], ['"الجسر آمن"', '"وسنفتحه غدا"'])],
    ),
    (
        "«لن نغلق الباب»، تقول الوزيرة، «لكننا لن ننتظر طويلا».",
        [("تقول", ["الوزيرة"], ["«لن نغلق الباب»", "«لكننا لن ننتظر طويلا»"])],
    ),
    (
        'قال المدير: "الجسر آمن"، وأضاف المهندس: "سنفتحه غدا".',
        [
            ("قال", ["المدير"], ['"الجسر آمن"']),
            ("وأضاف", ["المهندس"], ['"سنفتحه غدا"']),
        ],
    ),
    # what is considered something by nobody named; fa-inna takes up what stands before it
    (
        "وقال الوزير إن الجماعة، التي تعتبر متطرفة، فإنه لا مكان لها هنا.",
        [("وقال", ["الوزير"], ["إن الجماعة، التي تعتبر متطرفة، فإنه لا مكان لها هنا"])],
    ),
    ("وزار الوفد القلعة التي تعد الأقدم في المدينة، فإنها بنيت قبل قرون.", []),
    (
        "انتقدت النقابة المصنع الذي تعتبره خطرا على النهر.",
        [("تعتبره", [], ["خطرا على النهر"])],
    ),
    # long since is no part of a subject
    ("والسكان لطالما أكدوا أن السد متصدع.", [("أكدوا", ["والسكان"], ["أن السد متصدع"])]),
    # the object shows that nothing is said
    ("ورجح المهاجم الكفة لفريقه في الدقيقة الأخيرة.", []),
    ("وشددت السلطات القيود على السفر.", []),
    ("ورجحت اللجنة تأجيل الموعد.", [("ورجحت", ["اللجنة"], ["تأجيل الموعد"])]),
    # as for X, who considers ..., said
    (
        "أما الجماعة التي تعتبر الاتفاق خطأ كبيرا فقالت إنها سترد.",
        [
            ("تعتبر", ["الجماعة"], ["الاتفاق خطأ كبيرا"]),
            ("فقالت", ["الجماعة"], ["إنها سترد"]),
        ],
    ),
    # behind the comma stands no more of the source: the clause, where it has its seat, other people
    (
        "ووفقا لما ذكرته وكالة الأنباء السعودية (واس)، بحث الوزير العلاقات مع نظيره.",
        [("ووفقا لما ذكرته", ["وكالة الأنباء السعودية (واس)"], ["بحث الوزير العلاقات مع نظيره"])],
    ),
    ("وقالت المنظمة، ومقرها جنيف، إن السد متصدع.", [("وقالت", ["المنظمة"], ["إن السد متصدع"])]),
    (
        "ودعت الوزارة، على لسان وزيرها، المتظاهرين الغاضبين إلى مغادرة الساحة.",
        [("على لسان", ["وزيرها"], ["ودعت الوزارة", "المتظاهرين الغاضبين إلى مغادرة الساحة"])],
    ),
]


@pytest.mark.parametrize(("body", "wanted"), FOUND)
def test_classes(body, wanted):
    assert rows(body) == wanted
