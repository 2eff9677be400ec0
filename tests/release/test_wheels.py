"""A folder of wheels is enough: a fresh environment without a network installs Khabar from it, and the demo runs."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.release.test_build import ROOT, build

QUIET = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_CONFIG_FILE": os.devnull}
OFFLINE = ["unshare", "--map-root-user", "--net"]  # a network of its own, in which there is nothing


def without_network():
    """Give what a command is put after to have no network; nothing where the system has no such means (not Linux)."""
    possible = shutil.which("unshare") and subprocess.run([*OFFLINE, "true"], capture_output=True).returncode == 0
    return OFFLINE if possible else []


@pytest.fixture(scope="module")
def wheels(tmp_path_factory):
    """Give a folder with the wheel and, by the lock file, all that it needs, as `make wheels` makes it."""
    pytest.importorskip("build", reason="what builds the wheel is not installed")
    pytest.importorskip("hatchling", reason="what builds the wheel is not installed")
    folder = tmp_path_factory.mktemp("release")
    build(folder)
    wheels = folder / "wheels"
    held = ["--require-hashes", "--only-binary", ":all:", "-r", str(ROOT / "requirements.lock"), "-d", str(wheels)]
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--retries", "1", *held]
    got = subprocess.run(
        command, capture_output=True, text=True, env=os.environ | {"PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    )
    if got.returncode and "HASH" in got.stderr.upper():
        pytest.fail(got.stderr)
    if got.returncode:
        pytest.skip(f"the wheels cannot be had: {got.stderr.strip().splitlines()[-1]}")
    shutil.copy(next((folder / "dist").glob("*.whl")), wheels)
    return wheels


@pytest.fixture(scope="module")
def installed(wheels, tmp_path_factory):
    """Give a fresh environment in which Khabar was installed from the folder alone."""
    place = tmp_path_factory.mktemp("offline") / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
    wheel = str(next(wheels.glob("khabar-*.whl")))
    run(place / "bin" / "pip", "install", "--quiet", "--no-index", "--find-links", str(wheels), wheel)
    return place


def run(program, *arguments, folder=None):
    """Run a program of the environment without a network; give what it prints."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "PIP_", "KHABAR_"))} | QUIET
    command = [*without_network(), str(program), *arguments]
    ended = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=folder)
    assert ended.returncode == 0 or "doctor" in arguments, ended.stderr
    return ended.stdout


def doctor(place):
    return json.loads(run(place / "bin" / "khabar", "doctor", "--json"))


@pytest.mark.skipif(sys.platform == "win32", reason="programs stand in other folders there")
def test_the_demo_runs_from_a_folder_of_wheels(installed, tmp_path):
    assert "invented articles" in run(installed / "bin" / "khabar", "demo", folder=tmp_path)
    assert (tmp_path / "demo" / "events.parquet").stat().st_size > 0


@pytest.mark.skipif(sys.platform == "win32", reason="programs stand in other folders there")
def test_the_doctor_holds_the_installed_files_against_the_wheel(installed):
    told = doctor(installed)
    assert told["files"] > 300 and [f for f in told["faults"] if "trained with other" not in f] == []
    package = next(installed.glob("lib/python*/site-packages/khabar"))
    forms, common = package / "knowledge" / "words" / "forms.txt", package / "knowledge" / "stories" / "common.txt"
    kept = forms.read_bytes(), common.read_bytes()
    forms.write_bytes(kept[0][: len(kept[0]) // 2])
    common.unlink()
    found = [f for f in doctor(installed)["faults"] if "install it again" in f]
    forms.write_bytes(kept[0])
    common.write_bytes(kept[1])
    assert any("words/forms.txt is not whole" in f for f in found), found
    assert any("stories/common.txt is missing" in f for f in found), found
