"""The tables of places: points on earth, known countries, points near the towns of the same country, size."""

from math import cos, hypot, radians

import pytest

from khabar.knowledge import load_table
from khabar.knowledge.check import ISO
from khabar.knowledge.tables import ROOT

FARTHEST = 8  # degrees; Novaya Zemlya has no town within 6
WRITTEN = ("towns", "regions", "spots")


@pytest.mark.parametrize("name", [*WRITTEN, "gazetteer"])
def test_rows_have_a_name_a_country_and_a_point(name: str) -> None:
    for row in load_table(f"places/{name}").rows:
        assert row.get("written") or row.get("arabic") or row.get("guarded"), row["key"]
        assert -90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180, row["key"]
        assert row["country"] in ISO | {"XKX", ""} and (row["country"] or name == "spots"), row["key"]


def test_the_gazetteer_is_small() -> None:
    assert (ROOT / "places" / "gazetteer.tsv").stat().st_size < 1_500_000


@pytest.mark.parametrize("name", WRITTEN)
def test_points_written_by_hand_lie_near_a_town_of_their_country(name: str) -> None:
    towns: dict[str, list[tuple[float, float]]] = {}
    for row in load_table("places/gazetteer").rows:
        towns.setdefault(row["country"], []).append((float(row["lat"]), float(row["lon"])))
    far = []
    for row in load_table(f"places/{name}").rows:
        here = towns.get(row["country"], [])
        lat, lon = float(row["lat"]), float(row["lon"])
        if len(here) >= 20 and min(hypot(lat - a, (lon - b) * cos(radians(lat))) for a, b in here) > FARTHEST:
            far.append(row["key"])
    assert far == []


def test_each_country_of_the_nations_has_a_middle() -> None:
    middles = {row["key"] for row in load_table("places/countries").rows}
    states = {row["key"] for row in load_table("actors/nations").rows if row["key"].isupper()}
    assert states - middles == {"ATA"}


def test_the_examples_hold_one_of_the_rows_words() -> None:
    for row in load_table("places/placewords").rows:
        assert any(word in row["example"] for word in row["words"].split("|")), row["key"]
