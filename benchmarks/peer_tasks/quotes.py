"""Direct quotations: a page of regular expressions beside Khabar's attributions of kind direct.

textacy's own extractor is asked too, and tells which languages it has. The gold's mixed quotations are not scored.
"""

import re
from pathlib import Path

from khabar.model import Reading
from khabar.reader import Reader

from .material import Material, Record
from .rows import Absence, Row, rate, refusal, timed
from .scores import Quote, pair_quotes, prf, share, speaker_right, without

TASK, PEER = "direct quotes", "regular expressions"
WORDS = Path(__file__).with_name("verbs.tsv")
BETWEEN = 60  # characters of a speaker between the verb and the quotation mark
SAMPLE = "\u0642\u0627\u0644 \u0627\u0644\u0648\u0632\u064a\u0631: \u00ab\u0633\u0646\u0639\u0648\u062f\u00bb"


def run(material: Material) -> list[Row | Absence]:
    """Compare speeds, and contents and speakers where there is gold."""
    pattern = quote_pattern(verbs())
    texts = [article.text for article in material.articles]
    theirs, their_time = timed(lambda text: matched(pattern, text), texts)
    reader = Reader()
    readings, our_time = timed(reader.read_article, material.articles)
    ours = [quotes_of(reading) for reading in readings]
    count = len(texts)
    out: list[Row | Absence] = [_textacy()]
    measure = "articles a second, Khabar's whole reading"
    out.append(Row(TASK, PEER, measure, rate(count, their_time), rate(count, our_time), count, True))
    golds = [material.gold.get(article.id) for article in material.articles]
    if any(golds):
        out += _scored(theirs, ours, golds)
    return out


def _textacy() -> Absence:
    peer = "textacy (direct_quotations)"
    try:
        import spacy
        from textacy.extract import direct_quotations

        found = list(direct_quotations(spacy.blank("ar")(SAMPLE)))
    except Exception as error:  # noqa: BLE001 - whatever it says is what is told
        return Absence(TASK, peer, refusal(error))
    return Absence(TASK, peer, f"runs on Arabic and finds {len(found)} of 1; add it to the comparison")


def _scored(theirs: list[list[Quote]], ours: list[list[Quote]], golds: list[Record | None]) -> list[Row]:
    scores, speakers = [], []
    wanted_count = 0
    for side in (theirs, ours):
        right = found_count = wanted_count = 0
        said: list[bool] = []
        for found, record in zip(side, golds, strict=True):
            if record is None:
                continue
            wanted, apart = wanted_of(record)
            found = without(found, apart)
            pairs = pair_quotes(wanted, found)
            said += [speaker_right(w, f) for w, f in pairs]
            right, found_count, wanted_count = right + len(pairs), found_count + len(found), wanted_count + len(wanted)
        scores.append(prf(right, found_count, wanted_count))
        speakers.append(share(said) * right / wanted_count if wanted_count else 0.0)
    names = ("quotes, precision", "quotes, recall", "quotes, F1")
    rows = [Row(TASK, PEER, name, scores[0][at], scores[1][at], wanted_count) for at, name in enumerate(names)]
    return [*rows, Row(TASK, PEER, "quotes found with the right speaker", *speakers, wanted_count)]


def verbs() -> list[str]:
    """Read the table of verbs."""
    rows = [line.split("\t") for line in WORDS.read_text("utf8").splitlines() if not line.startswith("#")]
    return [row[1] for row in rows[1:]]


def quote_pattern(words: list[str]) -> re.Pattern[str]:
    """Give an expression for a verb, perhaps a speaker, and a quotation in marks on the same line."""
    verb = "|".join(sorted(words, key=len, reverse=True))
    marks = '\u00ab[^\u00bb\n]+\u00bb|\u201c[^\u201d\n]+\u201d|"[^"\n]+"'
    return re.compile(
        f'(?<!\\w)[\u0648\u0641]?(?:{verb})(?!\\w)\\s*(?P<speaker>[^\u00ab\u201c"\n.:]{{0,{BETWEEN}}}?)\\s*'
        f"(?:\u0625\u0646|\u0623\u0646)?\\s*[:\u060c]?\\s*(?P<content>{marks})"
    )


def matched(pattern: re.Pattern[str], text: str) -> list[Quote]:
    """Give the quotations that the expression finds, with the marks, and the words behind the verb as speaker."""
    return [
        Quote(match.span("content"), (match.span("speaker"),) if match["speaker"].strip() else ())
        for match in pattern.finditer(text)
    ]


def quotes_of(reading: Reading) -> list[Quote]:
    """Give Khabar's direct quotations, one for each content."""
    direct = [one for one in reading.attributions if one.kind == "direct"]
    return [Quote(content, one.sources) for one in direct for content in one.contents]


def wanted_of(record: Record) -> tuple[list[Quote], list[tuple[int, int]]]:
    """Give the direct quotations of a gold record, and the contents of mixed ones, which are not scored."""
    wanted, apart = [], []
    for one in record["attributions"]:
        sources = tuple(map(tuple, one["sources"]))
        if one["kind"] == "direct":
            wanted += [Quote(tuple(content), sources) for content in one["contents"]]
        elif one["kind"] == "mixed":
            apart += [tuple(content) for content in one["contents"]]
    return wanted, apart
