"""`khabar tables`: lists, checks and searches the knowledge tables."""

import sys

import click

from khabar.errors import InputError


@click.command()
@click.argument("action", type=click.Choice(["list", "check", "find"]))
@click.argument("word", required=False)
def command(action: str, word: str | None) -> None:
    """List the tables with their number of rows, check them, or show where a WORD stands.

    \b
    Examples:
      khabar tables list
      khabar tables check
      khabar tables find قال
    """
    from khabar.knowledge import load_table, table_names

    if action == "check":
        from khabar.knowledge.check import check_all

        problems = check_all()
        for problem in problems:
            click.echo(problem)
        click.echo(f"{len(table_names())} tables, {len(problems)} problems")
        sys.exit(1 if problems else 0)
    if action == "find" and not word:
        raise InputError("no word to find", next="khabar tables find WORD")
    for name in table_names():
        table = load_table(name)
        if action == "list":
            click.echo(f"{name:28} {len(table.rows):6} rows  {table.head[0] if table.head else ''}")
            continue
        for row, line in zip(table.rows, table.lines, strict=True):
            for column, cell in row.items():
                if word and _holds(cell, word):
                    click.echo(f"{name}.tsv:{line} {column}: {cell}")


def _holds(cell: str, word: str) -> bool:
    from khabar.text import fold

    return fold(word) in {fold(part) for part in cell.split("|")}
