"""The doctor: what is installed, and models that no longer fit the tables are noticed."""

import json

import msgspec
import pytest

from khabar.classifiers import fingerprint as prints
from khabar.classifiers.fingerprint import PARTS, digest, fingerprint, outdated, tables_version
from khabar.cli.main import main
from khabar.health import look, models, packages


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """Give a package folder with one model of a card, and a way to write it."""
    folder = tmp_path / "classifiers" / "models"
    folder.mkdir(parents=True)
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "tagger.crfsuite").write_bytes(b"weights")
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


def test_a_model_that_tells_nothing_and_a_broken_one(shipped, tmp_path):
    shipped({"licence": "MIT"})
    assert "does not tell" in models.find_models(fingerprint())[0].faults[0]
    (tmp_path / "classifiers" / "models" / "events.actor.msgpack").write_bytes(b"\x81cut")
    assert "broken" in models.find_models(fingerprint())[0].faults[0]
    (tmp_path / "classifiers" / "models" / "events.actor.msgpack").unlink()
    (tmp_path / "words" / "tagger.crfsuite").unlink()
    assert len(models.find_models(fingerprint())[-1].faults) == 2


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
    example = (["subject"], True), (["object"], False)
    rows = [("act", (["verb"], "yes")), ("act", (["noun"], "no")), ("status", (["will"], "future"))]
    rows += [("status", (["did"], "actual")), ("actor", list(example)), ("recipient", list(example))]
    for model in training.train(rows * 12).values():
        assert outdated(model.card, fingerprint()) == [] and model.card["licence"] == "MIT"


def test_packages_are_told_by_extra(monkeypatch):
    wanted = ["click>=8.1", 'daft>=0.5; extra == "cluster"', "khabar[web]; extra == 'all'"]
    monkeypatch.setattr(packages, "requires", lambda name: wanted)
    monkeypatch.setattr(packages, "try_version", {"click": "8.2"}.get)
    click, daft = packages.find_packages()
    assert (click.name, click.wanted, click.version, click.needed) == ("click", ">=8.1", "8.2", True)
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
