"""The short notation in which articles are marked: what it says, and what it refuses."""

import pytest

marking = pytest.importorskip(
    "training.marking", reason="needs the checkout and the annotated news (../shared/gold)", exc_type=ImportError
)

TEXT = 'الوزير: الجسر آمن\nقال الوزير الكيني إن "الجسر آمن" بعد قصف القرية أمس.\nوأضاف أن القصف أوقع خمسة قتلى.'


def record(*lines):
    found, errors = marking.compile_marks("x-1", TEXT, list(enumerate(lines, 1)))
    return found, errors


def words(span):
    return TEXT[slice(*span)]


def test_marks_stand_at_their_characters():
    found, errors = record(
        "A 1 | قال | الوزير الكيني | إن … قصف القرية | assert person",
        "E1 1 | قصف | ASSAULT:heavy-weapons | actual | a: - | r: القرية=KEN:CVL | t: أمس=2024-03-03 | p: القرية=KEN",
        "E2 2 | القصف | ASSAULT:heavy-weapons | actual | r: القرية@1=KEN:CVL | n: خمسة قتلى=dead:5-5 | s: E1",
    )
    assert not errors
    (said,) = found["attributions"]
    assert words(said["cue"]) == "قال" and [words(s) for s in said["sources"]] == ["الوزير الكيني"]
    assert words(said["contents"][0]) == 'إن "الجسر آمن" بعد قصف القرية' and said["kind"] == "mixed"
    first, second = found["events"]
    assert first["said_in"] == "a1" and second["said_in"] is None and second["same_as"] == "e1"
    assert words(first["when"]["span"]) == "أمس" and first["when"]["end"] == "2024-03-03"
    assert (
        words(second["recipients"][0]["span"]) == "القرية"
        and second["recipients"][0]["span"] == first["recipients"][0]["span"]
    )
    assert second["size"] == [{"span": second["size"][0]["span"], "what": "dead", "min": 5, "max": 5}]


def test_a_second_place_in_a_line():
    found, errors = record("E1 0 | الجسر | AID | future | a: ال#2=KEN:GOV")
    assert not errors and found["events"][0]["actors"][0]["span"] == [8, 10]


def test_a_piece_is_a_word_of_its_own_where_it_can_be():
    page = marking.Page("استقال الوزير ثم قال وللوزير رأي\nاستقالته")
    assert page.find("قال", 0) == [17, 20] and page.find("قال#1", 0) == [3, 6]
    assert page.find("وزير", 0) == [9, 13], "the article stands before it"
    assert page.text[slice(*page.find("قال", 1))] == "قال", "a piece within a word is found as well"


def test_a_hashtag_is_part_of_its_piece():
    page = marking.Page("قصف\nدخل #الجيش_الكيني المدينة، وقال #الجيش_الكيني إنه باق")
    first, second = (page.find(piece, 0) for piece in ("#الجيش_الكيني@1", "#الجيش_الكيني#2@1"))
    assert page.text[slice(*first)] == page.text[slice(*second)] == "#الجيش_الكيني" and first < second
    assert page.find("#الجيش_الكيني@1#2", 0) == second


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("A 1 | قال | الوزير الصيني | الجسر آمن | assert person", "does not stand"),
        ("A 1 | قال | - | الجسر آمن | shout person", "is not one of"),
        ("A 9 | قال | - | الجسر آمن | assert person", "no line 9"),
        ("A 1 | قال | - | - | assert person", "no content"),
        ("E1 1 | قصف | ASSAULT:phone | actual | a: القرية=KEN:CVL", "is not one of"),
        ("E1 1 | قصف | ASSAULT | actual | a: -", "neither actor nor recipient"),
        ("E1 1 | قصف | ASSAULT | actual | a: القرية=KENYA:CVL", "no country"),
        ("E1 1 | قصف | ASSAULT | actual | a: القرية=KEN:CVL | t: أمس=March", "no date"),
        ("E1 1 | قصف | ASSAULT | actual | a: القرية=KEN:CVL | s: E7", "told to be the same"),
    ],
)
def test_a_wrong_mark_is_told_with_its_reason(line, reason):
    _, errors = record(line)
    assert len(errors) == 1 and reason in errors[0]


@pytest.mark.parametrize(
    ("piece", "kind"),
    [
        ('إن "الجسر آمن"', "direct"),
        (': "الجسر آمن"', "direct"),
        ("الجسر آمن", "indirect"),
        ('إن "الجسر" آمن', "mixed"),
        ('"الجسر" آمن كما "قيل"', "mixed"),
    ],
)
def test_quotation_marks_tell_the_kind(piece, kind):
    assert marking.kind_of(piece, [[0, len(piece)]]) == kind
