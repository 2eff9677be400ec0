"""The site is built offline, in full: nothing is fetched from elsewhere, links hold, Arabic runs from right to left."""

import os
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.docs.pages import DOCS, ROOT

pytest.importorskip("material", reason="the site needs khabar[dev] (mkdocs-material)")
FETCHED = re.compile(r"<(?:script|img|source|iframe|video|audio)\b[^>]*?\bsrc=\"([^\"]+)\"|<link\b([^>]*)>")


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf8", check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return folder


def html(site: Path) -> dict[Path, str]:
    return {path: path.read_text("utf8") for path in site.rglob("*.html")}


def test_every_page_is_there(site):
    missing = [p.name for p in DOCS.rglob("*.md") if not (site / p.relative_to(DOCS)).with_suffix(".html").exists()]
    assert missing == []


def test_nothing_is_fetched_from_elsewhere(site):
    wrong = []
    for path, text in html(site).items():
        for source, link in FETCHED.findall(text):
            rel = re.search(r'rel="?([\w -]+)', link)
            address = source or ((re.search(r'href="?([^"\s>]+)', link) or ["", ""])[1])
            if "//" in address.split("data:")[0] and not (rel and rel[1].strip() in ("canonical", "next", "prev")):
                wrong.append((path.name, address))
    for style in site.rglob("*.css"):
        wrong += [
            (style.name, found)
            for found in re.findall(r"(?:url\(|@import )[\"']?(https?:[^\"')]+)", style.read_text("utf8"))
        ]
    assert wrong == []


def test_links_of_the_site(site):
    pages, wrong = html(site), []
    for path, text in pages.items():
        for link in re.findall(r'<a\b[^>]*?\bhref="([^"]+)"', text):
            target, _, anchor = unquote(unescape(link)).partition("#")
            if re.match(r"\w+:|//", target) or path.name == "404.html":
                continue
            file = (path.parent / target).resolve() if target and target != "." else path
            file = file / "index.html" if file.is_dir() else file
            if not file.exists() or (
                anchor and file.suffix == ".html" and f'id="{anchor}"' not in unescape(pages[file])
            ):
                wrong.append((path.name, link))
    assert wrong == []


def test_direction_of_pages(site):
    for path, text in html(site).items():
        arabic = path.parent.name == "ar"
        assert f'<html lang="{"ar" if arabic else "en"}"' in text, path.name
        assert f'dir="{"rtl" if arabic else "ltr"}"' in re.search(r"<body[^>]*>", text)[0], path.name


def test_the_notebook_shows_its_plots(site):
    page = (site / "notebooks" / "week.html").read_text("utf8")
    assert page.count("data:image/png;base64,") >= 3


def test_search_in_a_browser_without_a_server(site):
    """Pages opened from the folder find what is searched for, and ask nothing of any host."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = os.environ.get("KHABAR_TEST_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        pytest.skip("no Chromium here (apt-get install chromium)")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page, asked = browser.new_page(viewport={"width": 1300, "height": 800}), []
        page.on("request", lambda request: asked.append(request.url) if request.url.startswith("http") else None)
        page.goto((site / "ar" / "desk.html").as_uri())
        page.fill(".md-search__input", "سلاسل")
        page.wait_for_selector(".md-search-result__item", timeout=60_000)
        browser.close()
    assert asked == []
