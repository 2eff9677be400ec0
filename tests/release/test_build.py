"""The wheel and the source archive: the same bytes each time, with everything that ships in them."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from khabar import __version__
from khabar.model.version import RELEASED

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ("src", "docs", "tests", "training", "pyproject.toml", "README.md", "LICENSE", "NOTICE", "CITATION.cff")


def build(folder: Path) -> dict[str, str]:
    """Build from a copy of the checkout laid anew; give the digest of each file."""
    copy = folder / "khabar"
    for name in SHIPPED:
        into = copy / name
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, into, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy(ROOT / name, into)
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder / "dist"), str(copy)]
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"} | {"SOURCE_DATE_EPOCH": "1700000000"}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in (folder / "dist").iterdir()}


def test_two_builds_are_the_same_bytes(tmp_path):
    pytest.importorskip("build", reason="what builds the wheel is not installed")
    pytest.importorskip("hatchling", reason="what builds the wheel is not installed")
    first = build(tmp_path / "one")
    assert first == build(tmp_path / "two") and len(first) == 2
    wheel = next((tmp_path / "one" / "dist").glob("*.whl"))
    names = zipfile.ZipFile(wheel).namelist()
    for path in (ROOT / "src" / "khabar").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert path.relative_to(ROOT / "src").as_posix() in names
    assert any(name.endswith("licenses/NOTICE") for name in names)


def test_versions_agree():
    citation = (ROOT / "CITATION.cff").read_text("utf8")
    assert f"version: {__version__}\n" in citation and f"date-released: {RELEASED}\n" in citation
    assert f'version = "{__version__}"' in (ROOT / "pyproject.toml").read_text("utf8")
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text("utf8")


def test_the_lock_has_every_package_with_its_hashes():
    lock = (ROOT / "requirements.lock").read_text("utf8")
    assert "://" not in lock and " /" not in lock and "--index-url" not in lock
    pinned = re.findall(r"^([\w.-]+)==\S+ .*\\$", lock, re.M)
    assert len(pinned) == len(re.findall(r"^\S+==", lock, re.M)) > 10
    needed = re.search(r"^dependencies = \[\n(.*?)^\]", (ROOT / "pyproject.toml").read_text("utf8"), re.M | re.S)
    assert needed and set(re.findall(r'"([\w-]+)', needed[1])) <= set(pinned)


def test_every_file_of_words_and_weights_is_in_the_notice():
    """Whatever came from elsewhere is named; what was written for Khabar is named as such in its head."""
    notice = (ROOT / "NOTICE").read_text("utf8")
    assert "All other tables were written for Khabar" in notice
    package = ROOT / "src" / "khabar"
    others = [p for p in package.rglob("*") if p.is_file() and p.suffix not in {".py", ".pyc", ".tsv", ".typed"}]
    for path in others:
        folder = path.parent.relative_to(package).as_posix()
        assert f"{folder}/{path.name}" in notice or f"{folder}/*{path.suffix}" in notice, path
