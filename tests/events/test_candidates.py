"""Candidates: which acts the words of a sentence may name."""

import pytest

from khabar.events.acts import load_acts
from khabar.events.conditions import load_conditions
from khabar.events.find import find_triggers, idle_words
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
        ("نفذت البحريتان تدريبا مشتركا في المتوسط.", "COOPERATE"),
        ("أعلنت الرياض استئناف علاقاتها مع دمشق.", "SUPPORT"),
    ],
)
def test_words_name_an_act(body, kind):
    assert any(kind in kinds for kinds in named(body).values())


def test_a_drone_is_no_march_and_what_looms_is_no_threat():
    assert not any("PROTEST" in kinds for kinds in named("أسقطت الدفاعات مسيرة هجومية فوق البحر.").values())
    assert named("قتل جنديان في هجوم بمسيرة على القاعدة.")["هجوم بمسيرة"] == {"ASSAULT"}
    assert list(named("أزمة جديدة تلوح في الأفق بين البلدين.")) == ["تلوح في الافق"]  # one phrase, whose row names none
    assert {act.strength for words, act in load_acts().phrases["لوح"] if words[-1] == "افق"} == {"none"}


def test_bound_rows_ask_for_company():
    index = load_acts()
    rows = [*(a for acts in index.verbs.values() for a in acts), *(a for acts in index.nouns.values() for a in acts)]
    assert all(act.needs for act in rows if act.strength == "bound")


def rows(body):
    """Give the keys of the rows of each trigger of a sentence."""
    text, sentences, _ = read_text("خبر\n" + body)
    return [{act.key for act in t.acts} for t in find_triggers(read_words(text, sentences))]


def test_one_meeting_told_by_two_words_is_one_trigger():
    assert rows("عقد الرئيسان اجتماع القمة في نيروبي.") == [{"ijtamaa_qimma"}]
    assert sum("CONSULT" in kinds for kinds in named("بدأت جولة مفاوضات في أوسلو.").values()) == 1


@pytest.mark.parametrize(
    ("body", "key"),
    [
        ("خفضت كندا مساعداتها لكينيا.", "khaffada_aid"),
        ("أعلنت كندا تعليق المساعدات لكينيا.", "qataa_aid"),
        ("قررت كينيا استدعاء سفيرها من أوسلو.", "sahb_safir"),
        ("استدعى الوزير السفير النرويجي وسلمه رسالة.", "istadaa_ihtijaj"),
        ("هرب مسلحون بعد قطع رأس جندي كيني.", "qataa_ras"),
        ("أعلن الجيش أسر مقاتلين قرب الحدود.", "asara_prisoner"),
        ("رفضت كندا طلب اللجوء الذي قدمه الكاتب.", "talaba_laja"),
        ("بدأ الجيش تضييق الخناق على المسلحين.", "dayyaqa_khinaq"),
    ],
)
def test_rows_of_families(body, key):
    assert any(key in keys for keys in rows(body))


@pytest.mark.parametrize(
    "body",
    [
        "تظاهر بأنه سائق في الشركة.",
        "أشاد بما تحقق في مسيرة العلاقات بين البلدين.",
        "أطلق عليها اسم درع الشمال.",
    ],
)
def test_some_phrases_name_no_act(body, acts_of):
    assert not any(kinds & {"PROTEST", "ASSAULT"} for kinds in acts_of(body))


@pytest.fixture
def acts_of():
    """Give the types of the acts of a sentence that its rows let through."""

    def read(body):
        text, sentences, _ = read_text("خبر\n" + body)
        triggers = find_triggers(read_words(text, sentences))
        return [{act.type for act in t.acts if act.strength != "none"} for t in triggers]

    return read


@pytest.mark.parametrize(
    ("body", "key"),
    [
        ("يعدم المسلحون سائقا قرب الجسر.", "adama"),  # the tagger's verb is another one of the same letters
        ("يقيل الرئيس مدير الميناء.", "aqala"),
        ("سافر الوزير للقاء نظيره الكيني.", "iltaqa"),  # a noun that begins like the article
        ("رحب التجار بقرار إلغائها.", "alghaa_concede"),
        ("لا تحاصروا قريتنا.", "hasara"),  # a form that the tables of verbs do not have
    ],
)
def test_a_word_is_read_in_every_way_its_letters_allow(body, key):
    assert any(key in keys for keys in rows(body))


def test_every_condition_of_an_act_is_explained():
    index, known = load_acts(), load_conditions()
    assert all(need in known for acts in index.verbs.values() for act in acts for need in act.needs)


def test_an_adjective_is_read_as_no_verb_behind_a_conjunction():
    assert not any("zara" in keys for keys in rows("وافق المجلس على تعديل وزاري اقترحه الرئيس."))


def test_words_that_name_no_act_in_news_are_not_looked_at():
    text, sentences, _ = read_text("خبر\nوزير الري في موقع السد قبل انتخابات البلدية وقصف القرية.")
    page = read_words(text, sentences)
    all_, busy = ([page.words[t.first].stem for t in find_triggers(page, idle=idle)] for idle in (False, True))
    assert set(all_) > set(busy) and "قصف" in busy and "انتخابات" in set(all_) - set(busy)
    assert {"verb", "noun"} >= {form for form, _ in idle_words()}
