"""Status and mode: what the words over an act and earlier acts say of it."""

import pytest

from khabar.actors import find_actors
from khabar.articles import find_outlet
from khabar.attributions import find_attributions
from khabar.classifiers import Linear, names_of
from khabar.counts import find_counts
from khabar.events import Findings
from khabar.events.candidates import Scene, read_candidates
from khabar.events.governor_features import chain_features
from khabar.events.judge import Modes
from khabar.events.mode_features import mode_features
from khabar.events.roles import Parties
from khabar.places import find_places
from khabar.text import read_text
from khabar.times import find_times
from khabar.words import read_words

NOBODY = Parties((), ())


def scene_of(body):
    """Set the scene of a text; give it with its candidates by the written first word of their triggers."""
    text, sentences, datelines = read_text("خبر\n" + body)
    page = read_words(text, sentences)
    actors = find_actors(page, find_outlet("", ""), "2024-03-04")
    attributions = find_attributions(page, actors, datelines)
    found = Findings(actors, find_places(page, ""), find_times(page, None), find_counts(page), attributions)
    scene = Scene.of(page, found)
    return scene, {scene.word(c).form: c for options in read_candidates(scene) for c in options[:1]}


def chain_of(scene, c):
    return names_of(chain_features(scene, c, scene.page.ranges[scene.word(c).sentence][0]))


def test_the_words_over_an_act_are_told_from_the_nearest_outwards():
    scene, acts = scene_of("نفى الوزير الفرنسي نية بلاده سحب القوات من المدينة.")
    assert "chain=azama>nafa" in chain_of(scene, acts["سحب"])


def test_what_governs_the_clause_of_an_act_is_told():
    scene, acts = scene_of("طالب الوزير الفرنسي بأن تنسحب القوات من المدينة.")
    names = chain_of(scene, acts["تنسحب"])
    assert any(name.startswith("gov.verb=طالب") for name in names)
    assert "inside=-" in names, "the demand stands outside the clause"


def test_the_mode_of_an_earlier_act_is_told():
    scene, acts = scene_of("زار الوزير الفرنسي بغداد. وانتهت زيارته الأحد.")
    first, second = sorted(acts.values(), key=lambda c: c.first)
    assert "earlier=-" in names_of(mode_features(scene, second, []))
    scene.remember(first, NOBODY, "actual", "visit")
    assert "earlier=visit" in names_of(mode_features(scene, second, []))


def test_a_mode_is_judged_among_those_of_its_type():
    scene, acts = scene_of("طردت باريس السفير التركي. واعتقلت الشرطة التركية عشرة أشخاص.")
    expulsion, arrest = acts["طردت"], acts["واعتقلت"]
    modes = Modes({"COERCE": Linear(("", "seize"), {"row=arrest": (0.0, 1.0)})})
    assert modes.choose(scene, arrest, []) == "seize"
    assert modes.choose(scene, expulsion, []) == expulsion.act.mode, "no model: the mode of the tables"


def test_no_mode_is_none():
    scene, acts = scene_of("اعتقلت الشرطة التركية عشرة أشخاص.")
    assert Modes({"COERCE": Linear(("", "arrest"), {"bias": (1.0, 0.0)})}).choose(scene, acts["اعتقلت"], []) is None


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("قصفت طائرات حربية تركية مواقع للمسلحين في شمال العراق الأحد.", "aerial"),
        ("اعتقلت الشرطة التركية عشرة أشخاص في إسطنبول الأحد.", "arrest"),
        ("تظاهر آلاف العمال في باريس الأحد.", "demo"),
    ],
)
def test_modes_of_plain_sentences(reader, text, mode):
    assert mode in [event.mode for event in reader.read("خبر\n" + text, published="2024-05-14").events]
