"""What stands around a candidate is read only where its own words leave some hope that it is an act."""

import pytest

from khabar.actors import find_actors
from khabar.articles import find_outlet
from khabar.attributions import find_attributions
from khabar.classifiers import Linear, Pairs, Ranker, Twins
from khabar.counts import find_counts
from khabar.events import Findings, judge
from khabar.events.candidates import Scene, following, read_candidates, read_options
from khabar.events.choose import Casting
from khabar.places import find_places
from khabar.text import read_text
from khabar.times import find_times
from khabar.words import read_words

BODY = "خبر اليوم\nقصفت القوات الكينية مواقع للمسلحين أمس، ودعت النرويج إلى وقف القصف."


def scene_of(body):
    text, sentences, datelines = read_text(body)
    page = read_words(text, sentences)
    actors = find_actors(page, find_outlet("", ""), "2024-03-04")
    told = find_attributions(page, actors, datelines)
    return Scene.of(page, Findings(actors, find_places(page, ""), find_times(page, None), find_counts(page), told))


def judge_with(weights):
    casting = Casting(Twins(Pairs({})), Ranker({}))
    return judge.Judge(Ranker(weights), casting, Linear(("actual",), {}), judge.Modes({}))


@pytest.mark.parametrize(("bias", "read"), [(judge.HOPELESS - 0.5, False), (2.0, True)])
def test_the_phrases_around_are_read_only_with_hope(monkeypatch, bias, read):
    seen = []

    def reading(scene, option, real=judge.read_candidate):
        seen.append(option)
        return real(scene, option)

    monkeypatch.setattr(judge, "read_candidate", reading)
    scene = scene_of(BODY)
    found = read_options(scene)
    chosen = judge_with({"bias": bias}).choose(scene, found[0], following(found, 0))
    assert bool(seen) is read
    assert (chosen is not None) is read


def test_options_and_candidates_are_the_same_acts():
    scene = scene_of(BODY)
    options, candidates = read_options(scene), read_candidates(scene)
    assert [[o.act.key for o in some] for some in options] == [[c.act.key for c in some] for some in candidates]
    assert all(c.near is some[0].near for some in candidates for c in some), "a trigger is looked around once"


def test_what_follows_are_the_next_four_triggers():
    found = read_options(scene_of(BODY))
    assert [o.first for o in following(found, 0)] == [o.first for some in found[1:5] for o in some]
    assert following(found, len(found) - 1) == []
