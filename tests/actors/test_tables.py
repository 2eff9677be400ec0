"""The actor tables: every example holds its row, keys are ASCII and told once."""

import pytest

from khabar.actors.lexicon import bare, lexicon
from khabar.actors.scan import scan
from khabar.knowledge import alternatives, load_table
from khabar.text import CleanText, fold, split_sentences
from khabar.words import read_words

OWN = ["heads", "family", "counterparts", "corefs", "relations", "cities", "endings", "doubtful", "classes"]


@pytest.mark.parametrize("name", OWN)
def test_table_has_head_keys_and_examples(name: str) -> None:
    table = load_table(f"actors/{name}")
    keys = [row["key"] for row in table.rows]
    assert table.head and all(row["example"] for row in table.rows)
    assert len(set(keys)) == len(keys) and all(key.isascii() for key in keys)


@pytest.mark.parametrize("name", ["heads", "family", "counterparts", "corefs", "cities"])
def test_example_of_each_row_is_found_as_that_row(name: str) -> None:
    missing = []
    for row in load_table(f"actors/{name}").rows:
        text = CleanText(row["example"])
        tags = scan(read_words(text, split_sentences(text)))
        if row["key"] not in {entry.key for tag in tags.values() for entry in tag.entries}:
            missing.append((row["key"], row["example"]))
    assert not missing


def test_relation_examples_hold_the_tie() -> None:
    for row in load_table("actors/relations").rows:
        assert any(bare(fold(word)).split()[0][:4] in fold(row["example"]) for word in alternatives(row["words"])), row[
            "key"
        ]


def test_doubtful_adjective_counts_only_beside_its_nation() -> None:
    for row in load_table("actors/doubtful").rows:
        text = CleanText(row["example"])
        tags = scan(read_words(text, split_sentences(text)))
        assert any(entry.layer == "nisba" for tag in tags.values() for entry in tag.entries), row["key"]
    text = CleanText("شرطي مالي")
    assert all(tag.layer != "nisba" for tag in scan(read_words(text, split_sentences(text))).values())


def test_lexicon_knows_nations_with_and_without_article() -> None:
    assert lexicon().root[fold("فرنسا")][""][0].country == "FRA"
    assert lexicon().root[fold("سودان")][""][0].definite
