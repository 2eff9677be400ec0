"""Keeps classes of one's own: one JSON file each, in the user's data folder."""

import re
from pathlib import Path

import msgspec

from khabar.errors import InputError, OutputError
from khabar.learning.words import Telling
from khabar.settings import data_folder

NAME = re.compile(r"[\w-]{1,64}")


class OwnClass(msgspec.Struct, frozen=True):
    """A class that was learned. `check` says how it did in cross-validation.

    `weights` has a number for each of the encoder's 512 and the bias; from the score `least` on a sentence bears it.
    """

    name: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    telling: tuple[Telling, ...]
    weights: tuple[float, ...]
    least: float
    check: dict[str, float]
    encoder: str
    version: str


def class_path(name: str) -> Path:
    """Give the file of a class. Raises InputError for a name that is none."""
    if not NAME.fullmatch(name):
        raise InputError(f"no name of a class: {name!r}", next="use letters, digits, - and _")
    return data_folder() / "classes" / f"{name}.json"


def save_class(learned: OwnClass) -> Path:
    """Write a class, in the place of an older one of its name. Raises OutputError where it cannot be written."""
    path = class_path(learned.name)
    beside = path.with_suffix(".writing")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(msgspec.json.encode(learned))
        beside.replace(path)
    except OSError as error:
        raise OutputError(f"cannot be written: {error}", where=str(path), next="set KHABAR_DATA") from error
    return path


def load_class(name: str) -> OwnClass:
    """Read a class. Raises InputError where there is none of that name, or its file is broken."""
    path = class_path(name)
    known = ", ".join(list_classes()) or "none yet"
    step = f"khabar learn {name} EXAMPLES teaches it; known classes: {known}"
    try:
        return msgspec.json.decode(path.read_bytes(), type=OwnClass)
    except FileNotFoundError as error:
        raise InputError(f"no class {name}", where=str(path.parent), next=step) from error
    except (OSError, msgspec.DecodeError) as error:
        raise InputError(f"no class can be read: {error}", where=str(path), next=step) from error


def list_classes() -> list[str]:
    """Give the names of the classes that were learned."""
    return sorted(path.stem for path in (data_folder() / "classes").glob("*.json"))
