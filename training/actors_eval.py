"""Measures the actors stage on the tune part: borders, countries, sectors, kinds; `--errors CLASS` prints misses.

python -m training.actors_eval [--errors exact|overlap|country|sectors|kind] [--limit N]
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

from khabar.actors import ActorMention, Actors, find_actors
from khabar.model import Outlet
from khabar.text import CleanText, split_sentences
from khabar.words import Page, read_words
from training.gold_split import Pair, tune

COUNTRIES = {
    "Al Arabiya": "ARE",
    "BBC Arabic": "GBR",
    "CNN Arabic": "USA",
    "France 24": "FRA",
    "Sky News Arabia": "ARE",
}


def read(article: dict[str, Any]) -> tuple[Page, Actors]:
    """Run the stages up to actors on one article."""
    text = CleanText(article["text"])
    page = read_words(text, split_sentences(text))
    return page, find_actors(page, Outlet(article["outlet"], None, COUNTRIES.get(article["outlet"])))


def wanted(gold: dict[str, Any]) -> Iterator[tuple[str, tuple[int, int], dict[str, Any]]]:
    """Give (role, span, facts) of each distinct gold phrase."""
    seen = set()
    for attribution in gold["attributions"]:
        for source in attribution["sources"]:
            if (key := ("source", *source)) not in seen:
                seen.add(key)
                yield "source", tuple(source), {"kind": attribution["speaker_kind"], "name": attribution["speaker"]}
    for event in gold["events"]:
        for role in ("actors", "recipients"):
            for party in event[role]:
                if (key := (role, *party["span"], party["country"])) not in seen:
                    seen.add(key)
                    yield role, tuple(party["span"]), party


def tight(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Leave the hash mark before a span away."""
    return (span[0] + 1, span[1]) if text[span[0]] == "#" else span


def best(page: Page, actors: Actors, span: tuple[int, int]) -> tuple[ActorMention | None, tuple[int, int]]:
    """Give the mention that shares most characters with a span."""
    choices = []
    for mention in actors.mentions:
        found = page.text.to_original(mention.start, mention.end)
        shared = min(found[1], span[1]) - max(found[0], span[0])
        if shared > 0:
            choices.append((shared / (max(found[1], span[1]) - min(found[0], span[0])), mention.first, mention, found))
    if not choices:
        return None, (0, 0)
    _, _, mention, found = max(choices, key=lambda c: c[:2])
    return mention, found


def judge(article: dict[str, Any], gold: dict[str, Any], counts: Counter[str], show: str | None) -> None:
    """Count what is right in one article and print the misses of one class."""
    page, actors = read(article)
    text = article["text"]
    for role, span, facts in wanted(gold):
        mention, found = best(page, actors, tight(text, span))
        group = "source" if role == "source" else "party"
        counts[group] += 1
        counts[f"{group} overlap"] += mention is not None
        checks = {
            "overlap": mention is not None,
            "exact": mention is not None and tight(text, found) == tight(text, span),
        }
        if mention is not None:
            counts[f"{group} with"] += 1
            if role == "source":
                checks["kind"] = mention.speaker_kind == facts["kind"]
            else:
                checks["country"] = mention.country == facts["country"]
                checks["sectors"] = bool(set(mention.sectors) & set(facts["sectors"]) or not facts["sectors"])
        for name, right in checks.items():
            if name != "overlap":
                counts[f"{group} {name}"] += right
            if not right and name == show:
                around = (
                    text[max(0, span[0] - 20) : span[0]] + "[" + text[slice(*span)] + "]" + text[span[1] : span[1] + 20]
                )
                print(
                    role,
                    "|",
                    around.replace("\n", "/"),
                    "|",
                    text[slice(*found)],
                    "|",
                    _facts(facts),
                    "|",
                    _got(mention),
                )


def _facts(facts: dict[str, Any]) -> str:
    return " ".join(str(facts.get(key)) for key in ("kind", "country", "sectors", "name") if facts.get(key))


def _got(mention: ActorMention | None) -> str:
    if mention is None:
        return "-"
    return f"{mention.speaker_kind} {mention.country} {'+'.join(mention.sectors)} {mention.name} ({mention.why})"


def main(argv: list[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors")
    parser.add_argument("--limit", type=int)
    options = parser.parse_args(argv)
    counts: Counter[str] = Counter()
    pairs: list[Pair] = tune()[: options.limit]
    started = time.perf_counter()
    for article, gold in pairs:
        judge(article, gold, counts, options.errors)
    for group, checks in (
        ("source", ("overlap", "exact", "kind")),
        ("party", ("overlap", "exact", "country", "sectors")),
    ):
        for check in checks:
            total = counts[group] if check in ("overlap", "exact") else counts[f"{group} with"]
            print(f"{group:8} {check:8} {counts[f'{group} {check}'] / max(1, total):.3f} of {total}")
    timed = time.perf_counter()
    pages = [read(article)[0] for article, _ in pairs]
    total = time.perf_counter() - timed
    timed = time.perf_counter()
    for page in pages:
        find_actors(page, Outlet())
    spent = time.perf_counter() - timed
    print(f"{spent / len(pairs) * 1000:.2f} ms an article (with words {total / len(pairs) * 1000:.2f}), ", end="")
    print(f"run {timed - started:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
