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
    # the director of a body is not speaking to it, as to an agency of news
    (
        "وقال المدير السابق لوكالة الفضاء إن الصاروخ جاهز.",
        [("وقال", ["المدير السابق لوكالة الفضاء"], ["إن الصاروخ جاهز"])],
    ),
    ("وقال المدير لوكالة الأنباء إن الصاروخ جاهز.", [("وقال", ["المدير"], ["إن الصاروخ جاهز"])]),
    # a speech in which somebody says
    ("ألقى الرئيس كلمة قال فيها إن السد متصدع.", [("قال", [], ["إن السد متصدع"])]),
    # who does something by saying
    (
        "وذكرت الصحيفة أن الجسر أغلق، بينما اكتفت الوزارة بالقول إنها تدرس الأمر.",
        [
            ("وذكرت", ["الصحيفة"], ["أن الجسر أغلق، بينما اكتفت الوزارة بالقول إنها تدرس الأمر"]),
            ("بالقول", ["الوزارة"], ["إنها تدرس الأمر"]),
        ],
    ),
    # drawing attention to a thing
    (
        "وقال الوزير إن الوضع خطير، لافتا النظر إلى نقص التمويل.",
        [("وقال", ["الوزير"], ["إن الوضع خطير"]), ("لافتا", [], ["نقص التمويل"])],
    ),
    # a pronoun goes on with an adjective, and is what a chain hands on from
    (
        "وقالت القناة التابعة له إن الجسر أغلق.",
        [("وقالت", ["القناة التابعة له"], ["إن الجسر أغلق"])],
    ),
    # what who speaks does besides is no more of the words
    (
        "وقالت المنظمة إن المعتقلين تعرضوا للضرب، ودعت السلطات إلى الإفراج عنهم.",
        [("وقالت", ["المنظمة"], ["إن المعتقلين تعرضوا للضرب"])],
    ),
    (
        'ووصف الوزير القرار بأنه "خطأ فادح"، وطالب الشركة بدفع تعويض.',
        [("ووصف", ["الوزير"], ['بأنه "خطأ فادح"'])],
    ),
    (
        "وقال الوزير إن المصنع لوث النهر، وطالبت القرى بتعويض.",
        [("وقال", ["الوزير"], ["إن المصنع لوث النهر، وطالبت القرى بتعويض"])],
    ),
]


@pytest.mark.parametrize(("body", "wanted"), FOUND)
def test_classes(body, wanted):
    assert rows(body) == wanted
