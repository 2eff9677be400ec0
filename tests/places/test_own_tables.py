"""The user's own tables: rows are added to the shipped ones or replace them, and their faults are told."""

from pathlib import Path

import pytest

from khabar.errors import TableError
from khabar.knowledge import load_table
from khabar.places import find_places, lexicon
from khabar.text import read_text
from khabar.words import read_words

COLUMNS = "key\tname\tcountry\tfeature\tlat\tlon\twritten"
read = load_table.__wrapped__


def own(folder: Path, rows: str, columns: str = COLUMNS) -> None:
    (folder / "places").mkdir()
    (folder / "places" / "spots.tsv").write_text(f"# My places.\n{columns}\n{rows}\n", "utf8")


def test_rows_are_added_and_replaced(tmp_path, monkeypatch) -> None:
    shipped = read("places/spots").rows
    own(tmp_path, "my-camp-jor\tMy camp\tJOR\tcamp\t32.1\t36.0\tمخيم السوسنة\nsahara\tMine\t\tarea\t20.0\t9.0\tصحراؤنا")
    monkeypatch.setenv("KHABAR_TABLES", str(tmp_path))
    rows = {row["key"]: row for row in read("places/spots").rows}
    assert len(rows) == len(shipped) + 1
    assert rows["my-camp-jor"]["country"] == "JOR" and rows["sahara"]["name"] == "Mine"
    assert read("places/towns").rows, "tables that the folder lacks stay as shipped"


def test_a_place_of_the_user_is_found_in_the_text(tmp_path, monkeypatch) -> None:
    own(tmp_path, "my-camp-jor\tMy camp\tJOR\tcamp\t32.1\t36.0\tمخيم السوسنة")
    monkeypatch.setenv("KHABAR_TABLES", str(tmp_path))
    monkeypatch.setattr(lexicon, "load_table", read)
    fresh = lexicon.load_lexicon.__wrapped__()
    monkeypatch.setattr("khabar.places.search.load_lexicon", lambda: fresh)
    clean, sentences, _ = read_text("وزعت المساعدات في مخيم السوسنة أمس")
    place = next(p for p in find_places(read_words(clean, sentences)) if p.name == "My camp")
    assert (place.country, place.lat, place.precision) == ("JOR", 32.1, "point")


def test_strange_columns_are_told(tmp_path, monkeypatch) -> None:
    own(tmp_path, "x\ty", "key\tcolour")
    monkeypatch.setenv("KHABAR_TABLES", str(tmp_path))
    with pytest.raises(TableError, match="colour"):
        read("places/spots")
