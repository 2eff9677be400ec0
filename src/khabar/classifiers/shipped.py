"""Reads the model files that ship with the package."""

from importlib.resources import files
from typing import TypeVar

import msgspec

from khabar.errors import ModelError

Model = TypeVar("Model", bound=msgspec.Struct)


def shipped(name: str, kind: type[Model]) -> Model:
    """Read a model of a kind, such as "events/act" from `classifiers/models/events.act.msgpack`. Raises ModelError."""
    path = files("khabar.classifiers") / "models" / f"{name.replace('/', '.')}.msgpack"
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=kind)
    except FileNotFoundError as error:
        raise ModelError("is missing", where=path.name) from error
    except msgspec.DecodeError as error:
        raise ModelError(f"is broken: {error}", where=path.name) from error
