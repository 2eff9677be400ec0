"""`khabar review`: shows the items of an article in a store, and records what a person decides about one, or adds."""

import getpass
import json
import re
from typing import TYPE_CHECKING, Any

import click

from khabar.errors import InputError

if TYPE_CHECKING:
    from khabar.model import Reading
    from khabar.store import Store

ITEM = re.compile(r"(.+):([ae]\d*)", re.DOTALL)  # an article's id may hold colons itself
PEOPLE = "people:"  # how `why` of what a person added begins
VERDICTS = ("accept", "reject", "correct", "final", "add")


@click.command()
@click.argument("store", metavar="STORE")
@click.argument("item", metavar="ITEM")
@click.argument("verdict", required=False, type=click.Choice(VERDICTS))
@click.option(
    "--set", "fields", multiple=True, metavar="FIELD=VALUE", help="A field as it should be (with correct, add)."
)
@click.option("--who", default=getpass.getuser, show_default="your user name", help="Who decides.")
@click.option("--comment", default="", help="Why.")
@click.option("--blind", is_flag=True, help="Show what others decided only where --who has decided too.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def command(
    store: str,
    item: str,
    verdict: str | None,
    fields: tuple[str, ...],
    who: str,
    comment: str,
    blind: bool,
    as_json: bool,
) -> None:
    """Decide about ITEM of STORE: an event or attribution, ARTICLE:e1, as exports name it in event_id.

    Without a verdict the item is shown with what was decided; ARTICLE alone shows all its items. Decisions are only
    added; the last one holds. VALUE is JSON, or a word. ARTICLE:e add adds an event that the reading lacks, ARTICLE:a
    an attribution. Words of the text may stand for characters, with #2 behind them for their second place.

    \b
    Examples:
      khabar review sqlite:///desk.db 1a2b3c4d5e6f7a8b
      khabar review sqlite:///desk.db 1a2b3c4d5e6f7a8b:e2 correct --set status=future --comment "only planned"
      khabar review sqlite:///desk.db 1a2b3c4d5e6f7a8b:e add --set type=PROTEST --set trigger=تظاهر
    """
    from khabar.store import Decision, decide, load_decision, open_store

    found = ITEM.fullmatch(item)
    article, name = (found[1], found[2]) if found else (item, "")
    with open_store(store) as desk:
        if verdict is None:
            _show(desk, (article, name), who if blind else None, as_json)
            return
        if not name:
            raise InputError("a verdict needs one item", where=item, next=f"write {item}:e1")
        correction = dict(map(_read_field, fields)) or None
        key = decide(desk, Decision(article, name, verdict, who, comment, correction, seeing=not blind))
        item = f"{article}:{load_decision(desk, key).item}"
    click.echo(json.dumps({"key": key, "item": item}) if as_json else f"{item}: {verdict} by {who}")


def _read_field(field: str) -> tuple[str, Any]:
    name, sign, value = field.partition("=")
    if not sign:
        raise InputError(f"no FIELD=VALUE: {field}", next="write --set status=future")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


def _show(desk: "Store", asked: tuple[str, str], who: str | None, as_json: bool) -> None:
    from khabar.store import load_reading, review_state, reviewed_reading, shown_decisions

    article, name = asked
    reading, read = reviewed_reading(desk, article, who), load_reading(desk, article)
    if reading is None or read is None:
        raise InputError("no such article", where=article, next="khabar export lists event_id and article_id")
    states = review_state(desk, article, who)
    if not name:
        items: tuple[Any, ...] = (*reading.attributions, *reading.events)
        for one in items:
            line = {"item": f"{article}:{one.id}", "state": states[one.id], "what": _what(reading, one)}
            click.echo(json.dumps(line, ensure_ascii=False) if as_json else "  ".join(line.values()))
        return
    plain = reading.to_dict()
    found = next((one for one in (*plain["attributions"], *plain["events"]) if one["id"] == name), None)
    if name not in states:
        raise InputError(f"no item {name}", where=article, next=f"khabar review STORE {article} lists them")
    done = [
        {"verdict": d.verdict, "who": d.who, "at": d.at, "comment": d.comment, "correction": d.correction}
        for d in shown_decisions(desk, article, who) if d.item == name
    ]  # fmt: skip
    shown = {"state": states[name], "item": found, "decisions": done}
    click.echo(json.dumps(shown, ensure_ascii=False, indent=None if as_json else 1))


def _what(reading: "Reading", one: Any) -> str:
    made = f" (added by {one.why.removeprefix(PEOPLE)})" if one.why.startswith(PEOPLE) else ""
    if hasattr(one, "trigger"):
        return f"{one.type} {one.status} «{reading.text(one.trigger)}»{made}"
    return f"{one.kind} {one.stance} {one.speaker.name} «{reading.text(one.cue)}»{made}"
