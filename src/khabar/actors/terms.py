"""Gives who held an office when: an office without a name is its holder on the day of the article.

Terms are known to the month. A holder is given only where the table leaves one person; what began or ended in the month
itself, and days after the table was written, stay open.
"""

from functools import cache
from typing import NamedTuple

from khabar.actors.lexicon import rows_of
from khabar.actors.mention import ActorMention
from khabar.actors.resolve import Resolver, changed
from khabar.words.marks import phrase_words

WRITTEN = "2025-12"  # the month as of which the tables of holders and terms were written


class Term(NamedTuple):
    """A term of a person in an office: key in the table of holders, name, ref, country, office, months or ''."""

    key: str
    name: str
    ref: str | None
    country: str
    office: str
    start: str
    end: str


@cache
def same_office(office: str) -> str:
    """Give the name of an office by which terms are sought.

    >>> same_office("secretary of state"), same_office("mayor")
    ('minister of foreign affairs', 'mayor')
    """
    for row in rows_of("same_offices"):
        if office in row["same"].split("|"):
            return row["office"]
    return office


@cache
def _terms() -> tuple[Term, ...]:
    """Give all terms with a start, of both tables."""
    people = {row["key"]: (row["name"], row.get("ref") or None) for row in rows_of("holders")}
    found = [
        Term(row["key"], *people[row["key"]], row["country"], row["office"], row["start"], row["end"])
        for row in rows_of("holders")
        if row["start"] and row.get("sure")
    ]
    found += [
        Term(row["holder"], *people[row["holder"]], row["country"], row["office"], row["start"], row["end"])
        for row in rows_of("terms")
    ]
    return tuple(sorted(found, key=lambda term: term.start))


@cache
def _by_office() -> dict[tuple[str, str], tuple[Term, ...]]:
    found: dict[tuple[str, str], list[Term]] = {}
    for term in _terms():
        found.setdefault((term.country, same_office(term.office)), []).append(term)
    return {office: tuple(terms) for office, terms in found.items()}


@cache
def _by_person() -> dict[str, tuple[Term, ...]]:
    found: dict[str, list[Term]] = {}
    for term in _terms():
        found.setdefault(term.name, []).append(term)
    return {name: tuple(terms) for name, terms in found.items()}


def _covers(term: Term, month: str) -> bool:
    last = term.end or WRITTEN
    return len(term.start) == 7 and len(last) == 7 and term.start <= month <= last


def holder_at(country: str, office: str, month: str) -> Term | None:
    """Give the holder of an office in a month (YYYY-MM), if the tables leave one person.

    >>> [holder_at("USA", "secretary of state", month).name for month in ("2016-05", "2022-05")]
    ['John Kerry', 'Antony Blinken']
    """
    terms = [term for term in _by_office().get((country, same_office(office)), ()) if _covers(term, month)]
    sure = len({term.name for term in terms}) == 1 and terms[0].start < month and month != terms[0].end
    return terms[0] if sure else None


def holder_before(country: str, office: str, month: str) -> Term | None:
    """Give the one who held an office before its holder in a month, if his term ends where the present one begins."""
    now = holder_at(country, office, month)
    if now is None:
        return None
    ended = [term for term in _by_office()[country, same_office(office)] if term.end and term.end <= now.start]
    last = max(ended, key=lambda term: term.end, default=None)
    return last if last is not None and last.name != now.name and _months(now.start) - _months(last.end) <= 1 else None


def _months(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) if len(month) == 7 else -99


def held_before(name: str, country: str, office: str, month: str) -> bool:
    """Say whether a person held an office before a month and no longer holds it."""
    terms = [t for t in _by_person().get(name, ()) if (t.country, same_office(t.office)) == (country, office)]
    return any(t.end and t.end < month for t in terms) and not any(_covers(t, month) for t in terms)


def office_of(name: str, month: str) -> str | None:
    """Give what a person of the tables was in a month: the office, "former ..." after it, None where not known."""
    terms = _by_person().get(name, ())
    now = [term for term in terms if _covers(term, month)]
    if now:
        return now[-1].office
    ended = [term for term in terms if term.end and term.end < month]
    return f"former {max(ended, key=lambda term: term.end).office}" if ended else None


def bare_offices(resolver: Resolver, mentions: list[ActorMention]) -> dict[int, str]:
    """Give which mentions are no more than one office and its nation, by number: "now", or "former"."""
    found, former = {}, phrase_words()["former"]
    for number, mention in enumerate(mentions):
        single = (
            mention.kind == "office" and mention.number not in ("p", "d") and not (mention.named or mention.domestic)
        )
        if not single or mention.country is None or mention.head != mention.first:
            continue
        told = set(range(mention.head, resolver.tags[mention.head].end))
        for part in resolver.parts(mention.head, mention.last):
            if part.entry.layer in ("nation", "nisba") or part.entry.country == "IGO":
                told.update(range(part.at, part.tag.end))
        if former.issuperset(resolver.words[at].form for at in range(mention.first, mention.last) if at not in told):
            found[number] = "former" if "ELI" in mention.sectors else "now"
    return found


def dated(mentions: list[ActorMention], phrases: dict[int, str], day: str) -> list[ActorMention]:
    """Give the mentions of a page as of a day (ISO): offices get their holder, persons the office they had then.

    `phrases` tells by number which mentions are an office without a name (see `bare_offices`).
    """
    month = day[:7]
    found = list(mentions)
    persons = {mention.name for mention in mentions if mention.named and mention.name in _by_person()}
    first: dict[str, int] = {}
    for number, mention in enumerate(mentions):
        term = _term(mention, phrases[number], persons, month) if number in phrases else None
        if term is not None:
            found[number] = changed(mention, name=term.name, ref=term.ref)
        elif mention.named and mention.name in _by_person():
            found[number] = changed(mention, office=office_of(mention.name, month) or mention.office)
        name = found[number].name
        if name in _by_person():
            start = first.setdefault(name, number)
            if start != number and found[number].same_as is None:
                found[number] = changed(found[number], same_as=start)
    return found


def _term(mention: ActorMention, when: str, persons: set[str], month: str) -> Term | None:
    """Give the holder of an office that a phrase means; a former one on the page before the one who held it last."""
    country, office = mention.country or "", same_office(mention.office or "")
    if when == "now":
        return holder_at(country, office, month)
    told = [name for name in persons if held_before(name, country, office, month)]
    if len(told) == 1:
        return next(term for term in _by_person()[told[0]] if same_office(term.office) == office)
    return holder_before(country, office, month) if not told else None
