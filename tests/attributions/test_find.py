"""What the stage finds in sentences written for it."""

import pytest

from khabar.attributions import chain, find_attributions, holder
from khabar.text import CleanText, read_text, split_sentences
from khabar.words import read_words


class Read:
    """The attributions of a body paragraph (under an empty headline), or of a headline."""

    def __init__(self, body, headline="أخبار"):
        self.text = CleanText(f"{headline}\n{body}")
        self.found = find_attributions(read_words(self.text, split_sentences(self.text)))

    def words(self, span):
        return self.text.clean[span[0] : span[1]]

    def rows(self):
        return [
            (self.words(a.cue), [self.words(s) for s in a.sources], [self.words(c) for c in a.contents])
            for a in self.found
        ]


@pytest.mark.parametrize(
    ("body", "cue", "sources", "contents"),
    [
        ("قال وزير الزراعة إن المحصول جيد.", "قال", ["وزير الزراعة"], ["إن المحصول جيد"]),
        ("وزير الزراعة قال إن المحصول جيد.", "قال", ["وزير الزراعة"], ["إن المحصول جيد"]),
        ("أما مدير السد، فقال إن المياه كافية.", "فقال", ["مدير السد"], ["إن المياه كافية"]),
        ('وأضاف: "سنعود غدا".', "وأضاف", [], ['"سنعود غدا"']),
        (
            "وكان عمدة البلدة، سالم رشيد، قد صرح، الثلاثاء، بأن الطريق مغلق.",
            "صرح",
            ["عمدة البلدة، سالم رشيد"],
            ["بأن الطريق مغلق"],
        ),
        ("أعلنت وزارة الصحة، مساء الأحد، إغلاق العيادة.", "أعلنت", ["وزارة الصحة"], ["إغلاق العيادة"]),
        ("أشار التقرير إلى أن الأسعار ارتفعت.", "أشار", ["التقرير"], ["أن الأسعار ارتفعت"]),
        ("وحذر الأطباء من انتشار العدوى.", "وحذر", ["الأطباء"], ["انتشار العدوى"]),
        ("ارتفعت الأسعار، بحسب البنك المركزي.", "بحسب", ["البنك المركزي"], ["ارتفعت الأسعار"]),
        ("وفقا لوزارة النقل، فإن الجسر آمن.", "وفقا", ["وزارة النقل"], ["فإن الجسر آمن"]),
        ("انهار السقف، حسبما ذكرت صحيفة محلية.", "حسبما ذكرت", ["صحيفة محلية"], ["انهار السقف"]),
        ("ومن المتوقع أن يفتح المعرض غدا.", "ومن المتوقع", [], ["أن يفتح المعرض غدا"]),
        ("عبر المدرب عن أمله في الفوز بالكأس.", "عبر", ["المدرب"], ["الفوز بالكأس"]),
        (
            "قال مسؤول في البلدية ومدير المدرسة إن المبنى قديم.",
            "قال",
            ["مسؤول في البلدية", "مدير المدرسة"],
            ["إن المبنى قديم"],
        ),
    ],
)
def test_one_attribution(body, cue, sources, contents):
    assert Read(body).rows() == [(cue, sources, contents)]


def test_quotation_runs_over_full_stops():
    read = Read('وقال الحارس: "سمعت صوتا. ثم رأيت الدخان. لم أنم". وأغلق الباب.')
    assert read.rows() == [("وقال", ["الحارس"], ['"سمعت صوتا. ثم رأيت الدخان. لم أنم"'])]


@pytest.mark.parametrize(("mark", "close"), [("«", "»"), ("“", "”"), ('"', '"')])
def test_all_quotation_marks_are_read(mark, close):
    read = Read(f"وقالت المعلمة {mark}الدرس انتهى يا أصدقاء{close}.")
    assert read.rows() == [("وقالت", ["المعلمة"], [f"{mark}الدرس انتهى يا أصدقاء{close}"])]
    assert read.found[0].kind == "direct"


def test_unclosed_quotation_ends_with_its_sentence():
    read = Read('وقال الحارس إن "الباب كان مفتوحا طوال الليل. وغادر بعد ذلك.')
    assert read.rows()[0][2] == ['إن "الباب كان مفتوحا طوال الليل']


def test_stray_mark_hides_nothing():
    read = Read('صوت الناس" في المدينة. وقال الحارس إن الباب مغلق.')
    assert read.rows() == [("وقال", ["الحارس"], ["إن الباب مغلق"])]


def test_double_cue_gives_two_nested_attributions():
    read = Read("نقلت وكالة الأنباء المحلية عن مدير السد قوله إن المنسوب مرتفع.")
    outer, inner = read.found
    assert read.rows() == [
        ("نقلت", ["وكالة الأنباء المحلية"], ["عن مدير السد قوله إن المنسوب مرتفع"]),
        ("قوله", ["مدير السد"], ["إن المنسوب مرتفع"]),
    ]
    assert (outer.parent, inner.parent) == (None, 0)


def test_handed_on_between_verb_and_content():
    read = Read("ذكرت الصحيفة نقلا عن مصدر في الميناء أن السفينة وصلت.")
    assert [row[0] for row in read.rows()] == ["ذكرت", "نقلا عن"]
    assert read.found[1].parent == 0


def test_an_agency_hands_on_the_word_of_one_named_before() -> None:
    read = Read('ونقلت عنه صحيفة الميناء قوله: "سنفتح السد غدا".')
    assert [row[:2] for row in read.rows()] == [("ونقلت", ["صحيفة الميناء"]), ("قوله", [])]
    assert [a.parent for a in read.found] == [None, 0]


def test_adverbial_holds_the_verb_it_follows():
    read = Read("أعلن المتحف إغلاق أبوابه، وفق ما نقلت صحيفة محلية.")
    assert [a.parent for a in read.found] == [1, None]


def test_chain_and_holder():
    read = Read("وقالت الوكالة إن الوزير أكد أن الطريق مفتوح.")
    assert chain(read.found, 1) == (0, 1)
    at = read.text.clean.index("مفتوح")
    assert holder(read.found, at, at + 5) == 1
    assert holder(read.found, 0, 5) is None


@pytest.mark.parametrize(
    ("headline", "sources"),
    [
        ("رئيس البلدية: لن نرفع الرسوم", ["رئيس البلدية"]),
        ("مصدر لـCNN: المفاوضات تتقدم", ["مصدر"]),
        ("الحرب في الجبال: القرى تستغيث", None),
        ("في الوادي: أمطار غزيرة", None),
    ],
)
def test_headline_colon(headline, sources):
    rows = Read("نص.", headline).rows()
    assert [row[1] for row in rows] == ([sources] if sources else [])


@pytest.mark.parametrize(
    "body",
    [
        "وقع الوزيران الاتفاق وغادرا القاعة.",
        "طالب السكان بإصلاح الطريق.",
        "يذكر أن المتحف افتتح قبل عامين.",
        "لم يعلن أحد المسؤولية عن الحادث.",
        "العالم أجمع يتابع البطولة.",
    ],
)
def test_bare_acts_are_none(body):
    assert Read(body).rows() == []


def test_trailing_cue_of_the_same_speaker_lies_outside():
    read = Read('وقال المدرب إن الفريق "جاهز تماما"، على حد تعبيره.')
    assert read.rows() == [("وقال", ["المدرب"], ['إن الفريق "جاهز تماما"'])]


def test_content_ends_before_a_new_saying():
    read = Read("وقال الوزير إن الخطة جاهزة، مضيفا أن التنفيذ سيبدأ غدا، وقالت النقابة إنها ترفضها.")
    assert [row[2] for row in read.rows()] == [["إن الخطة جاهزة"], ["أن التنفيذ سيبدأ غدا"], ["إنها ترفضها"]]


def test_outlet_remark_is_no_content():
    read = Read("وقال الحارس إن اللصوص فروا، دون أن يذكر عددهم.")
    assert read.rows()[0][2] == ["إن اللصوص فروا"]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ('وقال الحارس: "الباب مغلق".', "direct"),
        ('وقال الحارس إن "الباب مغلق".', "direct"),
        ('وقال الحارس إن الباب "مغلق تماما".', "mixed"),
        ("وقال الحارس إن الباب مغلق.", "indirect"),
    ],
)
def test_kind_is_read_off_the_content(body, kind):
    assert Read(body).found[0].kind == kind


@pytest.mark.parametrize(
    ("body", "stance"),
    [
        ("ونفى التاجر أنه باع القطعة.", "deny"),
        ("وقال التاجر إنه غير مذنب.", "deny"),
        ("وشدد الخبير على ضرورة خفض الاستهلاك.", "demand"),
        ("وتساءل الخبير عما إذا كان السد آمنا.", "ask"),
        ("ورجح الخبير أن السد آمن.", "estimate"),
        ("وحذر الخبير من أن السد ضعيف.", "warn"),
        ("ووعد العمدة بأن يصلح الطريق.", "promise"),
        ('وقال العمدة: "نأمل أن ينتهي العمل قريبا".', "hope"),
    ],
)
def test_stance(body, stance):
    assert Read(body).found[0].stance == stance


def test_hidden_subject_is_the_last_fitting_speaker():
    read = Read("قالت مديرة المتحف إن المعرض سيفتح. وقال الحارس إن الباب مغلق. وأضافت أن الدخول مجاني.")
    first, second, third = (a.speaker.name for a in read.found)
    assert third == first != second


def test_furniture_is_never_read():
    text = CleanText("أخبار\nقال الوزير إن الخطة جاهزة.")
    sentences = [s._replace(kind="furniture") if s.line else s for s in split_sentences(text)]
    assert not find_attributions(read_words(text, sentences))


def test_words_before_their_speaker():
    read = Read('"السماء صافية والهواء منعش هذا الصباح"، تقول معلمة القرية.')
    assert read.rows() == [("تقول", ["معلمة القرية"], ['"السماء صافية والهواء منعش هذا الصباح"'])]


def test_one_who_takes_a_stand_on_what_was_said():
    read = Read("وقالت الصحيفة إن المدير استقال، وهو الأمر الذي نفته الشركة.")
    assert read.rows()[1] == ("نفته", ["الشركة"], ["المدير استقال"])
    assert read.found[1].stance == "deny"


def test_dateline_is_no_content():
    text, sentences, datelines = read_text("أخبار\nبيروت (رويترز) - انهار جسر قديم، بحسب الشرطة.")
    found = find_attributions(read_words(text, sentences), None, datelines)
    assert [text.clean[slice(*c)] for a in found for c in a.contents] == ["انهار جسر قديم"]
