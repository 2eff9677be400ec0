"""Trains the tagger of words on AR-PUD and TALAA-POS and measures it on the held-out fifth of each.

python -m training.words train      writes src/khabar/words/tagger.crfsuite
python -m training.words measure    prints the figures of docs/words.md
"""

import sys
from collections import Counter
from pathlib import Path

import pycrfsuite

from khabar.words.features import features
from training.treebanks import Gold, held_out, read_pud, read_talaa

MODEL = Path(__file__).resolve().parent.parent / "src" / "khabar" / "words" / "tagger.crfsuite"
Sentence = tuple[str, list[Gold]]


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


def load() -> tuple[list[Sentence], list[Sentence]]:
    """Give the sentences of both treebanks; TALAA's function words take PUD's tags."""
    pud = [(t, w) for t, w in read_pud() if w]
    tags = function_tags([p for p in pud if not held_out(p[0])])
    closed = {"ADP", "SCONJ", "PART", "CCONJ", "PRON", "DET", "AUX"}
    talaa = []
    for text, words in read_talaa():
        fixed = []
        for w in words:
            known = tags.get(w.stem, "")
            if (w.upos in closed | {"X"} and known in closed) or (w.upos == "VERB" and known == "AUX"):
                w = w._replace(upos=known)
            fixed.append(w)
        talaa.append((text, fixed))
    return pud, talaa


CLOSED = ("ADP", "SCONJ", "PART", "CCONJ", "PRON", "DET", "AUX")


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
    for text, words in pud + pud + talaa:
        if not held_out(text) and all(w.upos != "X" for w in words):
            trainer.append(features([w.form for w in words]), [label(w) for w in words])
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
            for word, found in zip(words, tagger.tag(features([w.form for w in words])), strict=True):
                total += 1
                want = label(word)
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
