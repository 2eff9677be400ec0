"""Trains the tagger of words on AR-PUD and TALAA-POS and measures it on the held-out fifth of each.

python -m training.words train      writes src/khabar/words/tagger.crfsuite
python -m training.words measure    prints the figures of docs/words.md
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite

from khabar.words.features import features
from khabar.words.labels import shortened, spelt_out
from training.silver import silver
from training.treebanks import Gold, held_out, read_pud, read_talaa
from training.window_net import Labelled

MODEL = Path(__file__).resolve().parent.parent / "src" / "khabar" / "words" / "tagger.crfsuite"
CLOSED = ("ADP", "SCONJ", "PART", "CCONJ", "PRON", "DET", "AUX")
SMALL = (*CLOSED, "ADV", "NUM")
SURE = 0.8  # the share of a stem's uses that makes its tag sure
OFTEN, MOSTLY = 5, 0.7  # how often, and in which share, a stem before some class of word must have a tag
TIMES, TIMES_IN_NEWS = 3, 6  # how often each sentence of PUD is shown, beside TALAA and beside news too
COPY = "T:"  # begins the copies of TALAA's features
SCHEME_ROUNDS, ROUNDS = 60, 80  # of fitting
SPARSE, SPARSE_IN_NEWS = 0.15, 0.9  # weight of the penalty that makes weights zero
LEAST = 10  # how often a label must be seen; sentences with a rarer one are left out
Sentence = tuple[str, list[Gold]]
Rows = list[list[str]]
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
    own = [p for p in pud if not held_out(p[0])]
    tags, small, places = function_tags(own), small_words(own), governed(own)
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


def learnt(sentences: list[Sentence]) -> list[list[Gold]]:
    """Give the sentences to learn from: not held out, every word of a known class."""
    return [words for text, words in sentences if not held_out(text) and all(w.upos != "X" for w in words)]


def labelled(words: list[Gold]) -> Labelled:
    """Give the forms and labels of a sentence."""
    return [w.form for w in words], [shortened(label(w)) for w in words]


def usual(sentences: list[Labelled]) -> list[Labelled]:
    """Give the sentences without those that have a rare label."""
    seen = Counter(name for _, labels in sentences for name in labels)
    return [(forms, labels) for forms, labels in sentences if all(seen[name] >= LEAST for name in labels)]


def fit(rows: Iterable[tuple[Rows, list[str]]], path: Path, rounds: int, sparse: float = SPARSE) -> pycrfsuite.Tagger:
    """Fit a CRF to rows of features and labels and open it; the higher `sparse`, the fewer weights."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for found, labels in rows:
        trainer.append(found, labels)
    trainer.set_params({"c1": sparse, "c2": 0.02, "max_iterations": rounds, "feature.possible_transitions": False})
    trainer.train(str(path))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


def in_one_scheme(pud: list[list[Gold]], talaa: list[list[Gold]], folder: Path) -> list[list[Gold]]:
    """Give TALAA's words with the tags that PUD would give them.

    A CRF of tags learns from both; TALAA's words have a copy of each feature, so that what TALAA tags otherwise than PUD is learnt by
    the copies, and without them it reads TALAA as PUD would (Daume, "Frustratingly easy domain adaptation", ACL 2007). A small class
    is given only to stems that PUD has in it.
    """
    known = {(w.stem, w.upos) for words in pud for w in words}
    plain = [features([w.form for w in words]) for words in talaa]
    rows = [(features([w.form for w in words]), [w.upos for w in words]) for words in pud * TIMES]
    for found, words in zip(plain, talaa, strict=True):
        rows.append(([[*row, *(COPY + clue for clue in row)] for row in found], [w.upos for w in words]))
    tagger = fit(rows, folder / "scheme.crfsuite", SCHEME_ROUNDS)
    return [
        [
            w._replace(upos=upos) if upos not in SMALL or (w.stem, upos) in known else w
            for w, upos in zip(words, tagger.tag(found), strict=True)
        ]
        for found, words in zip(plain, talaa, strict=True)
    ]


def learn(pud: list[list[Gold]], talaa: list[list[Gold]], path: Path) -> None:
    """Write the model that sentences of PUD and TALAA teach: a first CRF and nets label news, the shipped one learns from these too."""
    with TemporaryDirectory() as folder:
        gold = usual([labelled(words) for words in pud * TIMES + in_one_scheme(pud, talaa, Path(folder))])
        first = fit(((features(f), y) for f, y in gold), Path(folder) / "first.crfsuite", ROUNDS)
        known = set(first.labels())
        news = silver(first, gold)
    rows = [labelled(words) for words in pud * TIMES_IN_NEWS + talaa] + news
    fit(((features(f), y) for f, y in rows if known.issuperset(y)), path, ROUNDS, SPARSE_IN_NEWS)


def train() -> None:
    """Fit the CRF."""
    pud, talaa = load()
    write_closed(pud + talaa)
    learn(learnt(pud), learnt(talaa), MODEL)
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
