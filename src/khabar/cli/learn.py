"""`khabar learn`: teaches a class of one's own."""

import json
from pathlib import Path

import click


@click.command()
@click.argument("name")
@click.argument("examples", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print the check as JSON.")
def command(name: str, examples: Path, as_json: bool) -> None:
    """Teach the class NAME from EXAMPLES: 10 to 50 sentences in Arabic or English, one a line.

    A line that begins with - is a counter-example, with # a remark. Says by cross-validation how well the class will
    do, keeps it in the user's data folder (KHABAR_DATA sets another), and from then on `khabar code --classes NAME`
    marks the sentences that tell it. Needs the extra: pip install 'khabar[learn]'.

    \b
    Examples:
      khabar learn prisoner-exchange examples.txt
      khabar code news.jsonl -o readings.jsonl --classes prisoner-exchange
    """
    from khabar.learning import class_path, learn_class, read_examples, save_class

    class_path(name)  # says at once if the name cannot be one
    learned, check = learn_class(name, read_examples(examples))
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
