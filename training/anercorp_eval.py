"""Measures names of persons, organisations and places on the training part of CLEANANERCorp (GPL: to measure only).

python -m training.anercorp_eval [--sentences N]

An entity of the corpus and a name of khabar are a pair where they are of one kind and share a word; nothing of the
corpus is learned or kept. Names inside larger phrases count as the corpus has them: a title is no part of a name.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from khabar.actors import find_actors
from khabar.evaluation.pairs import pair
from khabar.model import Outlet
from khabar.places import find_places
from khabar.places.lexicon import place_words
from khabar.places.search import stem
from khabar.text import CleanText, split_sentences
from khabar.words import Page, read_words

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "data" / "anercorp" / "train.txt"
GENERIC = {*place_words("whole"), *place_words("generic")}  # the capital, the country: no names
KINDS = {"PERS": "person", "ORG": "organisation", "LOC": "place"}
ON_A_PAGE = 8  # sentences; the corpus does not tell where its articles end
Name = tuple[str, int, int]


def read_corpus(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Give the sentences as (word, tag)."""
    for block in path.read_text("utf8").split("\n\n"):
        rows = [line.rsplit(" ", 1) for line in block.split("\n") if " " in line]
        if rows:
            yield [(word, tag) for word, tag in rows]


def lay_out(sentences: list[list[tuple[str, str]]]) -> tuple[str, list[Name]]:
    """Give the text of some sentences, a line each, and their entities by characters."""
    text, names = "", []
    for sentence in sentences:
        open_name: Name | None = None
        for word, tag in sentence:
            mark, _, kind = tag.partition("-")
            start, end = len(text), len(text) + len(word)
            if mark == "B" or (mark == "I" and open_name is None):
                names += [open_name] if open_name else []
                open_name = (KINDS[kind], start, end) if kind in KINDS else None
            elif mark == "I" and open_name is not None:
                open_name = (open_name[0], open_name[1], end)
            elif mark == "O":
                names += [open_name] if open_name else []
                open_name = None
            text += word + " "
        names += [open_name] if open_name else []
        text = text.rstrip(" ") + "\n"
    return text, names


def read_names(text: str) -> list[Name]:
    """Give the names that khabar reads in a text, by characters."""
    clean = CleanText(text)
    page = read_words(clean, split_sentences(clean))
    found = [(kind, *_span(page, first, last)) for kind, first, last in find_actors(page, Outlet()).names()]
    named = list(found)  # the corpus is flat: a place inside another name is none
    for place in find_places(page):
        if place.first < place.last and not GENERIC.issuperset(map(stem, page.words[place.first : place.last])):
            span = _span(page, place.first, place.last)
            if not any(start <= span[0] < end for _, start, end in named):
                found.append(("place", *span))
    return found


def _span(page: Page, first: int, last: int) -> tuple[int, int]:
    return page.text.to_original(page.words[first].start, page.words[last - 1].end)


def count(gold: list[Name], found: list[Name], counts: Counter[str]) -> None:
    """Count pairs, gold and found names by kind."""
    for kind in KINDS.values():
        wanted, given = ([name[1:] for name in names if name[0] == kind] for names in (gold, found))
        counts[f"{kind} right"] += len(pair(wanted, given, lambda span: span))
        counts[f"{kind} wanted"] += len(wanted)
        counts[f"{kind} found"] += len(given)


def main(argv: list[str]) -> int:
    """Print precision, recall and F1 by kind and together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int)
    options = parser.parse_args(argv)
    sentences = list(read_corpus(CORPUS))[: options.sentences]
    counts: Counter[str] = Counter()
    for start in range(0, len(sentences), ON_A_PAGE):
        text, gold = lay_out(sentences[start : start + ON_A_PAGE])
        count(gold, read_names(text), counts)
    for kind in (*KINDS.values(), "all"):
        right, wanted, found = (
            sum(counts[f"{one} {what}"] for one in KINDS.values() if kind in (one, "all"))
            for what in ("right", "wanted", "found")
        )
        p, r = right / max(1, found), right / max(1, wanted)
        print(f"{kind:13} P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f} wanted {wanted} found {found}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
