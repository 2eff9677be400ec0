"""`khabar missing`: lists what the tables lack."""

import json

import click


@click.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option("--most", default=40, show_default=True, help="How many to list.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON, one a line.")
def command(inputs: tuple[str, ...], most: int, as_json: bool) -> None:
    """List the frequent verbs and names of INPUTS that no table has, with an example sentence.

    \b
    Examples:
      khabar missing news.jsonl
      khabar missing news.jsonl --most 200 --json > missing.jsonl
    """
    from khabar.runs import find_missing

    for item in find_missing(inputs, most):
        if as_json:
            click.echo(json.dumps(item._asdict(), ensure_ascii=False))
        else:
            click.echo(f"{item.times:6}  {item.kind:5} {item.word}\n              {item.example}")
