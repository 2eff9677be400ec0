"""Gives what a store keeps of one reading: stored bytes, words, and rows in the order of the tables' columns."""

import hashlib
import zlib
from bisect import bisect_right
from typing import Any, NamedTuple

import msgspec

from khabar.model import Attribution, Event, Party, Reading
from khabar.store.words import index_words

LEAD = 240  # characters of an article's beginning that lists show
SENTENCE = 600  # characters of a sentence that lists show
CONTENT = 400
DEFLATE = 1  # the quickest level: four times smaller already
AGENCY = "agency"
Row = tuple[Any, ...]


class Rows(NamedTuple):
    """Rows by table. Until `under` puts the store's keys in, events and attributions count from 1 and the rest is 0."""

    article: Row
    events: list[Row]
    parties: list[Row]
    attributions: list[Row]
    chain: list[Row]

    def under(self, article: int, reading: int, numbers: "Numbers") -> "Rows":
        """Give the rows under the keys of their article and reading; those of items follow the last ones given out."""
        e, a = numbers.event, numbers.attribution
        numbers.event += len(self.events)
        numbers.attribution += len(self.attributions)
        _, own, _, *rest = self.article
        return Rows(
            (article, own, reading, *rest),
            _under(self.events, e, article),
            _under(self.parties, e, article),
            _under(self.attributions, a, article),
            _under(self.chain, e, article),
        )


class Numbers(msgspec.Struct):
    """The last keys given out."""

    article: int
    reading: int
    event: int
    attribution: int


def _under(rows: list[Row], before: int, article: int) -> list[Row]:
    return [(row[0] + before, article, *row[2:]) for row in rows]


class Prepared(NamedTuple):
    """All that is made of a reading before a store is asked: its stored bytes and their digest, words and rows."""

    id: str
    text_sha256: str
    record: bytes
    digest: str
    words: tuple[str, str]
    rows: Rows


def prepare(reading: Reading) -> Prepared:
    """Make all that a store keeps of a reading; this takes as long as the database's own work and needs none."""
    article = reading.article
    return Prepared(article.id, article.sha256, *pack(reading), make_words(reading), make_rows(reading))


def pack(reading: Reading) -> tuple[bytes, str]:
    """Give a reading as stored bytes, and the digest that tells it from others."""
    line = reading.to_json()
    return zlib.compress(line, DEFLATE), hashlib.sha256(line).hexdigest()


def unpack(record: bytes) -> Reading:
    """Give the reading of stored bytes."""
    return Reading.from_json(zlib.decompress(record))


def title_of(reading: Reading) -> str:
    """Give the headline: the title, else the first line of the text."""
    article = reading.article
    return (article.title or article.text.lstrip().split("\n", 1)[0]).strip()[:LEAD]


def make_words(reading: Reading) -> tuple[str, str]:
    """Give the indexed words of headline and text."""
    title = reading.article.title or ""
    return " ".join(index_words(title)), " ".join(index_words(reading.article.text))


def make_rows(reading: Reading) -> Rows:
    """Give all rows of a reading, without the store's keys."""
    article, published = reading.article, reading.article.published or ""
    said = {a.id: a for a in reading.attributions}
    refs = {m.id: m.ref for m in reading.mentions}
    kinds = {a.speaker.name: a.speaker.kind for a in reading.attributions}
    starts = [start for start, _ in reading.sentences]
    rows = Rows(
        (
            0, article.id, 0, article.url, article.outlet.name, article.outlet.domain,
            article.outlet.country, title_of(reading), _lead(reading), published, article.sha256,
            len(reading.events), len(reading.attributions),
        ), [], [], [], [],
    )  # fmt: skip
    for key, event in enumerate(reading.events, 1):
        rows.events.append(_event(reading, event, key, said.get(event.said_in or ""), starts))
        for role, parties in (("actor", event.actors), ("recipient", event.recipients)):
            for at, party in enumerate(parties):
                names = (party.name, refs.get(party.mention or ""), party.country, " ".join(party.sectors))
                rows.parties.append((key, 0, role, at, *names))
        for at, speaker in enumerate(event.chain):
            rows.chain.append((key, 0, at, speaker, kinds.get(speaker, AGENCY)))
    rows.attributions.extend(_attribution(reading, a, key) for key, a in enumerate(reading.attributions, 1))
    return rows


def _lead(reading: Reading) -> str:
    text, title = reading.article.text, title_of(reading)
    body = text.lstrip()
    lead = " ".join(body.removeprefix(title).split()[:60])
    return lead if len(lead) <= LEAD else f"{lead[: LEAD - 1].rpartition(' ')[0] or lead[: LEAD - 2]} \u2026"


def _event(reading: Reading, event: Event, key: int, said: Attribution | None, starts: list[int]) -> Row:
    when, where = event.when, event.where
    size = {s.what: s.min for s in event.size}
    at = bisect_right(starts, event.trigger[0]) - 1
    return (
        key, 0, event.id, reading.article.published or "", event.type, event.mode, event.status,
        said.stance if said else None, event.quad, event.intensity, event.confidence,
        *_first(event.actors), *_first(event.recipients),
        when.start if when else None, when.end if when else None,
        *((where.name, where.country, where.lat, where.lon, where.geonames) if where else (None,) * 5),
        size.get("dead"), size.get("injured"), size.get("arrested"),
        " \u2190 ".join(event.chain), reading.text(event.trigger),
        reading.text(reading.sentences[at])[:SENTENCE] if at >= 0 else "", event.same_as,
    )  # fmt: skip


def _first(parties: tuple[Party, ...]) -> tuple[str | None, str | None]:
    if not parties:
        return None, None
    return parties[0].name, next((p.country for p in parties if p.country), None)


def _attribution(reading: Reading, a: Attribution, key: int) -> Row:
    content = " \u2026 ".join(map(reading.text, a.contents))[:CONTENT]
    speaker = (a.speaker.name, a.speaker.kind, a.speaker.country)
    published = reading.article.published or ""
    return key, 0, a.id, published, a.kind, a.stance, *speaker, a.parent, a.confidence, content
