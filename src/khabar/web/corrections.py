"""Gives the correction that a form makes of an item: only the fields that are otherwise than the reading has them."""

from typing import Any

import msgspec

from khabar.errors import StoreError
from khabar.model import Attribution, Event, Reading, Span

CHAIN = "\u2190"
PARTIES = ("actors", "recipients")
EMPTY_ROWS = 2  # rows for parties that are not there yet


def make_correction(reading: Reading, item: Event | Attribution, fields: dict[str, str]) -> dict[str, Any]:
    """Give the changed fields as a reading's JSON writes them. Raises StoreError for a span or name that is none.

    Fields that the form does not have are left as they are.
    """
    whole = _event(item, fields) if isinstance(item, Event) else _attribution(item, fields)
    old = msgspec.to_builtins(item)
    changed = {name: value for name, value in whole.items() if msgspec.to_builtins(value) != old[name]}
    length = len(reading.article.text)
    for name, value in changed.items():
        for start, end in _spans(value):
            if not 0 <= start < end <= length:
                raise StoreError(f"no characters {start}-{end}", where=f"{item.id} {name}")
    if "type" in changed or "mode" in changed:
        from khabar.events import quad_and_intensity

        assert isinstance(item, Event)
        kind = changed.get("type", item.type)
        mode = changed.get("mode", item.mode)
        try:
            changed["quad"], changed["intensity"] = quad_and_intensity(kind, mode)
        except KeyError as error:
            raise StoreError(f"no such type: {kind}", where=item.id, next="choose one of the list") from error
    return changed


def _spans(value: Any) -> list[Span]:
    """Find the spans in a corrected field."""
    if isinstance(value, dict):
        return [span for part in value.values() for span in _spans(part)]
    if isinstance(value, list):
        if len(value) == 2 and all(isinstance(x, int) for x in value):
            return [(value[0], value[1])]
        return [span for part in value for span in _spans(part)]
    return []


def read_span(text: str, where: str) -> list[int]:
    """Read a span as forms write it.

    >>> read_span("12-20", "trigger")
    [12, 20]
    """
    start, _, end = text.replace("\u2013", "-").partition("-")
    if not (start.strip().isdigit() and end.strip().isdigit()):
        raise StoreError(f"no characters: {text}", where=where, next="select words, or write 12-20")
    return [int(start), int(end)]


def _event(item: Event, fields: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in ("type", "status"):
        if fields.get(name):
            found[name] = fields[name]
    for name in ("mode", "said_in", "same_as"):
        if name in fields:
            found[name] = fields[name].strip() or None
    if fields.get("trigger"):
        found["trigger"] = read_span(fields["trigger"], "trigger")
    if "chain" in fields:
        found["chain"] = [part.strip() for part in fields["chain"].split(CHAIN) if part.strip()]
    for name in PARTIES:
        if f"{name}.0.name" in fields:
            found[name] = _parties(item, name, fields)
    if "when.span" in fields:
        found["when"] = _when(item, fields)
    if "where.span" in fields:
        found["where"] = _where(item, fields)
    return found


def _parties(item: Event, role: str, fields: dict[str, str]) -> list[dict[str, Any]]:
    old, found = getattr(item, role), []
    for at in range(len(old) + EMPTY_ROWS):
        own = {part: fields.get(f"{role}.{at}.{part}", "").strip() for part in ("name", "country", "sectors", "span")}
        if not own["name"]:
            continue  # an emptied name takes the party away
        same = at < len(old) and own["name"] == old[at].name
        found.append(
            {
                "span": read_span(own["span"], f"{role} {own['name']}"),
                "mention": old[at].mention if same else None,
                "name": own["name"],
                "country": own["country"].upper() or None,
                "sectors": own["sectors"].upper().replace(",", " ").split(),
            }
        )
    return found


def _when(item: Event, fields: dict[str, str]) -> dict[str, Any] | None:
    if not fields["when.span"].strip():
        return None
    start, end = (fields.get(f"when.{part}", "").strip() or None for part in ("start", "end"))
    grain = item.when.grain if item.when else "day"
    return {"span": read_span(fields["when.span"], "when"), "start": start, "end": end or start, "grain": grain}


def _where(item: Event, fields: dict[str, str]) -> dict[str, Any] | None:
    if not fields["where.span"].strip() or not fields.get("where.name", "").strip():
        return None
    name, country = fields["where.name"].strip(), fields.get("where.country", "").strip().upper() or None
    old = item.where
    kept = msgspec.to_builtins(old) if old and (old.name, old.country) == (name, country) else NOWHERE
    return kept | {"span": read_span(fields["where.span"], "where"), "name": name, "country": country}


NOWHERE: dict[str, Any] = {"geonames": None, "lat": None, "lon": None, "precision": None}


def _attribution(item: Attribution, fields: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in ("kind", "stance"):
        if fields.get(name):
            found[name] = fields[name]
    if fields.get("cue"):
        found["cue"] = read_span(fields["cue"], "cue")
    for name in ("sources", "contents"):
        if name in fields:
            found[name] = [read_span(part, name) for part in fields[name].split(",") if part.strip()]
    if "parent" in fields:
        found["parent"] = fields["parent"].strip() or None
    if fields.get("speaker.name"):
        old, name = item.speaker, fields["speaker.name"].strip()
        country = fields.get("speaker.country", "").strip().upper() or None
        kind = fields.get("speaker.kind") or old.kind
        ref = old.ref if name == old.name else None
        found["speaker"] = {"name": name, "ref": ref, "kind": kind, "country": country}
    return found
