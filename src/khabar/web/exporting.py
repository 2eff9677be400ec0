"""Gives what pages show as files: events and readings by the exports stage, other tables as CSV, Parquet or JSON."""

import csv
import io
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from fastapi import APIRouter, Request
from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response

from khabar.exports import KINDS, open_writer, write_query
from khabar.exports.cells import guard_row
from khabar.exports.gold import gold_article, gold_record
from khabar.exports.guide import guide_record
from khabar.store import Query, count_articles, count_by, list_decisions, reviewed_sentences, show_actor, who_to_whom
from khabar.store.agreement import decided_readings, measure_agreement
from khabar.web.desk import Visit, asked_query
from khabar.web.pages import find_story, find_today, load_article
from khabar.web.places import list_places

router = APIRouter(prefix="/export")
MOST = 20_000  # articles that a browser may ask for at once
TYPES = {".csv": "text/csv; charset=utf-8", ".parquet": "application/vnd.apache.parquet", ".json": "application/json"}
Rows = list[dict[str, Any]]


@router.get("/events{kind}", summary="Events (or readings) that a query finds, as a file")
def export_events(request: Request, kind: str) -> Response:
    """Give what a query finds as a file of one of the exports' kinds: .csv .parquet .jsonl .geojson …"""
    visit = Visit(request)
    visit.check_reading()
    query = asked_query(visit)
    if kind not in KINDS:
        raise HTTPException(404, f"choose one of {', '.join(KINDS)}")
    if count_articles(visit.store, query) > MOST:
        raise HTTPException(413, f"more than {MOST} articles: narrow the query, or use khabar export")
    path = _fresh(kind)
    write_query(visit.store, query, path)
    return _file(path, f"events{kind}")


@router.get("/article{kind}", summary="One article's reading, as reviewers left it, as a file")
def export_article(request: Request, kind: str, id: str) -> Response:
    """Give an article's reading as a file."""
    visit = Visit(request)
    visit.check_reading()
    _, reading = load_article(visit, id)
    if kind == ".json":
        return _answer(reading.to_json(), kind, "article")
    if kind not in KINDS:
        raise HTTPException(404, f"choose .json or one of {', '.join(KINDS)}")
    path = _fresh(kind)
    writer = open_writer(path)
    writer.write(reading)
    writer.close()
    return _file(path, f"article{kind}")


GOLD = {".jsonl": gold_record, ".marks.jsonl": guide_record, ".articles.jsonl": gold_article}


@router.get("/gold{kind}", summary="Reviewed articles as gold: .jsonl, .marks.jsonl, .articles.jsonl (texts)")
def export_gold(request: Request, kind: str, partly: bool = False) -> Response:
    """Give the articles of which every item is decided (`partly`: any) in the keys of the annotation guide.

    `.marks.jsonl` gives them as annotators write them, by line and copied words.
    """
    visit = Visit(request)
    visit.check_reading()
    if kind not in GOLD:
        raise HTTPException(404, f"choose one of {', '.join(GOLD)}")
    decided = decided_readings(visit.store, whole=not partly, who=visit.blind or None)
    body = b"".join(msgspec.json.encode(GOLD[kind](reading)) + b"\n" for reading in decided)
    return Response(body, media_type="application/x-ndjson", headers=_named(f"gold{kind}"))


@router.get("/examples.txt", summary="Reviewed sentences as examples for khabar learn")
def export_examples(request: Request) -> Response:
    """Give a line for each sentence whose reviewed event a query finds; with - before it, what people took out."""
    visit = Visit(request)
    visit.check_reading()
    query = asked_query(visit)
    wanted, unwanted = reviewed_sentences(visit.store, query)
    asked = " ".join(f"{name}={value}" for name, value in query.to_items()).replace("\n", " ")
    lines = [f"# khabar desk: reviewed events {asked}", *wanted, *(f"- {one}" for one in unwanted)]
    return Response("\n".join(lines) + "\n", media_type="text/plain", headers=_named("examples.txt"))


def _today(visit: Visit, query: Query) -> Rows:
    day = visit.request.query_params.get("day", "")
    return [
        {"story": s.id, "type": s.about["type"], "title": s.about["title"], "independent": s.independent,
         "articles": s.articles, "chains": [" \u2190 ".join(chain) for chain in s.chains]}
        for s in find_today(visit, day)[1]
    ]  # fmt: skip


def _story(visit: Visit, query: Query) -> Rows:
    found = find_story(visit, query.story or "")
    return [
        {"story": found.story.id, "fact": fact.what, "agreed": fact.agreed, "value": version.value,
         "article": t.article, "outlet": t.outlet, "published": t.published, "chain": list(t.chain), "quote": t.quote}
        for fact in found.facts for version in fact.versions for t in version.tellings
    ]  # fmt: skip


def _ties(visit: Visit, query: Query) -> Rows:
    by = "name" if visit.request.query_params.get("by") == "name" else "country"
    return [msgspec.to_builtins(tie) for tie in who_to_whom(visit.store, query, by, 1000)]


def _counts(visit: Visit, query: Query) -> Rows:
    by = visit.request.query_params.get("by", "month")
    return [{by: tally.value, "events": tally.events} for tally in count_by(visit.store, query, by)]


def _places(visit: Visit, query: Query) -> Rows:
    return [msgspec.to_builtins(place) for place in list_places(visit.store, query)]


def _said(visit: Visit, query: Query) -> Rows:
    name = visit.request.query_params.get("name", "")
    return [msgspec.to_builtins(said) for said in show_actor(visit.store, name, 1000, visit.blind).said]


def _decisions(visit: Visit, query: Query) -> Rows:
    visit.check_role("reviewer")
    return [
        {"article": d.article, "item": d.item, "verdict": d.verdict, "who": d.who, "at": d.at, "comment": d.comment,
         "seeing": d.seeing, "correction": msgspec.json.encode(d.correction).decode() if d.correction else None}
        for d in list_decisions(visit.store, None, visit.blind or None)
    ]  # fmt: skip


def _agreement(visit: Visit, query: Query) -> Rows:
    visit.check_role("reviewer")
    found = measure_agreement(visit.store, visit.blind or None)
    return [
        {"one": a.reviewers[0], "other": a.reviewers[1], "items": a.items, "alike": a.alike, "kappa": a.kappa}
        for a in found
    ]


TABLES = {
    "decisions": _decisions, "agreement": _agreement,
    "today": _today, "versions": _story, "ties": _ties, "counts": _counts, "places": _places, "said": _said,
}  # fmt: skip


@router.get(
    "/{table}.{ending}", summary="today, versions, ties, counts, places, said, decisions, agreement, as a table"
)
def export_table(request: Request, table: str, ending: str) -> Response:
    """Give another page's table as .csv, .parquet or .json."""
    visit = Visit(request)
    visit.check_reading()
    kind = f".{ending}"
    if table not in TABLES or kind not in TYPES:
        raise HTTPException(404, f"choose one of {', '.join(TABLES)}, with one of {', '.join(TYPES)}")
    rows = TABLES[table](visit, asked_query(visit))
    return _answer(b"".join(_written(rows, kind)), kind, table)


def _written(rows: Rows, kind: str) -> Iterator[bytes]:
    if kind == ".json":
        yield msgspec.json.encode(rows)
    elif kind == ".parquet":
        import pyarrow as pa
        import pyarrow.parquet as pq

        out = pa.BufferOutputStream()
        pq.write_table(pa.Table.from_pylist(rows), out)
        yield out.getvalue().to_pybytes()
    elif rows:
        text = io.StringIO()
        table = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
        table.writeheader()
        for row in rows:
            table.writerow(guard_row(row))
        yield text.getvalue().encode()


def _named(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="khabar-{name}"'}


def _answer(body: bytes, kind: str, name: str) -> Response:
    return Response(body, headers={"Content-Type": TYPES[kind], **_named(name + kind)})


def _fresh(kind: str) -> Path:
    return Path(tempfile.mkdtemp(prefix="khabar-")) / f"out{kind}"


def _file(path: Path, name: str) -> Response:
    def gone() -> None:
        path.unlink(missing_ok=True)
        path.parent.rmdir()

    kind = "text/html; charset=utf-8" if name.endswith(".html") else TYPES.get(path.suffix, "application/octet-stream")
    return FileResponse(path, media_type=kind, headers=_named(name), background=BackgroundTask(gone))
