"""What the tests of the documentation share: the pages, their shell blocks, links and headings."""

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]
FENCE = re.compile(r"((?:^ *<!-- (?:skip|first): [^\n]+ -->\n+)*)^( *)```(\w*)\n(.*?)^ *```$", re.M | re.S)
NOTE = re.compile(r"<!-- (skip|first): (.+?) -->")
LINK = re.compile(r"\]\(([^)\s]+)\)")


class Block(NamedTuple):
    """A fenced block: its page, line and language, what it holds, why it is left out, what runs before it unseen."""

    page: Path
    line: int
    language: str
    code: str
    skip: str
    first: str

    @property
    def name(self) -> str:
        """Name the block by page and line."""
        return f"{page_name(self.page)}:{self.line}"


def page_name(page: Path) -> str:
    """Name a page by its path in the checkout."""
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> list[Block]:
    """Give the fenced blocks of a page.

    A block is marked in the lines before it: <!-- skip: REASON --> leaves it out, <!-- first: COMMAND --> runs a command first.
    """
    text = page.read_text("utf8")
    found = []
    for match in FENCE.finditer(text):
        notes = dict(NOTE.findall(match[1]))
        line = text[: match.end(1)].count("\n") + 1
        code = "\n".join(one.removeprefix(match[2]) for one in match[4].splitlines()) + "\n"
        found.append(Block(page, line, match[3], code, notes.get("skip", ""), notes.get("first", "")))
    return found


def prose(page: Path) -> str:
    """Give a page without its fenced blocks."""
    return FENCE.sub("", page.read_text("utf8"))


def anchors(page: Path) -> set[str]:
    """Give the anchors of a page's headings, as the site and code hosts make them."""
    heads = re.findall(r"^#+ (.+?)\s*$", prose(page), re.M)
    plain = [re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", head).lower() for head in heads]
    return {re.sub(r"[^\w\- ]", "", head).strip().replace(" ", "-") for head in plain}
