"""Spans: langextract's aligner and Khabar's look up strings that a language model could have written for marks.

A string is right where the span found says the very words of the mark; with a word left out or added, where it shares
most of it. Strings of three words and more of the next article, which this one has not, should stand nowhere.
langextract is run as it comes, and told not to be content with the longest beginning of a string, but to look for the
whole one loosely.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from khabar.guests import Aligner

from .material import Material
from .rows import Absence, Row, rate, refusal, timed
from .scores import NEARLY, overlap, share

TASK, PEER, LOOSE = "spans", "langextract (WordAligner)", "langextract (no lesser match)"
OUTER = re.compile(r"^[\W_]+|[\W_]+$")
LONG = 5  # words that a string needs to lose one
ADDED = "\u0643\u0648\u0643\u0628\u064a"  # planetary
FOREIGN = 3  # words of a string of another article that is looked for in vain
RESPELT = str.maketrans(
    {
        "\u0623": "\u0627",  # alef with hamza: bare alef
        "\u0625": "\u0627",
        "\u0622": "\u0627",
        "\u0629": "\u0647",  # ta marbuta: heh
        "\u0649": "\u064a",  # alef maqsura: yeh
        "\u00ab": '"',
        "\u00bb": '"',
        "\u201c": '"',
        "\u201d": '"',
    }
    | dict.fromkeys(map(chr, range(0x64B, 0x653)))  # vowel marks: none
)
Place = tuple[int, int]


class Copy(NamedTuple):
    """A mark, and how it is written."""

    span: Place
    written: str


def run(material: Material) -> list[Row | Absence]:
    """Compare on all marks of the gold; without gold, on the sentences and attributions that Khabar finds."""
    try:
        from langextract.resolver import WordAligner  # noqa: F401 - tried for
    except ImportError as error:
        return [Absence(TASK, PEER, refusal(error))]
    marks = [(article.text, marks_of(record)) for article, record in material.golden()] or _own(material)
    out: list[Row | Absence] = []
    for name, change in CHANGES.items():
        near = name.startswith("one word")
        out += _compared(name, [(text, copies(text, spans, change)) for text, spans in marks], near)
    return out + _misplaced(marks)


def _own(material: Material) -> list[tuple[str, list[Place]]]:
    from khabar.reader import Reader

    readings = map(Reader().read_article, material.articles)
    return [(r.article.text, sorted({*r.sentences, *(a.cue for a in r.attributions)})) for r in readings]


def marks_of(record: dict) -> list[Place]:
    """Give the places of cues, sources, contents and triggers, each once, in order of place."""
    spans = {tuple(event["trigger"]) for event in record["events"]}
    for one in record["attributions"]:
        spans |= {tuple(one["cue"]), *map(tuple, one["sources"]), *map(tuple, one["contents"])}
    return sorted(spans)


def respelt(words: str) -> str:
    """Write a string as models like to: letters folded, vowels gone, straight quotation marks."""
    return words.translate(RESPELT)


def shortened(words: str) -> str | None:
    """Leave out the middle word of a long string; None for a short one."""
    parts = words.split()
    middle = len(parts) // 2
    return " ".join(parts[:middle] + parts[middle + 1 :]) if len(parts) >= LONG else None


def lengthened(words: str) -> str | None:
    """Put a word of no article into the middle of a string of four words and more; None for a short one."""
    parts = words.split()
    middle = len(parts) // 2
    return " ".join([*parts[:middle], ADDED, *parts[middle:]]) if len(parts) >= LONG - 1 else None


CHANGES: dict[str, Callable[[str], str | None]] = {
    "copied": lambda words: words,
    "respelt": respelt,
    "one word left out": shortened,
    "one word added": lengthened,
}


def copies(text: str, spans: list[Place], change: Callable[[str], str | None]) -> list[Copy]:
    """Give the marks that can be written in this way."""
    written = [(span, change(text[span[0] : span[1]])) for span in spans]
    return [Copy(span, words) for span, words in written if words]


def right(text: str, wanted: Place, found: Place | None, near: bool) -> bool:
    """Say whether a span found is as good as the mark: it shares most of it, or says the very same words."""
    if found is None:
        return False
    return overlap(wanted, found) >= NEARLY if near else _words(text, found) == _words(text, wanted)


def _words(text: str, span: Place) -> str:
    """Give the words of a span without punctuation around them, of which the aligners think differently."""
    return OUTER.sub("", text[slice(*span)])


def _compared(name: str, pages: list[tuple[str, list[Copy]]], near: bool) -> list[Row]:
    count = sum(len(wanted) for _, wanted in pages)
    shares, rates = [], []
    for find in (aligned, partial(aligned, lesser=False), khabars):
        found, spent = timed(lambda page, find=find: find(page[0], [c.written for c in page[1]]), pages)
        shares.append(
            share(
                right(text, copy.span, span, near)
                for (text, wanted), spans in zip(pages, found, strict=True)
                for copy, span in zip(wanted, spans, strict=True)
            )
        )
        rates.append(rate(count, spent))
    peers = list(enumerate((PEER, LOOSE)))
    return [
        *(Row(TASK, peer, f"strings {name}, right", shares[at], shares[-1], count) for at, peer in peers),
        *(Row(TASK, peer, f"strings {name}, a second", rates[at], rates[-1], count, True) for at, peer in peers),
    ]


def _misplaced(marks: list[tuple[str, list[Place]]]) -> list[Row]:
    """Look up the marks of the next article, as they are and with a word left out: each that is found is wrong."""
    pages = []
    for (text, _), (other, spans) in zip(marks, [*marks[1:], *marks[:1]], strict=True):
        written = [other[slice(*span)] for span in spans]
        strings = [one for one in written if len(one.split()) >= FOREIGN and one not in text]
        pages.append((text, [*strings, *filter(None, map(shortened, strings))]))
    count = sum(len(strings) for _, strings in pages)
    ways = (aligned, partial(aligned, lesser=False), khabars)
    shares = [share(span is not None for text, strings in pages for span in way(text, strings)) for way in ways]
    names = enumerate((PEER, LOOSE))
    return [
        Row(TASK, name, "strings of another article placed (wrongly)", shares[n], shares[-1], count)
        for n, name in names
    ]


def aligned(text: str, strings: list[str], lesser: bool = True) -> list[Place | None]:
    """Give the places that langextract finds for strings in order of place; all of an article in one call."""
    from langextract.core.data import Extraction
    from langextract.resolver import WordAligner

    if not strings:
        return []
    wanted = [[Extraction("mark", one) for one in strings]]
    groups = WordAligner().align_extractions(wanted, text, accept_match_lesser=lesser)
    spans = [one.char_interval for group in groups for one in group]
    return [(s.start_pos, s.end_pos) if s and s.start_pos is not None else None for s in spans]


def khabars(text: str, strings: list[str]) -> list[Place | None]:
    """Give the places that Khabar's aligner finds."""
    aligner = Aligner(text)
    return [aligner.find(one) for one in strings]
