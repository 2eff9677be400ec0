"""What the plain install brings along asks for no GPL: the packages' own metadata say under which licences they are."""

import re
from importlib import metadata

import pytest

from tests.release.test_build import ROOT

COPYLEFT = re.compile(r"\b[AL]?GPL|General Public License", re.I)
LOCKED = re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text("utf8"), re.M)


def licences(told: metadata.PackageMetadata) -> list[str]:
    """Give what a package says of its licence: an expression, else its classifiers and the first line of the field."""
    if expression := told.get("License-Expression"):
        return [expression]
    classes = [one.rpartition(" :: ")[2] for one in told.get_all("Classifier") or () if one.startswith("License ::")]
    return [*classes, *(told.get("License") or "").strip().splitlines()[:1]]


def free_of_gpl(expression: str) -> bool:
    """Tell whether there is a way to use a package that the GPL, LGPL or AGPL does not bind.

    >>> free_of_gpl("MPL-1.1 OR GPL-2.0-only"), free_of_gpl("MIT AND GPL-3.0-only"), free_of_gpl("LGPL-3.0")
    (True, False, False)
    """
    return any(not COPYLEFT.search(way) for way in re.split(r"\s+OR\s+", expression))


def test_what_counts_as_free_of_gpl():
    assert free_of_gpl("MIT") and free_of_gpl("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later")
    for bound in ("GPL-3.0-only", "MIT AND GPL-3.0-only", "GNU Affero General Public License v3", "LGPLv3+"):
        assert not free_of_gpl(bound), bound


@pytest.mark.parametrize("name", LOCKED)
def test_no_package_of_the_plain_install_asks_for_gpl(name):
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        pytest.skip(f"{name} is for other systems")
    found = licences(told)
    assert found and all(map(free_of_gpl, found)), found


def test_the_notice_names_every_package_of_the_lock():
    notice = (ROOT / "NOTICE").read_text("utf8")
    assert [name for name in LOCKED if not re.search(rf"\b{re.escape(name)}\b", notice)] == []
