"""The doctor: what is installed, and models that no longer fit the tables are noticed."""

import hashlib
import json
from base64 import urlsafe_b64encode
from types import SimpleNamespace

import msgspec
import pytest

from khabar.classifiers import fingerprint as prints
from khabar.classifiers import plain
from khabar.classifiers.fingerprint import PARTS, digest, fingerprint, needed, outdated, tables_version
from khabar.cli.main import main
from khabar.errors import ModelError, TableError
from khabar.health import look, models, packages, whole
from khabar.health.look import _own_tables
from khabar.knowledge.tables import read_table
from khabar.words.weights import HEAD, MARK, open_tagger


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """Give a package folder with one model of a card, and a way to write it."""
    folder = tmp_path / "classifiers" / "models"
    folder.mkdir(parents=True)
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "tagger.crfsuite").write_bytes(HEAD.pack(MARK, HEAD.size + 7) + b"weights")
    monkeypatch.setattr(models, "files", lambda package: tmp_path)

    def write(card):
        model = {"weights": {"subject": 1.0, "object": [0.5, 0.5]}, "card": card}
        (folder / "events.actor.msgpack").write_bytes(msgspec.msgpack.encode(model))

    return write


def test_a_model_of_the_present_tables_is_well(shipped):
    shipped({"licence": "MIT", **fingerprint()})
    actor, tagger = models.find_models(fingerprint())
    assert (actor.file, actor.features, actor.faults) == ("classifiers/models/events.actor.msgpack", 2, [])
    assert tagger.digest and not tagger.faults


def test_a_model_of_other_tables_is_told(shipped):
    shipped(fingerprint() | {"tables/events": "000000000000"})
    (fault,) = models.find_models(fingerprint())[0].faults
    assert "other tables/events" in fault and "tables/actors" not in fault


def test_a_model_minds_only_what_its_own_stage_is_made_of(shipped):
    shipped(fingerprint() | {"tables/attributions": "000000000000"})
    assert models.find_models(fingerprint())[0].faults == []
    assert needed("attributions.cue.msgpack", fingerprint()).keys() == {"tables/attributions", "code/attributions"}
    assert needed("places.own.msgpack", fingerprint()) == fingerprint()


def test_a_model_that_tells_nothing_and_a_broken_one(shipped, tmp_path):
    shipped({"licence": "MIT"})
    assert "does not tell" in models.find_models(fingerprint())[0].faults[0]
    (tmp_path / "classifiers" / "models" / "events.actor.msgpack").write_bytes(b"\x81cut")
    assert "broken" in models.find_models(fingerprint())[0].faults[0]
    (tmp_path / "classifiers" / "models" / "events.actor.msgpack").unlink()
    (tmp_path / "words" / "tagger.crfsuite").unlink()
    assert len(models.find_models(fingerprint())[-1].faults) == 2


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (HEAD.pack(MARK, 4000) + b"cut", "11 bytes where its head tells of 4000"),
        (b"lC", "no model"),
        (b"", "no model"),
        (b"something else altogether", "no model"),
        (None, "missing"),
    ],
)
def test_a_cut_off_tagger_is_told_and_never_opened(shipped, tmp_path, content, fault):
    """CRFsuite itself ends the process at such a file."""
    path = tmp_path / "words" / "tagger.crfsuite"
    path.unlink() if content is None else path.write_bytes(content)
    (told,) = models.find_models(fingerprint())[-1].faults[-1:]
    assert fault in told and "install it again" in told
    with pytest.raises(ModelError, match=fault):
        open_tagger(path)


def test_a_table_that_was_cut_within_a_letter_is_an_error_of_the_table(tmp_path):
    table = tmp_path / "acts.tsv"
    table.write_bytes("key\tverb\nzara\tزار\n".encode()[:-2])
    with pytest.raises(TableError, match=r"byte 18 is no UTF-8.*install khabar again"):
        read_table(table, "events/acts")
    assert digest(tmp_path, "*.tsv")


class Entry:
    """A file in the record of a wheel."""

    def __init__(self, path, content, size=True):
        mark = urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        self.hash, self.size, self.path = (
            SimpleNamespace(mode="sha256", value=mark),
            len(content) if size else None,
            path,
        )

    def locate(self):
        return self.path


def test_files_are_held_against_the_record_of_the_wheel(tmp_path, monkeypatch):
    entries = [Entry(tmp_path / f"{name}.tsv", b"key\tverb\n") for name in ("well", "cut", "gone", "other")]
    entries.append(Entry(tmp_path.parent / "elsewhere.py", b"of another package"))
    for entry, content in zip(entries, (b"key\tverb\n", b"key", None, b"key\tnoun\n"), strict=False):
        entry.path.write_bytes(content) if content else None
    monkeypatch.setattr(whole, "files", lambda package: tmp_path)
    monkeypatch.setattr(whole, "recorded", lambda package: entries)
    held, faults = whole.find_changed()
    assert held == 4 and [fault.split(":")[0].split(" (")[0] for fault in faults] == [
        "cut.tsv is not whole or of another version",
        "gone.tsv is missing",
        "other.tsv is not the one that was installed",
    ]
    assert "KHABAR_TABLES" in faults[2]
    monkeypatch.setattr(whole, "recorded", lambda package: [Entry(tmp_path / f"{n}.py", b"x") for n in range(30)])
    held, faults = whole.find_changed()
    assert len(faults) == whole.TOLD + 1 and faults[-1].startswith("20 more files")
    monkeypatch.setattr(whole, "recorded", lambda package: None)
    assert whole.find_changed() == (0, [])


def test_tables_of_ones_own_are_told(tmp_path, monkeypatch):
    monkeypatch.setenv("KHABAR_TABLES", str(tmp_path / "none"))
    assert "which is no folder" in _own_tables()[1][0]
    monkeypatch.setenv("KHABAR_TABLES", str(tmp_path))
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "spots.tsv").write_text("key\tname\nx\tس\n", "utf8")
    (tmp_path / "places" / "sposts.tsv").write_text("key\tname\nx\tس\n", "utf8")
    own, (fault,) = _own_tables()
    assert own == {"places/spots": 1} and "sposts.tsv is read by nothing" in fault


def test_a_row_changes_the_print_and_a_comment_does_not(tmp_path):
    table = tmp_path / "acts.tsv"
    table.write_text("# By hand.\nkey\tverb\nzara\tزار\n", "utf8")
    before = digest(tmp_path, "*.tsv")
    table.write_text("# By hand, read again.\n\nkey\tverb\nzara\tزار\n", "utf8")
    assert digest(tmp_path, "*.tsv") == before
    table.write_text("# By hand.\nkey\tverb\nzara\tزار\nqala\tقال\n", "utf8")
    assert digest(tmp_path, "*.tsv") != before


def test_tables_of_ones_own_change_the_version_of_all_tables(tmp_path, monkeypatch):
    tables_version.cache_clear()
    shipped = tables_version()
    monkeypatch.setenv("KHABAR_TABLES", str(tmp_path))
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "spots.tsv").write_text("key\tname\nx\tس\n", "utf8")
    tables_version.cache_clear()
    assert tables_version() != shipped
    tables_version.cache_clear()


def test_every_part_of_the_print_is_there():
    assert set(fingerprint()) == set(PARTS) and len(set(fingerprint().values())) == len(PARTS)
    root = prints.Path(str(prints.files("khabar")))
    assert all(list((root / folder).glob(pattern)) for folder, pattern in PARTS.values())
    assert outdated(fingerprint(), fingerprint()) == []


def test_training_keeps_the_print():
    training = pytest.importorskip("training.events", reason="what trains models needs scipy")
    example = ([(plain, "subject")], True), ([(plain, "object")], False)
    rows = [("act", [([(plain, "verb")], True), ((), False)]), ("status", ([(plain, "will")], "future"))]
    rows += [("status", ([(plain, "did")], "actual")), ("actor", list(example)), ("recipient", list(example))]
    for model in training.train(rows * 12).values():
        assert outdated(model.card, fingerprint()) == [] and model.card["licence"] == "MIT"


def test_packages_are_told_by_extra(monkeypatch):
    wanted = ["click>=8.1", 'daft>=0.5; extra == "cluster"', "khabar[web]; extra == 'all'"]
    monkeypatch.setattr(packages, "requires", lambda name: wanted)
    monkeypatch.setattr(packages, "try_version", {"click": "8.2"}.get)
    click, daft = packages.find_packages()
    assert (click.name, click.wanted, click.version, click.needed) == ("click", ">=8.1", "8.2", True)
    assert click.fault is None and daft.fault is None
    monkeypatch.setattr(packages, "try_version", {"click": "8.0.9", "daft": "0.5.0rc1"}.get)
    click, daft = packages.find_packages()
    assert click.fault == "click 8.0.9 is too old: pip install 'click>=8.1'" and daft.fault is None
    monkeypatch.setattr(packages, "try_version", {}.get)
    click, daft = packages.find_packages()
    assert click.fault == "click is not installed: pip install click" and daft.fault is None
    assert (daft.name, daft.version, daft.extra, daft.needed) == ("daft", None, "cluster", False)


def test_the_command_says_how_it_stands(capsys):
    for arguments in (["doctor"], ["doctor", "--json"]):
        with pytest.raises(SystemExit) as end:
            main(arguments)
        out = capsys.readouterr().out
        assert end.value.code == (1 if look().faults else 0)
        assert "events.act.msgpack" in out
    told = json.loads(out)
    assert told["well"] == (not told["faults"]) and told["tables"]["events"]["rows"] > 100
    assert {"name", "wanted", "version", "extra"} <= set(told["packages"][0])
