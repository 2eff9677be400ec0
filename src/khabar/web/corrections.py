"""Gives what a form makes of an item: the fields that are otherwise than the reading has them, or a whole new item."""

from typing import Any

import msgspec

from khabar.errors import StoreError
from khabar.model import Attribution, Event, Reading
from khabar.model.reading import Speaker

CHAIN = "\u2190"
PARTIES = ("actors", "recipients")
EMPTY_ROWS = 2  # rows for parties that are not there yet


def make_correction(reading: Reading, item: Event | Attribution, fields: dict[str, str]) -> dict[str, Any]:
    """Give the changed fields as a reading's JSON writes them. Raises StoreError for a span or number that is none.

    Fields that the form does not have are left as they are.
    """
    whole = _event(item, fields) if isinstance(item, Event) else _attribution(item, fields)
    old, new = (msgspec.json.decode(msgspec.json.encode(one)) for one in (item, whole))  # lists, as both are written
    return {name: value for name, value in new.items() if value != old[name]}


DRAFTS: dict[str, Event | Attribution] = {
    "events": Event("e", "", None, "actual", (0, 0)),
    "attributions": Attribution("a", (0, 0), (), (), "indirect", "assert", Speaker("")),
}
FOLLOWS = "auto"  # the place in the text tells in whose words something stands


def make_addition(kind: str, fields: dict[str, str]) -> dict[str, Any]:
    """Give what a form adds as a reading's JSON writes it. Raises StoreError for a span or number that is none.

    What the form leaves to the text (in whose words it stands, and so its chain) is left out.
    """
    draft = DRAFTS[kind]
    whole = _event(draft, fields) if isinstance(draft, Event) else _attribution(draft, fields)
    if not whole.get("chain"):
        whole.pop("chain", None)
    return {name: value for name, value in whole.items() if value != FOLLOWS}


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
    if "size.0.what" in fields:
        found["size"] = _sizes(item, fields)
    return found


def _sizes(item: Event, fields: dict[str, str]) -> list[dict[str, Any]]:
    """Read how many: a number alone is exact, a `+` as the highest leaves it open."""
    found = []
    for at in range(len(item.size) + EMPTY_ROWS):
        own = {part: fields.get(f"size.{at}.{part}", "").strip() for part in ("what", "min", "max", "span")}
        if not own["what"] or not own["min"]:
            continue
        least, most = own["min"], own["max"] or own["min"]
        if not (least.isdecimal() and (most == OPEN or most.isdecimal())):
            raise StoreError(f"no numbers: {least} {most}", where="size", next="write 12, or 12 and 15, or 12 and +")
        span = read_span(own["span"], f"size {own['what']}")
        number = {"min": int(least), "max": None if most == OPEN else int(most)}
        found.append({"span": span, "what": own["what"]} | number)
    return found


OPEN = "+"


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
