"""`khabar code`: codes many articles."""

import json
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from khabar.cli.guests import guest_options, with_guest
from khabar.cli.options import class_names, with_classes, with_least, with_romanise
from khabar.errors import InputError

if TYPE_CHECKING:
    from khabar.runs import Summary

PARTLY = 3  # exit status of a run that ended but left items out


@click.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option("-o", "--output", required=True, help="File or folder to write, or store.")
@click.option("--runner", type=click.Choice(["local", "ray"]), default="local", show_default=True, help="What reads.")
@click.option("--address", metavar="RAY", help="Ray cluster, as head:6379; without it a local Ray.")
@click.option("--part", metavar="MB", type=click.IntRange(1), help="Write parts, of inputs of so many megabytes.")
@click.option("--processes", default=1, show_default=True, type=click.IntRange(1, 256), help="Processes that read.")
@click.option("--resume", is_flag=True, help="Go on with a run that was cut off.")
@click.option("--since", metavar="DATE", help="Leave out articles published before this day.")
@with_least
@with_classes
@with_romanise
@with_guest
@click.option("--seconds", default=60, show_default=True, type=click.IntRange(0), help="Processor time an article.")
@click.option("--megabytes", default=4000, show_default=True, type=click.IntRange(0), help="Memory a reading process.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
def command(
    inputs: tuple[str, ...], output: str, runner: str, address: str | None, part: int | None, processes: int,
    resume: bool, since: str | None, least: float, classes: str | None, romanise: bool, seconds: int, megabytes: int,
    as_json: bool, **guest: Any,
) -> None:  # fmt: skip
    """Code articles: INPUTS are files, folders, globs or - (.txt .html .jsonl .csv .parquet, packed with gzip too).

    OUTPUT ends in .jsonl (readings), .csv, .parquet (events), .polecat.tsv or .classes.csv (sentences of classes); a
    folder gets readings, events and a manifest; sqlite:///desk.db or postgresql://… is a store, which takes no article
    twice. With --part, --runner ray or an OUTPUT in storage (s3://) a folder gets parts, each committed whole. What
    cannot be read goes to OUTPUT.rejected.jsonl with its reason. Exit status: 0 all read, 3 some items left out,
    1 nothing done, 130 interrupted (go on with --resume).

    \b
    Examples:
      khabar code news.jsonl -o events.parquet
      khabar code archive/ -o coded/ --processes 2
      khabar code news.jsonl -o found.classes.csv --classes prisoner-exchange,water-cuts
      khabar code archive/ -o coded/ --processes 2 --resume
      khabar code archive/ -o sqlite:///desk.db
      khabar code s3://crawl/news/ -o s3://desk/coded --runner ray --address head:6379
    """
    from khabar.articles.processes import Limits
    from khabar.articles.stored import is_stored
    from khabar.cli.progress import Progress
    from khabar.runs import Options, code, code_here, code_into, code_parts, count_items
    from khabar.runs.cluster import code_on_ray
    from khabar.runs.parts import MEGABYTES
    from khabar.store import is_store

    if since is not None:
        try:
            since = date.fromisoformat(since).isoformat()
        except ValueError as error:
            raise InputError(f"no date: {since}", next="write it as 2024-05-31") from error
    limits = Limits(seconds, megabytes)
    added = class_names(classes), guest_options(guest), romanise
    options = Options(processes, resume, since, least, limits, *added)
    parted = part or runner == "ray" or is_stored(output)
    if parted and is_store(output):
        raise InputError("a store takes no parts", where=output, next="leave --part and --runner away")
    total = count_items(inputs) if sys.stderr.isatty() and since is None else None
    with Progress("articles", total) as progress:
        if parted:
            on = partial(code_on_ray, address=address) if runner == "ray" else code_here
            summary = code_parts(inputs, output, options, on, megabytes=part or MEGABYTES, progress=progress.at)
        elif is_store(output):
            summary = code_into(inputs, output, options, progress.at)
        else:
            summary = code(inputs, Path(output), options, progress.at)
    report(summary, as_json)


def report(summary: "Summary", as_json: bool) -> None:
    """Say what a run did, and end with the status that tells of what was left out."""
    if as_json:
        click.echo(json.dumps(summary._asdict()))
    else:
        counts = f"{summary.articles} articles, {summary.events} events, {summary.attributions} attributions"
        click.echo(f"{counts}: {summary.output}")
        if summary.known:
            click.echo(f"{summary.known} articles were there already")
        if summary.rejected:
            click.echo(f"{summary.rejected} items left out, see {summary.rejected_file}", err=True)
    if summary.rejected:
        sys.exit(PARTLY if summary.articles or summary.known else 1)
