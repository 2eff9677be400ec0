"""Gives the state of the installation at hand: packages, extras, tables, models, and all that is wrong."""

import platform
from contextlib import suppress
from importlib.metadata import PackageNotFoundError
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from khabar.classifiers.fingerprint import digest, fingerprint, tables_version
from khabar.errors import KhabarError
from khabar.health.models import Model, find_models
from khabar.health.packages import Package, find_packages
from khabar.health.whole import find_changed
from khabar.knowledge import load_table, table_names
from khabar.knowledge.check import check_all
from khabar.knowledge.tables import ROOT, read_table
from khabar.model.version import VERSION
from khabar.settings import setting


class Health(NamedTuple):
    """What is installed. `tables` gives for each folder of tables its number of rows and its digest.

    `tables_version` is the fingerprint of all tables and models, by which a store tells readings apart. `files` is the
    number of files held against the record of the wheel (0: there is none, as in a checkout), `own` the user's tables
    with the number of their rows.
    """

    version: str
    python: str
    system: str
    packages: list[Package]
    tables: dict[str, tuple[int, str]]
    tables_version: str
    models: list[Model]
    fingerprint: dict[str, str]
    files: int
    own: dict[str, int]
    faults: list[str]

    def to_dict(self) -> dict[str, object]:
        """Give it as plain values; `well` says whether there are no faults."""
        plain = self._asdict() | {"well": not self.faults}
        for name in ("packages", "models"):
            plain[name] = [item._asdict() for item in plain[name]]
        plain["tables"] = {name: {"rows": rows, "digest": mark} for name, (rows, mark) in self.tables.items()}
        return plain


def look() -> Health:
    """Look at the installation: nothing is changed, no network asked."""
    faults: list[str] = []
    try:
        packages = find_packages()
    except PackageNotFoundError:
        packages = []
        faults.append("khabar itself is not installed as a package: pip install .")
    faults += [fault for package in packages if (fault := package.fault)]
    held, changed = find_changed()
    own, strange = _own_tables()
    models = find_models(fingerprint())
    faults += [*changed, *strange, *check_all(), *(fault for model in models for fault in model.faults)]
    faults += _try_reading()
    system = f"{platform.system()} {platform.machine()}"
    about = (VERSION, platform.python_version(), system, packages, _tables(), tables_version())
    return Health(*about, models, fingerprint(), held, own, faults)


def _tables() -> dict[str, tuple[int, str]]:
    rows: dict[str, int] = {}
    for name in table_names():
        folder = name.split("/")[0]
        try:
            rows[folder] = rows.get(folder, 0) + len(load_table(name).rows)
        except KhabarError:
            continue  # told by the check of the tables
    return {folder: (number, digest(ROOT / folder, "*.*")) for folder, number in rows.items()}


def _own_tables() -> tuple[dict[str, int], list[str]]:
    """Give the rows of the user's tables (setting "tables") by name, and what is wrong with them."""
    named = setting("tables")
    if not named:
        return {}, []
    folder = Path(named).expanduser()
    if not folder.is_dir():
        return {}, [f"KHABAR_TABLES names {named}, which is no folder: make it, or unset KHABAR_TABLES"]
    own: dict[str, int] = {}
    faults = []
    for path in sorted(folder.rglob("*.tsv")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        if name not in table_names():
            faults.append(f"{path} is read by nothing: khabar tables list shows the names that are")
            continue
        with suppress(KhabarError):  # told by the check of the tables
            own[name] = len(read_table(path, name).rows)
    return own, faults


def _try_reading() -> list[str]:
    """Read the first of the shipped articles with every stage."""
    try:
        from khabar.articles import Rejected, read_articles
        from khabar.reader import Reader

        article = next(read_articles([Path(str(files("khabar.demo"))) / "articles.jsonl"]))
        if isinstance(article, Rejected):
            return [f"a shipped article cannot be read: {article.reason}"]
        events = Reader().read_article(article).events
    except Exception as error:  # noqa: BLE001 - whatever is wrong is what is asked for
        told = f"{error.where}: {error.what}" if isinstance(error, KhabarError) else f"{type(error).__name__}: {error}"
        return [f"a shipped article cannot be read: {told}"]
    return [] if events else ["no event is found in a shipped article: tables and models do not fit each other"]
