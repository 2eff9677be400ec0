"""Gives reviewers their queue, takes their decisions, and shows where they disagree."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from khabar.errors import StoreError
from khabar.model import Attribution, Event, Reading
from khabar.store import Decision, decide, list_decisions, load_reading, review_state
from khabar.store.agreement import list_disagreements, measure_agreement
from khabar.store.queue import ITEMS, ORDERS, list_queue
from khabar.store.users import User
from khabar.web.corrections import EMPTY_ROWS, make_correction
from khabar.web.desk import Visit, asked_query, link
from khabar.web.forms import Form
from khabar.web.pages import filter_parts, marked
from khabar.web.security import safe_back

router = APIRouter(include_in_schema=False)
SHOWN = 20


@router.get("/review")
def queue_page(request: Request, order: str = "sure", kind: str = "events") -> Response:
    """Show what is to be reviewed next, how far reviewers agree, and where they do not."""
    visit = Visit(request)
    user = visit.check_role("reviewer")
    order, kind = order if order in ORDERS else "sure", kind if kind in ITEMS else "events"
    query = asked_query(request)
    return visit.page(
        "queue.html", visit.words("review"), query=query, order=order, kind=kind, orders=ORDERS, kinds=tuple(ITEMS),
        items=list_queue(visit.store, query, user.name, kind=kind, order=order, limit=SHOWN),
        agreement=measure_agreement(visit.store), disagreements=list_disagreements(visit.store)[:SHOWN],
        **filter_parts(),
    )  # fmt: skip


@router.get("/review/next")
def next_item(request: Request, order: str = "sure", kind: str = "events", skip: str = "") -> Response:
    """Lead to the next item of a queue; `skip` names the one just seen."""
    visit = Visit(request)
    user = visit.check_role("reviewer")
    query = asked_query(request)
    for one in list_queue(visit.store, query, user.name, kind=kind, order=order, limit=SHOWN):
        if f"{one.article} {one.item}" != skip:
            address = link("/review/item", query, article=one.article, item=one.item, order=order, kind=kind)
            return RedirectResponse(address, 303)
    return RedirectResponse(link("/review", query, order=order, kind=kind), 303)


def find_item(reading: Reading | None, item: str) -> Event | Attribution:
    """Give an item of a reading. Raises HTTPException 404."""
    items: tuple[Event | Attribution, ...] = (*reading.events, *reading.attributions) if reading else ()
    found = next((one for one in items if one.id == item), None)
    if found is None:
        raise HTTPException(404, f"no item {item}")
    return found


@router.get("/review/item")
def item_page(request: Request, article: str, item: str) -> Response:
    """Show an item as the program made it, with the form that decides on it."""
    visit = Visit(request)
    user = visit.check_role("reviewer")
    return _item(visit, user, article, item)


def _item(visit: Visit, user: User, article: str, item: str, wrong: str = "", status: int = 200) -> Response:
    reading = load_reading(visit.store, article)
    found = find_item(reading, item)
    assert reading is not None
    params = visit.request.query_params
    queue = {"order": params.get("order", "sure"), "kind": params.get("kind", "events")}
    decided = [d for d in list_decisions(visit.store, article) if d.item == item]
    return visit.page(
        "item.html", f"{visit.words('review')} {item}", status, reading=reading, one=found, text=marked(reading),
        is_event=isinstance(found, Event), decisions=decided, state=review_state(visit.store, article).get(item),
        queue=queue, query=asked_query(visit.request), empty=EMPTY_ROWS, wrong=wrong, may_final=user.may("admin"),
    )  # fmt: skip


@router.post("/review/item")
def decide_item(form: Form) -> Response:
    """Take a decision and lead on to the next item."""
    user = form.user("reviewer")
    article, item, verdict = form["article"], form["item"], form["verdict"]
    try:
        decision = Decision(article, item, verdict, user.name, form["comment"][:2000])
        take_decision(form.visit, user, decision, form.fields)
    except StoreError as error:
        return _item(form.visit, user, article, item, str(error), 400)
    return RedirectResponse(safe_back(form["then"]), 303)


def take_decision(visit: Visit, user: User, decision: Decision, fields: dict[str, str] | None = None) -> int:
    """Keep a decision: only an admin makes an item final, and after that nobody decides on it.

    Raises StoreError for a correction that changes nothing or cannot be, and HTTPException 403 and 409.
    """
    reading = load_reading(visit.store, decision.article)
    item = find_item(reading, decision.item)
    assert reading is not None
    if decision.verdict == "final" and not user.may("admin"):
        raise HTTPException(403, "only an admin makes an item final")
    if review_state(visit.store, decision.article).get(decision.item) == "final":
        raise HTTPException(409, "this item is final")
    correction: dict[str, Any] | None = decision.correction
    if decision.verdict == "correct" and fields is not None:
        correction = make_correction(reading, item, fields)
    whole = Decision(decision.article, decision.item, decision.verdict, user.name, decision.comment, correction or None)
    return decide(visit.store, whole)
