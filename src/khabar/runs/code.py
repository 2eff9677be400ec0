"""Codes inputs into an output: the work behind `khabar code`."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec

from khabar.articles import Rejected, list_inputs, read_articles
from khabar.articles.processes import Limits
from khabar.articles.stored import size_of
from khabar.exports import check_output, open_writer, place
from khabar.guests import GuestOptions
from khabar.model import Article, Reading
from khabar.model.version import VERSION
from khabar.reader.outcomes import Item
from khabar.reader.pool import read_lines
from khabar.runs.finish import Extras, open_finisher
from khabar.runs.journal import GO_ON, Journal, told

MANIFEST = "manifest.json"  # of a folder
FLUSH = 50  # items between two flushes of the journal


class Options(NamedTuple):
    """How to run: `since` an ISO date, `least` the lowest confidence of an event or attribution that is kept.

    `limits` are what reading may take, `classes` names of classes of one's own to look for, `guest` a language model,
    `romanise` whether persons whom no table knows get names in Latin letters.
    """

    processes: int = 1
    resume: bool = False
    since: str | None = None
    least: float = 0.0
    limits: Limits = Limits()
    classes: tuple[str, ...] = ()
    guest: GuestOptions | None = None
    romanise: bool = False


class Summary(NamedTuple):
    """What a run did; `known` are articles that a store had already."""

    articles: int
    rejected: int
    events: int
    attributions: int
    output: str
    rejected_file: str | None
    known: int = 0


def code(
    inputs: Iterable[str | Path], output: Path, options: Options, progress: Callable[[int], None] = lambda done: None
) -> Summary:
    """Read all articles of the inputs and write their readings or events to `output`.

    `output` ends in .jsonl, .jsonl.gz, .csv, .parquet or .polecat.tsv, or is a folder, which gets readings.jsonl,
    events.parquet and manifest.json. Items that are no articles go to OUTPUT.rejected.jsonl with their reason. The
    result is the same for any number of processes. Raises InputError, OutputError.
    """
    inputs = list(inputs)
    targets = _targets(output, bool(options.classes))
    extras, run = open_extras(options, inputs)
    with closing(Journal(_beside(output, ".journal"), resume=options.resume, run=run)) as journal:
        items = wanted(read_articles(inputs, limits=options.limits), options.since)
        rest = islice(items, journal.done, None)
        lines = read_lines(rest, options.processes, options.limits, extras.opener(), extras.romanise)
        for number, line in enumerate(lines, 1):
            journal.add(line)
            if number % FLUSH == 0:
                journal.flush()
            progress(journal.done + number)
        summary = _write(journal, output, targets, options.least)
        journal.drop()
        return summary


def open_extras(options: Options, inputs: list[str | Path]) -> tuple[Extras, str]:
    """Give what is added to readings, opened once to tell at once what is wrong, and the signature of the run."""
    extras = Extras(options.classes, options.guest, options.romanise)
    open_finisher(extras)
    run = sign(inputs, options.since, extras.sign())
    if options.guest is not None and not options.guest.run:
        extras = extras._replace(guest=options.guest._replace(run=run))
    return extras, run


def _targets(output: Path, classes: bool) -> list[Path]:
    if _is_folder(output):
        names = ["readings.jsonl", "events.parquet", *(["readings.classes.csv"] if classes else [])]
        return [output / name for name in names]
    check_output(output)  # says at once, before any reading, if the place or format is wrong
    return [output]


def sign(inputs: list[str | Path], since: str | None, added: str) -> str:
    """Give what tells one run from another: the files with their sizes, the day, the version, what is added."""
    files = [(str(path), size_of(path)) for path in list_inputs(inputs)]
    return hashlib.sha256(repr((files, since, VERSION, added)).encode("utf8", "surrogateescape")).hexdigest()


def _beside(output: Path, ending: str) -> Path:
    return output / f"run{ending}" if _is_folder(output) else output.with_name(output.name + ending)


def _is_folder(output: Path) -> bool:
    return output.suffix == "" or output.is_dir()


def wanted(items: Iterator[Item], since: str | None) -> Iterator[Item]:
    """Leave out what was published before a day, or on no known day where one is asked for."""
    for item in items:
        if isinstance(item, Article) and since and (item.published or "") < since:
            continue
        yield item


def _write(journal: Journal, output: Path, targets: list[Path], least: float) -> Summary:
    counts = dict.fromkeys(("articles", "rejected", "events", "attributions"), 0)
    rejected_path, left = _beside(output, ".rejected.jsonl"), list[bytes]()
    with told(output, GO_ON), ExitStack() as stack:
        writers = [open_writer(target) for target in targets]
        for writer in writers:
            stack.callback(writer.drop)
        for item in journal.items():
            if isinstance(item, Rejected):
                left.append(msgspec.json.encode(item))
                continue
            kept = keep(item, least)
            for writer in writers:
                writer.write(kept)
            counts["articles"] += 1
            counts["events"] += len(kept.events)
            counts["attributions"] += len(kept.attributions)
        counts["rejected"] = len(left)
        for writer in writers:
            writer.close()
        if left:
            place(rejected_path, b"\n".join([*left, b""]))
        else:
            rejected_path.unlink(missing_ok=True)
        if len(targets) > 1:
            manifest = {"khabar": VERSION, "files": [target.name for target in targets], **counts}
            place(output / MANIFEST, json.dumps(manifest, indent=1).encode("utf8") + b"\n")
    return Summary(**counts, output=str(output), rejected_file=str(rejected_path) if left else None)


def keep(reading: Reading, least: float) -> Reading:
    """Give a reading with only the events and attributions of at least this confidence.

    What pointed at an item that is left out points at its nearest kept one; chains stay as they were read.
    """
    if least <= 0:
        return reading
    parents = {a.id: a.parent for a in reading.attributions}
    known = {a.id for a in reading.attributions if a.confidence >= least}

    def nearest(item: str | None) -> str | None:
        while item is not None and item not in known:
            item = parents.get(item)
        return item

    attributions = tuple(
        msgspec.structs.replace(a, parent=nearest(a.parent)) for a in reading.attributions if a.id in known
    )
    first: dict[str, str] = {}  # the first telling that is kept, by the first telling of all
    events = []
    for e in (e for e in reading.events if e.confidence >= least):
        telling = first.setdefault(e.same_as or e.id, e.id)
        same_as = telling if telling != e.id else None
        events.append(msgspec.structs.replace(e, same_as=same_as, said_in=nearest(e.said_in)))
    return msgspec.structs.replace(reading, attributions=attributions, events=tuple(events))
