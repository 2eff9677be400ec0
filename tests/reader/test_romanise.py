"""Names of persons whom no table knows, in Latin letters: an option, told in the reading."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from khabar.articles import read_articles
from khabar.cli import code, read
from khabar.errors import ExtraError
from khabar.reader import Reader, romanise
from khabar.reader.pool import Limits, read_lines
from khabar.reader.romanise import ARABIC, NOTE
from khabar.runs import Extras

TEXT = (
    "قال حسين الدوبرداني، وهو ناشط من المدينة، إن الجيش قصف القرية. وأضاف الدوبرداني أن عشرات المدنيين أصيبوا. "
    "وقال كثيرون إن قوات الأمن اعتقلت حسين الدوبرداني."
)
NAME = "حسين الدوبرداني"
installed = pytest.mark.skipif(
    importlib.util.find_spec("arabic_name_romanizer") is None,
    reason="the extra roman is not installed (pip install 'khabar[roman]')",
)


@pytest.fixture(scope="module")
def roman() -> Reader:
    return Reader(romanise=True)


def test_names_stay_in_arabic_unless_asked() -> None:
    reading = Reader().read(TEXT, published="2024-05-02")
    assert reading.mentions[0].name == NAME
    assert not any(note.startswith(NOTE) for note in reading.notes)


@installed
def test_an_unknown_name_is_written_alike_wherever_it_stands(roman: Reader) -> None:
    reading = roman.read(TEXT, published="2024-05-02")
    latin = reading.mentions[0].name
    assert ARABIC.search(latin) is None and latin.startswith("Hussein")
    told = [m.name for m in reading.mentions if m.kind == "person" and "دوبرداني" in m.name_ar]
    assert set(told) == {latin}
    assert {a.speaker.name for a in reading.attributions[:2]} == {latin}
    arrest = next(e for e in reading.events if e.type == "COERCE")
    assert [p.name for p in arrest.recipients] == [latin]
    assert latin in {name for e in reading.events for name in e.chain}


@installed
def test_the_reading_says_which_names_were_romanised_and_keeps_the_arabic(roman: Reader) -> None:
    reading = roman.read(TEXT, published="2024-05-02")
    latin = reading.mentions[0].name
    assert [note for note in reading.notes if note.startswith(NOTE)] == [f"{NOTE}{latin} ({NAME})"]
    assert reading.mentions[0].name_ar == NAME


@installed
def test_only_names_change(roman: Reader) -> None:
    """Phrases that stay in Arabic because they are no names, spans, countries, confidences: all as before."""
    latin = roman.read(TEXT, published="2024-05-02")
    name = latin.mentions[0].name
    plain = Reader().read(TEXT, published="2024-05-02").to_json().decode()
    back = latin.to_json().decode().split('"notes":')[0].replace(f'"{name}"', f'"{NAME}"')
    assert back == plain.split('"notes":')[0]


@installed
def test_a_reading_without_unknown_names_stays_as_it_is(roman: Reader) -> None:
    text = "قال الرئيس الفرنسي إيمانويل ماكرون إن بلاده تدعم لبنان."
    assert roman.read(text, published="2024-05-02") == Reader().read(text, published="2024-05-02")


@installed
def test_readings_do_not_depend_on_the_number_of_processes(tmp_path: Path) -> None:
    rows = [json.dumps({"id": str(n), "text": TEXT, "published": "2024-05-02"}, ensure_ascii=False) for n in range(3)]
    (tmp_path / "a.jsonl").write_text("\n".join(rows), "utf8")
    items = list(read_articles([tmp_path / "a.jsonl"]))
    here = list(read_lines(items, romanise=True))
    assert all(json.loads(line)["mentions"][0]["name"] != NAME for line in here)
    assert here == list(read_lines(items, 1, Limits(600), romanise=True))
    assert here != list(read_lines(items))


@installed
def test_the_command_line_offers_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf8")
    shown = CliRunner().invoke(read.command, [str(tmp_path / "a.txt"), "--json", "--romanise"])
    latin = json.loads(shown.output)["mentions"][0]["name"]
    out = tmp_path / "readings.jsonl"
    assert CliRunner().invoke(code.command, [str(tmp_path / "a.txt"), "-o", str(out), "--romanise"]).exit_code == 0
    assert json.loads(out.read_text("utf8"))["mentions"][0]["name"] == latin != NAME


@installed
def test_a_run_that_romanises_is_another_run() -> None:
    assert Extras(romanise=True).sign() and not Extras().sign()


def test_without_the_library_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "arabic_name_romanizer", None)
    romanise._library.cache_clear()
    with pytest.raises(ExtraError, match=r"khabar\[roman\]"):
        Reader(romanise=True)
    romanise._library.cache_clear()
