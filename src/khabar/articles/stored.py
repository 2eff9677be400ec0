"""Gives the files of S3-compatible storage: s3://BUCKET/KEY, read and written through pyarrow.

Credentials and region come from the environment as everywhere (AWS_ACCESS_KEY_ID and so on, or the machine's role);
AWS_ENDPOINT_URL names a storage other than Amazon's.
"""

import io
import os
from fnmatch import fnmatchcase
from functools import cache
from glob import has_magic
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, NamedTuple
from urllib.parse import urlsplit

from khabar.errors import InputError

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem

SCHEME = "s3://"
ENDPOINTS = ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
REGIONS = ("AWS_REGION", "AWS_DEFAULT_REGION")
BLOCK = 1 << 20


class Stored(NamedTuple):
    """A file in storage, of which the readers use what they use of a path."""

    address: str
    size: int

    def __str__(self) -> str:
        return self.address

    @property
    def name(self) -> str:
        """The last part of the key."""
        return PurePosixPath(self.address).name

    def open(self, mode: str = "rb") -> BinaryIO:
        """Open it for reading. Raises OSError."""
        storage, key = storage_of(self.address)
        return io.BufferedReader(storage.open_input_file(key), BLOCK)


Place = Path | Stored


def is_stored(address: object) -> bool:
    """Say whether an input or output lies in storage."""
    return str(address).startswith(SCHEME)


def size_of(place: Place) -> int:
    """Give the bytes of a file; 0 for what is piped in."""
    if isinstance(place, Stored):
        return place.size
    return place.stat().st_size if place.is_file() else 0


@cache
def storage_of(address: str) -> tuple["FileSystem", str]:
    """Give the storage of an address, and the bucket and key in it. Raises OSError, ValueError."""
    from pyarrow.fs import S3FileSystem, resolve_s3_region

    key = address.removeprefix(SCHEME)
    endpoint = urlsplit(next((os.environ[name] for name in ENDPOINTS if os.environ.get(name)), ""))
    region = next((os.environ[name] for name in REGIONS if os.environ.get(name)), None)
    if region is None:
        region = "us-east-1" if endpoint.netloc else resolve_s3_region(key.partition("/")[0])
    storage = S3FileSystem(
        endpoint_override=endpoint.netloc or None,
        scheme=endpoint.scheme or "https",
        region=region,
        background_writes=False,
        allow_delayed_open=True,  # small objects are put in one step
    )
    return storage, key


def list_stored(address: str) -> list[Stored]:
    """Give the files of an address: one file, all files of a folder, or those that a pattern fits, in order of name.

    Raises InputError where there are none or the storage cannot be asked.
    """
    from pyarrow.fs import FileSelector, FileType

    root = address
    if has_magic(address):
        root = address[: next(n for n, letter in enumerate(address) if letter in "*?[")].rpartition("/")[0]
    try:
        storage, key = storage_of(root)
        info = storage.get_file_info(key)
        found = [info] if info.type == FileType.File else []
        if info.type == FileType.Directory:
            found = [i for i in storage.get_file_info(FileSelector(key, recursive=True)) if i.type == FileType.File]
    except (OSError, ValueError) as error:
        step = "check the address, AWS_ENDPOINT_URL and the credentials"
        raise InputError(f"storage cannot be asked: {error}", where=address, next=step) from error
    files = [Stored(SCHEME + i.path, i.size) for i in found]
    if root != address:
        files = [file for file in files if fnmatchcase(file.address, address)]
    if not files:
        raise InputError("no such file or folder", where=address, next="list the bucket and give what is in it")
    return sorted(files)
