"""`khabar export`: writes what a query finds in a store."""

import json
from pathlib import Path
from typing import Any

import click

ONE = {
    "words": "Free text; phrases in quotation marks.",
    "since": "First day of publication.",
    "until": "Last day of publication.",
    "confidence": "Lowest confidence of an event.",
    "story": "Id of a story.",
}
MANY = {
    "type": "Type of act, such as ASSAULT.",
    "mode": "Its mode.",
    "status": "actual, future, hypothetical or negated.",
    "stance": "Stance of who says it.",
    "quad": "Such as 'material conflict'.",
    "actor": "Name, Wikidata id or country code.",
    "recipient": "Name, Wikidata id or country code.",
    "party": "Actor or recipient.",
    "country": "Country where, as a code.",
    "place": "Place where.",
    "speaker": "Who vouches for it.",
    "agency": "Agency that vouches for it.",
    "outlet": "Outlet, by name or domain.",
    "review": "machine, reviewed or final.",
}


def _with_query(command: Any) -> Any:
    """Add an option a field of the query."""
    for name, text in reversed({**MANY, **ONE}.items()):
        command = click.option(f"--{name}", multiple=name in MANY, help=text)(command)
    return command


@click.command()
@click.argument("store", metavar="STORE")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="File to write.")
@click.option("--json", "as_json", is_flag=True, help="Print how much was written as JSON.")
@_with_query
def command(store: str, output: Path, as_json: bool, **asked: Any) -> None:
    """Write what a query finds in STORE, as reviewers left it; the ending of OUTPUT says how.

    .csv .parquet (events), .jsonl (readings), .polecat.tsv, .geojson, .labelstudio.json, .inception.zip, .html (a page
    to send round). Options of one name are alternatives; different ones hold together.

    \b
    Examples:
      khabar export sqlite:///desk.db -o protests.csv --type PROTEST --since 2024-05-01
      khabar export sqlite:///desk.db -o report.html --actor ISR --recipient PSE
    """
    from khabar.exports import write_query
    from khabar.store import Query, open_store

    items = [(name, one) for name in MANY for one in asked[name]] + [(n, asked[n]) for n in ONE if asked[n]]
    with open_store(store) as desk:
        written = write_query(desk, Query.from_items(items), output)
    if as_json:
        click.echo(json.dumps(written._asdict()))
    else:
        click.echo(f"{written.articles} articles, {written.events} events: {output}")
