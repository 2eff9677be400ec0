"""What holds for any text: spans slice it, parents hold their children, work grows with the input."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.attributions import chain, find_attributions
from khabar.knowledge import load_table
from khabar.text import CleanText, split_sentences
from khabar.words import read_words

PIECES = (
    "قال",
    "وأضافت",
    "الوزير",
    "إن",
    "أن",
    '"',
    "«",
    "»",
    ":",
    "،",
    ".",
    "بحسب",
    "وفقا",
    "لما",
    "نقلت",
    "عن",
    "قوله",
    "الذي",
    "مضيفا",
    "أما",
    "وكالة",
    "(",
    ")",
    "\n",
    "من",
    "المتوقع",
    "المدينة",
    "هادئة",
    "وصفها",
    "ب",
    "-",
    "12",
    "كما",
)


def read(text):
    text = CleanText(text)
    return text, find_attributions(read_words(text, split_sentences(text)))


def check(text, found):
    for n, a in enumerate(found):
        for start, end in (a.cue, *a.sources, *a.contents):
            assert 0 <= start < end <= len(text.clean)
            assert text.clean[start:end].strip() == text.clean[start:end]
        assert a.contents
        assert found[chain(found, n)[0]].parent is None, "the chain of mouths goes round in a ring"
        assert a.parent is None or 0 <= a.parent < len(found)
        assert chain(found, n)[-1] == n


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_spans_slice_the_text_whatever_the_order_of_words(pieces):
    check(*read("خبر\n" + " ".join(pieces)))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text):
    check(*read(text))


@pytest.mark.parametrize(
    "unit", ["قال الوزير إن ", '"كلمة ', "، بحسب شاهد ", "وقال إن الوزير قال إنه ", "الذي قال إنه ", "( قال "]
)
def test_work_grows_with_the_input(unit, calls_of):
    def calls(n):
        text = CleanText("خبر\n" + unit * n)
        page = read_words(text, split_sentences(text))
        return calls_of(lambda: find_attributions(page))

    calls(40)  # what is read once only
    assert calls(1000) < 6 * calls(200)


@pytest.mark.parametrize(
    "told",
    [
        "لم تجدد الوزارة عقد الموظف بسبب الاشتباه في تسريبه وثائق سرية. حسب وكالة الصحراء",
        "أكدت الوزارة أنه لا حاجة لإعلان الوزير الانسحاب من الاتفاق، ذلك أن الشركة لم تف بالالتزامات وفق الوزير",
    ],
)
def test_two_that_hold_each_other_are_no_ring(told):
    text, found = read(told)
    assert len(found) > 1
    check(text, found)


@pytest.mark.parametrize("table", ["adverbials", "nouns", "verbs", "words"])
def test_an_example_broken_off_after_any_word_is_read(table):
    for row in load_table(f"attributions/{table}").rows:
        words = (row.get("example") or "").split()
        for end in range(1, len(words)):
            check(*read("خبر\n" + " ".join(words[:end])))


def test_a_phrase_with_nobody_behind_it_names_no_source():
    assert not read("خبر\nوصل الوفد إلى المدينة نقلا عن")[1]
