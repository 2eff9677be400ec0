"""`khabar learn`: teaches a class of one's own."""

import json
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import click

from khabar.errors import InputError

if TYPE_CHECKING:
    from khabar.learning import Examples


@click.command()
@click.argument("name")
@click.argument("examples")
@click.option("--query", default="", metavar="FIELD=VALUE&…", help="What to learn of a store's reviewed events.")
@click.option("--json", "as_json", is_flag=True, help="Print the check as JSON.")
def command(name: str, examples: str, query: str, as_json: bool) -> None:
    """Teach the class NAME from EXAMPLES: 10 to 50 sentences in Arabic or English, one a line.

    EXAMPLES may be a store: then the sentences of events that people accepted, corrected or added are examples, where
    --query finds them (as in an address of the desk), and those of events that they rejected or made something else
    are counter-examples.

    A line that begins with - is a counter-example, with # a remark. Says by cross-validation how well the class will
    do, keeps it in the user's data folder (KHABAR_DATA sets another), and from then on `khabar code --classes NAME`
    marks the sentences that tell it. Needs the extra: pip install 'khabar[learn]'.

    \b
    Examples:
      khabar learn prisoner-exchange examples.txt
      khabar code news.jsonl -o readings.jsonl --classes prisoner-exchange
      khabar learn releases sqlite:///desk.db --query 'type=RETREAT&mode=release'
    """
    from khabar.learning import class_path, learn_class, save_class

    class_path(name)  # says at once if the name cannot be one
    learned, check = learn_class(name, _read(examples, query))
    path = save_class(learned)
    if as_json:
        click.echo(json.dumps(check._asdict() | {"file": str(path)}))
        return
    click.echo(f"{check.examples} examples, {check.counter} counter-examples; each was held out once of five times:")
    click.echo(f"  found again              {check.found} of {check.examples}")
    click.echo(f"  counter-examples marked  {check.mistaken} of {check.counter}")
    click.echo(f"  ordinary news marked     {check.marked} of {check.background} sentences")
    click.echo(f"  ranked above the news    {check.area:.3f} (1 = always, 0.5 = by chance)")
    if check.found < 0.6 * check.examples:
        click.echo("Many examples were not found again: give more of them, told in more ways, about one thing only.")
    click.echo(f"saved: {path}\nnow: khabar code INPUTS -o OUTPUT --classes {name}")


def _read(examples: str, query: str) -> "Examples":
    """Give the examples of a file or of a store."""
    from khabar.learning import make_examples, read_examples
    from khabar.store import Query, is_store, open_store, reviewed_sentences

    if not is_store(examples):
        if query:
            raise InputError("--query is asked of a store", where=examples, next="write sqlite:///desk.db")
        return read_examples(Path(examples))
    with open_store(examples) as desk:
        wanted, unwanted = reviewed_sentences(desk, Query.from_items(parse_qsl(query)))
    return make_examples([*wanted, *(f"-{one}" for one in unwanted)], examples)
