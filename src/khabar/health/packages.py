"""Gives the packages that Khabar needs or can use, by its own metadata, and which of them are installed."""

import re
from importlib.metadata import PackageNotFoundError, requires, version
from typing import NamedTuple

REQUIREMENT = re.compile(r"([\w.-]+)(?:\[[^\]]*\])?\s*([^;]*?)\s*(?:;.*extra\s*==\s*['\"]([\w-]+)['\"].*)?$")
OWN = "khabar"
ALL = "all"


class Package(NamedTuple):
    """A package: the version `wanted`, the one installed or None, and the extra it belongs to (None: always needed)."""

    name: str
    wanted: str
    version: str | None
    extra: str | None

    @property
    def needed(self) -> bool:
        """Whether the plain install needs it."""
        return self.extra is None


def find_packages() -> list[Package]:
    """Give the packages in the order of the metadata. Raises PackageNotFoundError where khabar is not installed."""
    found = []
    for line in requires(OWN) or []:
        match = REQUIREMENT.match(line)
        if match and match[1] != OWN and match[3] != ALL:
            found.append(Package(match[1], match[2], try_version(match[1]), match[3]))
    return found


def try_version(name: str) -> str | None:
    """Give the version of an installed package, or None."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None
