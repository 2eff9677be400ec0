"""`khabar corpus`: rebuilds Khabar's annotated corpus from a copy of ANT."""

import json
import sys
from pathlib import Path

import click

PARTLY = 3  # exit status where some articles are lost


@click.command()
@click.argument("ant", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder to fill.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
def command(ant: Path, output: Path, as_json: bool) -> None:
    """Join the shipped marks with the articles of ANT, a copy of the corpus as JSON Lines (gzip too).

    OUTPUT gets, for each set of marks, NAME.articles.jsonl and NAME.gold.jsonl: full (attributions and events), second
    (a second annotator's reading of some of them), events (events alone). Exit status 3: some articles are missing.

    \b
    Example:
      khabar corpus articles.jsonl.gz -o corpus/
      khabar evaluate corpus/full.articles.jsonl corpus/full.gold.jsonl
    """
    from khabar.corpus import MARKS, Annotated, load_marks, rebuild

    output.mkdir(parents=True, exist_ok=True)
    counts: dict[str, int] = {}
    lost: dict[str, str] = {}
    for name in MARKS:
        found = list(rebuild(ant, load_marks(name)))
        kept = [one for one in found if isinstance(one, Annotated)]
        _write(output / f"{name}.articles.jsonl", [one.article for one in kept])
        _write(output / f"{name}.gold.jsonl", [one.record for one in kept])
        counts[name] = len(kept)
        lost |= {one.doc: one.reason for one in found if not isinstance(one, Annotated)}
    if as_json:
        click.echo(json.dumps({"articles": counts, "lost": lost}, ensure_ascii=False))
    else:
        click.echo(", ".join(f"{name}: {count} articles" for name, count in counts.items()) + f": {output}")
        for doc, reason in lost.items():
            click.echo(f"{doc}: {reason}", err=True)
    if lost:
        sys.exit(PARTLY)


def _write(path: Path, rows: list[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf8")
