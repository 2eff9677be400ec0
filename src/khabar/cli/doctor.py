"""`khabar doctor`: tells what is installed and whether all is well."""

import json
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from khabar.health import Health


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def command(as_json: bool) -> None:
    """Tell what is installed: version, packages, extras, tables, models, and whether they fit each other.

    Holds the installed files against the record of the wheel, and reads a shipped article to try every stage.
    Exit status: 0 all is well, 1 something is wrong (each fault is a line).

    \b
    Examples:
      khabar doctor
      khabar doctor --json
    """
    from khabar.health import look

    health = look()
    if as_json:
        click.echo(json.dumps(health.to_dict(), ensure_ascii=False))
    else:
        _show(health)
    sys.exit(1 if health.faults else 0)


def _show(health: "Health") -> None:
    click.echo(f"khabar {health.version}, Python {health.python}, {health.system}")
    for extra in dict.fromkeys(p.extra for p in health.packages):
        held = [p for p in health.packages if p.extra == extra]
        missing = [p.name for p in held if not p.version]
        state = f"missing {', '.join(missing)} (pip install 'khabar[{extra}]')" if missing and extra else "present"
        click.echo(f"{f'extra {extra}' if extra else 'packages':14} {state}")
        click.echo("".join(f"  {p.name} {p.version}\n" for p in held if p.version), nl=False)
    click.echo("tables")
    for name, (rows, digest) in health.tables.items():
        click.echo(f"  {name:14} {rows:6} rows  {digest}")
    for name, number in health.own.items():
        click.echo(f"  {name:14} {number:6} rows  of your own (KHABAR_TABLES)")
    click.echo(f"tables and models together: {health.tables_version}")
    click.echo("models")
    for model in health.models:
        features = f"{model.features} features" if model.features is not None else ""
        click.echo(f"  {model.file:44} {model.digest}  {features}".rstrip())
    files = (
        f"{health.files} held against the record of the wheel" if health.files else "of a checkout, without a record"
    )
    click.echo(f"files: {files}")
    for fault in health.faults:
        click.echo(f"wrong: {fault}")
    number = len(health.faults)
    click.echo(f"{number} fault{'s' * (number > 1)}" if number else "all is well")
