"""Gives the features by which a draft is judged to hand something over: its row, words, source, content, place."""

from khabar.attributions.line import COMMAS, Line
from khabar.attributions.records import Draft
from khabar.attributions.shapes import role_of, stripped
from khabar.attributions.spots import is_complementizer, is_verb
from khabar.classifiers import Clue, plain
from khabar.words.clusters import cluster_of

BUCKETS = (0, 1, 2, 3, 5, 8, 12, 20, 40)


def bucket(distance: int) -> str:
    """Give a number of words as one of a few steps."""
    return str(next((step for step in BUCKETS if distance <= step), 99))


def cue_features(line: Line, draft: Draft, near: tuple[Draft | None, Draft | None]) -> list[Clue]:
    """Give the features of a draft, as one clue; `near` are the rules' drafts before and behind it."""
    table, _, key = draft.why.rpartition(":")
    side = "loose" if draft.loose else "ruled"
    row = f"{side}:{key}"
    kind = f"{side}:{table[-7:-4]}:{draft.opener}:{draft.subject}"
    features = [side, row, f"{row}:{draft.opener}", f"{row}:{draft.subject}", kind]
    features += _of_words(line, draft, row, side)
    features += _of_source(line, draft, row, side)
    features += _of_content(line, draft, row, side)
    features += _of_place(line, draft, row, side)
    features += _of_company(line, draft, near, side)
    return [(plain, *dict.fromkeys(features))]


def _of_words(line: Line, draft: Draft, row: str, side: str) -> list[str]:
    i, last = draft.cue
    word = line.words[i]
    before = line.words[i - 1] if i > line.starts[i] else None
    after = line.words[last] if last < line.ends[i] else None
    left, right = (before.lemma if before else "-"), (after.lemma if after else "-")
    earlier = line.words[i - 2].lemma if i - 1 > line.starts[i] else "-"
    features = [
        f"form={stripped(word.form)}:{side}",
        f"pos={word.pos}:{word.tense}:{side}",
        f"pos={word.pos}:{row}",
        f"voice={word.voice}:{row}",
        f"shape={word.article}{word.prep}{bool(word.suffix)}{bool(word.conj)}:{side}",
        f"shape={word.article}{word.prep}{bool(word.suffix)}:{row}",
        f"conj={bool(word.conj)}:{row}",
        f"left={left}:{side}",
        f"left={left}:{row}",
        f"left={left}:{word.pos}",
        f"earlier={earlier}:{side}",
        f"earlier={earlier}_{left}",
        f"right={right}:{side}",
        f"right={right}:{row}",
        f"left.pos={before.pos if before else '-'}:{word.pos}:{side}",
        f"right.pos={after.pos if after else '-'}{after.article if after else ''}:{row}",
        f"right.pos={after.pos if after else '-'}{after.prep if after else ''}:{word.pos}:{side}",
    ]
    if before:
        features += [f"left.written={before.form}_{word.stem}", f"left.topic={cluster_of(before.stem)}:{side}"]
    if after:
        features.append(f"right.topic={cluster_of(after.stem)}:{row}")
    return features


def _of_source(line: Line, draft: Draft, row: str, side: str) -> list[str]:
    if not draft.sources:
        return [
            f"source=none:{side}:{draft.opener}",
            f"source=none:{row}",
            f"source=none:{line.words[draft.cue[0]].pos}",
        ]
    first, last = draft.sources[0]
    head = line.words[first]
    role = role_of(line.forms[first])
    who = role.kind if role else head.pos
    where = "before" if first < draft.cue[0] else "behind"
    return [
        f"source={where}:{row}",
        f"source={who}:{side}:{draft.opener}",
        f"source={who}:{row}",
        f"source={where}:{bucket(last - first)}:{side}",
        f"source.topic={cluster_of(head.stem)}:{side}",
        f"source.lemma={head.lemma}:{side}",
        f"source.prep={head.prep}:{side}",
    ]


def _of_content(line: Line, draft: Draft, row: str, side: str) -> list[str]:
    start, last = draft.start, draft.cue[1]
    if not 0 <= start < line.size:
        return [f"start=none:{row}"]
    first = line.words[start]
    behind = max([last, *(end for _, end in draft.sources if end <= start)])
    between = range(behind, max(behind, start))
    verbs = sum(is_verb(line, k) for k in between)
    commas = sum(line.forms[k] in COMMAS for k in between)
    clauses = sum(is_complementizer(line, k) for k in between)
    opener = f"{side}:{draft.opener}"
    features = [
        f"gap={bucket(start - behind)}:{opener}",
        f"gap={bucket(start - behind)}:{row}",
        f"far={bucket(start - last)}:{opener}",
        f"between={min(verbs, 2)}{min(commas, 2)}{min(clauses, 1)}:{opener}",
        f"first={first.lemma}:{opener}",
        f"first={first.pos}{first.article}{first.prep}:{row}",
        f"first={first.pos}{first.article}{first.prep}:{opener}",
        f"first.topic={cluster_of(first.stem)}:{opener}",
        f"first.topic={cluster_of(first.stem)}:{row}",
        f"before.start={line.forms[start - 1] if start else '-'}:{opener}",
    ]
    if start in line.closes:
        features.append(f"quote={bucket(line.closes[start] - start)}:{side}")
    if start + 1 < line.size:
        features.append(f"second={line.words[start + 1].pos}:{opener}")
    return features


def _of_place(line: Line, draft: Draft, row: str, side: str) -> list[str]:
    i = draft.cue[0]
    opened = line.inside[i]
    quoted = "no" if opened < 0 else bucket(line.closes[opened] - opened)
    headline = line.number == 0
    opens = i == line.floor(i)
    return [
        f"quoted={quoted}:{side}",
        f"quoted={opened >= 0}:{row}",
        f"headline={headline}:{row}",
        f"headline={headline}:{side}:{draft.opener}",
        f"opens={opens}:{row}",
        f"opens={opens}:{side}",
        f"rest={bucket(line.limit(i) - i)}:{side}",
    ]


def _of_company(line: Line, draft: Draft, near: tuple[Draft | None, Draft | None], side: str) -> list[str]:
    features = []
    for where, other in zip(("prev", "next"), near, strict=True):
        if other is None:
            features.append(f"{where}=none:{side}")
            continue
        gap = bucket(abs(other.cue[0] - draft.cue[0]))
        features += [f"{where}={gap}:{side}", f"{where}={other.why.rpartition(':')[2]}:{gap}:{side}"]
        if other.start == draft.start:
            features.append(f"{where}.same:{side}:{draft.opener}")
        if where == "prev" and other.cue[0] < draft.cue[0] < other.start:
            features.append(f"{where}.busy:{side}")
        if any(a <= draft.cue[0] < b for a, b in other.sources):
            features.append(f"{where}.named:{side}")
    return features
