"""Gives the places of the tables by their names; rows are read when a name is met, so that the start is quick."""

from functools import cache
from typing import NamedTuple

from khabar.knowledge import load_table
from khabar.knowledge.tables import ROOT
from khabar.text import fold
from khabar.words.lexicon import closed

ARTICLE, LAM = "\u0627\u0644", "\u0644"
NISBA = ("\u0629", "\u0648\u0646", "\u064a\u0646")  # endings of the adjective of a country
AREAS = frozenset(
    ("governorate", "province", "state", "emirate", "region", "area", "sea", "gulf", "strait", "river", "island")
)


class Known(NamedTuple):
    """A place that tables know; a `guarded` name counts only behind a place word."""

    name: str
    arabic: str
    country: str
    geonames: int | None
    lat: float | None
    lon: float | None
    population: int
    precision: str
    guarded: bool = False


class Lexicon(NamedTuple):
    """Folded name -> rows that bear it; `longest` gives the most words of the names that a word opens."""

    names: dict[str, list[int]]
    guarded: frozenset[str]
    longest: dict[str, int]
    lines: list[str]
    others: list[Known]

    def places(self, name: str) -> tuple[Known, ...]:
        """Give the places that a folded name may mean."""
        count, guarded = len(self.lines), name in self.guarded
        found = (city(self.lines[n], name) if n < count else self.others[n - count] for n in self.names.get(name, ()))
        return tuple(place._replace(guarded=guarded) for place in found)


def city(line: str, folded: str) -> Known:
    """Read a line of places/gazetteer."""
    key, free, guarded, name, country, _, lat, lon, population = line.split("\t")
    spelt = next((n for n in f"{free}|{guarded}".split("|") if n and fold(n) == folded), folded)
    return Known(name, spelt, country, int(key), float(lat), float(lon), int(population), "city")


def point(cell: str) -> float | None:
    """Read a cell of degrees; None where it is empty."""
    return float(cell) if cell else None


def written() -> list[Known]:
    """Give the places of the tables written for Khabar, one for each of their names."""
    found = []
    for table in ("places/towns", "places/regions", "places/spots"):
        for row in load_table(table).rows:
            precision, weight = kind_of(row["feature"])
            geonames = int(row["geonames"]) if row.get("geonames") else None
            size = int(row.get("population") or weight)
            place = Known(
                row["name"], "", row["country"], geonames, point(row["lat"]), point(row["lon"]), size, precision
            )
            found += [place._replace(arabic=name) for name in row["written"].split("|") if name]
            doubtful = row.get("guarded", "").split("|")
            found += [place._replace(arabic=name, guarded=True) for name in doubtful if name]
    return found


def kind_of(feature: str) -> tuple[str, int]:
    """Give the precision of a feature, and its weight, as of a population, among places of one name."""
    if feature in ("city", "town"):
        return "city", 20_000
    if feature in AREAS:
        return "region", 30_000
    return "neighbourhood" if feature == "neighbourhood" else "point", 8_000


def nations() -> list[Known]:
    """Give the countries and their capitals, one for each of their names."""
    middles = {row["key"]: row for row in load_table("places/countries").rows}
    found = []
    for row in load_table("actors/nations").rows:
        at, country = middles.get(row["key"], {}), row["key"] if row["key"].isupper() else row.get("pre", "")
        geonames = int(at["geonames"]) if at else None
        lat, lon = point(at.get("lat", "")), point(at.get("lon", ""))
        for name in filter(None, row["names"].split("|")):
            found.append(Known(row["name"], name, country, geonames, lat, lon, 20_000_000, "country"))
        for name in filter(None, row["capital"].split("|")):
            size = int(at["capital_population"]) if at else 100_000
            geonames_of = int(at["capital_geonames"]) if at else None
            lat_of, lon_of = point(at.get("capital_lat", "")), point(at.get("capital_lon", ""))
            found.append(
                Known(
                    at.get("capital", name),
                    name,
                    country,
                    geonames_of,
                    lat_of,
                    lon_of,
                    size + 1_000_000,
                    "city",
                    fold(name) in closed(),
                )
            )
    return found


@cache
def load_lexicon() -> Lexicon:
    """Read the tables once. Names with the article also stand written together with li- («للرقة»)."""
    text = (ROOT / "places" / "gazetteer.tsv").read_text("utf8")
    lines = [line for line in text.split("\n") if line and line[0] != "#"][1:]
    names: dict[str, list[int]] = {}
    guarded: set[str] = set()
    for number, line in enumerate(fold("\n".join(lines)).split("\n")):
        _, free, doubtful, _ = line.split("\t", 3)
        for name in free.split("|") if free else ():
            names.setdefault(name, []).append(number)
        for name in doubtful.split("|") if doubtful else ():
            names.setdefault(name, []).append(number)
            guarded.add(name)
    free_names: set[str] = set()
    others = [*nations(), *written()]
    for number, place in enumerate(others, len(lines)):
        name = fold(place.arabic)
        names.setdefault(name, []).append(number)
        (guarded.add if place.guarded and name not in free_names else guarded.discard)(name)
        if not place.guarded:
            free_names.add(name)
    longest: dict[str, int] = {}
    for name in names:
        opening, _, rest = name.partition(" ")
        count = rest.count(" ") + 2 if rest else 1
        if count > longest.get(opening, 0):
            longest[opening] = count
    return Lexicon(names, frozenset(guarded), longest, lines, others)


@cache
def place_words(kind: str) -> dict[str, str]:
    """Give the folded words of a kind with their precision."""
    return {
        fold(word).removeprefix(ARTICLE): row["precision"]
        for row in load_table("places/placewords").rows
        if row["kind"] == kind
        for word in row["words"].split("|")
    }


@cache
def nationalities() -> dict[str, str]:
    """Give the forms of the adjectives of countries («الإيراني», Iranian; «الكوري الشمالي») with their country."""
    found: dict[str, str] = {}
    for row in load_table("actors/nations").rows:
        for adjective in row["nisba"].split("|"):
            if adjective and row["key"].isupper():
                for ending in ("", *NISBA):
                    found.setdefault(" ".join(word + ending for word in fold(adjective).split()), row["key"])
    return found


@cache
def people() -> frozenset[str]:
    """Give the folded words that are mostly persons' names."""
    return frozenset(fold(row["arabic"]) for row in load_table("actors/names").rows if row.get("plain") != "yes")
