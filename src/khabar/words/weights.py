"""Opens the weights of the tagger, once it is sure that their file is whole."""

from pathlib import Path
from struct import Struct

import pycrfsuite

from khabar.errors import ModelError

HEAD = Struct("<4sI")  # what a file of CRFsuite begins with: its mark and its length in bytes (crf1d_model.c)
MARK = b"lCRF"


def open_tagger(path: Path) -> pycrfsuite.Tagger:
    """Open a model file of CRFsuite. Raises ModelError where it is missing or cut off: CRFsuite itself would crash."""
    if fault := try_fault(path):
        raise ModelError(fault, where=path.name)
    model = pycrfsuite.Tagger()
    model.open(str(path))
    return model


def try_fault(path: Path) -> str | None:
    """Say what is wrong with a model file of CRFsuite; None if its head fits its length."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD.size)
            length = path.stat().st_size
    except FileNotFoundError:
        return "is missing"
    if len(head) < HEAD.size or not head.startswith(MARK):
        return "is no model of CRFsuite"
    wanted = HEAD.unpack(head)[1]
    return None if length == wanted else f"is broken: {length} bytes where its head tells of {wanted}"
