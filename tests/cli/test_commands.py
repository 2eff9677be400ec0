"""The command line: what people see, exit statuses, messages that name the input."""

import json
import subprocess
import sys

import pytest

from khabar.cli.bidi import visual_order
from khabar.cli.main import COMMANDS

TEXT = "خبر\nقال وزير الدفاع الفرنسي إن مسلحين هاجموا القاعدة في مالي الجمعة.\n"


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, "utf8")
    return path


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(run, name):
    status, out, _ = run(name, "--help")
    assert status == 0 and f"khabar {name}" in out and "Example" in out


def test_read_json(run, article):
    status, out, _ = run("read", article, "--published", "2024-03-04", "--outlet", "france24.com", "--json")
    reading = json.loads(out)
    assert status == 0 and reading["article"]["text"] == TEXT and reading["article"]["outlet"]["country"] == "FRA"
    assert reading["events"][0]["type"] == "ASSAULT"


def test_read_keeps_what_is_sure(run, article):
    _, out, _ = run("read", article, "--json", "--least", "1")
    assert json.loads(out)["events"] == [] and json.loads(out)["attributions"] == []


def test_read_shows_text_and_cards(run, article):
    status, out, _ = run("read", article, "--published", "2024-03-04", "--width", "100")
    assert status == 0 and "هاجموا" in out and "ASSAULT" in out and "chain:" in out


def test_read_html(run, article, tmp_path):
    status, out, _ = run("read", article, "--html", tmp_path / "page.html")
    assert status == 0 and out == ""
    assert 'dir="rtl"' in (tmp_path / "page.html").read_text("utf8")


def test_code_and_exit_status(run, article, tmp_path):
    status, out, _ = run("code", article, "-o", tmp_path / "e.csv", "--json")
    assert status == 0 and json.loads(out)["articles"] == 1
    (tmp_path / "bad.jsonl").write_text('{"id": "cut off', "utf8")
    status, _, err = run("code", article, tmp_path / "bad.jsonl", "-o", tmp_path / "e.csv")
    assert status == 3 and "rejected" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("read", "/nowhere/x.txt"), "/nowhere/x.txt"),
        (("code", "/nowhere/x.jsonl", "-o", "out.csv"), "/nowhere/x.jsonl"),
        (("tables", "find"), "WORD"),
    ],
)
def test_errors_name_the_input_without_traceback(run, arguments, said):
    status, _, err = run(*arguments)
    assert status == 1 and said in err and "Traceback" not in err


def test_what_is_no_reading_or_cannot_be_written_is_told(run, article, tmp_path):
    status, _, err = run("explain", article, "e1")
    assert status == 1 and "article.txt line 1" in err and "--json" in err
    status, _, err = run("read", article, "--published", "someday")
    assert status == 1 and "someday" in err
    status, _, err = run("read", article, "--html", tmp_path / "nowhere" / "x.html")
    assert status == 1 and "nowhere" in err


def test_an_article_cannot_steer_the_terminal(run, tmp_path):
    (tmp_path / "x.txt").write_text("خبر\n" + TEXT.split("\n")[1] + "\x1b]0;x\x07\x9b2J", "utf8")
    for bidi in ("on", "off"):
        status, out, _ = run("read", tmp_path / "x.txt", "--bidi", bidi, "--width", "90")
        assert status == 0 and not {"\x1b", "\x07", "\x9b"} & set(out)


def test_wrong_date_is_told(run, article, tmp_path):
    status, _, err = run("code", article, "-o", tmp_path / "e.csv", "--since", "yesterday")
    assert status == 1 and "2024-05-31" in err


def test_explain_names_the_row(run, article, tmp_path):
    run("code", article, "-o", tmp_path / "r.jsonl")
    status, out, _ = run("explain", tmp_path / "r.jsonl", "a1", "--json")
    told = json.loads(out)
    assert status == 0 and told["rows"] and told["cue"] in TEXT
    status, out, _ = run("explain", tmp_path / "r.jsonl", "e1")
    assert status == 0 and "events/acts.tsv, line" in out
    status, _, err = run("explain", tmp_path / "r.jsonl", "e99")
    assert status == 1 and "e99" in err


def test_missing_lists_verbs_without_a_row(run, tmp_path):
    (tmp_path / "a.txt").write_text("خبر\nغرد الطائر فوق الشجرة ثم طار الطائر بعيدا وطار معه آخر.\n", "utf8")
    status, out, _ = run("missing", tmp_path / "a.txt", "--json")
    assert status == 0
    assert any(json.loads(line)["word"] == "طار" for line in out.splitlines())


def test_tables_list_and_find(run):
    status, out, _ = run("tables", "list")
    assert status == 0 and "events/acts" in out
    status, out, _ = run("tables", "find", "زار")
    assert status == 0 and "events/acts.tsv" in out


def test_tables_are_sound(run):
    status, out, _ = run("tables", "check")
    assert status == 0, out


def test_demo_writes_events(run, tmp_path):
    status, out, _ = run("demo", "--folder", tmp_path, "--width", "100", "--bidi", "on")
    assert status == 0 and (tmp_path / "events.parquet").exists() and "Next:" in out
    assert {path.name for path in tmp_path.iterdir()} == {"articles.jsonl", "week.jsonl", "events.parquet"}


def test_help_needs_no_models(run):
    code = "import sys; from khabar.cli.main import main\ntry: main(['--help'])\nexcept SystemExit: pass\nprint('khabar.reader' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip().endswith("False")


def test_visual_order_keeps_every_character():
    marked = "قالَ وُ"
    assert "".join(marked[at] for at in visual_order(marked)) == "وُ لَاق"
    line = "قال (CNN) إن 25 شخصا"
    assert sorted(visual_order(line)) == list(range(len(line)))
    assert "".join(line[at] for at in visual_order(line)).startswith("اصخش 25")
