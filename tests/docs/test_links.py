"""Links in the documentation lead to pages, files and headings that are there; every page can be reached."""

from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.docs.pages import DOCS, LINK, PAGES, ROOT, anchors, page_name, prose


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_links_of_page(page: Path) -> None:
    wrong = []
    for link in LINK.findall(prose(page)):
        path, _, anchor = unquote(link).partition("#")
        if ":" in path:
            assert path.startswith(("https:", "mailto:")), link
            continue
        target = (page.parent / path).resolve() if path else page
        if not target.is_file() or (anchor and target.suffix == ".md" and anchor not in anchors(target)):
            wrong.append(link)
    assert wrong == []


def test_links_stay_in_the_documentation() -> None:
    """A site holds docs/ alone: a page there must not link outside of it."""
    out = []
    for page in DOCS.rglob("*.md"):
        for link in LINK.findall(prose(page)):
            path = link.partition("#")[0]
            if path and ":" not in path and not (page.parent / path).resolve().is_relative_to(DOCS):
                out.append((page_name(page), link))
    assert out == []


def test_every_page_stands_in_the_navigation() -> None:
    listed = (ROOT / "mkdocs.yml").read_text("utf8")
    assert [page.name for page in DOCS.rglob("*.md") if page.relative_to(DOCS).as_posix() not in listed] == []
