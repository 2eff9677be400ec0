"""Makes the table of learned acts: words that marked news takes for an act of a type which the tables of acts do not give them.

python -m training.learned      writes src/khabar/knowledge/events/learned.tsv from the part to learn on
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from khabar.events.acts import LEARNED, load_acts
from khabar.events.find import find_triggers
from khabar.text import read_text
from khabar.words import Page, Word, read_words
from training.events import overlap
from training.gold_split import Pair, full, tune

TABLE = Path(__file__).resolve().parent.parent / "src" / "khabar" / "knowledge" / "events" / "learned.tsv"
LEAST, PART = 3, 0.02  # articles that take a word for an act of a type, and the part of its places in which they do
KINDS = ("NOUN", "VERB", "ADJ", "PROPN", "X")
COLUMNS = ("key", "verb", "noun", "type", "mode", "subject", "object", "preps", "genitive", "needs", "strength")
HEAD = f"""\
# Learned acts: single words that marked news takes for an act of a type that events/acts.tsv does not give them.
# Provenance: counted by `python -m training.learned` in the annotated news: words that at least {LEAST} articles mark, in at least {PART:.0%}
# of all their places (marks by Khabar, MIT; text of ANT, Apache-2.0). One row a type; its frame is the commonest of the type in
# events/acts.tsv. verb: lemmas, noun: stems, both folded. Columns as in events/acts.tsv. Known gaps: rarer words, and phrases.
"""
Name = tuple[str, str]  # how a word is read (verb or noun) and its lemma or stem


def name_of(word: Word) -> Name:
    """Give by what a word is looked up as an act."""
    return ("verb", word.lemma) if word.pos == "VERB" else ("noun", word.stem)


def missed(page: Page, pair: Pair) -> Iterator[tuple[Name, str]]:
    """Give the marked acts of one word that the tables of acts do not know, as (word, type)."""
    known = [
        (page.span(trigger.first, trigger.last), {act.type for act in trigger.acts if act.strength != LEARNED})
        for trigger in find_triggers(page, idle=False)
    ]
    for event in pair[1]["events"]:
        if any(event["type"] in kinds and overlap(span, event["trigger"]) for span, kinds in known):
            continue
        here = [w for w in page.words if overlap(page.text.to_original(w.start, w.end), event["trigger"])]
        if len(here) == 1:
            yield name_of(here[0]), event["type"]


def frames() -> dict[str, tuple[str, str, str]]:
    """Give the commonest frame of each type: roles of subject, object and genitive."""
    index = load_acts()
    acts = {act.key: act for table in (index.verbs, index.nouns) for found in table.values() for act in found}
    kinds = {act.type for act in acts.values()}
    return {
        kind: Counter(
            (act.subject, act.object, act.genitive)
            for act in acts.values()
            if act.type == kind and act.strength != LEARNED
        ).most_common(1)[0][0]
        for kind in kinds
    }


def main() -> None:
    """Count and write."""
    places: Counter[Name] = Counter()
    marked: dict[tuple[Name, str], set[str]] = {}
    for pair in [*tune(), *full()]:
        text, sentences, _ = read_text(pair[0]["text"])
        page = read_words(text, sentences)
        places.update(name_of(word) for word in page.words if word.pos in KINDS)
        for name, kind in missed(page, pair):
            marked.setdefault((name, kind), set()).add(pair[0]["id"])
    chosen = sorted(key for key, docs in marked.items() if len(docs) >= LEAST and len(docs) >= PART * places[key[0]])
    rows = []
    for kind, (subject, object_, genitive) in sorted(frames().items()):
        words = {
            form: "|".join(word for (read, word), of in chosen if of == kind and read == form)
            for form in ("verb", "noun")
        }
        row = (f"more_{kind.lower()}", *words.values(), kind, "", subject, object_, "", genitive, "", LEARNED)
        rows += ["\t".join(row)] if any(words.values()) else []
    TABLE.write_text(HEAD + "\n".join(("\t".join(COLUMNS), *rows)) + "\n", encoding="utf8")
    sys.stdout.write(f"{len(chosen)} words, marked in {sum(len(marked[key]) for key in chosen)} articles\n")


if __name__ == "__main__":
    main()
