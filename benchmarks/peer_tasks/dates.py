"""Dates: dateparser's search over whole articles and over single phrases, beside Khabar's times.

A user's natural call: the language given, the day of publication as the base, the past preferred as in news.
"""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

from khabar.model import Article
from khabar.times import read_times

from .material import Material, Record
from .rows import Absence, Row, rate, refusal, timed
from .scores import Dated, answered, date_scores, share

TASK, PEER = "dates", "dateparser"
MEASURES = ("event dates found", "event dates, first day right", "event dates, both days right")


def run(material: Material) -> list[Row | Absence]:
    """Compare on the articles, on the gold's phrases alone, and on the test cases of recognizers-text."""
    out: list[Row | Absence] = [_other()]
    try:
        import dateparser.search  # noqa: F401 - tried for
    except ImportError as error:
        return [*out, Absence(TASK, PEER, refusal(error))]
    out += _articles(material)
    if material.cases:
        out += _cases(material.cases)
    return out


def _other() -> Absence:
    """Say what recognizers-text, whose test cases are used, does with Arabic in Python."""
    peer = "recognizers-text-suite (Python)"
    try:
        from recognizers_date_time import recognize_datetime

        found = recognize_datetime("12/1/2016", "ar-*")
    except Exception as error:  # noqa: BLE001 - whatever it says is what is told
        return Absence(TASK, peer, refusal(error))
    return Absence(TASK, peer, f"has no Arabic; falls back to English ({len(found)} found in a date of digits)")


def _articles(material: Material) -> list[Row]:
    days = [day_of(article.published) for article in material.articles]
    pairs = list(zip(material.articles, days, strict=True))
    theirs, their_time = timed(lambda pair: searched(pair[0].text, pair[1]), pairs)
    ours, our_time = timed(lambda pair: khabars(pair[0].text, pair[1]), pairs)
    count = len(pairs)
    rows = [Row(TASK, PEER, "articles a second", rate(count, their_time), rate(count, our_time), count, True)]
    wanted = [(n, one) for n, article in enumerate(material.articles) for one in _wanted(article, material.gold)]
    if not wanted:
        return rows
    scores = [[date_scores(one, found[n]) for n, one in wanted] for found in (theirs, ours)]
    for at, measure in enumerate(MEASURES):
        rows.append(Row(TASK, PEER, measure, *(share(s[at] for s in side) for side in scores), len(wanted)))
    phrases = [(material.articles[n].text[one.span[0] : one.span[1]], days[n], one) for n, one in wanted]
    alone = [share(_first(read(text, day)) == one.start for text, day, one in phrases) for read in (parsed, khabars)]
    return [*rows, Row(TASK, PEER, "the phrase alone, first day right", *alone, len(phrases))]


def _cases(path: Path) -> list[Row]:
    cases = [json.loads(line) for line in path.read_text("utf8").splitlines()]
    rights, speeds = [], []
    for read in (searched, khabars):
        found, spent = timed(lambda case, read=read: read(case["text"], date.fromisoformat(case["reference"])), cases)
        rights.append(share(answered(c["text"], c["answers"], f) for c, f in zip(cases, found, strict=True)))
        speeds.append(rate(len(cases), spent))
    return [
        Row(TASK, PEER, "recognizers-text cases right", *rights, len(cases)),
        Row(TASK, PEER, "cases a second", *speeds, len(cases), True),
    ]


def _wanted(article: Article, gold: dict[str, Record]) -> list[Dated]:
    """Give each time phrase of the gold's events once."""
    whens = [event["when"] for event in gold.get(article.id, {}).get("events", []) if event["when"]]
    return sorted({Dated(tuple(when["span"]), when["start"], when["end"]) for when in whens})


def settings(day: date | None) -> dict[str, Any]:
    """Give dateparser's settings for an article of a day."""
    base = {"RELATIVE_BASE": datetime(day.year, day.month, day.day)} if day else {}
    return base | {"PREFER_DATES_FROM": "past"}


def searched(text: str, day: date | None) -> list[Dated]:
    """Give what dateparser finds in a text; its phrases come without places and are looked up in order."""
    from dateparser.search import search_dates

    found = search_dates(text, languages=["ar"], settings=settings(day)) or []
    return placed(text, [(phrase, when.date().isoformat()) for phrase, when in found])


def placed(text: str, phrases: list[tuple[str, str]]) -> list[Dated]:
    """Give phrases that stand in a text in this order their places; one that does not stand there is left out."""
    out, at = [], 0
    for phrase, day in phrases:
        start = text.find(phrase, at)
        if start >= 0:
            at = start + len(phrase)
            out.append(Dated((start, at), day, day))
    return out


def parsed(text: str, day: date | None) -> list[Dated]:
    """Give what dateparser makes of a phrase that is handed over."""
    import dateparser

    found = dateparser.parse(text, languages=["ar"], settings=settings(day))
    return [Dated((0, len(text)), found.date().isoformat(), found.date().isoformat())] if found else []


def khabars(text: str, day: date | None) -> list[Dated]:
    """Give Khabar's times of a text, from cleaning and tagging its words on."""
    return [Dated(time.span, time.start, time.end) for time in read_times(text, published=day)]


def day_of(published: str | None) -> date | None:
    """Give the day of an ISO date or time, None where there is none."""
    return date.fromisoformat(published[:10]) if published else None


def _first(found: list[Dated]) -> str | None:
    return found[0].start if found else None
