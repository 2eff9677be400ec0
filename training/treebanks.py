"""Gives the treebanks as written words with their clitics: AR-PUD (CoNLL-U) and TALAA-POS, in one scheme.

A word is (form, conj, prep, future, article, stem, suffix, upos), all folded; `prep` also holds the verbal la- and ka-.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from khabar.text import CleanText, fold

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
PRONOUNS = ("ه", "ها", "هم", "هن", "هما", "نا", "ي", "ني", "ك", "كم", "كما")
CONJ, PREP, FUTURE = ("و", "ف"), ("ب", "ل", "ك"), ("س",)


class Gold(NamedTuple):
    """A written word as a treebank splits and tags it."""

    form: str
    conj: str
    prep: str
    future: str
    article: bool
    stem: str
    suffix: str
    upos: str


def held_out(text: str) -> bool:
    """Say whether a sentence belongs to the fifth that is only measured on."""
    return sha256(text.encode()).digest()[0] % 5 == 0


def clean(form: str) -> str:
    """Fold a form and take off its marks."""
    return fold(CleanText(form).clean)


def as_word(form: str, parts: list[tuple[str, str]]) -> Gold:
    """Give the word of a written form and its (form, upos) parts."""
    conj = prep = future = suffix = ""
    rest = [(clean(f), u) for f, u in parts]
    while len(rest) > 1 and rest[0][0] in CONJ and rest[0][1] in ("CCONJ", "PART", "SCONJ"):
        conj += rest.pop(0)[0]
    while len(rest) > 1 and rest[0][0] in PREP and not (rest[1][1] == "PRON" and rest[1][0] in PRONOUNS):
        prep += rest.pop(0)[0]
    while len(rest) > 1 and rest[0][0] in FUTURE:
        future += rest.pop(0)[0]
    while len(rest) > 1 and rest[-1][1] == "PRON" and rest[-1][0] in PRONOUNS:
        suffix = rest.pop()[0] + suffix
    stem, upos = "".join(f for f, _ in rest), rest[-1][1]
    article = stem.startswith("ال") and len(stem) > 3 and upos in ("NOUN", "ADJ", "PROPN", "NUM", "X", "ADV", "DET")
    return Gold(clean(form), conj, prep, future, article, stem[2:] if article else stem, suffix, upos)


def read_pud() -> Iterator[tuple[str, list[Gold]]]:
    """Give AR-PUD with the parts that stand together without space (SpaceAfter=No) joined to one written word."""
    for block in (DATA / "treebanks" / "ar_pud-ud-test.conllu").read_text("utf8").strip().split("\n\n"):
        text, words, run = "", [], []
        for line in block.split("\n"):
            if line.startswith("# text ="):
                text = line[8:].strip()
            cells = line.split("\t")
            if line.startswith("#") or not cells[0].isdigit():
                continue
            run.append((cells[1], cells[3]))
            if "SpaceAfter=No" not in cells[9]:
                words += _runs(run)
                run = []
        yield text, words + list(_runs(run))


def _runs(run: list[tuple[str, str]]) -> Iterator[Gold]:
    """Split a run of unspaced parts at punctuation and make words of what is between."""
    part: list[tuple[str, str]] = []
    for form, upos in run:
        if not clean(form).strip():
            continue
        if upos in ("PUNCT", "SYM") or not re.search(r"[ء-ي]", form):
            if part:
                yield as_word(_glue(part), part)
                part = []
            yield as_word(form, [(form, upos)])
        else:
            part.append((form, upos))
    if part:
        yield as_word(_glue(part), part)


def _glue(parts: list[tuple[str, str]]) -> str:
    out = ""
    for form, _ in parts:
        plain = clean(form)
        if out.endswith("ل") and plain.startswith("ال") and len(out) <= 3:
            out += "ل" + plain[2:] if not plain[2:].startswith("ل") else plain[2:]
        elif out.endswith("ة") and plain:
            out = out[:-1] + "ت" + plain
        elif out.endswith("ي") and plain in ("ه", "ها", "هم", "نا", "هما") and out in ("علي", "الي", "لدي"):
            out += plain
        else:
            out += plain
    return out


TALAA_TAGS = (
    ("PVERB|IVERB|CVERB", "VERB"),
    ("PNOUN", "PROPN"),
    ("NOUN", "NOUN"),
    ("ADJ", "ADJ"),
    ("PREP", "ADP"),
    ("CONJ", "CCONJ"),
    ("PUNC", "PUNCT"),
    ("DPRON", "DET"),
    ("PRON|PPRON", "PRON"),
    ("NEGATION|FUTURE|EXCEPT|INTERROGATE", "PART"),
    ("NUM", "NUM"),
)


def read_talaa() -> Iterator[tuple[str, list[Gold]]]:
    """Give (sentence text, words) of TALAA-POS; its hidden tokens are filled in from the text where they can be."""
    data = (DATA / "talaa_pos" / "TALAA-POS_v1.xml").read_text("utf8", "replace")
    pattern = r"<Text>(.*?)</Text>.*?<Tokenisation>(.*?)</Tokenisation>.*?<POS_Tag>(.*?)</POS_Tag>"
    for text, tokens, tags in re.findall(pattern, data, re.S):
        forms, names = tokens.split(), tags.split()[1:]
        if len(forms) == len(names):
            words = _align(clean(text), forms, names)
            if words is not None:
                yield text.strip(), words


def _align(text: str, forms: list[str], names: list[str]) -> list[Gold] | None:
    words, at = [], 0
    for written in re.findall(r"[ء-ي]+|\S", text):
        parts, left = [], written
        while left and at < len(forms):
            form = clean(forms[at])
            if forms[at] == "مجه":
                form = _hidden(left, forms, at)
            if not form or not left.startswith(form):
                if parts and form == "ال" and left.startswith("ل"):
                    form = "ل"
                else:
                    return None
            parts.append((form, names[at]))
            left, at = left[len(form) :], at + 1
        if left:
            return None
        words.append(_talaa_word(written, parts))
    return words if at == len(forms) else None


def _hidden(left: str, forms: list[str], at: int) -> str:
    """Give the letters of a hidden token: all up to a suffix that the next tokens spell."""
    tail = ""
    for form in forms[at + 1 :]:
        tail += clean(form)
        if left.endswith(tail) and len(left) > len(tail) + 1 and form in ("ة", "ات", "ين", "ون", "ها", "ه", "هم", "نا"):
            return left[: -len(tail)]
        if len(tail) > 4:
            break
    return left


def _talaa_word(written: str, parts: list[tuple[str, str]]) -> Gold:
    conj = prep = future = suffix = ""
    rest = list(parts)
    if len(rest) > 1 and rest[0][0] in CONJ and rest[0][1].startswith(("CONJ", "FUNC")):
        conj = rest.pop(0)[0]
    while (
        len(rest) > 1
        and rest[0][0] in PREP
        and rest[0][1].startswith(("PREP", "FUNC", "NEG"))
        and "PRON" not in rest[1][1]
    ):
        prep += rest.pop(0)[0]
    if len(rest) > 1 and rest[0][0] in FUTURE and rest[0][1] == "FUTURE":
        future = rest.pop(0)[0]
    while len(rest) > 1 and "PRON" in rest[-1][1] and rest[-1][0] in PRONOUNS:
        suffix = rest.pop()[0] + suffix
    article = rest[0][1] == "DEF" and len(rest) > 1
    if article:
        rest.pop(0)
    stem = "".join(form for form, _ in rest)
    if suffix and stem.endswith("ت") and any(name.startswith("SUFF_F_S") for _, name in rest):
        stem = stem[:-1] + "ة"
    core = next(
        (name for _, name in rest if not name.startswith(("SUFF", "IV", "DEF")) or name.startswith("IVERB")),
        rest[-1][1],
    )
    upos = next((u for pattern, u in TALAA_TAGS if re.match(pattern, core)), "X")
    return Gold(written, conj, prep, future, article, stem, suffix, upos)
