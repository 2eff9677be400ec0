"""Gives events in POLECAT's 40 columns, with PLOVER's reductions, which stand nowhere else in Khabar."""

from collections.abc import Iterator

from khabar.events import quad_and_intensity
from khabar.model import Event, Party, Reading
from khabar.model.version import VERSION

POLECAT_COLUMNS = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Event Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
)
QUADS = {
    "verbal cooperation": "1",
    "material cooperation": "2",
    "verbal conflict": "3",
    "material conflict": "4",
}
PLANNED_IS_AGREE = frozenset(("CONSULT", "SUPPORT", "COOPERATE", "AID"))


def reduce_type(event: Event) -> tuple[str, str | None] | None:
    """Give the type and mode to which PLOVER reduces an event by its status; None where it is left out.

    A planned CONSULT, SUPPORT, COOPERATE or AID is AGREE, a planned RETREAT CONCEDE, a possible ASSAULT THREATEN
    violence; negated events and the rest of the possible ones are left out (PLOVER manual, draft 2.0).
    """
    if event.status == "negated":
        return None
    if event.status == "future" and event.type in PLANNED_IS_AGREE:
        return "AGREE", None
    if event.status == "future" and event.type == "RETREAT":
        return "CONCEDE", None
    if event.status == "hypothetical":
        return ("THREATEN", "violence") if event.type == "ASSAULT" else None
    return event.type, event.mode


def polecat_rows(reading: Reading) -> Iterator[dict[str, str]]:
    """Give a row for each event that PLOVER keeps; lists are `;`-joined, the event date falls back on publication."""
    names = {kind: _names(reading, kind) for kind in ("person", "organisation", "place")}
    for event in reading.events:
        reduced = reduce_type(event)
        if reduced is not None:
            yield _row(reading, event, reduced, names)


def _names(reading: Reading, kind: str) -> str:
    return ";".join(dict.fromkeys(m.name for m in reading.mentions if m.kind == kind))


def _row(reading: Reading, event: Event, reduced: tuple[str, str | None], names: dict[str, str]) -> dict[str, str]:
    article, where = reading.article, event.where
    published = (article.published or "")[:10]
    quad, intensity = quad_and_intensity(*reduced)
    row = dict.fromkeys(POLECAT_COLUMNS, "")
    row |= {
        "Event ID": f"{article.id}:{event.id}",
        "Event Date": (event.when.start if event.when else None) or published,
        "Event Type": reduced[0],
        "Event Mode": reduced[1] or "",
        "Event Intensity": str(intensity),
        "Quad Code": QUADS.get(quad, ""),
        "Contexts": ";".join(event.contexts),
        "Source": article.outlet.name or "",
        "Publication Date": published,
        "Story People": names["person"],
        "Story Organizations": names["organisation"],
        "Story Locations": names["place"],
        "Language": "ar",
        "Version": f"khabar-{VERSION}",
    }
    row |= _side(reading, "Actor", event.actors) | _side(reading, "Recipient", event.recipients)
    if where:
        row |= {
            "Placename": where.name,
            "City": where.name if where.precision == "city" else "",
            "Country": where.country or "",
            "Latitude": "" if where.lat is None else str(where.lat),
            "Longitude": "" if where.lon is None else str(where.lon),
            "GeoNames ID": "" if where.geonames is None else str(where.geonames),
            "Raw Placename": reading.text(where.span),
            "Feature Type": where.precision or "",
        }
    return {column: " ".join(row[column].split()) for column in POLECAT_COLUMNS}


def _side(reading: Reading, role: str, parties: tuple[Party, ...]) -> dict[str, str]:
    refs = {m.id: m.ref or "" for m in reading.mentions}
    sectors = [s for p in parties for s in p.sectors]
    return {
        f"{role} Name": ";".join(p.name for p in parties),
        f"{role} Country": ";".join(p.country or "" for p in parties),
        f"Primary {role} Sector": sectors[0] if sectors else "",
        f"{role} Sectors": ";".join(dict.fromkeys(sectors)),
        f"{role} Name Raw": ";".join(reading.text(p.span) for p in parties),
        f"Wikipedia {role} ID": ";".join(refs.get(p.mention or "", "") for p in parties),
    }
