"""`khabar explain`: says what made an attribution or event."""

import json
import sys
from pathlib import Path

import click

from khabar.errors import InputError


@click.command()
@click.argument("reading")
@click.argument("item")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def command(reading: str, item: str, as_json: bool) -> None:
    """Say which words, rule and table rows made ITEM (a1, e3, or ARTICLE:e3) of READING (a file of readings, or -).

    \b
    Examples:
      khabar read article.txt --json | khabar explain - e1
      khabar explain readings.jsonl 3f2a:e4
    """
    from khabar.cli.explanation import explain

    text = sys.stdin.read() if reading == "-" else _load(Path(reading))
    found = explain(text.split("\n"), item, where=reading)
    if found is None:
        raise InputError(f"no item {item}", where=reading, next="ids stand in the reading: a1, a2, … e1, e2, …")
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for name, value in found.items():
        if name == "rows":
            for row in value:
                click.secho(f"{row['table']}.tsv, line {row['line']}", bold=True)
                for column, cell in row["cells"].items():
                    click.echo(f"    {column}: {cell}")
        else:
            click.echo(f"{name}: {value}")


def _load(path: Path) -> str:
    try:
        return path.read_text("utf8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", where=str(path), next="give a file of readings") from error
