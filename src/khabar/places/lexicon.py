"""Gives the places of the tables and one automaton over all their names."""

from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from khabar.knowledge import load_table
from khabar.text import fold

ARTICLE, LAM = "\u0627\u0644", "\u0644"


class Known(NamedTuple):
    """A place that tables know; `common` ones count only behind a place word."""

    name: str
    arabic: str
    country: str
    geonames: int | None
    lat: float | None
    lon: float | None
    population: int
    precision: str
    common: bool


class Lexicon(NamedTuple):
    """All names in one automaton; `places[i]` are the places that pattern i may name, the largest first."""

    automaton: AhoCorasick
    places: tuple[tuple[Known, ...], ...]


def _rows() -> list[tuple[str, Known]]:
    found = []
    for row in load_table("places/gazetteer").rows:
        place = Known(
            row["name"], "", row["country"], int(row["key"]), float(row["lat"]), float(row["lon"]),
            int(row["population"]), "city", row["common"] == "yes",
        )  # fmt: skip
        found += [(name, place._replace(arabic=name)) for name in row["arabic"].split("|")]
    for row in load_table("actors/nations").rows:
        risky = set(row.get("risk", "").split("|"))
        for column, precision in (("names", "country"), ("capital", "city")):
            for name in filter(None, row[column].split("|")):
                label = row["name"] if precision == "country" else name
                place = Known(label, name, row["key"], None, None, None, 1_000_000, precision, name in risky)
                found.append((name, place))
    for row in load_table("actors/cities").rows:
        columns = list(row.values())
        for name in columns[2].split("|"):
            found.append((name, Known(name, name, columns[1], None, None, None, 50_000, "region", False)))
    return found


@cache
def load_lexicon() -> Lexicon:
    """Read the tables once. Names with the article also stand written together with li- («للرقة»)."""
    by_name: dict[str, list[Known]] = {}
    for name, place in _rows():
        folded = fold(name)
        by_name.setdefault(folded, []).append(place)
        if folded.startswith(ARTICLE):
            by_name.setdefault(LAM + folded[1:], []).append(place)
    names = list(by_name)
    order = tuple(tuple(sorted(by_name[n], key=lambda p: (p.geonames is None, -p.population))) for n in names)
    return Lexicon(AhoCorasick(names, matchkind=MatchKind.LeftmostLongest), order)


@cache
def place_words(kind: str) -> dict[str, str]:
    """Give the folded words of a kind with their precision."""
    return {
        fold(word).removeprefix(ARTICLE): row["precision"]
        for row in load_table("places/placewords").rows
        if row["kind"] == kind
        for word in row["words"].split("|")
    }
