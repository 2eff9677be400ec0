"""Gives the charts: who to whom, counts over time, the map."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from khabar.store import count_by, search_events, who_to_whom
from khabar.web.desk import Visit, asked_query
from khabar.web.pages import filter_parts
from khabar.web.places import list_places
from khabar.web.svg import draw_bars, draw_ties

router = APIRouter(include_in_schema=False)
TIMES = ("day", "month", "year")
KINDS = ("type", "status", "quad", "country", "outlet")


@router.get("/network")
def network(request: Request, by: str = "country") -> Response:
    """Show who does what to whom, between countries or by name."""
    visit = Visit(request)
    visit.check_reading()
    query, by = asked_query(visit), by if by == "name" else "country"
    ties = visit.desk.cache.get(("ties", query, by), lambda: who_to_whom(visit.store, query, by, 200))
    picture = draw_ties(ties, visit.words)
    return visit.page(
        "network.html", visit.words("network"), query=query, by=by, ties=ties, picture=picture, **filter_parts()
    )


@router.get("/counts")
def counts(request: Request, by: str = "month") -> Response:
    """Show counts of events over time, and by what they are."""
    visit = Visit(request)
    visit.check_reading()
    query, by = asked_query(visit), by if by in TIMES else "month"
    cache = visit.desk.cache
    over = cache.get(("by", query, by), lambda: count_by(visit.store, query, by))
    tables = cache.get(("kinds", query), lambda: {kind: count_by(visit.store, query, kind)[:30] for kind in KINDS})
    bars = draw_bars([(t.value or "?", t.events) for t in over], visit.words("events"), visit.words)
    return visit.page(
        "counts.html", visit.words("counts"), query=query, by=by, over=over, tables=tables, bars=bars, times=TIMES,
        **filter_parts(),
    )  # fmt: skip


@router.get("/map")
def world_map(request: Request) -> Response:
    """Show where the events of a query took place."""
    visit = Visit(request)
    visit.check_reading()
    query = asked_query(visit)
    places = visit.desk.cache.get(("places", query), lambda: list_places(visit.store, query))
    newest = search_events(visit.store, query, limit=1).rows
    return visit.page("map.html", visit.words("map"), query=query, places=places, newest=newest, **filter_parts())
