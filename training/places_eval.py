"""Scores places on the part of the gold to tune on: the best scored place of each event's sentence against its `where`.

    python -m training.places_eval
"""

import sys
import time

from khabar.articles import find_outlet
from khabar.places import find_places, score_place
from khabar.text import read_text
from khabar.words import read_words
from training.gold_split import tune


def main() -> None:
    """Print recall of places and precision, recall of the chosen ones, for floors of the score."""
    rows, spent = [], 0.0
    for article, gold in tune():
        text, sentences, _ = read_text(article["text"])
        page = read_words(text, sentences)
        home = find_outlet(article["outlet"], article["url"]).country
        begin = time.perf_counter()
        places = find_places(page, home)
        spent += time.perf_counter() - begin
        for event in gold["events"]:
            at = event["trigger"][0]
            word = next((w for w in page.words if page.span(w.index, w.index + 1)[1] > at), None)
            if word is None:
                continue
            here = [p for p in places if page.words[p.first].sentence == word.sentence]
            best = max(((score_place(page, p, word.index), p) for p in here), key=lambda s: s[0], default=(0.0, None))
            rows.append((event["where"], best, here))
    wanted = [r for r in rows if r[0] and r[0]["country"]]
    any_ = sum(any(p.country == w["country"] for p in here) for w, _, here in wanted)
    sys.stdout.write(f"{len(wanted)} places wanted; country named in the sentence {any_}; {spent / 63 * 1000:.2f} ms an article\n")
    for floor in (0.2, 0.3, 0.4, 0.5, 0.6):
        found = [(w, b) for w, (s, b), _ in rows if s >= floor and b is not None and b.country]
        right = sum(bool(w) and w["country"] == b.country for w, b in found)
        p, r = right / max(1, len(found)), right / len(wanted)
        sys.stdout.write(f"floor {floor}: P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f}\n")


if __name__ == "__main__":
    main()
