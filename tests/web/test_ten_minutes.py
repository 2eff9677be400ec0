"""The newcomer's ten minutes through the desk: feeds as in the docs, `khabar serve` as typed, the rest in a real Chromium."""

import csv
import importlib.util
import io
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from khabar.store import list_decisions, open_store

from .conftest import PASSWORD

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install 'khabar[test]'")
from .test_browser import CHROMIUM, Seen, browser  # noqa: F401

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium here (apt-get install chromium)")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Give a folder in which the watched store of the page lies, with a reviewer."""
    spec = importlib.util.spec_from_file_location("ten_minutes", ROOT / "docs" / "ten_minutes.py")
    steps = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(steps)
    folder = tmp_path_factory.mktemp("ten")
    with steps.serve() as address:
        steps.write_list(folder, address)
        khabar(folder, "watch", "feeds.toml", "--once")
    khabar(
        folder,
        "serve",
        steps.STORE,
        "--add-user",
        "amina",
        "--role",
        "reviewer",
        "--password-stdin",
        sent=PASSWORD + "\n",
    )
    return folder


def khabar(folder, *arguments, sent=None):
    command = [sys.executable, "-m", "khabar", *arguments]
    done = subprocess.run(
        command, cwd=folder, input=sent, capture_output=True, encoding="utf8", env=ENVIRONMENT, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def desk(folder):
    """Give the address of `khabar serve` on the store."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "khabar", "serve", "sqlite:///desk.db", "--port", str(port)]
    running = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT)
    address = f"http://127.0.0.1:{port}"
    while running.poll() is None:
        try:
            urllib.request.urlopen(address + "/login")
            break
        except urllib.error.URLError:
            time.sleep(0.1)
    yield address
    running.terminate()
    running.wait()


def exported(page, kind="CSV"):
    with page.expect_download() as saved:
        page.click(f".exports a:text-is('{kind}')")
    return list(csv.DictReader(io.StringIO(Path(saved.value.path()).read_text("utf8"), newline="")))


def test_from_the_first_page_to_the_corrected_export(browser, desk, folder):  # noqa: F811
    seen = Seen(browser, desk, "en", viewport={"width": 1280, "height": 900})
    page, press = seen.page, seen.page.keyboard.press
    seen.sign_in("amina")

    story = page.locator(".stories li", has_text="الموصل").first
    assert story.locator(".weight b").inner_text() == "1" and "articles: 4" in story.inner_text()
    seen.picture("ten-1-today")
    story.locator("h2 a").click()
    grade = page.inner_text(".grade")
    assert (
        "repeated" in grade and "Independent chains: 1" in grade and "go back to one origin" in grade and "(4)" in grade
    )
    assert page.locator(".groups li").count() == 1
    assert {"marsa", "sahel", "nahr", "qalam"} <= set(
        re.findall(r"\w+", page.inner_text(".groups"))
    ) and "Reuters" in page.inner_text(".groups")
    seen.check("story of one agency")
    seen.picture("ten-2-story")

    press("/")
    page.keyboard.insert_text("طوكيو")
    with page.expect_navigation():
        press("Enter")
    page.click("a:text-is('Events')")
    before = exported(page)
    visit = next(row for row in before if row["type"] == "CONSULT" and row["status"] == "actual")
    article, _, item = visit["event_id"].rpartition(":")
    page.click(f".events a[href$='#card-{item}']")
    page.click(f"#card-{item} a:text-is('Review this')")
    seen.picture("ten-3-item")

    def tab_to(wanted):
        for _ in range(120):
            press("Tab")
            if page.evaluate(f"document.activeElement.matches({wanted!r})"):
                return
        raise AssertionError(wanted)

    tab_to("[name=comment]")
    page.keyboard.insert_text("the visit is still to come")
    tab_to("[name=status]")
    press("ArrowDown")
    assert page.input_value("[name=status]") == "future"
    tab_to("button[value=correct][data-key]")
    with page.expect_navigation():
        press("Enter")
    with open_store(f"sqlite:///{folder}/desk.db") as store:
        assert [(d.who, d.item, d.verdict, d.correction, d.comment) for d in list_decisions(store)] == [
            ("amina", item, "correct", {"status": "future"}, "the visit is still to come")
        ]

    page.goto(f"/article?id={article}#card-{item}")
    assert "future" in page.inner_text(f"#card-{item}") and "reviewed" in page.inner_text(f"#card-{item}")
    seen.picture("ten-4-article")
    page.goto("/search?words=طوكيو&show=events")
    after = {row["event_id"]: row for row in exported(page)}
    assert after[visit["event_id"]]["status"] == "future"
    changed = [name for name in visit if after[visit["event_id"]][name] != visit[name]]
    assert changed == ["status"] and len(after) == len(before)
    seen.check("search")
