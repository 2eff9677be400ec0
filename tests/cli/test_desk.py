"""The commands of the desk: load, code into a store, stories, export."""

import csv
import json
import subprocess
import sys

import pytest

from khabar.store import Decision, Query, count_articles, decide, open_store


@pytest.fixture
def news(tmp_path):
    rows = [
        {"id": f"n{n}", "outlet": outlet, "published": "2024-05-08", "title": title, "text": f"{title}\n{text}"}
        for n, (outlet, title, text) in enumerate(
            [
                (
                    "bbc.com",
                    "هجوم على قاعدة في مالي",
                    "قال وزير الدفاع الفرنسي إن مسلحين هاجموا قاعدة عسكرية في مالي الأربعاء.",
                ),
                (
                    "dw.com",
                    "مسلحون يهاجمون قاعدة في مالي",
                    "هاجم مسلحون قاعدة عسكرية في مالي الأربعاء، بحسب وزير الدفاع الفرنسي.",
                ),
                ("france24.com", "زيارة إلى طوكيو", "زار وزير الخارجية الألماني طوكيو الثلاثاء."),
            ]
        )
    ]
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf8")
    return path


def test_code_into_a_store_takes_nothing_twice(run, news, url):
    status, out, _ = run("code", news, "-o", url, "--json")
    first = json.loads(out)
    assert status == 0 and (first["articles"], first["known"]) == (3, 0) and first["events"] >= 3
    status, out, _ = run("code", news, "-o", url, "--json")
    again = json.loads(out)
    assert status == 0 and (again["articles"], again["known"], again["events"]) == (0, 3, 0)


def test_code_into_a_store_sets_bad_items_aside(run, news, tmp_path):
    news.write_text(news.read_text("utf8") + '\n{"text": ""}', "utf8")
    status, out, err = run("code", news, "-o", f"sqlite:///{tmp_path}/desk.db", "--least", "0.99")
    assert status == 3 and "3 articles" in out and "desk.db.rejected.jsonl" in err
    assert len((tmp_path / "desk.db.rejected.jsonl").read_text("utf8").splitlines()) == 1


def test_load_takes_what_code_wrote(run, news, tmp_path):
    run("code", news, "-o", tmp_path / "coded")
    store = f"sqlite:///{tmp_path}/desk.db"
    assert run("load", tmp_path / "coded", "-o", store)[0] == 0
    status, out, _ = run("load", tmp_path / "coded" / "readings.jsonl", "-o", store, "--json")
    assert status == 0 and json.loads(out)["known"] == 3
    status, _, err = run("load", news, "-o", store)
    assert status == 1 and "left out" in err
    assert "khabar code" in (tmp_path / "desk.db.rejected.jsonl").read_text("utf8")


def test_stories_as_json_and_in_words(run, news, url):
    run("code", news, "-o", url)
    status, out, _ = run("stories", url, "--json")
    stories = json.loads(out)
    assert status == 0 and sorted(a for s in stories for a in s["articles"]) == ["n0", "n1", "n2"]
    for story in stories:
        assert {"id", "about", "articles", "chains", "independent"} <= set(story)
        assert set(story["about"]) >= {"type", "title"} and story["independent"] >= 1
    both = next(s for s in stories if "n0" in s["articles"])
    assert sorted(both["articles"]) == ["n0", "n1"] and both["independent"] == 1 and len(both["chains"]) == 1
    status, out, _ = run("stories", url)
    assert status == 0 and "1 origins   2 articles" in out
    status, out, _ = run("stories", url, "--story", both["id"])
    assert status == 0 and "repeated" in out and "counts once" in out


def test_a_correction_is_seen_in_the_export(run, news, url, tmp_path):
    run("code", news, "-o", url)
    with open_store(url) as store:
        decide(store, Decision("n2", "e1", "correct", "amina", correction={"status": "future"}))
    out_file = tmp_path / "out.csv"
    status, out, _ = run("export", url, "-o", out_file, "--type", "CONSULT", "--status", "future", "--json")
    assert status == 0 and json.loads(out) == {"articles": 1, "events": 1}
    with out_file.open(encoding="utf8", newline="") as file:
        assert [(row["article_id"], row["status"]) for row in csv.DictReader(file)] == [("n2", "future")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("stories", "sqlite:////nowhere/desk.db"), "no such store"),
        (("export", "sqlite:////nowhere/desk.db", "-o", "x.csv"), "no such store"),
        (("stories", "desk.txt"), "no such store"),
    ],
)
def test_errors_say_what_to_do(run, arguments, said):
    status, _, err = run(*arguments)
    assert status == 1 and said in err and "khabar load" in err


def test_two_runs_into_one_store_at_once_take_nothing_twice(tmp_path, news, url):
    first, second = (
        subprocess.Popen([sys.executable, "-m", "khabar", "code", news, "-o", url, "--json"], stdout=subprocess.PIPE)
        for _ in range(2)
    )
    told = [json.loads(popen.communicate()[0]) for popen in (first, second)]
    assert sum(one["articles"] for one in told) == 3 and sum(one["known"] for one in told) == 3
    with open_store(url) as store:
        assert count_articles(store, Query()) == 3
