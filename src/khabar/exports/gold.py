"""Gives a reading in the keys of an annotated article, so that what people reviewed can teach and measure."""

from typing import Any

import msgspec

from khabar.model import Attribution, Event, Party, Reading


def gold_record(reading: Reading) -> dict[str, Any]:
    """Give one line of a gold file: spans in characters of the text, speakers flat, without confidence and reasons."""
    return {
        "doc": reading.article.id,
        "attributions": [_attribution(a) for a in reading.attributions],
        "events": [_event(e) for e in reading.events],
    }


def gold_article(reading: Reading) -> dict[str, Any]:
    """Give one line of the file of articles that goes with gold; `lines` are what marks by lines count."""
    article = reading.article
    plain: dict[str, Any] = msgspec.to_builtins(article)
    outlet = article.outlet.domain or article.outlet.name
    return plain | {"outlet": outlet, "doc": article.id, "lines": article.text.split("\n")}


def _attribution(a: Attribution) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(a)
    kept = {key: plain[key] for key in ("id", "cue", "sources", "contents", "kind", "stance")}
    return kept | {"speaker": a.speaker.name, "speaker_kind": a.speaker.kind, "parent": a.parent}


def _event(e: Event) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(e)
    return {key: plain[key] for key in ("id", "trigger", "type", "mode", "status")} | {
        "actors": [_party(p) for p in e.actors],
        "recipients": [_party(p) for p in e.recipients],
        "when": {key: plain["when"][key] for key in ("span", "start", "end")} if e.when else None,
        "where": {key: plain["where"][key] for key in ("span", "name", "country")} if e.where else None,
        "size": plain["size"],
        "same_as": e.same_as,
        "said_in": e.said_in,
    }


def _party(party: Party) -> dict[str, Any]:
    return {"span": list(party.span), "name": party.name, "country": party.country, "sectors": list(party.sectors)}
