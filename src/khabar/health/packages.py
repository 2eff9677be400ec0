"""Gives the packages that Khabar needs or can use, by its own metadata, and which of them are installed."""

import re
from importlib.metadata import PackageNotFoundError, requires, version
from typing import NamedTuple

REQUIREMENT = re.compile(r"([\w.-]+)(?:\[[^\]]*\])?\s*([^;]*?)\s*(?:;.*extra\s*==\s*['\"]([\w-]+)['\"].*)?$")
LEAST = re.compile(r">=\s*(\d+(?:\.\d+)*)")
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

    @property
    def fault(self) -> str | None:
        """What is wrong with it: it is needed and missing, or older than wanted."""
        if self.version is None:
            return f"{self.name} is not installed: pip install {self.name}" if self.needed else None
        least = LEAST.search(self.wanted)
        if least is None or _numbers(self.version) >= _numbers(least[1]):
            return None
        return f"{self.name} {self.version} is too old: pip install '{self.name}>={least[1]}'"


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


def _numbers(version: str) -> list[int]:
    """Give the leading numbers of a version, without zeros at their end."""
    found = [int(part) for part in re.match(r"\d*(?:\.\d+)*", version)[0].split(".") if part]  # type: ignore[index]
    while found and not found[-1]:
        found.pop()
    return found
