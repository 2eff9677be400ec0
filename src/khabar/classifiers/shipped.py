"""Reads the model files that ship with the package."""

from importlib.resources import files
from typing import TypeVar

import msgspec

Model = TypeVar("Model", bound=msgspec.Struct)


def shipped(name: str, kind: type[Model]) -> Model:
    """Read a model of a kind, such as "events/act" from `classifiers/models/events.act.msgpack`."""
    path = files("khabar.classifiers") / "models" / f"{name.replace('/', '.')}.msgpack"
    return msgspec.msgpack.decode(path.read_bytes(), type=kind)
