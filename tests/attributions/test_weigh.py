"""The judge of cues drops what the readers found and it doubts, and adds what they left out and it finds likely."""

import pytest

from khabar.attributions import find_attributions, weigh
from khabar.attributions.cues import read_cues
from khabar.attributions.line import read_lines
from khabar.attributions.records import Draft
from khabar.attributions.unread import loose_sort, unread
from khabar.text import CleanText, split_sentences
from khabar.words import read_words


def page_of(line):
    text = CleanText(f"أخبار اليوم\n{line}")
    return read_words(text, split_sentences(text))


def state_of(line):
    return read_cues(list(read_lines(page_of(line)))[1])


def cues(line):
    page = page_of(line)
    return [page.text.clean[slice(*a.cue)] for a in find_attributions(page)]


def judged(monkeypatch, weights, settled=()):
    judge = weigh.CueJudge(weights, {}, frozenset(settled))
    monkeypatch.setattr(weigh, "cue_judge", lambda: judge)


LEFT = "وبعد إعلان تنحيها عادت المديرة إلى بيتها."


def test_a_draft_that_the_judge_doubts_is_dropped(monkeypatch):
    line = "وقال الوزير إن الجسر سيفتح غدا."
    judged(monkeypatch, {"ruled": 3.0, "loose": -4.0})
    assert cues(line) == ["وقال"]
    judged(monkeypatch, {"ruled": -3.0, "loose": -4.0})
    assert cues(line) == []


def test_what_is_settled_is_not_weighed(monkeypatch):
    state = state_of("وقال الوزير إن الجسر سيفتح غدا.")
    judged(monkeypatch, {"ruled": -3.0, "loose": -4.0}, [weigh.sort_of(state.line, state.drafts[0])])
    assert weigh.weigh(state) == state.drafts


def test_a_word_left_out_is_added_where_it_is_likely(monkeypatch):
    state = state_of(LEFT)
    options = next(iter(unread(state)))
    assert all(draft.loose and draft.cue == options[0].cue for draft in options)
    judged(monkeypatch, {"loose": 4.0})
    assert "إعلان" in cues(LEFT)
    judged(monkeypatch, {"loose": -4.0})
    assert "إعلان" not in cues(LEFT)


def test_a_sort_of_word_that_is_never_a_cue_is_not_read_again():
    state = state_of(LEFT)
    options = next(iter(unread(state)))
    sort = loose_sort(options[0].why, state.line.words[options[0].cue[0]])
    assert all(draft.why != options[0].why for found in unread(state, {sort}) for draft in found)


@pytest.mark.parametrize("at", [0, 2, 9])
def test_nothing_comes_between_the_two_of_a_chain(at):
    outer, inner = Draft("a", "assert", (1, 2)), Draft("b", "assert", (5, 6), outer=0)
    added = Draft("c", "assert", (at, at + 1), loose=True)
    found = weigh.in_order([outer, inner], [outer, inner], [added])
    assert found[inner.outer] is outer and found.index(inner) == found.index(outer) + 1
    assert (added in found) == (at != 2)


def test_the_readers_alone_are_what_the_judge_starts_from(readers_alone):
    line = "ونقلت وكالة الأنباء عن الوزير قوله إن الجسر سيفتح غدا."
    assert cues(line) == ["ونقلت", "قوله"]
