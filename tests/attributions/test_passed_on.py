"""Cues that stand in pairs, outlets that bring statements, headlines and ends of contents: sentences written for it."""

import pytest

from khabar.attributions import find_attributions
from khabar.text import CleanText, split_sentences
from khabar.words import read_words

pytestmark = pytest.mark.usefixtures("readers_alone")


def rows(text):
    """Give cue, sources, contents and parent of each attribution of a text."""
    clean = CleanText(text)
    found = find_attributions(read_words(clean, split_sentences(clean)))

    def words(span):
        return clean.clean[slice(*span)]

    return [(words(a.cue), [*map(words, a.sources)], [*map(words, a.contents)], a.parent) for a in found]


def body(line):
    return rows(f"أخبار اليوم\n{line}")


PAIRS = [
    ('وتابع قائلا: "الجسر آمن اليوم".', "وتابع قائلا", []),
    ('وتابع المهندس سليم قائلا: "الجسر آمن اليوم".', "قائلا", ["المهندس سليم"]),
    ('وعلق وزير النقل على الحادث بالقول: "الجسر آمن اليوم".', "بالقول", ["وزير النقل"]),
    ('وكتب الشاعر يقول: "الجسر آمن اليوم".', "يقول", ["الشاعر"]),
    ('وأضاف وزير النقل قائلا: "الجسر آمن اليوم".', "وأضاف", ["وزير النقل"]),  # adds by itself
]


@pytest.mark.parametrize(("line", "cue", "sources"), PAIRS)
def test_the_word_before_the_content_is_the_cue_of_two(line, cue, sources):
    assert body(line) == [(cue, sources, ['"الجسر آمن اليوم"'], None)]


def test_an_outlet_that_brings_a_statement_hands_on_its_words():
    assert body("وقال الجيش في بيان بثه التلفزيون الرسمي إن الطريق مفتوح.") == [
        ("وقال", ["الجيش"], ["إن الطريق مفتوح"], None),
        ("بثه", ["التلفزيون الرسمي"], ["إن الطريق مفتوح"], None),
    ]
    assert body("وفي بيان نشرته وكالة الأنباء الرسمية، قال العمدة إن الطريق مفتوح.") == [
        ("نشرته", ["وكالة الأنباء الرسمية"], ["قال العمدة إن الطريق مفتوح"], None),
        ("قال", ["العمدة"], ["إن الطريق مفتوح"], 0),
    ]
    assert body("الطريق مفتوح، بحسب البيان الذي نقلته صحيفة النهر.")[1] == (
        "نقلته",
        ["صحيفة النهر"],
        ["الطريق مفتوح"],
        None,
    )


def test_who_publishes_on_a_page_of_its_own_is_no_second_outlet():
    assert [row[0] for row in body("وقالت الوزارة في بيان نشرته على موقعها إن الطريق مفتوح.")] == ["وقالت"]


def test_an_act_that_somebody_claimed_is_the_content():
    assert body("وأصيب حارس في هجوم تبناه فصيل مجهول.") == [("تبناه", ["فصيل مجهول"], ["هجوم"], None)]


HEADLINES = [
    ('"القبعات الزرقاء": لم نتلق أي دعم من المدينة', ['"القبعات الزرقاء"']),
    ('مسؤول بـ"حركة النهر" لـCNN: لم نتلق أي دعم من المدينة', ['مسؤول ب"حركة النهر"']),
    ('أمانة "حماة النهر": ذاكرة القرى لن تنسى', ['أمانة "حماة النهر"']),
    ("سليم متهما البلدية: الجسر بني من رمل", ["سليم"]),
    ("سالم بن رشيد ينتقد قرار البلدية حول إغلاق سوق المدينة القديمة أمام التجار الصغار: لن نغادر", ["سالم بن رشيد"]),
]


@pytest.mark.parametrize(("line", "sources"), HEADLINES)
def test_who_speaks_before_the_colon_of_a_headline(line, sources):
    found = rows(f"{line}\nوفتح الجسر صباحا.")
    assert [(row[0], row[1]) for row in found] == [(":", sources)]


def test_a_quoted_name_of_a_thing_says_nothing_in_a_headline():
    assert rows('"غصن الليمون": الاسم الجديد لشارع المحطة\nوفتح الجسر صباحا.') == []
    assert rows("كرة القدم: نادي المرجان يعين مدربا جديدا\nوفتح الجسر صباحا.") == []


SOURCES = [
    ("وبحسب (مرصد الأنهار)، ومقره في الميناء، عاد الناس إلى بيوتهم.", "وبحسب", ["(مرصد الأنهار)"]),
    ("وأكد مرصد الأنهار ومركزه الميناء مقتل ثلاثة صيادين.", "وأكد", ["مرصد الأنهار"]),
    (
        'وقالت "نوارس للاتصالات" في تغريدة على تويتر "سنعيد الخدمة إلى الأحياء كلها مساء اليوم".',
        "وقالت",
        ['"نوارس للاتصالات"'],
    ),
    ('وأفاد "مرصد الأنهار" عن غرق ثلاثة صيادين.', "وأفاد", ['"مرصد الأنهار"']),
    ('قالت شبكة التلفزة الرسمية "أن.تي.في" إن الطريق آمن.', "قالت", ['شبكة التلفزة الرسمية "أن.تي.في"']),
    ("وقالت رانيا لمجلس المدينة بعد التصويت إن العمل يبدأ غدا.", "وقالت", ["رانيا"]),
    ("ولكن وهاج قال للمحكمة إن الطفل بخير.", "قال", ["وهاج"]),
    ("وقال القادة الثلاثة إن الحوار مستمر.", "وقال", ["القادة الثلاثة"]),
    ("وكانت بعض الصحف قد ذكرت أن الجسر قديم.", "ذكرت", ["بعض الصحف"]),
    ("وقوبل القرار بترحاب من السكان الذين أكدوا أن الطريق ضيق.", "أكدوا", ["السكان"]),
    ("وقال المدافعون عن الغابة إن القطع مستمر.", "وقال", ["المدافعون عن الغابة"]),
]


@pytest.mark.parametrize(("line", "cue", "sources"), SOURCES)
def test_a_source_is_read_whole_and_alone(line, cue, sources):
    assert [row[1] for row in body(line) if row[0] == cue] == [sources]


CONTENTS = [
    (
        "وأضاف الشاهد أنه عندما وصل القطار، قال السائق إن المكابح تعطلت.",
        "وأضاف",
        "أنه عندما وصل القطار، قال السائق إن المكابح تعطلت",
    ),
    ("فبعد إعلان البلدية عن طرد المدير، عقدت الوزيرة لقاء مع العمال.", "إعلان", "طرد المدير"),
    ("وقال إن الفرق ستبقى في الميناء في إشارة إلى رجال الإطفاء.", "وقال", "إن الفرق ستبقى في الميناء"),
    ("وقال الوزير إن الطريق مغلق، مشيدا بعمل رجال الإطفاء.", "وقال", "إن الطريق مغلق"),
    ("وقال الوزير إن الطريق مغلق قبل أن يضيف أن الجسر آمن.", "وقال", "إن الطريق مغلق"),
    ("وأمر فريقه بأن يجمع المعلومات فورا.", "وأمر", "بأن يجمع المعلومات فورا"),
    ("والقرية تريد فتح الطريق القديم.", "تريد", "فتح الطريق القديم"),
    ("ويخشى البعض العودة إلى القرى.", "ويخشى", "العودة إلى القرى"),
    ("وأعلن العمدة سليم بدران في تسجيل صوتي الخميس بدء أعمال الترميم.", "وأعلن", "بدء أعمال الترميم"),
    ("وقال العمدة لقد انتهى العمل.", "وقال", "لقد انتهى العمل"),
    ('وأعرب المدير بالمقابل عن "مخاوف جدية".', "وأعرب", '"مخاوف جدية"'),
]


@pytest.mark.parametrize(("line", "cue", "content"), CONTENTS)
def test_a_content_runs_from_its_opening_to_its_end(line, cue, content):
    assert [row[2] for row in body(line) if row[0] == cue] == [[content]]


def test_an_agency_may_hand_on_what_a_noun_of_saying_brings():
    assert body("ونقلت وكالة المرجان، التابعة للدولة، قول سليم إن الطريق آمن.") == [
        ("ونقلت", ["وكالة المرجان، التابعة للدولة"], ["قول سليم إن الطريق آمن"], None),
        ("قول", ["سليم"], ["إن الطريق آمن"], 0),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "وأغلقت البلدية الجسر، كما أمرت المحكمة الخميس.",  # as well as, not as said
        "ولا يوجد دليل يشير إلى خلل في المكابح.",  # no sign speaks
        "وتعد المدينة واحدة من أقدم مدن الساحل.",  # counts as
        "وكان السور يشبه القلعة بالحجر الأسود.",  # resembles
        "وسار الموكب على وفق العادة.",
    ],
)
def test_what_only_looks_like_saying(line):
    assert body(line) == []


def test_a_verb_of_acts_does_not_take_the_clause_of_the_participle_behind_it():
    assert body("وتوعدت القرية جارتها غداة الحريق بالرد، معلنة أن الصبر انتهى.")[-1][0] == "معلنة"


def test_equal_contents_belong_to_who_is_named_first():
    found = body("وقال الجيش في بيان بثه التلفزيون الرسمي إن الوزير أكد أن الطريق مفتوح.")
    assert [(row[0], row[3]) for row in found] == [("وقال", None), ("بثه", None), ("أكد", 0)]
