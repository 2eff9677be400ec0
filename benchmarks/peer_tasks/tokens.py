"""Tokens: a blank Arabic pipeline of spaCy beside Khabar's words, which are tagged and split as well.

The gold has no tokens, but each of its marks has to begin and end where tokens do. A treebank (CoNLL-U) tells more.
"""

from pathlib import Path
from typing import Any

from khabar.evaluation.pairs import Place
from khabar.text import read_text
from khabar.words import Page, read_words
from khabar.words.tokens import tokens

from .material import Material
from .rows import Absence, Row, rate, refusal, timed
from .scores import on_edges, prf, share
from .spans import marks_of

TASK, PEER = "tokens", "spaCy blank('ar')"


def run(material: Material) -> list[Row | Absence]:
    """Compare speeds, marks on edges of tokens, and the tokens of a treebank."""
    try:
        import spacy
    except ImportError as error:
        return [Absence(TASK, PEER, refusal(error))]
    blank = spacy.blank("ar")
    out: list[Row | Absence] = [*_speeds(material, blank)]
    golden = material.golden()
    if golden:
        out += _edges([(article.text, marks_of(record)) for article, record in golden], blank)
    if material.treebank:
        out.append(_treebank(material.treebank, blank))
    return out


def _speeds(material: Material, blank: Any) -> list[Row]:
    texts = [article.text for article in material.articles]
    _, theirs = timed(blank, texts)
    _, plain = timed(plain_tokens, texts)
    _, whole = timed(page_of, texts)
    words = sum(len(text.split()) for text in texts)
    return [
        Row(TASK, PEER, "words a second, cleaned and cut only", rate(words, theirs), rate(words, plain), words, True),
        Row(TASK, PEER, "words a second, Khabar's tagged too", rate(words, theirs), rate(words, whole), words, True),
    ]


def _edges(pages: list[tuple[str, list[Place]]], blank: Any) -> list[Row]:
    theirs: list[bool] = []
    ours: list[bool] = []
    split: list[bool] = []
    for text, marks in pages:
        spans = spacy_spans(blank, text)
        theirs += on_edges(marks, {s for s, _ in spans}, {e for _, e in spans})
        page = page_of(text)
        starts, ends = edges(page, clitics=False)
        ours += on_edges(marks, starts, ends)
        starts, ends = edges(page, clitics=True)
        split += on_edges(marks, starts, ends)
    return [
        Row(TASK, PEER, "gold marks on edges of tokens", share(theirs), share(ours), len(theirs)),
        Row(TASK, PEER, "the same, Khabar's clitics cut off", share(theirs), share(split), len(theirs)),
    ]


def spacy_spans(blank: Any, text: str) -> list[Place]:
    """Give spaCy's tokens without spaces."""
    return [(t.idx, t.idx + len(t.text)) for t in blank(text) if not t.is_space]


def page_of(text: str) -> Page:
    """Give Khabar's page of words."""
    clean, sentences, _ = read_text(text)
    return read_words(clean, sentences)


def plain_tokens(text: str) -> list[Place]:
    """Give Khabar's tokens without looking at the words."""
    clean, sentences, _ = read_text(text)
    return [clean.to_original(start, end) for s in sentences for start, end, _ in tokens(clean.folded, s.start, s.end)]


def edges(page: Page, clitics: bool) -> tuple[set[int], set[int]]:
    """Give where words begin and end in the original; with clitics, where their stems do, too."""
    starts: set[int] = set()
    ends: set[int] = set()
    for word in page.words:
        start, end = page.text.to_original(word.start, word.end)
        starts.add(start)
        ends.add(end)
        if clitics and len(word.conj) + len(word.prep):
            inner = page.text.to_original(word.bare_start, word.end)[0]
            starts.update((inner, page.text.to_original(word.start + len(word.conj), word.end)[0]))
        if clitics and word.suffix:
            ends.add(page.text.to_original(word.start, word.end - len(word.suffix))[1])
    return starts, ends


def _treebank(path: Path, blank: Any) -> Row:
    right = [0, 0]
    found = [0, 0]
    wanted = 0
    for text, spans in read_conllu(path):
        wanted += len(spans)
        for at, cut in enumerate((spacy_spans(blank, text), plain_tokens(text))):
            right[at] += len({*map(tuple, cut)} & {*spans})
            found[at] += len(cut)
    scores = [prf(right[at], found[at], wanted).f1 for at in (0, 1)]
    return Row(TASK, PEER, f"tokens of {path.stem}, F1", *scores, wanted)


def read_conllu(path: Path) -> list[tuple[str, list[Place]]]:
    """Give the sentences of a treebank with the places of their written words and punctuation marks.

    Words written onto each other (SpaceAfter=No, or under one range) are one token: clitics are not cut off here.
    """
    out = []
    for block in path.read_text("utf8").split("\n\n"):
        lines = block.splitlines()
        text = next((line[9:] for line in lines if line.startswith("# text = ")), "")
        if text:
            out.append((text, _places(text, [line.split("\t") for line in lines if line and line[0] != "#"])))
    return out


def _places(text: str, rows: list[list[str]]) -> list[Place]:
    spans: list[Place] = []
    at = inside = 0
    joined = False
    for number, form, _, pos, *_, note in rows:
        if "." in number or (number.isdigit() and int(number) <= inside):
            continue
        if "-" in number:
            inside = int(number.partition("-")[2])
        start = text.find(form, at)
        if start < 0:
            continue
        at = start + len(form)
        apart = pos in ("PUNCT", "SYM")
        spans.append((spans.pop()[0], at) if joined and not apart else (start, at))
        joined = "SpaceAfter=No" in note.split("|") and not apart
    return spans
