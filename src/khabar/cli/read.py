"""`khabar read`: shows one article."""

import sys
from pathlib import Path

import click

from khabar.cli.options import class_names, on_terminal, with_classes, with_least, with_romanise
from khabar.errors import InputError


@click.command()
@click.argument("file")
@click.option("--published", metavar="DATE", help="Day of publication, from which relative dates count.")
@click.option("--outlet", metavar="NAME", help="Name or domain of the outlet.")
@with_least
@with_classes
@with_romanise
@click.option("--json", "as_json", is_flag=True, help="Print the reading as JSON.")
@click.option("--html", "html", type=click.Path(path_type=Path), help="Write a page with the same marks.")
@on_terminal
def command(
    file: str, published: str | None, outlet: str | None, least: float, classes: str | None, romanise: bool,
    as_json: bool, html: Path | None, bidi: str, width: int | None,
) -> None:  # fmt: skip
    """Show the first article of FILE (or of what is piped in, with -): marks in colour, then its events as cards.

    \b
    Examples:
      khabar read article.txt --published 2024-05-31
      khabar read page.html --html reading.html
      cat article.txt | khabar read - --json
    """
    import msgspec

    from khabar.articles import Rejected, find_outlet, parse_published, read_articles
    from khabar.reader import Reader
    from khabar.runs import Extras, keep, open_finisher

    if published is not None:
        published, _ = parse_published(given := published)
        if published is None:
            raise InputError(f"no date: {given}", next="write it as 2024-05-31")
    item = next(iter(read_articles([file])), None)
    if item is None or isinstance(item, Rejected):
        reason, step = (item.reason, item.next) if item else ("is empty", "give an article in Arabic")
        raise InputError(reason, where=file, next=step)
    given_outlet = find_outlet(outlet, item.url) if outlet else item.outlet
    article = msgspec.structs.replace(item, published=published or item.published, outlet=given_outlet)
    finish = open_finisher(Extras(class_names(classes)))
    reading = keep(finish(Reader(romanise=romanise).read_article(article)), least)
    if html is not None:
        from khabar.exports.page import write_page

        html.write_text(write_page(reading), "utf8")
    if as_json:
        sys.stdout.buffer.write(reading.to_json() + b"\n")
    elif html is None:
        from khabar.cli.terminal import show

        show(reading, bidi=bidi, width=width)
