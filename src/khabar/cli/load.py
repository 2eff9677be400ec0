"""`khabar load`: loads readings into a store."""

import click


@click.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option("-o", "--output", required=True, metavar="STORE", help="sqlite:///desk.db or postgresql://…")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
def command(inputs: tuple[str, ...], output: str, as_json: bool) -> None:
    """Load readings that `khabar code` wrote (.jsonl, .jsonl.gz, or its folder) into STORE, made where there is none.

    A reading that is there already is left out; another reading of the same article is kept beside the old one and
    shown from now on, unless people have reviewed the old one.

    \b
    Examples:
      khabar load coded/ -o sqlite:///desk.db
      khabar load readings.jsonl -o postgresql://desk@localhost/desk
    """
    from khabar.cli.code import report
    from khabar.cli.progress import Progress
    from khabar.runs import load_into

    with Progress("readings") as progress:
        summary = load_into(inputs, output, progress.at)
    report(summary, as_json)
