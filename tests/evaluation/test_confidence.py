"""The mapping of confidence: what it changes and keeps, how it is learned, that readings show it."""

import math

import pytest

import khabar
from khabar.classifiers import Scale, load_scale
from khabar.evaluation import calibration_error
from khabar.events import resolve

confidence = pytest.importorskip("training.confidence", reason="needs the checkout and scipy", exc_type=ImportError)

SURE = {0.6: 5, 0.8: 6, 0.95: 8}  # of ten events of a confidence so many are right
ARTICLE = [(sure, n < right) for sure, right in SURE.items() for n in range(10)]


def test_a_scale_as_it_stands_changes_nothing_and_no_answer_is_certain():
    assert Scale().rate(0.7) == pytest.approx(0.7)
    assert 0 < Scale().rate(0.0) < Scale().rate(1.0) < 1


def test_what_was_right_less_often_than_said_is_said_less_surely():
    scale = confidence.fit_scale(ARTICLE * 20, {"licence": "MIT"})
    for sure, right in SURE.items():
        assert scale.rate(sure) < sure and scale.rate(sure) == pytest.approx(right / 10, abs=0.04)
    assert scale.card == {"licence": "MIT"}
    assert calibration_error(confidence.mapped(scale, ARTICLE)) < calibration_error(ARTICLE) / 2


def test_the_order_of_events_stays():
    scale = confidence.fit_scale(ARTICLE * 20)
    rates = [scale.rate(n / 100) for n in range(101)]
    assert rates == sorted(rates) and len(set(rates)) == 101


def test_events_that_are_right_less_often_the_surer_they_are_make_no_scale():
    with pytest.raises(ValueError, match="not right more often"):
        confidence.fit_scale([(1 - sure, right) for sure, right in ARTICLE] * 20)


def test_no_article_is_mapped_by_what_was_learned_from_it():
    articles = [ARTICLE * 20, [(sure, True) for sure, _ in ARTICLE] * 20]
    first, second = confidence.held_out(articles, 2)
    assert second == confidence.mapped(confidence.fit_scale(articles[0]), articles[1])
    assert [right for _, right in first] == [right for _, right in articles[0]]
    assert "calibration error" in confidence.describe(articles * 30, 3)


def test_an_event_shows_how_often_so_sure_acts_are_right(monkeypatch):
    text = "هاجم مسلحون ثكنة للجيش في مدينة غاو شمالي مالي فجر الجمعة وقتلوا ثلاثة جنود."
    (shown, *_), judge = khabar.Reader().read(text).events, resolve._judge()
    monkeypatch.setattr(resolve, "_judge", lambda: judge._replace(confidence=Scale()))
    (given, *_) = khabar.Reader().read(text).events
    assert shown.confidence == pytest.approx(load_scale("events/confidence").rate(given.confidence), abs=0.002)
    assert (shown.type, shown.trigger, shown.status) == (given.type, given.trigger, given.status)
    assert not math.isclose(shown.confidence, given.confidence)
