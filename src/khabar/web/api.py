"""The JSON API: the same as the pages, for programs. Sign in by a token (Authorization: Bearer …)."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Body, Request
from fastapi import Query as Param
from starlette.exceptions import HTTPException
from starlette.responses import Response

from khabar.model.version import VERSION
from khabar.store import (
    BY,
    Decision,
    count_articles,
    count_by,
    count_events,
    list_decisions,
    list_versions,
    load_reading,
    review_state,
    reviewed_reading,
    search_articles,
    search_events,
    show_actor,
    suggest_names,
    who_to_whom,
)
from khabar.store.agreement import list_disagreements, measure_agreement
from khabar.store.users import list_users
from khabar.web.desk import Visit, asked_query
from khabar.web.pages import find_story, find_today
from khabar.web.places import list_places
from khabar.web.reviewing import find_queue, take_decision

router = APIRouter(prefix="/api", default_response_class=Response)
Limit = Annotated[int, Param(ge=1, le=500)]
After = Annotated[str | None, Param(description="The cursor `next` of the page before.")]
By = Annotated[str, Param(description=f"One of: {' '.join(BY)}.")]


def _json(value: Any) -> Response:
    return Response(msgspec.json.encode(value), media_type="application/json")


def _reader(request: Request) -> Visit:
    visit = Visit(request)
    visit.check_reading()
    return visit


@router.get("/openapi.json", include_in_schema=False)
def description(request: Request) -> Response:
    """Describe the API."""
    return _json(request.app.openapi())


@router.get("/articles", summary="Articles that a query finds, newest first")
def articles(request: Request, after: After = None, limit: Limit = 50) -> Response:
    """Give a page of articles; `next` is the cursor of the page behind it."""
    visit = _reader(request)
    return _json(search_articles(visit.store, asked_query(visit), after, limit))


@router.get("/events", summary="Events that a query finds, newest first")
def events(request: Request, after: After = None, limit: Limit = 50) -> Response:
    """Give a page of events; `next` is the cursor of the page behind it."""
    visit = _reader(request)
    return _json(search_events(visit.store, asked_query(visit), after, limit))


@router.get("/number", summary="How many articles and events a query finds")
def number(request: Request) -> Response:
    """Give both numbers."""
    visit = _reader(request)
    store, query = visit.store, asked_query(visit)
    return _json({"articles": count_articles(store, query), "events": count_events(store, query), "khabar": VERSION})


@router.get("/reading", summary="The reading of an article, with reviewers' decisions or as the program made it")
def reading(request: Request, id: str, made: bool = False) -> Response:
    """Give a reading; `made` gives it without decisions."""
    visit = _reader(request)
    found = load_reading(visit.store, id) if made else reviewed_reading(visit.store, id, visit.blind or None)
    if found is None:
        raise HTTPException(404, f"no article {id}")
    return _json(found)


@router.get("/versions", summary="All readings kept of an article")
def versions(request: Request, id: str) -> Response:
    """Give them, the newest first."""
    return _json(list_versions(_reader(request).store, id))


@router.get("/today", summary="The stories of a day, the most independently told first")
def stories(request: Request, day: str = "") -> Response:
    """Give the stories of a day, by default the newest in the store."""
    return _json(find_today(_reader(request), day)[1])


@router.get("/story", summary="A story: grade, chains, versions of facts, timeline")
def story(request: Request, id: str) -> Response:
    """Give a story whole."""
    return _json(find_story(_reader(request), id))


@router.get("/actor", summary="An actor: did, done to it, said, over time")
def actor(request: Request, name: str, limit: Limit = 50) -> Response:
    """Give an actor."""
    visit = _reader(request)
    return _json(show_actor(visit.store, name, limit, visit.blind))


@router.get("/names", summary="Names that begin so")
def names(request: Request, prefix: str, limit: Limit = 20) -> Response:
    """Give names of parties."""
    visit = _reader(request)
    return _json(suggest_names(visit.store, prefix[:100], limit, visit.blind))


@router.get("/counts", summary="Events counted by one of their fields")
def counts(request: Request, by: By = "month") -> Response:
    """Give values and numbers."""
    visit = _reader(request)
    return _json(count_by(visit.store, asked_query(visit), by))


@router.get("/ties", summary="Who does what to whom")
def ties(request: Request, by: str = "country", limit: Limit = 200) -> Response:
    """Give the strongest ties, by country or name."""
    visit = _reader(request)
    return _json(who_to_whom(visit.store, asked_query(visit), by, limit))


@router.get("/places", summary="Where the events of a query took place")
def places(request: Request) -> Response:
    """Give places with their numbers of events."""
    visit = _reader(request)
    return _json(list_places(visit.store, asked_query(visit)))


@router.get("/decisions", summary="What reviewers decided (of one article: id), the oldest first")
def decisions(request: Request, id: str | None = None) -> Response:
    """Give decisions with who, when and comment; a reviewer sees those of others on items that they decided too."""
    visit = Visit(request)
    visit.check_role("reviewer")
    return _json(list_decisions(visit.store, id, visit.blind or None))


@router.get("/states", summary="How far an article's items are reviewed")
def states(request: Request, id: str) -> Response:
    """Give machine, reviewed or final for each item."""
    visit = _reader(request)
    return _json(review_state(visit.store, id, visit.blind or None))


@router.post("/decisions", summary="Decide on an event or attribution, or add one that was missed", status_code=201)
def decide(request: Request, sent: Annotated[dict[str, Any], Body()]) -> Response:
    """Take {article, item, verdict, comment, correction}; a browser's session also sends the header X-CSRF-Token.

    To add one, item is "e" or "a", verdict "add", and correction the whole of it; the answer names the item it became.
    """
    visit = Visit(request)
    user = visit.check_role("reviewer")
    visit.check_written(request.headers.get("x-csrf-token"))
    try:
        decision = msgspec.convert({**sent, "who": user.name}, Decision)
    except msgspec.ValidationError as error:
        raise HTTPException(400, f"no such decision: {error}") from error
    taken = take_decision(visit, user, decision)
    answer = _json({"key": taken.key, "item": taken.item})
    answer.status_code = 201
    return answer


@router.get("/queue", summary="What to review next")
def queue(request: Request, kind: str = "events", order: str = "sure", limit: Limit = 20) -> Response:
    """Give items by order: sure, random, second, disagreed."""
    visit = Visit(request)
    user = visit.check_role("reviewer")
    return _json(find_queue(visit, user, asked_query(visit), kind, order, limit))


@router.get("/agreement", summary="How far reviewers agree, and where they do not")
def agreement(request: Request) -> Response:
    """Give Cohen's kappa of every two reviewers, and the items they judged otherwise; to a reviewer, only their own."""
    visit = Visit(request)
    visit.check_role("reviewer")
    who = visit.blind or None
    found = {"agreement": measure_agreement(visit.store, who), "disagreements": list_disagreements(visit.store, who)}
    return _json(found)


@router.get("/users", summary="The users (for admins)")
def users(request: Request) -> Response:
    """Give names and roles."""
    visit = Visit(request)
    visit.check_role("admin")
    return _json(list_users(visit.store))
