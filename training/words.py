"""Trains the tagger of words on AR-PUD and TALAA-POS and measures it on the held-out fifth of each.

python -m training.words train      writes src/khabar/words/tagger.crfsuite
python -m training.words measure    prints the figures of docs/words.md
"""

import sys
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pycrfsuite

from khabar.words.features import features
from khabar.words.labels import shortened, spelt_out
from training.treebanks import Gold, held_out, read_pud, read_talaa

MODEL = Path(__file__).resolve().parent.parent / "src" / "khabar" / "words" / "tagger.crfsuite"
CLOSED = ("ADP", "SCONJ", "PART", "CCONJ", "PRON", "DET", "AUX")
SMALL = (*CLOSED, "ADV", "NUM")
SURE = 0.8  # the share of a stem's uses that makes its tag sure
OFTEN, MOSTLY = 5, 0.7  # how often, and in which share, a stem before some class of word must have a tag
TIMES = 3  # how often each sentence of PUD is shown
LEAST = 10  # how often a label must be seen; sentences with a rarer one are left out
Sentence = tuple[str, list[Gold]]
Place = tuple[str, bool, str]  # stem, whether a pronoun hangs on it, tag of the next word


def label(word: Gold) -> str:
    """Give the tagger's label of a word: clitics before, whether a pronoun follows, part of speech."""
    return f"{word.conj}{word.prep}{word.future}+{'s' if word.suffix else ''} {word.upos}"


def function_tags(pud: list[Sentence]) -> dict[str, str]:
    """Give the commonest tag of each stem of PUD, to fill in TALAA's undivided class of function words."""
    counts = Counter((w.stem, w.upos) for _, words in pud for w in words)
    best: dict[str, tuple[int, str]] = {}
    for (stem, upos), n in counts.items():
        best[stem] = max(best.get(stem, (0, "")), (n, upos))
    return {stem: upos for stem, (_, upos) in best.items()}


def small_words(pud: list[Sentence]) -> dict[str, str]:
    """Give the stems that PUD tags as one small class nearly always: quantifiers, adverbs, numbers, prepositions, particles."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word in (w for _, words in pud for w in words):
        counts[word.stem][word.upos] += 1
    found = {}
    for stem, tags in counts.items():
        tag, n = tags.most_common(1)[0]
        if tag in SMALL and n >= max(3, SURE * tags.total()):
            found[stem] = tag
    return found


def governed(pud: list[Sentence]) -> dict[Place, str]:
    """Give the tag of a stem of a small class before a word of some class, where PUD mostly gives one."""
    counts: defaultdict[Place, Counter[str]] = defaultdict(Counter)
    for _, words in pud:
        for word, after in pairwise(words):
            counts[word.stem, bool(word.suffix), after.upos][word.upos] += 1
    found = {}
    for place, tags in counts.items():
        tag, n = tags.most_common(1)[0]
        if tag in SMALL and tags.total() >= OFTEN and n >= MOSTLY * tags.total():
            found[place] = tag
    return found


def in_place(words: list[Gold], tags: dict[Place, str]) -> list[Gold]:
    """Give the words with the tags that small words take before the word behind them."""
    found = [
        word._replace(upos=tags.get((word.stem, bool(word.suffix), after.upos), word.upos))
        if word.upos in SMALL
        else word
        for word, after in pairwise(words)
    ]
    return found + words[-1:]


def load() -> tuple[list[Sentence], list[Sentence]]:
    """Give the sentences of both treebanks; TALAA's function words, and what it calls nouns of PUD's small classes, take PUD's tags."""
    pud = [(t, w) for t, w in read_pud() if w]
    learnt = [p for p in pud if not held_out(p[0])]
    tags, small, places = function_tags(learnt), small_words(learnt), governed(learnt)
    talaa = []
    for text, words in read_talaa():
        fixed = []
        for w in words:
            known = tags.get(w.stem, "")
            if (w.upos in (*CLOSED, "X") and known in CLOSED) or (w.upos == "VERB" and known == "AUX"):
                w = w._replace(upos=known)
            if w.upos not in ("VERB", "PROPN") and not w.article:
                w = w._replace(upos=small.get(w.stem, w.upos))
            fixed.append(w)
        talaa.append((text, in_place(fixed, places)))
    return pud, talaa


def write_closed(sentences: list[Sentence]) -> None:
    """Write the words of closed classes, so that the tagger cannot take any other word for one."""
    found = sorted(
        {
            w.stem
            for text, words in sentences
            if not held_out(text)
            for w in words
            if w.upos in CLOSED and len(w.stem) > 1
        }
    )
    head = "# Words of closed classes (particles, pronouns, prepositions, auxiliaries), as AR-PUD and TALAA-POS tag them; by training/words.py\n"
    path = MODEL.parent.parent / "knowledge" / "words" / "closed.txt"
    path.write_text(head + "\n".join(" ".join(found[at : at + 20]) for at in range(0, len(found), 20)) + "\n", "utf8")


def train() -> None:
    """Fit the CRF."""
    trainer = pycrfsuite.Trainer(verbose=False)
    pud, talaa = load()
    write_closed(pud + talaa)
    rows = [
        ([w.form for w in words], [shortened(label(w)) for w in words])
        for text, words in pud * TIMES + talaa
        if not held_out(text) and all(w.upos != "X" for w in words)
    ]
    seen = Counter(short for _, labels in rows for short in labels)
    for forms, labels in rows:
        if all(seen[short] >= LEAST for short in labels):
            trainer.append(features(forms), labels)
    trainer.set_params({"c1": 0.15, "c2": 0.02, "max_iterations": 120, "feature.possible_transitions": False})
    trainer.train(str(MODEL))
    sys.stdout.write(f"{MODEL.name}: {MODEL.stat().st_size} bytes\n")


def measure() -> None:
    """Print clitic segmentation and UPOS of the held-out parts."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(MODEL))
    for name, data in zip(("ar_pud", "talaa_pos"), load(), strict=True):
        split = tag = total = known = 0
        wrong: Counter[tuple[str, str]] = Counter()
        for text, words in data:
            if not held_out(text):
                continue
            for word, short in zip(words, tagger.tag(features([w.form for w in words])), strict=True):
                total += 1
                want, found = label(word), spelt_out(word.form, short)
                split += want.split()[0] == found.split()[0]
                if word.upos != "X":
                    known += 1
                    tag += want.split()[1] == found.split()[1]
                    if want.split()[1] != found.split()[1]:
                        wrong[want.split()[1], found.split()[1]] += 1
        sys.stdout.write(
            f"{name}: words {total}, clitics right {split / total:.4f}, UPOS right {tag / known:.4f} of {known}\n"
        )
        sys.stdout.write(f"  {wrong.most_common(12)}\n")


if __name__ == "__main__":
    {"train": train, "measure": measure}[sys.argv[1]]()
