"""All settings in one table: name, default, help. Set by an environment variable KHABAR_NAME or an argument."""

import os
from typing import NamedTuple


class Setting(NamedTuple):
    """One setting."""

    name: str
    default: str
    help: str


SETTINGS = (
    Setting("tables", "", "A folder of your own TSV tables; rows are added to the shipped tables of the same name."),
    Setting("processes", "1", "How many processes `khabar code` starts when --processes is not given."),
)


def setting(name: str) -> str:
    """Give the value of a setting: the environment's, else the default. Raises KeyError for an unknown name."""
    default = {s.name: s.default for s in SETTINGS}[name]
    return os.environ.get(f"KHABAR_{name.upper()}", default)
