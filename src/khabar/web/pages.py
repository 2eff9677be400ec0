"""Gives the pages that are read: today, search, article, story, actor."""

from datetime import date, timedelta
from typing import Any

from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from khabar.exports.marks import KINDS
from khabar.exports.page import write_text
from khabar.model import Reading
from khabar.store import (
    Query,
    count_articles,
    count_events,
    list_decisions,
    list_said,
    list_versions,
    load_reading,
    load_readings,
    review_state,
    reviewed_reading,
    reviewed_readings,
    search_articles,
    search_events,
    show_actor,
    story_of,
)
from khabar.stories import StoryPage, show_story, today
from khabar.web.desk import LANGUAGE, THEME, THEMES, Visit, asked_query
from khabar.web.security import safe_back
from khabar.web.svg import draw_bars, draw_chains
from khabar.web.words import LANGUAGES

router = APIRouter(include_in_schema=False)
ROWS = 50
GRADES = {"one voice": "one", "repeated": "repeated", "two origins": "two", "several origins": "several"}
CHOICES = ("type", "status", "stance", "quad", "mode")
NAMES = ("actor", "recipient", "party", "country", "place", "speaker", "agency", "outlet")


@router.get("/")
def first_page(request: Request, day: str = "") -> Response:
    """Show the stories of a day, the most independently told first."""
    visit = Visit(request)
    visit.check_reading()
    shown, stories = find_today(visit, day)
    near = {name: (date.fromisoformat(shown) + timedelta(days=d)).isoformat() for name, d in STEPS} if shown else {}
    title = f"{visit.words('today')} {shown}"
    return visit.page("today.html", title, stories=stories, day=shown, near=near)


STEPS = (("previous_day", -1), ("next_day", 1))


def find_today(visit: Visit, day: str) -> tuple[str, list[Any]]:
    """Give a day (the newest in the store where none is given) and its stories. Raises StoreError for no day."""
    day = Query.from_items([("since", day)]).since or ""
    if not day:
        newest = search_articles(visit.store, Query(), limit=1).rows
        day = newest[0].published[:10] if newest else ""
    who = visit.blind or None
    return day, visit.desk.cache.get(("today", day, who), lambda: today(visit.store, day, who=who)) if day else []


@router.get("/search")
def search(request: Request, after: str | None = None, show: str = "") -> Response:
    """Show the articles or events that the filters of the address find, a page at a time."""
    visit = Visit(request)
    visit.check_reading()
    query = asked_query(visit)
    show = show if show in ("articles", "events") else "articles"
    find, count = (search_events, count_events) if show == "events" else (search_articles, count_articles)
    found: Any = find(visit.store, query, after, ROWS)
    number = visit.desk.cache.get(("count", show, query), lambda: count(visit.store, query))
    title = query.words or visit.words("search")
    return visit.page(
        "search.html", title, query=query, show=show, page=found, after=after, number=number, **filter_parts()
    )


def filter_parts() -> dict[str, Any]:
    """Give what the form of filters is made of."""
    return {"choices": CHOICES, "names": NAMES, "states": ("machine", "reviewed", "final")}


def load_article(visit: Visit, article: str) -> tuple[Reading, Reading]:
    """Give an article's reading as the program made it and as reviewers left it. Raises HTTPException 404.

    Reviewers see what others decided only where they decided themselves.
    """
    made, reviewed = load_reading(visit.store, article), reviewed_reading(visit.store, article, visit.blind or None)
    if made is None or reviewed is None:
        raise HTTPException(404, f"no article {article}")
    return made, reviewed


def marked(reading: Reading) -> Markup:
    """Give the text with its marks; `write_text` escapes all that comes from outside."""
    return Markup(write_text(reading).replace("\r", "&#13;"))


@router.get("/article")
def article(request: Request, id: str) -> Response:
    """Show an article with its reading on the text."""
    visit = Visit(request)
    visit.check_reading()
    _, reading = load_article(visit, id)
    title = reading.article.title or reading.article.text.strip().split("\n", 1)[0][:120]
    return visit.page(
        "article.html", title, reading=reading, text=marked(reading), kinds=tuple(reversed(KINDS)),
        states=review_state(visit.store, id, visit.blind or None), story=story_of(visit.store, id),
        versions=list_versions(visit.store, id), decisions=list_decisions(visit.store, id, visit.blind or None),
    )  # fmt: skip


def find_story(visit: Visit, id: str) -> StoryPage:
    """Give a story as its visitor may see it."""
    who = visit.blind or None
    found: StoryPage = visit.desk.cache.get(("story", id, who), lambda: show_story(visit.store, id, who))
    return found


@router.get("/story")
def story(request: Request, id: str) -> Response:
    """Show a story: its grade, chains, versions of facts, timeline."""
    visit = Visit(request)
    visit.check_reading()
    found = find_story(visit, id)
    grade = GRADES.get(found.grade, "disputed")
    why = visit.words(f"why.{grade}", outlets=len(found.outlets), origins=len(found.groups))
    kinds = speaker_kinds(visit, found.story.articles)
    graph = draw_chains(found.groups, kinds, visit.words)
    heads = {row.id: row for row in search_articles(visit.store, Query(story=id), limit=500).rows}
    title = found.story.about["title"] or visit.words("story")
    return visit.page("story.html", title, story=found, grade=grade, why=why, graph=graph, heads=heads, id=id)


def speaker_kinds(visit: Visit, articles: list[str]) -> dict[str, str]:
    """Give the speakers of these articles with their kinds."""
    readings = reviewed_readings(visit.store, articles[:200], visit.blind or None).values()
    return {a.speaker.name: a.speaker.kind for reading in readings for a in reading.attributions}


@router.get("/actor")
def actor(request: Request, name: str) -> Response:
    """Show an actor: what it did, what was done to it, what it said, about whom, over time."""
    visit = Visit(request)
    visit.check_reading()
    blind = visit.blind
    found = visit.desk.cache.get(("actor", name, blind), lambda: show_actor(visit.store, name, blind=blind))
    about = visit.desk.cache.get(("about", name, blind), lambda: said_about(visit, name))
    bars = draw_bars([(t.value or "", t.events) for t in found.by_month], visit.words("over_time"), visit.words)
    return visit.page("actor.html", name, actor=found, about=about, bars=bars, query=Query(party=(name,)))


def said_about(visit: Visit, name: str) -> list[tuple[str, int]]:
    """Give whom the newest sayings of a speaker are about: the parties of the events told in them."""
    counts: dict[str, int] = {}
    newest = list_said(visit.store, (name,), 100, visit.blind)
    readings = load_readings(visit.store, list(dict.fromkeys(said.article for said in newest)))
    for said in newest:
        reading = readings.get(said.article)
        for event in reading.events if reading else ():
            if event.said_in == said.id:
                for party in dict.fromkeys(p.name for p in (*event.actors, *event.recipients)):
                    counts[party] = counts.get(party, 0) + (party != name)
    return sorted(((n, c) for n, c in counts.items() if c), key=lambda pair: (-pair[1], pair[0]))[:30]


@router.get("/api")
def api_page(request: Request) -> Response:
    """List what the API gives."""
    visit = Visit(request)
    visit.check_reading()
    return visit.page("apis.html", visit.words("api"), api=request.app.openapi())


@router.get("/set")
def set_cookies(request: Request, back: str = "/", lang: str = "", theme: str = "") -> Response:
    """Keep the language or theme chosen in a cookie and go back."""
    answer = RedirectResponse(safe_back(back), 303)
    for name, value, known in ((LANGUAGE, lang, tuple(LANGUAGES)), (THEME, theme, THEMES)):
        if value in known:
            answer.set_cookie(name, value, max_age=365 * 86400, samesite="lax", httponly=True)
    return answer
