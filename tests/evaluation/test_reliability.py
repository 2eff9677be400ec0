"""Reliability: what counts as right, bins, the calibration error, the diagram."""

import pytest

from khabar.evaluation import bins, calibration_error, draw, judge, kept

GOLD = {
    "doc": "x",
    "attributions": [{"cue": [0, 3]}, {"cue": [10, 13]}],
    "events": [{"trigger": [20, 25], "type": "ASSAULT"}, {"trigger": [30, 35], "type": "AID"}],
}
READING = {
    "article": {"id": "x"},
    "attributions": [{"id": "a1", "cue": [0, 3], "confidence": 0.9}, {"id": "a2", "cue": [50, 53], "confidence": 0.3}],
    "events": [
        {"id": "e1", "trigger": [21, 25], "type": "ASSAULT", "confidence": 0.8},
        {"id": "e2", "trigger": [30, 35], "type": "CONSULT", "confidence": 0.6},
    ],
}


def test_right_is_a_paired_cue_or_a_paired_trigger_of_its_type():
    judged = judge([GOLD], [READING])
    assert judged == {"attributions": [(0.9, True), (0.3, False)], "events": [(0.8, True), (0.6, False)]}


def test_calibrated_items_have_no_error_and_sure_wrong_ones_have_all():
    assert calibration_error([(0.75, True)] * 3 + [(0.75, False)]) == 0
    assert calibration_error([(1.0, False)] * 5) == 1
    assert calibration_error([]) == 0
    mixed = [(0.15, False)] * 9 + [(0.95, True)]
    assert calibration_error(mixed) == pytest.approx(0.9 * 0.15 + 0.1 * 0.05)


def test_bins_hold_every_item_once():
    judged = [(n / 100, n % 2 == 0) for n in range(101)]
    assert sum(b.items for b in bins(judged)) == 101 and all(b.low <= b.confidence <= b.high for b in bins(judged))


def test_the_diagram_is_svg_with_a_dot_a_bin():
    import xml.etree.ElementTree as ET

    root = ET.fromstring(draw(judge([GOLD], [READING])))
    assert len(root.findall("{http://www.w3.org/2000/svg}circle")) == 4


def test_a_higher_least_keeps_fewer_items():
    (_, at_half, *_, last) = kept([(0.9, True), (0.6, False), (0.5, True)], 4)
    assert at_half == (0.5, 2 / 3, 0.5) and last == (0.9, 1.0, 0.25)
