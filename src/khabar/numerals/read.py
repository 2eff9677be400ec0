"""Gives the numbers of a page, each with the words and characters that write it."""

import re
from copy import copy
from typing import NamedTuple

from khabar.numerals.lexicon import Atom, load_atoms, particle
from khabar.numerals.sum import Sum
from khabar.words import Page, Word

RUN = re.compile(r"\d+(?:[.,\u066b\u066c\u060c/:\u2013-]\d+)*(?:[eE][+-]?\d{1,2}(?!\d))?")
GROUPED = re.compile(r"\d{1,3}(?:[.,\u066c\u060c]\d{3})+$")
DECIMAL = re.compile(r"\d+[.,\u066b\u060c]\d+(?:[eE][+-]?\d{1,2})?$|\d+[eE][+-]?\d{1,2}$")
LONGEST = 30  # digits; longer runs are no numbers
BOTH = re.compile(r"\d{1,3}(?:(?:,\d{3})+\.|(?:\.\d{3})+,|(?:\u066c\d{3})+\u066b)\d+$")  # 1,234.56
SLASHED = re.compile(r"([1-9]\d?)/([1-9]\d?)")
LARGEST_DIVISOR = 10
SCALES = frozenset(("scale", "plural", "scale_or_dual", "dual"))
NOUNS = frozenset(("NOUN", "PROPN", "ADJ", "X"))
PIECE = re.compile(r"\d+")
SPACED = re.compile(r"\d{1,3}(?: \d{3}){1,5}(?![\d.,/:])")
COMMAS = str.maketrans({"\u066b": ".", ",": ".", "\u060c": "."})


class Number(NamedTuple):
    """A written number: words [first, last), clean characters [start, end), and what it may be at least and at most.

    `kind` is cardinal, ordinal, fraction, percent, vague, or piece (one of several joined numbers, as in a date).
    `conj` and `prep` are clitics before it, `article` tells a definite one, `digits` one that begins with digits.
    """

    first: int
    last: int
    start: int
    end: int
    low: int | float
    high: int | float
    kind: str
    digits: bool = False
    conj: str = ""
    prep: str = ""
    article: bool = False


def read_numbers(page: Page) -> list[Number]:
    """Find the numbers of a page, in digits of any script or in words, in order of place.

    >>> from khabar.text import CleanText, split_sentences
    >>> from khabar.words import read_words
    >>> text = CleanText("ألفان وثلاثمئة وخمسة وأربعون عاملا و1.5 مليون نازح")  # workers, displaced
    >>> [number.low for number in read_numbers(read_words(text, split_sentences(text)))]
    [2345, 1500000]
    """
    found: list[Number] = []
    atoms, words = load_atoms(), page.words
    for first, last in page.ranges:
        at = first
        while at < last:
            form = words[at].form
            if form in atoms and (atom := _atom_at(page, at)):
                at = _grow(page, Span(at, at + 1, last), atom, found)
            elif form[0].isdigit():
                at = _read_digits(page, at, last, found)
            else:
                at += 1
    return found


def _atom_at(page: Page, at: int) -> Atom | None:
    """Give the number word at `at`; folding makes "and one" («وأحد») like "one" («واحد»), so the letters decide.

    «وأحد عشر» is "and eleven", any other «وأحد» "and one of".
    """
    word = page.words[at]
    atom = load_atoms().get(word.form)
    if atom is None or atom.value != 1 or atom.kind != "unit" or not word.form.startswith(particle("and")[0]):
        return atom
    if page.text.clean[word.start : word.end] == word.form:
        return atom
    after = load_atoms().get(page.words[at + 1].form) if at + 1 < len(page.words) else None
    if after is None or after.kind != "teen" or after.conj or after.prep:
        return None
    return Atom("joined", 1, 1, particle("and")[0], "", False)


def parse_digits(run: str) -> int | float | None:
    """Give the value of one run of digits with separators, or None if it holds several numbers.

    >>> parse_digits("1,200"), parse_digits("12,5"), parse_digits("1,234.5"), parse_digits("2016/01/22")
    (1200, 12.5, 1234.5, None)
    """
    if len(run) > LONGEST:
        return None
    if run.isdigit():
        return int(run)
    if GROUPED.match(run):
        return int("".join(PIECE.findall(run)))
    if BOTH.match(run):
        *whole, part = PIECE.findall(run)
        return float("".join(whole) + "." + part)
    if DECIMAL.match(run):
        value = float(run.translate(COMMAS))
        return int(value) if value.is_integer() else value
    return None


def _read_digits(page: Page, at: int, last: int, found: list[Number]) -> int:
    words, text = page.words, page.text.folded
    start = words[at].start
    match = _run_at(text, start)
    if not match:
        return at + 1
    run, end = match.group(), match.end()
    value = int(run.replace(" ", "")) if " " in run else parse_digits(run)
    if "." in run and value is not None and GROUPED.match(run) and _next_is_scale(page, at, last, end):
        value = float(run)
    stop = page.word_from(end, at + 1, last)
    if value is None and (ratio := SLASHED.fullmatch(run)) and int(ratio[1]) < int(ratio[2]) <= LARGEST_DIVISOR:
        part = int(ratio[1]) / int(ratio[2])
        found.append(Number(at, stop, start, end, part, part, "fraction", True))
        return stop
    if value is None:
        for piece in PIECE.finditer(run):
            if len(piece.group()) > LONGEST:
                continue
            found.append(_piece(at, stop, start + piece.start(), piece.group()))
        return stop
    atom = Atom("digits", value, 0, "", "", False)
    return _grow(page, Span(at, stop, last), atom, found)


def _run_at(text: str, start: int) -> re.Match[str] | None:
    return SPACED.match(text, start) or RUN.match(text, start)


def _piece(first: int, last: int, start: int, digits: str) -> Number:
    value = int(digits)
    return Number(first, last, start, start + len(digits), value, value, "piece", True)


def _next_is_scale(page: Page, at: int, last: int, end: int) -> bool:
    at = page.word_from(end, at, last)
    atom = load_atoms().get(page.words[at].form) if at < last else None
    return atom is not None and atom.kind in ("scale", "plural", "scale_or_dual")


class Span(NamedTuple):
    """Where a number begins, where its first piece ends, and where its sentence ends, in words."""

    first: int
    next: int
    last: int


def _grow(page: Page, span: Span, atom: Atom, found: list[Number]) -> int:
    """Add the words that follow as long as they belong to the number; give where to read on."""
    words = page.words
    at, value = _summed(page, span, _single(page, span, atom))
    if not value.closed():
        return span.next
    kind, end = value.kind, words[at - 1].end
    if at == span.next and atom.kind == "digits":
        end = _digits_end(page, span.first)
    percent = _percent(words, at, span.last)
    if percent > at:
        kind, at, end = "percent", percent, words[percent - 1].end
    low, high = value.limits()
    point = _decimals(page, at, span.last) if kind == "cardinal" else None
    if point and low % 1 == 0:
        at, low, high = point[0], low + point[1], high + point[1]
        end = words[at - 1].end
    part = _over(page, at, span.last, kind)
    if part:
        kind, low, high = "fraction", _ratio(low, part[1]), _ratio(high, part[1])
        at, end = part[0], words[part[0] - 1].end
    start = words[span.first].start + atom.lead
    digits = atom.kind == "digits"
    found.append(Number(span.first, at, start, end, low, high, kind, digits, atom.conj, atom.prep, atom.article))
    return at


def _summed(page: Page, span: Span, atom: Atom) -> tuple[int, Sum]:
    """Give where a number ends, and its sum; what belongs to the next one is left («50 ألفا و70 ألفا» are two)."""
    value = Sum()
    value.add(atom, False)
    at = span.next
    whole = at, copy(value)
    while at < span.last:
        step = _step(page, at, span.last, value)
        if not step:
            break
        at = step
        if value.last in SCALES:
            whole = at, copy(value)
    other = load_atoms().get(page.words[at].form) if at < span.last else None
    again = other is not None and other.kind in SCALES and not other.conj and not other.prep
    return whole if again and value.total and value.group else (at, value)


def _single(page: Page, span: Span, atom: Atom) -> Atom:
    """Take «مليونا» for one million where no noun stands right behind it, of which it would be two."""
    after = page.words[span.next] if span.next < span.last else None
    counted = after is not None and after.pos in NOUNS and not (after.conj or after.prep or after.article)
    alone = after is None or not counted or after.form in load_atoms()
    return atom._replace(kind="scale") if atom.kind == "scale_or_dual" and alone else atom


def _digits_end(page: Page, at: int) -> int:
    match = _run_at(page.text.folded, page.words[at].start)
    return match.end() if match else page.words[at].end


def _step(page: Page, at: int, last: int, value: Sum) -> int:
    """Take the word at `at` (and an "and" before it) into the number; give the place after it, 0 if it is not of it."""
    words = page.words
    form, linked = words[at].form, False
    if form == particle("and")[0] and at + 1 < last:
        at, linked = at + 1, True
        form = words[at].form
    atom = _atom_at(page, at)
    parts = load_atoms().get(words[at + 1].form) if atom is not None and at + 1 < last else None
    if atom is not None and atom.kind == "unit" and parts is not None and parts.kind == "parts" and not parts.conj:
        whole = Atom("fraction", atom.value * parts.value, atom.lead, atom.conj, atom.prep, False)
        return at + 2 if value.add(whole, linked or bool(atom.conj)) else 0
    if atom is None:
        if not linked or not form[0].isdigit():
            return 0
        match = RUN.match(page.text.folded, words[at].start)
        number = parse_digits(match.group()) if match else None
        if number is None:
            return 0
        stop = page.word_from(words[at].start + len(match.group()), at + 1, last) if match else at + 1
        return stop if value.add(Atom("digits", number, 0, "", "", False), True) else 0
    if atom.prep:
        return 0
    if atom.conj and (linked or atom.conj != particle("and")[0]):
        return 0
    return at + 1 if value.add(atom, linked or bool(atom.conj)) else 0


def _decimals(page: Page, at: int, last: int) -> tuple[int, float] | None:
    """Give the place after, and the value of, decimals read out behind "point" («ثلاثة فاصلة واحد أربعة», 3.14)."""
    words, digits = page.words, ""
    if at >= last or words[at].form not in particle("point"):
        return None
    at += 1
    while at < last and (atom := load_atoms().get(words[at].form)) and atom.kind == "unit" and not atom.conj:
        digits, at = f"{digits}{int(atom.value)}", at + 1
    return (at, float(f"0.{digits}")) if digits else None


def _ratio(value: int | float, divisor: int | float) -> int | float:
    return int(value // divisor) if value % divisor == 0 else value / divisor


def _over(page: Page, at: int, last: int, kind: str) -> tuple[int, int | float] | None:
    """Give the place after, and the value of, a divisor in words that stands at `at`."""
    words, atoms = page.words, load_atoms()
    if kind != "cardinal" or at + 1 >= last or words[at].form not in particle("over"):
        return None
    atom = atoms.get(words[at + 1].form)
    if atom is None or atom.kind not in ("unit", "ten", "teen") or atom.prep or atom.conj or atom.article:
        return None
    return at + 2, atom.value


def _percent(words: tuple[Word, ...], at: int, last: int) -> int:
    """Give the place after a percent sign or phrase that stands at `at`, else `at`."""
    if at >= last:
        return at
    if words[at].form in particle("percent"):
        return at + 1
    atom = load_atoms().get(words[at].form)
    if atom and atom.kind == "hundred" and atom.prep and atom.article:
        return at + 1
    if at + 1 < last and words[at].form in particle("in"):
        atom = load_atoms().get(words[at + 1].form)
        if atom and atom.kind == "hundred" and not atom.prep:
            return at + 2
    return at
