"""Gives folders of outputs, on disk or in S3-compatible storage, into which files come whole or not at all."""

from collections.abc import Iterable
from pathlib import Path
from shutil import copyfile, rmtree

from khabar.articles.stored import is_stored, storage_of
from khabar.exports.writers import ENDING, move, place


class Folder:
    """A folder of outputs at an address. Its methods raise OSError."""

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")
        self.path = None if is_stored(address) else Path(address)

    def put(self, name: str, file: Path) -> None:
        """Copy a file into the folder: under another name first, or as an object that appears when it is whole."""
        if self.path is None:
            self.write(name, file.read_bytes())
            return
        target = self.path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f"{target.name}.{file.parent.parent.name}{ENDING}")  # each try of a part its own
        try:
            copyfile(file, beside)
            move(beside, target)
        finally:
            beside.unlink(missing_ok=True)

    def write(self, name: str, content: bytes) -> None:
        """Write a small file."""
        if self.path is not None:
            (self.path / name).parent.mkdir(parents=True, exist_ok=True)
            place(self.path / name, content)
            return
        storage, key = storage_of(self.address)
        with storage.open_output_stream(f"{key}/{name}", compression=None) as stream:
            stream.write(content)  # in one step: a stream that is closed after half of it would count as whole

    def try_read(self, name: str) -> bytes | None:
        """Read a file; None if there is none."""
        if self.path is not None:
            return (self.path / name).read_bytes() if (self.path / name).exists() else None
        storage, key = storage_of(self.address)
        try:
            with storage.open_input_file(f"{key}/{name}") as stream:
                content: bytes = stream.read()
                return content
        except FileNotFoundError:
            return None

    def sweep(self) -> None:
        """Take away what was not whole when its writer was killed."""
        for beside in self.path.rglob(f"*{ENDING}") if self.path is not None else ():
            beside.unlink(missing_ok=True)

    def clear(self, names: Iterable[str]) -> None:
        """Take away files and folders of these names, with all that is in them."""
        for name in names:
            if self.path is not None:
                target = self.path / name
                rmtree(target, ignore_errors=True) if target.is_dir() else target.unlink(missing_ok=True)
                continue
            from pyarrow.fs import FileType

            storage, key = storage_of(self.address)
            kind = storage.get_file_info(f"{key}/{name}").type
            if kind == FileType.Directory:
                storage.delete_dir(f"{key}/{name}")
            elif kind == FileType.File:
                storage.delete_file(f"{key}/{name}")
