"""What belongs to the page is left out, what belongs to the report is kept."""

import pytest

from khabar.knowledge import load_table
from khabar.text import CleanText, find_furniture, read_text

REPORT = "فتح الجسر\nفتح الوزير الجسر صباح اليوم.\n"


def furniture(lines: str) -> list[str]:
    text = CleanText(REPORT + lines)
    return [text.clean[start:end] for start, end in find_furniture(text)]


@pytest.mark.parametrize("row", load_table("text/furniture").rows, ids=lambda row: row["key"])
def test_every_row_finds_its_example(row: dict[str, str]) -> None:
    assert furniture(row["example"]) == [row["example"]]


@pytest.mark.parametrize(
    "line",
    [
        "التعليقات",
        "https://example.org/1",
        "-----------------",
        "فرانس24/ أ ف ب",
        "** جميع المقالات المنشورة تمثل رأي كتابها فقط.",
        "للمزيد - الجسر القديم في صور",
    ],
)
def test_furniture(line: str) -> None:
    assert furniture(line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "فتح الجسر",
        "شاهد مراسلنا الطوابير أمام الجسر.",
        "اشترك في الهجوم على الجسر عشرون مسلحا.",
        "المزيد من الاحتجاجات متوقع غدا.",
        "اقرأ الوزير نصا طويلا على الحضور.",
        "نقلا عن شهود قالت الشرطة إن الجسر سليم.",
        "كتب الوزير على تويتر أن الجسر مفتوح.",
        'كتب "أنا باق" على الجدار.',
        "وقال ناشطون إن وسم #الجسر انتشر.",
        "#الوزير يفتح الجسر.",
        "ورفض الوزير التعليقات على الحادث.",
        "أعلنت رويترز إغلاق مكتبها.",
    ],
)
def test_news_is_not_furniture(line: str) -> None:
    assert furniture(line) == []


def test_a_line_of_tags_is_furniture() -> None:
    assert furniture("#الجسر #الوزير_الأول") == ["الجسر الوزير الأول"]


def test_a_headline_is_never_furniture() -> None:
    _, sentences, _ = read_text("شاهد.. افتتاح الجسر\nافتتح الجسر.")
    assert [s.kind for s in sentences] == ["headline", "body"]


def test_links_under_their_heading_go_with_it() -> None:
    links = "اقرأ أيضا:\nإغلاق الطريق القديم\nالوزير يزور القرية\nوعاد الناس إلى بيوتهم."
    assert furniture(links) == ["اقرأ أيضا:", "إغلاق الطريق القديم", "الوزير يزور القرية"]


def test_furniture_glued_to_the_end_of_a_paragraph() -> None:
    assert furniture("وعاد الناس إلى بيوتهم. اقرأ أيضا: الطريق مغلق.. والسبب؟") == ["اقرأ أيضا: الطريق مغلق.. والسبب؟"]
    assert furniture("وعاد الناس إلى بيوتهم. (رويترز)") == ["(رويترز)"]
    assert furniture("وعاد الناس إلى بيوتهم. التعليقات") == ["التعليقات"]


@pytest.mark.parametrize("row", load_table("text/datelines").rows, ids=lambda row: row["key"])
def test_dateline_examples(row: dict[str, str]) -> None:
    _, _, datelines = read_text("عنوان\n" + row["example"])
    assert len(datelines) == (row["kind"] != "never")


@pytest.mark.parametrize("row", load_table("text/abbreviations").rows, ids=lambda row: row["key"])
def test_abbreviation_examples(row: dict[str, str]) -> None:
    _, sentences, _ = read_text("عنوان\n" + row["example"])
    assert len(sentences) == 2


@pytest.mark.parametrize("row", load_table("text/continuations").rows, ids=lambda row: row["key"])
def test_continuation_examples(row: dict[str, str]) -> None:
    _, sentences, _ = read_text("عنوان\n" + row["example"])
    assert len(sentences) == 2


def test_headlines_of_other_reports_between_paragraphs() -> None:
    links = ["الوزير يزور القرية الجديدة غدا", "إغلاق الطريق القديم أمام الشاحنات"]
    end = ["وعاد الناس إلى بيوتهم.", "وبدأ العمل في الميناء."]
    assert furniture("\n".join([*links, *end])) == links
    assert furniture("\n".join([links[0], *end])) == []  # one may be a heading
    assert furniture("\n".join(links * 4)) == []  # a text without full stops
    _, sentences, _ = read_text("\n".join([links[0], *links, *end]))
    assert all(s.kind != "furniture" for s in sentences)  # headline, teaser and headline again at the top


@pytest.mark.parametrize("row", load_table("text/openers").rows, ids=lambda row: row["key"])
def test_opener_examples(row: dict[str, str]) -> None:
    links = ["إغلاق الطريق القديم أمام الشاحنات", row["example"]]
    found = furniture("\n".join([*links, "وعاد الناس إلى بيوتهم.", "وبدأ العمل في الميناء."]))
    assert found == ([] if row["kind"] == "paragraph" else links)


def test_opening_sentences_of_other_reports_at_the_end() -> None:
    report = [
        "افتتح الوزير الجسر الجديد صباح الأحد.",
        "وقال الوزير إن الجسر كلف مليوني دينار.",
        "وعاد الناس إلى بيوتهم.",
    ]
    leads = [
        "أعلنت بلدية الساحل، الاثنين، إغلاق حديقة الحيوان الكبرى حتى نهاية الشتاء.",
        "كشف طبيب في مستشفى الوادي عن علاج للزكام يباع بسعر زهيد في الصيدليات.",
        "سقطت شجرة قديمة فوق سيارة نقل خالية أمام محطة القطار الشمالية.",
        "قال مدرب فريق النجوم، سعيد حمدان، إن لاعبيه سيغيبون عن مباراة الكأس.",
        "انتقدت نقابة المعلمين مواعيد الامتحانات التي نشرت قبل أسبوع واحد فقط.",
    ]
    assert furniture("\n".join(["عنوان", *report, *leads])) == leads
    own = [f"{line[:-1]} بعد كلمة الوزير عن الجسر الجديد الذي افتتح صباح الأحد." for line in leads]
    assert furniture("\n".join(["عنوان", *report, *own])) == []  # they go on with the report
    joined = ["و" + line for line in leads]
    assert furniture("\n".join(["عنوان", *report, *joined])) == []
    assert furniture("\n".join(["عنوان", *report, *leads[:4]])) == []


def test_a_notice_inside_a_long_line_takes_its_own_sentence_only() -> None:
    told = "وافتتح الوزير الجسر الجديد أمام سكان القرى المجاورة صباح الأحد. " * 6
    line = f"بدأ العمل في الميناء. اقرأ أيضا: إغلاق الطريق القديم. {told.strip()}"
    assert furniture(f"عنوان\n{line}") == ["اقرأ أيضا: إغلاق الطريق القديم."]


def test_a_notice_near_the_end_of_a_line_takes_the_rest() -> None:
    line = "بدأ العمل في الميناء. اقرأ أيضا: إغلاق الطريق القديم. صور من الافتتاح"
    assert furniture(f"عنوان\n{line}") == ["اقرأ أيضا: إغلاق الطريق القديم. صور من الافتتاح"]
