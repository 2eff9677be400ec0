"""A subject right behind a cue that the readers took for the start of its content is given back to the cue."""

import pytest

from khabar.attributions import find_attributions, late
from khabar.attributions.cues import read_cues
from khabar.attributions.line import read_lines
from khabar.attributions.records import Draft
from khabar.classifiers import Ranker, names_of
from khabar.text import CleanText, split_sentences
from khabar.words import read_words


def page_of(line):
    text = CleanText(f"أخبار اليوم\n{line}")
    return read_words(text, split_sentences(text))


def told(line):
    page = page_of(line)
    text = page.text.clean
    return [(text[slice(*a.cue)], [text[slice(*s)] for s in a.sources], text[slice(*a.contents[0])]) for a in
            find_attributions(page)]  # fmt: skip


def one(line, cue, start, opener="n"):
    """Give the second line of a page and a draft without source at a word of it, its content opening at another."""
    second = list(read_lines(page_of(line)))[1]
    at = second.forms.index(cue)
    return second, Draft("attributions/verbs.tsv:aalana", "assert", (at, at + 1), start=start, opener=opener)


@pytest.mark.parametrize(
    ("line", "cue", "source", "content"),
    [
        ("وأعلنت كينيا في الأعوام التالية تدمير مخزونها من الغازات.", "وأعلنت", "كينيا", "تدمير مخزونها من الغازات"),
        ("وأعلنت النرويج في وقت لاحق إغلاق سفارتها في العاصمة.", "وأعلنت", "النرويج", "إغلاق سفارتها في العاصمة"),
    ],
)
def test_the_subject_is_the_source_and_no_part_of_the_content(line, cue, source, content):
    (found,) = [entry for entry in told(line) if entry[0] == cue]
    assert found[1] == [source]
    assert found[2].endswith(content) and source not in found[2]


def test_a_draft_with_a_source_is_left_as_it_is():
    line, draft = one("واعلنت كينيا الحداد.", "واعلنت", 1)
    draft.sources = [(1, 2)]
    assert late.late_phrase(line, draft) is None


def test_a_content_that_no_word_would_be_left_of_is_kept():
    line, draft = one("واعلنت الحكومة", "واعلنت", 1)
    assert late.late_phrase(line, draft) is None


def test_the_phrase_is_taken_only_where_it_is_likely(monkeypatch):
    for bias, sources, start in ((5.0, [(1, 2)], 2), (-5.0, [], 2)):
        monkeypatch.setattr(late, "late_judge", lambda bias=bias: Ranker({"bias": bias}))
        line, draft = one("واعلنت كينيا تدمير المخزون كله.", "واعلنت", 2)
        late.name_late(line, [draft])
        assert draft.sources == sources and draft.start == start


def test_no_feature_counts_twice():
    line, draft = one("واعلنت كينيا الحداد العام ثلاثة ايام.", "واعلنت", 1)
    names = names_of(late.late_features(line, draft, late.late_phrase(line, draft)))
    assert len(names) == len(set(names)) > 15


def test_readers_find_the_draft_that_the_judge_is_asked_about():
    state = read_cues(list(read_lines(page_of("وقال الوزير إن الجسر سيفتح غدا.")))[1])
    assert [late.late_phrase(state.line, draft) for draft in state.drafts] == [None]
