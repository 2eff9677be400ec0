"""`khabar demo`: reads a shipped article, shows it and writes its events."""

from importlib.resources import as_file, files
from pathlib import Path

import click

from khabar.cli.options import on_terminal


@click.command()
@click.option("--folder", type=click.Path(path_type=Path), default=Path("demo"), help="Where to write [demo].")
@on_terminal
def command(folder: Path, bidi: str, width: int | None) -> None:
    """Read articles that were written for this project about invented events, show the first, write all as files.

    \b
    Examples:
      khabar demo
      khabar demo --folder /tmp/demo --bidi on
    """
    from khabar.articles import read_articles
    from khabar.cli.terminal import show
    from khabar.model import Article
    from khabar.reader import Reader
    from khabar.runs import Options, code

    folder.mkdir(parents=True, exist_ok=True)
    for name in ("articles.jsonl", "week.jsonl"):
        (folder / name).write_bytes((files("khabar.demo") / name).read_bytes())
    with as_file(files("khabar.demo") / "articles.jsonl") as path:
        first = next(item for item in read_articles([path]) if isinstance(item, Article))
        show(Reader().read_article(first), bidi=bidi, width=width)
        output = folder / "events.parquet"
        summary = code([path], output, Options())
    click.echo()
    click.echo(f"Wrote {output}: {summary.events} events of {summary.articles} invented articles.")
    click.echo(f"Beside it are these articles and an invented week of four outlets: {folder / 'week.jsonl'}.")
    click.echo("Next: khabar read FILE shows an article of yours; khabar code FILES -o events.csv makes a table.")
