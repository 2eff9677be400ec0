"""Scores places on the part of the gold to tune on: the best scored place of each event's sentence against its `where`.

python -m training.places_eval
"""

import sys
import time
from collections.abc import Iterator
from typing import Any, NamedTuple

from khabar.articles import find_outlet
from khabar.places import PlaceMention, find_places, score_place
from khabar.places.lexicon import load_lexicon
from khabar.text import read_text
from khabar.words import Page, read_words
from training.gold_split import tune

Figures = tuple[float, float, float]
SPENT: list[float] = []


class Case(NamedTuple):
    """An event of the gold: its page, the word of its trigger, the places of its sentence, its place."""

    doc: str
    page: Page
    trigger: int
    here: list[PlaceMention]
    where: dict[str, Any] | None

    def right(self, place: PlaceMention) -> bool:
        """Tell whether a place is the event's: of the same country and over the same words."""
        if not self.where or place.country != self.where["country"]:
            return False
        first, last = self.where["span"]
        start, end = self.page.text.to_original(place.start, place.end)
        return bool(start < last and first < end)

    def same_country(self, place: PlaceMention) -> bool:
        """Tell whether a place has the country of the event's."""
        return bool(self.where) and place.country == self.where["country"]  # type: ignore[index]


def cases() -> Iterator[Case]:
    """Give the events of the part to tune on."""
    load_lexicon()
    for article, gold in tune():
        text, sentences, _ = read_text(article["text"])
        page = read_words(text, sentences)
        home = find_outlet(article["outlet"], article["url"]).country
        if not SPENT:
            find_places(page, home)  # so that the loading of tables is not counted
        begin = time.process_time()
        places = find_places(page, home)
        SPENT.append(time.process_time() - begin)
        for event in gold["events"]:
            at = event["trigger"][0]
            word = next((w for w in page.words if page.span(w.index, w.index + 1)[1] > at), None)
            if word is not None:
                here = [p for p in places if page.words[p.first].sentence == word.sentence]
                yield Case(article["id"], page, word.index, here, event["where"])


def figures(scored: list[tuple[Case, list[float]]], floor: float) -> Figures:
    """Give precision, recall and F1 of the countries of the best places from a floor of the score on."""
    taken = right = 0
    for case, scores in scored:
        best = max(range(len(scores)), key=lambda n: (scores[n], -n), default=None)
        if best is not None and scores[best] >= floor and case.here[best].country:
            taken += 1
            right += case.same_country(case.here[best])
    wanted = sum(bool(c.where and c.where["country"]) for c, _ in scored)
    p, r = right / max(1, taken), right / max(1, wanted)
    return round(p, 3), round(r, 3), round(2 * p * r / max(1e-9, p + r), 3)


def best_floor(scored: list[tuple[Case, list[float]]]) -> tuple[float, Figures]:
    """Give the floor with the best F1, and its figures."""
    floors = [n / 50 for n in range(5, 40)]
    return max(((f, figures(scored, f)) for f in floors), key=lambda x: x[1][2])


def main() -> None:
    """Print how many places are found, and precision, recall and F1 for floors of the score."""
    found = list(cases())
    scored = [(c, [score_place(c.page, p, c.trigger) for p in c.here]) for c in found]
    wanted = [c for c in found if c.where and c.where["country"]]
    named, same = sum(any(map(c.same_country, c.here)) for c in wanted), sum(any(map(c.right, c.here)) for c in wanted)
    sys.stdout.write(f"{len(wanted)} places wanted; found with the country {named}, with the words too {same}\n")
    sys.stdout.write(f"{sum(SPENT) / len(SPENT) * 1000:.2f} ms an article\n")
    for floor in (0.3, 0.4, 0.5, 0.6):
        p, r, f1 = figures(scored, floor)
        sys.stdout.write(f"floor {floor}: P {p:.3f} R {r:.3f} F1 {f1:.3f}\n")


if __name__ == "__main__":
    main()
