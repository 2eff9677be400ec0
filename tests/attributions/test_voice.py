"""The judge of speaker kinds weighs the phrase that names who speaks, the actor it is, and the rules' answer."""

import pytest

from khabar.actors import find_actors
from khabar.attributions import find_attributions, voice
from khabar.attributions.find import find_told
from khabar.attributions.voice import actors_before, clues_of_voice
from khabar.classifiers import Linear, names_of
from khabar.model import Outlet
from khabar.text import CleanText, split_sentences
from khabar.words import read_words

KINDS = ("agency", "anonymous", "document", "government", "group", "media", "organisation", "person")


def page_of(*lines):
    text = CleanText("\n".join(("أخبار اليوم", *lines)))
    return read_words(text, split_sentences(text))


def kinds(*lines):
    page = page_of(*lines)
    return [a.speaker.kind for a in find_attributions(page, find_actors(page, Outlet()))]


def told(*lines):
    """Give (the rules' kind, the features) of each attribution."""
    page = page_of(*lines)
    found = find_told(page, find_actors(page, Outlet()))
    return [(named.speaker.kind, set(names_of(clues_of_voice(line, d, named, who)))) for line, d, named, who in found]


def judged(monkeypatch, **weights):
    rows = {name: tuple(9.0 * (kind == wanted) for kind in KINDS) for name, wanted in weights.items()}
    monkeypatch.setattr(voice, "voice_judge", lambda: Linear(KINDS, rows))


def test_the_judge_has_the_last_word(monkeypatch):
    line = "وقال الوزير إن الجسر سيفتح غدا."
    judged(monkeypatch, **{"head=وزير": "government"})
    assert kinds(line) == ["government"]
    judged(monkeypatch, **{"rule=person": "person"})
    assert kinds(line) == ["person"]


def test_only_the_kind_changes(monkeypatch):
    page = page_of("وقال الوزير إن الجسر سيفتح غدا.")
    judged(monkeypatch, **{"rule=person": "person"})
    before = find_attributions(page, find_actors(page, Outlet()))[0]
    judged(monkeypatch, **{"rule=person": "group"})
    after = find_attributions(page, find_actors(page, Outlet()))[0]
    assert (after.speaker.name, after.sources, after.stance) == (before.speaker.name, before.sources, before.stance)
    assert after.speaker.kind == "group"


def test_who_goes_on_speaking_is_known_by_the_phrase_that_named_him():
    (_, first), (_, second) = told("وقال عمدة المدينة إن الجسر سيفتح غدا.", "وأضاف أن السوق سيفتح بعد شهر.")
    assert {"head=عمدة", "rule=person:source"} <= first
    assert "head=عمدة" in second and "rule=person:source" not in second


def test_quotation_marks_are_not_the_head_of_a_name():
    ((_, features),) = told('ونقلت "برقا" أن الجسر سيفتح غدا.')
    assert "head=برقا" in features


def test_a_surname_is_told_from_a_word_met_for_the_first_time():
    *_, (_, again) = told("وقال الوزير محمد الحداد إن الجسر سيفتح غدا.", "وتابع الحداد أن السوق سيفتح بعد شهر.")
    ((_, alone),) = told("وتابع الحداد أن السوق سيفتح بعد شهر.")
    assert "same=" in alone and "same=" not in again


def test_actors_of_another_gender_are_no_hidden_subject():
    page = page_of("زارت الوزيرة والسفير المصنع وقالت إن الجسر سيفتح غدا.")
    actors = find_actors(page, Outlet())
    line, draft, named, who = next(iter(find_told(page, actors)))
    assert (draft.gender, actors_before(line, draft, named, who)[:2]) == ("f", ["person=", "-"])  # the minister alone
    draft.gender = "m"
    assert actors_before(line, draft, named, who)[:2] == ["organisation", "person"]  # the factory and the ambassador


def test_without_actors_the_phrase_alone_decides(monkeypatch):
    judged(monkeypatch, **{"table=agency:False": "agency", "rule=person": "person"})
    page = page_of("وذكرت وكالة الصحراء أن الجسر سيفتح غدا.", "وقال الوزير إن السوق سيفتح غدا.")
    assert [a.speaker.kind for a in find_attributions(page)] == ["agency", "person"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("وقالت وزارة النقل إن الجسر سيفتح غدا.", "government"),
        ("وقالت مصادر مطلعة إن الجسر سيفتح غدا.", "anonymous"),
        ("وقال وزير النقل سالم البناء إن الجسر سيفتح غدا.", "person"),
        ("وذكرت صحيفة الميناء أن الجسر سيفتح غدا.", "media"),
        ("وقالت منظمة الصيادين العالمية إن الجسر سيفتح غدا.", "organisation"),
        ("وجاء في التقرير أن الجسر سيفتح غدا.", "document"),
        ("واعتقلت الشرطة رجلين للاشتباه في أنهما سرقا المصنع.", "government"),
    ],
)
def test_the_shipped_judge_knows_plain_cases(line, kind):
    assert kinds(line)[0] == kind
