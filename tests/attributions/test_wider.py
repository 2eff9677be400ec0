"""What the stage finds beyond plain verbs with a clause: sentences written for it, as rows of cue, sources, contents."""

import pytest

from khabar.attributions import find_attributions
from khabar.text import CleanText, split_sentences
from khabar.words import read_words


class Read:
    """The attributions of a body paragraph under a headline."""

    def __init__(self, body):
        self.text = CleanText(f"أخبار\n{body}")
        self.found = find_attributions(read_words(self.text, split_sentences(self.text)))

    def words(self, span):
        return self.text.clean[slice(*span)]

    def rows(self):
        return [
            (self.words(a.cue), [self.words(s) for s in a.sources], [self.words(c) for c in a.contents])
            for a in self.found
        ]


ONE = [
    # duals that go on
    ("وقالا إن الطفل بخير.", "وقالا", [], ["إن الطفل بخير"]),
    ("وشددا على ضرورة الحوار.", "وشددا", [], ["ضرورة الحوار"]),
    # subjects that look like verbal nouns, contents that are bare ones
    ("وأعلن القضاء التركي توقيف ثلاثة رجال.", "وأعلن", ["القضاء التركي"], ["توقيف ثلاثة رجال"]),
    ("وأعلن التحالف اعتراض صاروخ.", "وأعلن", ["التحالف"], ["اعتراض صاروخ"]),
    ("ومن المتوقع وصول الوفد غدا.", "ومن المتوقع", [], ["وصول الوفد غدا"]),
    ("وينتظر أن يصل الوفد غدا.", "وينتظر", [], ["أن يصل الوفد غدا"]),
    # verbal nouns of saying
    (
        "وصل الوفد بعد اعتراف مسؤولين محليين بأن السد انهار.",
        "اعتراف",
        ["مسؤولين محليين"],
        ["بأن السد انهار"],
    ),
    (
        "وكرر الرئيس إصراره على إجراء الاقتراع في موعده.",
        "إصراره",
        [],
        ["إجراء الاقتراع في موعده"],
    ),
    ("ورد الوزير على سؤال عما إذا كان سيستقيل.", "سؤال", [], ["عما إذا كان سيستقيل"]),
    # verdicts, and what is put down to a cause
    ("واعتبروا ذلك مؤامرة ضد البلاد.", "واعتبروا", [], ["ذلك مؤامرة ضد البلاد"]),
    ("واعتبروها جريمة كبيرة.", "واعتبروها", [], ["جريمة كبيرة"]),
    (
        "وتوترت العلاقات بسبب ما تعتبره الحكومة إخفاقا كبيرا.",
        "تعتبره",
        ["الحكومة"],
        ["إخفاقا كبيرا"],
    ),
    (
        "وأرجعت الوزارة ارتفاع الأسعار إلى تراجع الإنتاج.",
        "وأرجعت",
        ["الوزارة"],
        ["ارتفاع الأسعار إلى تراجع الإنتاج"],
    ),
    # where a source ends
    (
        "وأفادت وسائل إعلام محلية رسمية بتصدي الجيش للهجوم.",
        "وأفادت",
        ["وسائل إعلام محلية رسمية"],
        ["بتصدي الجيش للهجوم"],
    ),
    ("ورجحت تقارير نشرتها صحف محلية أن الوزير استقال.", "ورجحت", ["تقارير"], ["أن الوزير استقال"]),
    ("وأظهرت النتائج غير الرسمية أن الحزب تقدم.", "وأظهرت", ["النتائج غير الرسمية"], ["أن الحزب تقدم"]),
    (
        "وقال التقرير الصادر عن مركز الأبحاث إن السوق ضعيفة.",
        "وقال",
        ["التقرير الصادر عن مركز الأبحاث"],
        ["إن السوق ضعيفة"],
    ),
    (
        "وقال مسؤول محلي طلب عدم ذكر اسمه إن السد آمن.",
        "وقال",
        ["مسؤول محلي"],
        ["إن السد آمن"],
    ),
    ("بيد أن وسائل الإعلام المحلية تحدثت عن اتفاق.", "تحدثت", ["وسائل الإعلام المحلية"], ["اتفاق"]),
    ("وينفي سالم، المقيم في فرنسا، أي تورط في الحادث.", "وينفي", ["سالم"], ["أي تورط في الحادث"]),
    (
        "وكانت الشرطة المحلية، بإسناد من الجيش، أعلنت، الثلاثاء، استعادة السيطرة على المطار.",
        "أعلنت",
        ["الشرطة المحلية"],
        ["استعادة السيطرة على المطار"],
    ),
    # statements and adverbials
    (
        "وجاء في بيان مشترك أصدره الجانبان أنهما سيعقدان لقاء.",
        "وجاء",
        ["بيان مشترك"],
        ["أنهما سيعقدان لقاء"],
    ),
    ("الصراع كما يقول محللون لم ينته بعد.", "كما يقول", ["محللون"], ["الصراع", "لم ينته بعد"]),
    (
        "وبحسب حاكم الولاية، قدم الركاب المساعدة لبعضهم.",
        "وبحسب",
        ["حاكم الولاية"],
        ["قدم الركاب المساعدة لبعضهم"],
    ),
    (
        "وبدأ التنظيم الثلاثاء، وفق المرصد، بمنع السكان من الخروج.",
        "وفق",
        ["المرصد"],
        ["وبدأ التنظيم الثلاثاء", "بمنع السكان من الخروج"],
    ),
    ("وتأجل اللقاء، حسبما أعلنت.", "حسبما أعلنت", [], ["وتأجل اللقاء"]),
]


@pytest.mark.parametrize(("body", "cue", "sources", "contents"), ONE)
def test_one_attribution(body, cue, sources, contents):
    assert Read(body).rows() == [(cue, sources, contents)]


@pytest.mark.parametrize(
    "body",
    [
        "وتم نشر قوات على الحدود قبل أن يصل الوفد.",  # deploying, not publishing
        "غادرت القافلة دون أن تفرغ حمولتها.",  # without, not wrote down
        "وردا على الحادث أن أغلقت المدرسة.",  # in answer, no dual
        "العالم ينتظر من المجلس أن يتحرك.",  # waits, is not expected
        "تبين أن عمق الحفرة قليل.",  # turned out
        "واتخذت الإجراءات وفقا لقانون المرور.",  # a law that is applied
        "كانت محكمة رفضت الأربعاء مجددا الإفراج عن الرجل.",  # again, not renewing
        "وجاء القرار في تأكيد لقوة الحزب.",  # nobody's word
    ],
)
def test_nothing_is_handed_over(body):
    assert Read(body).rows() == []


def test_a_relative_clause_has_its_own_cue_and_subject():
    body = "قال سالم رشيد، الوزير الذي أعلن الرئيس عن تعيينه خلفا لعمر صالح، إن الطريق آمن."
    assert Read(body).rows() == [
        ("قال", ["سالم رشيد، الوزير"], ["إن الطريق آمن"]),
        ("أعلن", ["الرئيس"], ["تعيينه خلفا لعمر صالح"]),
    ]


def test_a_clause_inside_a_relative_clause_is_not_the_content():
    body = "وتقول المعارضة، التي تأمل في أن تفوز بالاقتراع، إن القانون ظالم."
    assert Read(body).rows()[0] == ("وتقول", ["المعارضة"], ["إن القانون ظالم"])


def test_what_is_denied_holds_the_report_of_it():
    read = Read("ونفى الوزير التقارير التي تشير إلى أنه سيستقيل.")
    assert [read.words(a.cue) for a in read.found] == ["ونفى", "تشير"]
    assert read.found[1].parent == 0


def test_a_participle_may_open_a_sentence_before_a_clause():
    rows = Read('وقال الوزير "الطريق آمن". مضيفا أن "العمل مستمر".').rows()
    assert [row[0] for row in rows] == ["وقال", "مضيفا"]


def test_each_of_two_sources():
    assert Read("وقال كل من وزير النقل ومدير السد إن الطريق آمن.").rows()[0][1] == ["وزير النقل", "مدير السد"]


def test_an_adverbial_without_comma_breaks_the_words_it_stands_in():
    read = Read("وأوضح الطبيب أن الدواء فعال وفق دراسة حديثة.")
    assert [(read.words(a.cue), a.parent) for a in read.found] == [("وأوضح", None), ("وفق", 0)]
