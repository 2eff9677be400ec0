"""Texts that break off after any word, or begin with any: every word of the tables' examples stands at an end once."""

from pathlib import Path

import pytest

from khabar.knowledge import load_table
from khabar.reader import Reader

TABLES = Path(__file__).resolve().parents[2] / "src" / "khabar" / "knowledge"
EVERY = 12  # of long tables one row in so many, of all others each
LONG = 150  # rows


@pytest.fixture(scope="module")
def reader():
    return Reader()


def examples(stage):
    for path in sorted((TABLES / stage).glob("*.tsv")):
        rows = [row.get("example") or "" for row in load_table(f"{stage}/{path.stem}").rows]
        yield from rows[:: EVERY if len(rows) > LONG else 1]


@pytest.mark.parametrize("stage", ["actors", "attributions", "counts", "events", "places", "text", "times", "words"])
def test_a_text_may_break_off_after_any_word(reader, stage):
    ends = {" ".join(words[:k]) for words in map(str.split, examples(stage)) for k in range(1, len(words))}
    assert len(ends) > 10
    for end in sorted(ends):
        text = f"خبر\n{end}"
        reading = reader.read(text)
        parts = [*(a.cue for a in reading.attributions), *(m.span for m in reading.mentions)]
        parts += [*(e.trigger for e in reading.events), *(t.span for t in reading.times)]
        assert all(0 <= start < stop <= len(text) and text[start:stop].strip() for start, stop in parts), text
