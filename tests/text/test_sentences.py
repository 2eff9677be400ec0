"""Where sentences begin and end, and of what kind they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text import CleanText, find_datelines, read_text, split_sentences

PIECES = st.text(st.sampled_from(list('ابو .!؟…"«»“”()[]\n*•-–—:،/123#_ـ')) | st.characters(exclude_categories=["Cs"]))


def body(line: str) -> list[str]:
    text = CleanText("عنوان\n" + line)
    return [text.clean[s.start : s.end] for s in split_sentences(text) if s.line == 1]


@given(PIECES)
def test_sentences_follow_each_other_and_lose_no_letter(original: str) -> None:
    text, sentences, datelines = read_text(original)
    at, covered = 0, []
    for sentence in sentences:
        assert at <= sentence.start < sentence.end <= len(text.clean)
        assert text.clean[sentence.start : sentence.end].strip() == text.clean[sentence.start : sentence.end]
        assert not text.clean[at : sentence.start].strip()
        assert sentence.line == text.clean.count("\n", 0, sentence.start)
        at = sentence.end
        covered.append(text.clean[sentence.start : sentence.end])
    assert "".join("".join(covered).split()) == "".join(text.clean.split())
    assert len(datelines) == sum(s.kind == "dateline" for s in sentences)


@pytest.mark.parametrize(
    ("line", "sentences"),
    [
        ("وصل د. سامر إلى المطار. ثم غادر.", ["وصل د. سامر إلى المطار.", "ثم غادر."]),
        ("قالت وكالة أ.ش.أ إن النمو بلغ 3.5 بالمئة.", ["قالت وكالة أ.ش.أ إن النمو بلغ 3.5 بالمئة."]),
        ("فتح الجسر.وأضاف البيان أن الطريق آمن.", ["فتح الجسر.", "وأضاف البيان أن الطريق آمن."]),
        ("انتهى عام 2016. وبدأ عام جديد.", ["انتهى عام 2016.", "وبدأ عام جديد."]),
        ("نشر موقع الساحل.نت الخبر.", ["نشر موقع الساحل.نت الخبر."]),
        ("أعلنت شبكة (إن.بي.سي) ذلك.", ["أعلنت شبكة (إن.بي.سي) ذلك."]),
        ("وصل إلى the U.S. Senate أمس.", ["وصل إلى the U.S. Senate أمس."]),
        ("1. توسيع الميناء.", ["1. توسيع الميناء."]),
        ('قال "لا. لن نقبل" ثم خرج.', ['قال "لا. لن نقبل" ثم خرج.']),
        ('قال الوزير: "سنفتح الطريق." وأعلن المجلس موعدا.', ['قال الوزير: "سنفتح الطريق."', "وأعلن المجلس موعدا."]),
        ('قال: "سنفتح الطريق." على حد تعبيره.', ['قال: "سنفتح الطريق." على حد تعبيره.']),
        ("غرق القارب. بحسب خفر السواحل.", ["غرق القارب. بحسب خفر السواحل."]),
        ("هل يفتح الجسر؟ لم يجب أحد!", ["هل يفتح الجسر؟", "لم يجب أحد!"]),
        ('قال "إن الحكومة (...) لن تغلق الجسر القديم أبدا".', ['قال "إن الحكومة (...) لن تغلق الجسر القديم أبدا".']),
        ("في المساء... هذا مشهد من الجسر الجديد", ["في المساء... هذا مشهد من الجسر الجديد"]),
        ("انهار الجسر القديم أمس.. ولم يصب أحد.", ["انهار الجسر القديم أمس..", "ولم يصب أحد."]),
    ],
)
def test_ends(line: str, sentences: list[str]) -> None:
    assert body(line) == sentences


def test_long_quotations_are_split_inside() -> None:
    quote = "إن الحكومة ستفتح الجسر الجديد أمام الشاحنات في مطلع الشهر المقبل. ولن تفرض رسوما على المزارعين"
    assert body(f'وقال الوزير "{quote}".') == [
        'وقال الوزير "' + quote.split(". ")[0] + ".",
        quote.split(". ")[1] + '".',
    ]


def test_pauses_do_not_split_a_headline() -> None:
    text = CleanText("تونس.. افتتاح المعرض الدولي للكتاب\nافتتح المعرض.")
    assert [s.kind for s in split_sentences(text)] == ["headline", "body"]


def test_first_line_is_body_where_the_title_stands_apart() -> None:
    text = CleanText("افتتح الوزير المعرض. ثم غادر.")
    assert {s.kind for s in split_sentences(text, title="افتتاح المعرض")} == {"body"}
    assert {s.kind for s in split_sentences(text, title="افتتح الوزير المعرض.")} == {"headline"}
    assert {s.kind for s in split_sentences(text)} == {"headline"}


def test_bullets_open_teasers() -> None:
    text = CleanText("عنوان\nوقع الوزيران الاتفاق * المجلس يرحب بالخطوة * الأسواق ترتفع\nبدأ اللقاء.")
    assert [s.kind for s in split_sentences(text)] == ["headline", "body", "teaser", "teaser", "body"]


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("واشنطن (رويترز) - قال الوزير إنه مسافر.", "واشنطن", "رويترز"),
        ("الدوحة، قطر (CNN) -- قال الوزير إنه مسافر.", "الدوحة، قطر", "CNN"),
        ("دبي، الإمارات العربية المتحدة (CNN)— قال الوزير إنه مسافر.", "دبي، الإمارات العربية المتحدة", "CNN"),
        ("القاهرة - أ ف ب: قال الوزير إنه مسافر.", "القاهرة", "أ ف ب"),
        ("القاهرة - أ ف ب", "القاهرة", "أ ف ب"),
        ("باريس (أ ف ب) قال الوزير إنه مسافر.", "باريس", "أ ف ب"),
        ("غزة ـ وكالات: قال الوزير إنه مسافر.", "غزة", "وكالات"),
        ("(CNN)-- قال الوزير إنه مسافر.", None, "CNN"),
        ("رويترز - قال الوزير إنه مسافر إلى الجزائر.", None, "رويترز"),
        ("بيروت - قال الوزير إنه مسافر إلى الجزائر.", "بيروت", None),
        ("الرياض 5 مايو (واس) - قال الوزير إنه مسافر.", "الرياض", "واس"),
        ("لندن - «الشرق الأوسط»: قال الوزير إنه مسافر.", "لندن", "الشرق الأوسط"),
        ("واشنطن (رويترز، أ ف ب) - قال الوزير إنه مسافر.", "واشنطن", "رويترز، أ ف ب"),
    ],
)
def test_datelines(line: str, place: str | None, agency: str | None) -> None:
    text = CleanText("سفر الوزير\n" + line)
    sentences = split_sentences(text)
    (dateline,) = find_datelines(text, sentences)
    assert (dateline.place and text.clean[slice(*dateline.place)]) == place
    assert (dateline.agency and text.clean[slice(*dateline.agency)]) == agency
    assert sentences[1].kind == "dateline"
    if len(sentences) > 2:
        assert text.clean[sentences[2].start :].startswith("قال الوزير")


@pytest.mark.parametrize(
    "line",
    [
        "وقالت الوكالة السورية للأنباء (سانا) إن الجسر فتح.",
        "وذكرت وكالة الأنباء (سانا) - وهي رسمية - أن الجسر فتح.",
        "وأقيم الجسر على الطريق (إيه 10) قرب القرية.",
        "وقال الوزير: سنسافر غدا إلى الجزائر.",
        "سوريا: فتح الجسر القديم أمام الناس.",
        "وصلت الطائرة من طراز جي - 20 إلى المطار.",
        "التقى الرئيس (65 عاما) - وهو طبيب - سفراء الدول.",
    ],
)
def test_no_dateline(line: str) -> None:
    _, sentences, datelines = read_text("عنوان\n" + line)
    assert datelines == () and all(s.kind != "dateline" for s in sentences)


@pytest.mark.parametrize(
    "unit", ['"', "«", ". ", '." ', "أ.", "* ", "(", "- ", "12.", "...", "اقرأ أيضا ", "\n", "(..."]
)
def test_one_endless_line_takes_linear_time(unit: str) -> None:
    text, sentences, _ = read_text("عنوان\n" + unit * 100_000)
    assert sentences[0].kind == "headline"
    assert text.clean.startswith("عنوان")


def test_a_text_that_opens_with_an_agencys_dateline_has_no_headline():
    text = CleanText("الدوحة، قطر (CNN) -- أعلن الوزير فتح الجسر. وقال إن العمل انتهى.\nوشكر العمال.")
    kinds = [(text.clean[s.start : s.end], s.kind) for s in split_sentences(text)]
    assert kinds[0] == ("الدوحة، قطر (CNN) --", "dateline")
    assert [kind for _, kind in kinds[1:]] == ["body", "body", "body"]


def test_a_headline_may_begin_with_a_place():
    text = CleanText("الدوحة: افتتاح الجسر\nقال الوزير إن العمل انتهى.")
    assert next(iter(split_sentences(text))).kind == "headline"
