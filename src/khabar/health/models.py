"""Gives the models that ship with Khabar, and whether they were trained on the tables at hand."""

import hashlib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import msgspec

from khabar.classifiers.fingerprint import LENGTH, needed, outdated
from khabar.health.whole import AGAIN
from khabar.words.weights import try_fault

RETRAIN = "train it again and save it (its command stands in its card)"
TAGGER = "words/tagger.crfsuite"


class Model(NamedTuple):
    """A model file in the package: its digest, the number of its features, the card that says what made it."""

    file: str
    digest: str
    features: int | None
    card: dict[str, str]
    faults: list[str]


class _Carded(msgspec.Struct):
    weights: dict[str, msgspec.Raw]
    card: dict[str, str] = {}


def find_models(now: Mapping[str, str]) -> list[Model]:
    """Give all models; `now` is the fingerprint of the tables and code at hand."""
    root = Path(str(files("khabar")))
    judged = sorted((root / "classifiers" / "models").glob("*.msgpack"))
    faults = [] if judged else [f"no models in classifiers/models: {AGAIN}"]
    found = [_read(root, path, now) for path in judged]
    tagger = root / TAGGER
    if fault := try_fault(tagger):
        faults.append(f"{TAGGER} {fault}: {AGAIN}")
    return [*found, Model(TAGGER, _digest(tagger), None, {}, faults)]


def _read(root: Path, path: Path, now: Mapping[str, str]) -> Model:
    name = path.relative_to(root).as_posix()
    try:
        model = msgspec.msgpack.decode(path.read_bytes(), type=_Carded)
    except msgspec.DecodeError as error:
        return Model(name, _digest(path), None, {}, [f"{name} is broken: {error}: {AGAIN}"])
    wanted = needed(path.name, now)
    parts = outdated(model.card, wanted)
    faults = []
    if not set(wanted) & set(model.card):
        faults = [f"{name} does not tell what it was trained with: {RETRAIN}"]
    elif parts:
        faults = [f"{name} was trained with other {', '.join(parts)}: {RETRAIN}"]
    return Model(name, _digest(path), len(model.weights), model.card, faults)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:LENGTH] if path.exists() else ""
