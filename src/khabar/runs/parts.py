"""Codes inputs part by part into a folder: each part is a run of its own, committed whole, here or on a cluster.

The folder gets `events/part-00000.parquet`, `readings/part-00000.jsonl.gz`, `rejected/part-00000.jsonl`, where classes
are looked for `classes/part-00000.csv` and, as the last step of a part, its record `parts/part-00000.json`; when all
parts are there, `manifest.json`.
"""

import gzip
import hashlib
import platform
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory

import msgspec

from khabar.articles import list_inputs
from khabar.articles.inputs import PIPE
from khabar.articles.processes import Limits, start
from khabar.articles.stored import Place, size_of
from khabar.errors import InputError, OutputError
from khabar.model.version import VERSION
from khabar.runs.code import MANIFEST, Options, Summary, code, open_extras
from khabar.runs.finish import Extras
from khabar.runs.folders import Folder
from khabar.runs.journal import GO_ON, told
from khabar.runs.locks import open_locked

RUN, LOCK = "run.json", ".lock"
KEPT = ("events", "readings", "classes", "rejected", "parts", RUN, MANIFEST)
MEGABYTES = 64
ALONE = "khabar.runs.alone"


class Part(msgspec.Struct, frozen=True):
    """A share of the inputs: whole files, in order."""

    number: int
    inputs: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name of its files, without ending."""
        return f"part-{self.number:05}"


class Done(msgspec.Struct, frozen=True):
    """The record of a finished part: what it read, its counts, and its files with their SHA-256."""

    number: int
    inputs: tuple[str, ...]
    articles: int
    rejected: int
    events: int
    attributions: int
    files: dict[str, str]


class Plan(msgspec.Struct, frozen=True):
    """What any machine needs to code a part: where results go, how to read, and how many parts at a time here.

    `added` is the signature of the extras where the run began: a machine whose classes are others codes nothing.
    """

    output: str
    since: str | None
    least: float
    processes: int
    limits: tuple[int, int]
    extras: Extras = Extras()
    added: str = ""


Runner = Callable[[Plan, list[Part]], Iterator[Done]]
"""Codes parts, in any order, and gives the record of each as it is done."""


def pack_task(plan: Plan, part: Part) -> bytes:
    """Give a plan and a part as JSON, for another process or machine."""
    return msgspec.json.encode((plan, part), enc_hook=str)


def read_task(line: bytes | str) -> tuple[Plan, Part]:
    """Read a plan and a part back."""
    return msgspec.json.decode(line, type=tuple[Plan, Part], dec_hook=lambda kind, value: kind(value))


def split(places: Iterable[Place], megabytes: int = MEGABYTES) -> list[Part]:
    """Give the parts of inputs: files in order, together up to a size; a file is never divided."""
    groups: list[list[str]] = []
    room = 0
    for place in places:
        if str(place) == PIPE:
            raise InputError("what is piped in has no parts", where=PIPE, next="give files, or leave --runner away")
        size = size_of(place)
        if not groups or size > room:
            groups.append([])
            room = megabytes << 20
        groups[-1].append(str(place))
        room -= size
    return [Part(number, tuple(group)) for number, group in enumerate(groups)]


def code_part(plan: Plan, part: Part) -> Done:
    """Code one part and commit it; its record is written last. A part that is coded twice gives the same files."""
    folder = Folder(plan.output)
    options = Options(1, False, plan.since, plan.least, Limits(*plan.limits), *plan.extras)
    if plan.extras.sign() != plan.added:
        raise InputError("the classes on this machine are others", where=platform.node(), next="copy them to it")
    with TemporaryDirectory(prefix="khabar-") as scratch:
        coded = Path(scratch) / "coded"
        summary = code(part.inputs, coded, options)
        files = {f"events/{part.name}.parquet": coded / "events.parquet"}
        files[f"readings/{part.name}.jsonl.gz"] = _pack(coded / "readings.jsonl")
        if options.classes:
            files[f"classes/{part.name}.csv"] = coded / "readings.classes.csv"
        if summary.rejected_file:
            files[f"rejected/{part.name}.jsonl"] = Path(summary.rejected_file)
        with told(Path(plan.output), GO_ON):
            for name, file in files.items():
                folder.put(name, file)
            digests = {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in files.items()}
            counts = (summary.articles, summary.rejected, summary.events, summary.attributions)
            done = Done(part.number, part.inputs, *counts, digests)
            folder.write(f"parts/{part.name}.json", msgspec.json.encode(done))
    return done


def _pack(file: Path) -> Path:
    packed = file.with_name(file.name + ".gz")
    with file.open("rb") as lines, gzip.GzipFile(packed, "wb", mtime=0) as out:
        copyfileobj(lines, out)
    return packed


def code_apart(plan: Plan, part: Part) -> Done:
    """Code one part in a process of its own, which ends with this one. Raises OutputError with what it says."""
    popen = start(ALONE)
    assert popen.stdin is not None and popen.stdout is not None
    with popen:
        popen.stdin.write(pack_task(plan, part) + b"\n")
        popen.stdin.flush()
        try:
            answer = popen.stdout.readline()
        finally:
            popen.kill()
    if answer.startswith(b"{"):
        return msgspec.json.decode(answer, type=Done)
    what, where, step = msgspec.json.decode(answer) if answer else ("the process of a part was ended", part.name, GO_ON)
    raise OutputError(what, where=where, next=step)


def code_here(plan: Plan, parts: list[Part]) -> Iterator[Done]:
    """Code parts on this machine, as many at a time as the plan has processes."""
    if not parts:
        return
    with ThreadPoolExecutor(plan.processes) as threads:
        futures = [threads.submit(code_apart, plan, part) for part in parts]
        try:
            for future in as_completed(futures):
                yield future.result()
        finally:
            threads.shutdown(wait=False, cancel_futures=True)


def code_parts(
    inputs: Iterable[str | Path],
    output: str,
    options: Options,
    runner: Runner = code_here,
    *,
    megabytes: int = MEGABYTES,
    progress: Callable[[int], None] = lambda done: None,
) -> Summary:
    """Read all articles of the inputs into a folder of parts, whatever the runner: the files are the same.

    With `options.resume` parts that are done are left as they are. Raises InputError, OutputError.
    """
    inputs, folder = list(inputs), Folder(output)
    parts = split(list_inputs(inputs), megabytes)
    limits = (options.limits.seconds, options.limits.megabytes)
    extras, signed = open_extras(options, inputs)
    plan = Plan(output, options.since, options.least, options.processes, limits, extras, extras.sign())
    run = msgspec.json.encode({"run": signed, "least": options.least, "parts": len(parts)})
    with told(Path(output), GO_ON), ExitStack() as stack:
        if folder.path is not None:
            folder.path.mkdir(parents=True, exist_ok=True)
            stack.enter_context(open_locked(folder.path / LOCK))
        known = _begin(folder, run, parts, options.resume)
        articles = sum(done.articles for done in known.values())
        for done in runner(plan, [part for part in parts if part.number not in known]):
            known[done.number] = done
            articles += done.articles
            progress(articles)
        finished = [known[part.number] for part in parts]
        names = ("articles", "rejected", "events", "attributions")
        totals = {name: sum(getattr(done, name) for done in finished) for name in names}
        manifest = {"khabar": VERSION, **totals, "parts": finished}
        folder.write(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n")
    return Summary(**totals, output=output, rejected_file=f"{output}/rejected" if totals["rejected"] else None)


def _begin(folder: Folder, run: bytes, parts: list[Part], resume: bool) -> dict[int, Done]:
    """Give the parts that are done, if the folder is to go on with this very run; else clear what it holds of a run."""
    if not (resume and folder.try_read(RUN) == run):
        folder.clear(KEPT)
        folder.write(RUN, run)
        return {}
    folder.sweep()
    records = ((part, folder.try_read(f"parts/{part.name}.json")) for part in parts)
    known = [(part, msgspec.json.decode(record, type=Done)) for part, record in records if record]
    return {part.number: done for part, done in known if done.inputs == part.inputs}
