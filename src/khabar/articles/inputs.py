"""Gives the files that inputs stand for: files, folders, globs, and - for what is piped in."""

from collections.abc import Iterable
from glob import glob, has_magic
from pathlib import Path

from khabar.articles.stored import Place, Stored, is_stored, list_stored
from khabar.errors import InputError

PIPE = "-"
KINDS = {
    ".txt": "plain",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".warc": "warc",
}
PACKED = ".gz"
SUPPORTED = "give .txt, .html, .jsonl, .csv (each also .gz), .parquet or .warc files, folders of them, or -"


def kind_of(path: Place) -> str | None:
    """Give the kind of a file by its name, or None for one that is not read."""
    name = path.name.lower().removesuffix(PACKED)
    return KINDS.get(Path(name).suffix)


def list_inputs(inputs: Iterable[str | Path]) -> list[Place]:
    """Give all files of the inputs, folders and globs (s3:// too) in order of name, each file once.

    Raises InputError for an input that does not exist, that is of no known kind, or a folder without any.
    """
    found: dict[Place, None] = {}
    for item in inputs:
        if str(item) == PIPE:
            found[Path(PIPE)] = None
            continue
        if is_stored(item):
            found.update(dict.fromkeys(_known(list_stored(str(item)), str(item))))
            continue
        if "://" in str(item):
            raise InputError("addresses are not fetched", where=str(item), next="save the page and give the file")
        found.update(dict.fromkeys(_expand(str(item))))
    return list(found)


def _known(files: list[Stored], item: str) -> list[Stored]:
    kept = [file for file in files if kind_of(file)]
    if not kept:
        raise InputError("no articles in this place", where=item, next=SUPPORTED)
    return kept


def _expand(item: str) -> list[Path]:
    path = Path(item)
    if path.is_dir():
        files = _files_in(path)
        if not files:
            raise InputError("no articles in this folder", where=item, next=SUPPORTED)
        return files
    if path.exists():
        if kind_of(path) is None:
            raise InputError("a kind of file that is not read", where=item, next=SUPPORTED)
        return [path]
    # Path.glob takes no absolute patterns
    matches = [Path(match) for match in sorted(glob(item, recursive=True))] if has_magic(item) else []  # noqa: PTH207
    files = [p for p in matches if p.is_file() and kind_of(p)]
    for folder in matches:
        if folder.is_dir() and not any(folder in p.parents for p in files):
            files += _files_in(folder)
    if not files:
        raise InputError("no such file or folder", where=item, next=SUPPORTED)
    return files


def _files_in(folder: Path) -> list[Path]:
    """Give the files of known kinds in a folder and the folders in it, in order of name."""
    return [p for p in sorted(folder.rglob("*")) if p.is_file() and kind_of(p) and not _is_hidden(p, folder)]


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)
