"""Every example of the stage's tables must be read by the row it stands in."""

import pytest

from khabar.attributions import find_attributions
from khabar.knowledge import load_table
from khabar.text import CleanText, split_sentences
from khabar.words import read_words

TABLES = ("verbs", "adverbials", "nouns")


def rows(name):
    return [
        (row["key"], row.get("frames", "").split(","), row["example"])
        for row in load_table(f"attributions/{name}").rows
    ]


def found_in(example):
    text = CleanText(f"أخبار اليوم\n{example}.")
    return find_attributions(read_words(text, split_sentences(text)))


@pytest.mark.parametrize(("name", "key", "frames", "example"), [(n, *row) for n in TABLES for row in rows(n)])
def test_example_is_read_by_its_row(name, key, frames, example, readers_alone):
    whys = [a.why for a in found_in(example)]
    if "v" in frames:  # such a verb speaks only behind a phrase (as ... published), which is what decides
        assert any(why.startswith("attributions/adverbials.tsv:") for why in whys)
    else:
        assert f"attributions/{name}.tsv:{key}" in whys, whys


@pytest.mark.parametrize("row", load_table("attributions/stances").rows, ids=lambda row: row["key"])
def test_stance_example_has_the_stance_of_its_row(row):
    assert row["stance"] in [a.stance for a in found_in(row["example"])]


@pytest.mark.parametrize("name", [*TABLES, "stances", "words", "roles", "endings"])
def test_keys_are_ascii_and_unique(name):
    keys = [row["key"] for row in load_table(f"attributions/{name}").rows]
    assert all(key and key.isascii() for key in keys)
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", [*TABLES, "stances", "words", "roles", "endings"])
def test_head_tells_provenance_and_gaps(name):
    head = " ".join(load_table(f"attributions/{name}").head)
    assert "Provenance" in head
    assert "gaps" in head or name in ("adverbials", "nouns")
