"""Describes the API (OpenAPI 3.1) from the records that it gives and the fields of a query."""

from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from khabar.model import Reading
from khabar.store import (
    ActorPage,
    ArticleRow,
    Decision,
    EventRow,
    Page,
    Query,
    Tally,
    Tie,
    Version,
)
from khabar.store.agreement import Agreement
from khabar.store.query import ASKED
from khabar.store.queue import Item
from khabar.store.users import User
from khabar.stories import Story, StoryPage
from khabar.web.places import PlaceCount


class Agreements(msgspec.Struct):
    """What /api/agreement gives."""

    agreement: list[Agreement]
    disagreements: list[tuple[str, str, dict[str, Decision]]]


GIVES: dict[str, Any] = {
    "/api/articles": Page[ArticleRow], "/api/events": Page[EventRow], "/api/reading": Reading,
    "/api/versions": list[Version], "/api/today": list[Story], "/api/story": StoryPage, "/api/actor": ActorPage,
    "/api/names": list[str], "/api/counts": list[Tally], "/api/ties": list[Tie], "/api/places": list[PlaceCount],
    "/api/decisions": list[Decision], "/api/states": dict[str, str], "/api/queue": list[Item],
    "/api/users": list[User], "/api/number": dict[str, Any],
    "/api/agreement": Agreements,
}  # fmt: skip
FILTERED = ("articles", "events", "number", "counts", "ties", "places", "queue")
FILTERED_PATHS = (*(f"/api/{name}" for name in FILTERED), "/export/events{kind}", "/export/{table}.{ending}")


def describe_api(app: FastAPI) -> None:
    """Make the application describe itself."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _describe(app)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _describe(app: FastAPI) -> dict[str, Any]:
    found = get_openapi(title=app.title, version=app.version, routes=app.routes, description=__doc__)
    schemas, components = msgspec.json.schema_components(
        list(GIVES.values()), ref_template="#/components/schemas/{name}"
    )
    found.setdefault("components", {}).setdefault("schemas", {}).update(components)
    found["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    found["security"] = [{"token": []}, {}]
    for path, schema in zip(GIVES, schemas, strict=True):
        answer = {"description": "as asked", "content": {"application/json": {"schema": schema}}}
        found["paths"][path]["get"]["responses"]["200"] = answer
    for path in FILTERED_PATHS:
        found["paths"][path]["get"].setdefault("parameters", []).extend(_filters())
    return found


def _filters() -> list[dict[str, Any]]:
    fields = []
    for name in ASKED:
        many = getattr(Query(), name) == ()
        one = {"type": "number" if name == "confidence" else "string"}
        schema = {"type": "array", "items": one} if many else one
        fields.append({"name": name, "in": "query", "required": False, "schema": schema})
    return fields
