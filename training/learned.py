"""Makes the table of learned acts: words that marked news takes for an act of a type which the tables of acts do not give them.

python -m training.learned      writes src/khabar/knowledge/events/learned.tsv from the part to learn on
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from khabar.events.acts import LEARNED, load_acts
from khabar.events.find import FORMS, find_triggers
from khabar.text import read_text
from khabar.words import Page, Word, read_words
from training.events import overlap
from training.gold_split import Pair, full, tune

TABLE = Path(__file__).resolve().parent.parent / "src" / "khabar" / "knowledge" / "events" / "learned.tsv"
LEAST, PART = 3, 0.05  # articles that take a word for an act of a type, and the part of its places in which they do
MOSTLY = 0.6  # the part of them that must agree on a mode
KINDS = ("NOUN", "VERB", "ADJ", "PROPN", "X")
COLUMNS = ("key", "verb", "noun", "type", "mode", "subject", "object", "preps", "genitive", "needs", "strength")
HEAD = f"""\
# Learned acts: single words that marked news takes for an act of a type that events/acts.tsv does not give them.
# Provenance: counted by `python -m training.learned` in the annotated news: words that at least {LEAST} articles mark, in at least {PART:.0%}
# of all their places (marks by Khabar, MIT; text of ANT, Apache-2.0). One row a type and mode; its frame is the commonest of the type in
# events/acts.tsv. verb: lemmas, noun: stems, both folded. Columns as in events/acts.tsv. Known gaps: rarer words, and phrases.
"""
Name = tuple[str, str]  # how a word is read (verb or noun) and its lemma or stem


def name_of(word: Word) -> Name:
    """Give by what a word is looked up as an act."""
    return ("verb", word.lemma) if word.pos == "VERB" else ("noun", word.stem)


def missed(page: Page, pair: Pair) -> Iterator[tuple[Name, str, str]]:
    """Give the marked acts of one word that the tables of acts do not know, as (word, type, mode)."""
    known = [
        (page.span(trigger.first, trigger.last), {act.type for act in trigger.acts if act.strength != LEARNED})
        for trigger in find_triggers(page, idle=False)
    ]
    for event in pair[1]["events"]:
        if any(event["type"] in kinds and overlap(span, event["trigger"]) for span, kinds in known):
            continue
        here = [w for w in page.words if overlap(page.text.to_original(w.start, w.end), event["trigger"])]
        if len(here) == 1:
            yield name_of(here[0]), event["type"], event["mode"] or ""


def frames() -> dict[str, tuple[str, str, str]]:
    """Give the commonest frame of each type: roles of subject, object and genitive."""
    index = load_acts()
    acts = {act.key: act for table in (index.verbs, index.nouns) for found in table.values() for act in found}
    found: dict[str, Counter[tuple[str, str, str]]] = {}
    for act in acts.values():
        if act.strength != LEARNED:
            found.setdefault(act.type, Counter())[act.subject, act.object, act.genitive] += 1
    return {kind: counts.most_common(1)[0][0] for kind, counts in found.items()}


def common(modes: Counter[str]) -> str:
    """Give the mode that most marks of a word agree on, or none."""
    mode, times = modes.most_common(1)[0]
    return mode if times >= MOSTLY * modes.total() else ""


def main() -> None:
    """Count and write."""
    places: Counter[Name] = Counter()
    marked: dict[tuple[Name, str], dict[str, str]] = {}
    for pair in [*tune(), *full()]:
        text, sentences, _ = read_text(pair[0]["text"])
        page = read_words(text, sentences)
        places.update(name_of(word) for word in page.words if word.pos in KINDS)
        for name, kind, mode in missed(page, pair):
            marked.setdefault((name, kind), {})[pair[0]["id"]] = mode
    chosen = {
        (name, kind): common(Counter(modes.values()))
        for (name, kind), modes in sorted(marked.items())
        if len(modes) >= LEAST and len(modes) >= PART * places[name]
    }
    rows, roles = [], frames()
    for kind, mode in sorted({(kind, mode) for (_, kind), mode in chosen.items()}):
        here = [name for (name, of), how in chosen.items() if (of, how) == (kind, mode)]
        words = ("|".join(word for read, word in here if read == form) for form in FORMS)
        subject, object_, genitive = roles[kind]
        key = "_".join(("more", kind.lower(), *([mode.replace("-", "_")] if mode else ())))
        rows.append("\t".join((key, *words, kind, mode, subject, object_, "", genitive, "", LEARNED)))
    TABLE.write_text(HEAD + "\n".join(("\t".join(COLUMNS), *rows)) + "\n", encoding="utf8")
    sys.stdout.write(f"{len(chosen)} words, marked in {sum(len(marked[key]) for key in chosen)} articles\n")


if __name__ == "__main__":
    main()
