"""Makes the table of idle words: those of the tables of acts that name no act in nearly all places of marked news.

python -m training.idle      writes src/khabar/knowledge/events/idle.tsv from the part to learn on
"""

import sys
from collections import Counter
from pathlib import Path

from khabar.events.find import FORMS, find_triggers, idle_key
from khabar.text import read_text
from khabar.words import read_words
from training.events import overlap
from training.gold_split import Pair, full, tune

TABLE = Path(__file__).resolve().parent.parent / "src" / "khabar" / "knowledge" / "events" / "idle.tsv"
LEAST, MOST = 15, 0.02  # places in which a word is seen, and the part of them where it names an act
HEAD = f"""\
# Idle words: words of the tables of acts that name an act in at most {MOST:.0%} of their places, so that they are never looked at.
# Provenance: counted by `python -m training.idle` in the annotated news, words with at least {LEAST} places (marks by Khabar, MIT; text of
# ANT, Apache-2.0). key: read as a verb or as a noun. words: lemmas of verbs, stems of nouns, folded. Known gaps: rarer words.
key\twords
"""


def count(pair: Pair, busy: Counter[tuple[str, str]], places: Counter[tuple[str, str]]) -> None:
    """Count how often the triggers of an article stand, and how often they name a marked act."""
    article, gold = pair
    text, sentences, _ = read_text(article["text"])
    page = read_words(text, sentences)
    for trigger in find_triggers(page, idle=False):
        if trigger.last - trigger.first > 1:
            continue
        key = trigger.form, idle_key(page.words[trigger.first], trigger.form)
        span, kinds = page.span(trigger.first, trigger.last), {act.type for act in trigger.acts}
        places[key] += 1
        busy[key] += any(e["type"] in kinds and overlap(span, e["trigger"]) for e in gold["events"])


def main() -> None:
    """Count and write."""
    busy: Counter[tuple[str, str]] = Counter()
    places: Counter[tuple[str, str]] = Counter()
    for pair in [*tune(), *full()]:
        count(pair, busy, places)
    words = sorted(key for key, times in places.items() if times >= LEAST and busy[key] <= MOST * times)
    rows = [f"{form}\t{'|'.join(word for kind, word in words if kind == form)}\n" for form in FORMS]
    TABLE.write_text(HEAD + "".join(rows), encoding="utf8")
    spared = sum(places[key] for key in words)
    sys.stdout.write(f"{len(words)} words, {spared} of {places.total()} places spared\n")


if __name__ == "__main__":
    main()
