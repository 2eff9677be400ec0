"""All settings in one table: name, default, help. Set by an environment variable KHABAR_NAME or an argument."""

import os
import sys
from pathlib import Path
from typing import NamedTuple


class Setting(NamedTuple):
    """One setting."""

    name: str
    default: str
    help: str


SETTINGS = (
    Setting("tables", "", "A folder of your own TSV tables; rows are added to the shipped tables of the same name."),
    Setting("data", "", "The folder that keeps what you teach (classes/NAME.json); the user's data folder if empty."),
    Setting("guest_key", "", "The key for the endpoint of `khabar code --guest`; it is never written anywhere."),
    Setting("processes", "1", "How many processes `khabar code` starts when --processes is not given."),
)


def setting(name: str) -> str:
    """Give the value of a setting: the environment's, else the default. Raises KeyError for an unknown name."""
    default = {s.name: s.default for s in SETTINGS}[name]
    return os.environ.get(f"KHABAR_{name.upper()}", default)


def data_folder() -> Path:
    """Give the folder that keeps what a user teaches: the setting `data`, else the system's place for such files."""
    if given := setting("data"):
        return Path(given)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "khabar"
    place = "LOCALAPPDATA" if sys.platform == "win32" else "XDG_DATA_HOME"
    return Path(os.environ.get(place) or Path.home() / ".local" / "share") / "khabar"
