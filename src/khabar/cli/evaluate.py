"""`khabar evaluate`: scores readings against annotated articles."""

import json
import sys
from pathlib import Path

import click

KINDS = ("attributions", "events")


@click.command()
@click.argument("articles", type=click.Path(path_type=Path, exists=True))
@click.argument("gold", type=click.Path(path_type=Path, exists=True))
@click.option("--only", type=click.Path(path_type=Path, exists=True), help="File of article ids to score, one a line.")
@click.option("--by-type", is_flag=True, help="Add a line for each event type.")
@click.option("--errors", is_flag=True, help="Print the misses and false finds in context.")
@click.option("--reliability", is_flag=True, help="How often items of each confidence are right; what --least keeps.")
@click.option("--diagram", type=click.Path(path_type=Path), help="Write the reliability diagram (SVG).")
@click.option("--floors", type=click.Path(path_type=Path, exists=True), help="JSON of lowest F1; exit 1 below them.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def command(
    articles: Path, gold: Path, only: Path | None, by_type: bool, errors: bool, reliability: bool,
    diagram: Path | None, floors: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Read ARTICLES and score them against GOLD (records with offsets): precision, recall and F1 of each measure.

    \b
    Examples:
      khabar evaluate articles.jsonl gold.jsonl --by-type
      khabar evaluate articles.jsonl gold.jsonl --errors > errors.tsv
      khabar evaluate articles.jsonl gold.jsonl --reliability --diagram reliability.svg
    """
    from khabar.cli.progress import Progress
    from khabar.evaluation import MEASURES, below_floors, draw, evaluate, judge, list_errors

    with Progress("articles") as progress:
        scores, records, readings = evaluate(articles, gold, _ids(only), progress.at)
    if diagram is not None:
        diagram.write_text(draw(judge(records, readings)), "utf8")
    if reliability:
        _show_reliability(judge(records, readings), {k: sum(len(r[k]) for r in records) for k in KINDS}, as_json)
    elif errors:
        by_id = {r["article"]["id"]: r for r in readings}
        for record in records:
            if record["doc"] in by_id:
                click.echo("\n".join(list_errors(record, by_id[record["doc"]])))
    elif as_json:
        names = ("p", "r", "f1")
        rows = {m: dict(zip(names, scores.prf(m), strict=True)) | {"wanted": scores.wanted[m]} for m in MEASURES}
        click.echo(json.dumps(rows))
    else:
        click.echo(f"{'measure':44} {'P':>6} {'R':>6} {'F1':>6} {'gold':>6}")
        for name in MEASURES:
            click.echo(f"{name:44} " + " ".join(f"{v:6.3f}" for v in scores.prf(name)) + f" {scores.wanted[name]:6}")
        for name, counts in sorted(scores.by_type.items()) if by_type else ():
            click.echo(
                f"  {name:42} " + " ".join(f"{v:6.3f}" for v in scores.type_prf(name)) + f" {counts['wanted']:6}"
            )
    below = below_floors(scores, floors) if floors else []
    for line in below:
        click.secho(line, fg="red", err=True)
    if below:
        sys.exit(1)


def _ids(path: Path | None) -> set[str] | None:
    if path is None:
        return None
    return {line for line in path.read_text("utf8").splitlines() if line and not line.startswith("#")}


def _show_reliability(judged: dict[str, list[tuple[float, bool]]], wanted: dict[str, int], as_json: bool) -> None:
    from khabar.evaluation import bins, calibration_error, kept

    if as_json:
        rows = {
            kind: {
                "error": calibration_error(items),
                "bins": [b._asdict() for b in bins(items)],
                "kept": [k._asdict() for k in kept(items, wanted[kind])],
            }
            for kind, items in judged.items()
        }
        click.echo(json.dumps(rows))
        return
    for kind, items in judged.items():
        click.echo(f"{kind}: expected calibration error {calibration_error(items):.3f} ({len(items)} items)")
        click.echo(f"  {'confidence':12} {'items':>6} {'mean':>6} {'right':>6}")
        for b in bins(items):
            click.echo(f"  {b.low:.1f} to {b.high:.1f}   {b.items:6} {b.confidence:6.3f} {b.right:6.3f}")
        click.echo(f"  {'--least':12} {'P':>6} {'R':>6}")
        for k in kept(items, wanted[kind]):
            click.echo(f"  {k.least:<12} {k.precision:6.3f} {k.recall:6.3f}")
