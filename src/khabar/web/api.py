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
from khabar.store.queue import list_queue
from khabar.store.users import list_users
from khabar.stories import show_story
from khabar.web.desk import Visit, asked_query
from khabar.web.pages import find_today
from khabar.web.places import list_places
from khabar.web.reviewing import take_decision

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
    return _json(search_articles(_reader(request).store, asked_query(request), after, limit))


@router.get("/events", summary="Events that a query finds, newest first")
def events(request: Request, after: After = None, limit: Limit = 50) -> Response:
    """Give a page of events; `next` is the cursor of the page behind it."""
    return _json(search_events(_reader(request).store, asked_query(request), after, limit))


@router.get("/number", summary="How many articles and events a query finds")
def number(request: Request) -> Response:
    """Give both numbers."""
    store, query = _reader(request).store, asked_query(request)
    return _json({"articles": count_articles(store, query), "events": count_events(store, query), "khabar": VERSION})


@router.get("/reading", summary="The reading of an article, with reviewers' decisions or as the program made it")
def reading(request: Request, id: str, made: bool = False) -> Response:
    """Give a reading; `made` gives it without decisions."""
    store = _reader(request).store
    found = load_reading(store, id) if made else reviewed_reading(store, id)
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
    visit = _reader(request)
    return _json(visit.desk.cache.get(("story", id), lambda: show_story(visit.store, id)))


@router.get("/actor", summary="An actor: did, done to it, said, over time")
def actor(request: Request, name: str, limit: Limit = 50) -> Response:
    """Give an actor."""
    return _json(show_actor(_reader(request).store, name, limit))


@router.get("/names", summary="Names that begin so")
def names(request: Request, prefix: str, limit: Limit = 20) -> Response:
    """Give names of parties."""
    return _json(suggest_names(_reader(request).store, prefix[:100], limit))


@router.get("/counts", summary="Events counted by one of their fields")
def counts(request: Request, by: By = "month") -> Response:
    """Give values and numbers."""
    return _json(count_by(_reader(request).store, asked_query(request), by))


@router.get("/ties", summary="Who does what to whom")
def ties(request: Request, by: str = "country", limit: Limit = 200) -> Response:
    """Give the strongest ties, by country or name."""
    return _json(who_to_whom(_reader(request).store, asked_query(request), by, limit))


@router.get("/places", summary="Where the events of a query took place")
def places(request: Request) -> Response:
    """Give places with their numbers of events."""
    return _json(list_places(_reader(request).store, asked_query(request)))


@router.get("/decisions", summary="What reviewers decided (of one article: id), the oldest first")
def decisions(request: Request, id: str | None = None) -> Response:
    """Give decisions with who, when and comment."""
    visit = Visit(request)
    visit.check_role("reviewer")
    return _json(list_decisions(visit.store, id))


@router.get("/states", summary="How far an article's items are reviewed")
def states(request: Request, id: str) -> Response:
    """Give machine, reviewed or final for each item."""
    return _json(review_state(_reader(request).store, id))


@router.post("/decisions", summary="Decide on an event or attribution", status_code=201)
def decide(request: Request, sent: Annotated[dict[str, Any], Body()]) -> Response:
    """Take {article, item, verdict, comment, correction}; a browser's session also sends the header X-CSRF-Token."""
    visit = Visit(request)
    user = visit.check_role("reviewer")
    visit.check_written(request.headers.get("x-csrf-token"))
    try:
        decision = msgspec.convert({**sent, "who": user.name}, Decision)
    except msgspec.ValidationError as error:
        raise HTTPException(400, f"no such decision: {error}") from error
    answer = _json({"key": take_decision(visit, user, decision)})
    answer.status_code = 201
    return answer


@router.get("/queue", summary="What to review next")
def queue(request: Request, kind: str = "events", order: str = "sure", limit: Limit = 20) -> Response:
    """Give items by order: sure, random, second, disagreed."""
    visit = Visit(request)
    user = visit.check_role("reviewer")
    return _json(list_queue(visit.store, asked_query(request), user.name, kind=kind, order=order, limit=limit))


@router.get("/agreement", summary="How far reviewers agree, and where they do not")
def agreement(request: Request) -> Response:
    """Give Cohen's kappa of every two reviewers, and the items they judged otherwise."""
    visit = Visit(request)
    visit.check_role("reviewer")
    return _json({"agreement": measure_agreement(visit.store), "disagreements": list_disagreements(visit.store)})


@router.get("/users", summary="The users (for admins)")
def users(request: Request) -> Response:
    """Give names and roles."""
    visit = Visit(request)
    visit.check_role("admin")
    return _json(list_users(visit.store))
