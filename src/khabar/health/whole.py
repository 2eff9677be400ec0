"""Gives the files of the package that are not as they were installed: missing, cut off, changed, of another version."""

import hashlib
from base64 import urlsafe_b64encode
from importlib.metadata import PackageNotFoundError, PackagePath
from importlib.metadata import files as recorded
from importlib.resources import files
from pathlib import Path

OWN = "khabar"
TOLD = 10  # faults; the files beyond are counted
AGAIN = "install it again (pip install --force-reinstall --no-deps khabar-*.whl)"


def find_changed() -> tuple[int, list[str]]:
    """Hold the package's files against the record that its wheel brought along (size and SHA-256 of each).

    Gives the number of files held, 0 where there is no such record, as in a checkout; and a sentence a fault.
    """
    root = Path(str(files(OWN))).resolve()
    try:
        entries = recorded(OWN) or []
    except PackageNotFoundError:
        entries = []
    held = [(entry, path) for entry in entries if entry.hash and (path := _locate(entry)).is_relative_to(root)]
    faults = [f"{path.relative_to(root).as_posix()} {fault}" for entry, path in held if (fault := _fault(entry, path))]
    more = len(faults) - TOLD
    return len(held), [f"{fault}: {AGAIN}" for fault in faults[:TOLD]] + (
        [f"{more} more files of khabar are missing or changed: {AGAIN}"] if more > 0 else []
    )


def _locate(entry: PackagePath) -> Path:
    return Path(str(entry.locate())).resolve()


def _fault(entry: PackagePath, path: Path) -> str | None:
    assert entry.hash is not None
    try:
        content = path.read_bytes()
    except OSError:
        return "is missing"
    if entry.size is not None and len(content) < entry.size:
        return f"is not whole or of another version: {len(content)} of {entry.size} bytes"
    found = urlsafe_b64encode(hashlib.new(entry.hash.mode, content).digest()).rstrip(b"=").decode()
    if found == entry.hash.value:
        return None
    own = " (rows of your own belong into a folder that KHABAR_TABLES names)" if path.suffix == ".tsv" else ""
    return f"is not the one that was installed{own}"
