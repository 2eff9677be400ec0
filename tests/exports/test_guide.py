"""Gold by lines and copied words: the marks lead back to the very characters."""

import msgspec
import pytest

from khabar.exports.gold import gold_article, gold_record
from khabar.exports.guide import guide_record


def place(lines, mark, line):
    """Find a mark as the guide reads it: the nth place of its words in its line."""
    mark = {"text": mark} if isinstance(mark, str) else mark
    line, words = mark.get("line", line), mark["text"]
    assert words == words.strip() != ""
    at = -1
    for _ in range(mark.get("nth", 1)):
        at = lines[line].index(words, at + 1)
    start = sum(len(one) + 1 for one in lines[:line]) + at
    return [start, start + len(words)]


def spans(record, lines):
    """Give all places of a record by lines, in the order of gold's."""
    for one in record["attributions"]:
        yield from (place(lines, mark, one["line"]) for mark in (one["cue"], *one["sources"], *one["contents"]))
    for one in record["events"]:
        yield place(lines, one["trigger"], one["line"])
        parts = [
            *one["actors"],
            *one["recipients"],
            *(one[name] for name in ("when", "where") if one[name]),
            *one["size"],
        ]
        for part in parts:
            yield place(lines, {key: part[key] for key in ("text", "line", "nth") if key in part}, one["line"])


def gold_spans(record):
    for one in record["attributions"]:
        yield from map(list, (one["cue"], *one["sources"], *one["contents"]))
    for one in record["events"]:
        yield list(one["trigger"])
        parts = [
            *one["actors"],
            *one["recipients"],
            *(one[name] for name in ("when", "where") if one[name]),
            *one["size"],
        ]
        yield from (list(part["span"]) for part in parts)


def test_marks_lead_back_to_the_same_characters(demo_readings):
    told = 0
    for reading in demo_readings:
        record, lines = guide_record(reading), gold_article(reading)["lines"]
        assert list(spans(record, lines)) == list(gold_spans(gold_record(reading)))
        told += len(record["events"])
    assert told


def test_a_mark_over_two_lines_is_two_marks(reader):
    text = "خبر\nقالت وزارة الدفاع إن قواتها قصفت مواقع للمسلحين.\nوقالت إنها قصفت مواقع."
    reading = reader.read(text, published="2024-05-04", outlet="dw.com")
    attribution = msgspec.structs.replace(reading.attributions[0], contents=((text.index("إن"), len(text)),))
    record = guide_record(msgspec.structs.replace(reading, attributions=(attribution,), events=()))
    first, second = record["attributions"][0]["contents"]
    assert first == "إن قواتها قصفت مواقع للمسلحين." and second == {"text": "وقالت إنها قصفت مواقع.", "line": 2}


@pytest.mark.parametrize(("words", "nth"), [("قصف", 1), ("قصف", 2)])
def test_the_second_place_is_told(reader, words, nth):
    text = "خبر\nأدان الوزير قصف المدينة ودعا إلى وقف قصف القرى."
    start = text.index(words) if nth == 1 else text.rindex(words)
    reading = reader.read(text, published="2024-05-04", outlet="dw.com")
    event = msgspec.structs.replace(
        reading.events[0], trigger=(start, start + len(words)), actors=(), recipients=(), when=None, where=None, size=()
    )
    mark = guide_record(msgspec.structs.replace(reading, attributions=(), events=(event,)))["events"][0]["trigger"]
    assert mark == (words if nth == 1 else {"text": words, "nth": 2})
