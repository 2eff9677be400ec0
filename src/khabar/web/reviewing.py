"""Gives reviewers their queue, takes their decisions and what they add, and shows where they disagree."""

from typing import Any

import msgspec
from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from khabar.errors import StoreError
from khabar.model import Attribution, Event, Reading
from khabar.store import Decision, Query, decide, list_decisions, load_decision, review_state, whole_reading
from khabar.store.agreement import list_disagreements, measure_agreement
from khabar.store.checked import list_types, modes_of
from khabar.store.queue import ITEMS, ORDERS, Item, list_disagreed, list_queue
from khabar.store.users import User
from khabar.web.corrections import DRAFTS, EMPTY_ROWS, make_addition, make_correction
from khabar.web.desk import ALL, SEE, Visit, asked_query, is_secure, link
from khabar.web.forms import Form, Sent
from khabar.web.pages import filter_parts, load_article, marked
from khabar.web.security import safe_back

router = APIRouter(include_in_schema=False)
SHOWN = 20


@router.get("/review")
def queue_page(request: Request, order: str = "sure", kind: str = "events") -> Response:
    """Show what is to be reviewed next, how far reviewers agree, and where they do not."""
    visit = Visit(request)
    user = visit.check_role("reviewer")
    order, kind = order if order in ORDERS else "sure", kind if kind in ITEMS else "events"
    query, who = asked_query(visit), visit.blind or None
    items = find_queue(visit, user, query, kind, order)
    return visit.page(
        "queue.html", visit.words("review"), query=query, order=order, kind=kind, orders=ORDERS, kinds=tuple(ITEMS),
        items=[(one, *shown_item(visit, one)) for one in items], agreement=measure_agreement(visit.store, who),
        disagreements=list_disagreements(visit.store, who)[:SHOWN], **filter_parts(),
    )  # fmt: skip


def find_queue(visit: Visit, user: User, query: Query, kind: str, order: str, limit: int = SHOWN) -> list[Item]:
    """Give a user's next items; who need not be blind sees all disagreements."""
    if order == "disagreed" and kind in ITEMS and not visit.blind:
        return list_disagreed(visit.store, None, kind)[:limit]
    return list_queue(visit.store, query, user.name, kind=kind, order=order, limit=limit)


def shown_item(visit: Visit, one: Item) -> tuple[Reading, Event | Attribution]:
    """Give the reading of a queue's item and the item itself, as its visitor may see them."""
    reading = whole_reading(visit.store, one.article, visit.blind or None)
    found = find_item(reading, one.item)
    assert reading is not None
    return reading, found


@router.get("/review/next")
def next_item(request: Request, order: str = "sure", kind: str = "events", skip: str = "") -> Response:
    """Lead to the next item of a queue; `skip` names the one just seen."""
    visit = Visit(request)
    user = visit.check_role("reviewer")
    query = asked_query(visit)
    for one in find_queue(visit, user, query, kind, order):
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
    """Show an item as the program made it (or the person who added it), with the form that decides on it."""
    visit = Visit(request)
    user = visit.check_role("reviewer")
    return _item(visit, user, article, item)


def _item(visit: Visit, user: User, article: str, item: str, wrong: str = "", given: str = "") -> Response:
    who = visit.blind or None
    reading = whole_reading(visit.store, article, who)
    found = find_item(reading, item)
    assert reading is not None
    params = visit.request.query_params
    queue = {"order": params.get("order", "sure"), "kind": params.get("kind", "events")}
    decided = [d for d in list_decisions(visit.store, article, who) if d.item == item]
    title = f"{visit.words('review')} {item}"
    return visit.page(
        "item.html", title, 400 if wrong else 200, reading=reading, one=found, text=marked(reading),
        is_event=isinstance(found, Event), decisions=decided, state=review_state(visit.store, article, who).get(item),
        queue=queue, query=asked_query(visit), empty=EMPTY_ROWS, wrong=wrong,
        may_final=may_final(visit, user, article, item), known=known_words(reading), given=given,
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
        return _item(form.visit, user, article, item, str(error), written(form))
    return RedirectResponse(safe_back(form["then"]), 303)


def take_decision(visit: Visit, user: User, decision: Decision, fields: dict[str, str] | None = None) -> Decision:
    """Keep a decision and give it as kept: only an admin makes an item final, and after that nobody decides on it.

    Raises StoreError for a correction that changes nothing or cannot be, and HTTPException 403 and 409.
    """
    correction: dict[str, Any] | None = decision.correction
    if decision.verdict != "add":
        reading = whole_reading(visit.store, decision.article, visit.blind or None)
        item = find_item(reading, decision.item)
        assert reading is not None
        if decision.verdict == "final" and not may_final(visit, user, decision.article, decision.item):
            step = "decide on it yourself first, or see others' decisions" if user.may("admin") else "ask an admin"
            raise HTTPException(409 if user.may("admin") else 403, f"you cannot make this item final: {step}")
        if review_state(visit.store, decision.article).get(decision.item) == "final":
            raise HTTPException(409, "this item is final")
        if decision.verdict == "correct" and fields is not None:
            correction = make_correction(reading, item, fields)
    whole = Decision(
        decision.article, decision.item, decision.verdict, user.name, decision.comment, correction or None,
        seeing=not visit.blind,
    )  # fmt: skip
    return load_decision(visit.store, decide(visit.store, whole))


def may_final(visit: Visit, user: User, article: str, item: str) -> bool:
    """Tell whether somebody may make an item final: an admin who sees what was decided on it."""
    if not user.may("admin"):
        return False
    own = (d.item == item and d.who == user.name for d in list_decisions(visit.store, article, user.name))
    return not visit.blind or any(own)


@router.post("/review/see")
def see(form: Form) -> Response:
    """Let an admin see what others decided, or be blind again."""
    form.user("admin")
    answer = RedirectResponse(safe_back(form["back"]), 303)
    if form["see"] == ALL:
        answer.set_cookie(SEE, ALL, httponly=True, samesite="strict", secure=is_secure(form.visit))
    else:
        answer.delete_cookie(SEE)
    return answer


@router.get("/review/add")
def add_page(request: Request, article: str, kind: str = "events") -> Response:
    """Show an article with the form that adds an event or attribution that it tells and the reading lacks."""
    visit = Visit(request)
    visit.check_role("reviewer")
    return _add(visit, article, kind if kind in DRAFTS else "events")


def _add(visit: Visit, article: str, kind: str, wrong: str = "", given: str = "") -> Response:
    _, reading = load_article(visit, article)
    title = f"{visit.words('add_' + kind)} · {reading.article.title or article}"
    return visit.page(
        "add.html", title, 400 if wrong else 200, reading=reading, one=DRAFTS[kind], kind=kind, kinds=tuple(DRAFTS),
        text=marked(reading), empty=EMPTY_ROWS, wrong=wrong, known=known_words(reading), given=given,
    )  # fmt: skip


@router.post("/review/add")
def add_item(form: Form) -> Response:
    """Keep what a reviewer adds, and lead to it in the article."""
    user, article = form.user("reviewer"), form["article"]
    kind = form["add"] if form["add"] in DRAFTS else "events"
    try:
        fields = make_addition(kind, form.fields)
        decision = Decision(article, kind[0], "add", user.name, form["comment"][:2000], fields)
        taken = take_decision(form.visit, user, decision)
    except StoreError as error:
        return _add(form.visit, article, kind, str(error), written(form))
    return RedirectResponse(link("/article", id=article) + f"#card-{taken.item}", 303)


def written(form: Sent) -> str:
    """Give as JSON what somebody wrote into a form, so that it is not lost where it cannot be kept."""
    fields = {name: value for name, value in form.fields.items() if name not in ("csrf", "article", "item", "then")}
    return msgspec.json.encode(fields).decode()


def known_words(reading: Reading) -> str:
    """Give as JSON what a form fills itself with: names, countries and days of the reading, and the modes of a type."""
    names = [
        {"span": m.span, "name": m.name, "country": m.country or "", "sectors": " ".join(m.sectors)}
        for m in reading.mentions
    ]  # fmt: skip
    times = [{"span": t.span, "start": t.start or "", "end": t.end or ""} for t in reading.times]
    modes = {kind: sorted(mode for mode in modes_of(kind) if mode) for kind in list_types()}
    return msgspec.json.encode({"names": names, "times": times, "modes": modes}).decode()
